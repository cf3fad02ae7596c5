package tanlu.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Chart;
import tanlu.assistant.answer.Citation;
import tanlu.assistant.answer.ModelUse;

/// An answer, or a piece of one, as OpenAI's chat completions have it. Charts, citations and claims
/// stand in `tanlu`, which other clients pass over.
///
/// @param id `chatcmpl-` and the answer's id
/// @param created seconds since 1970
record Completion(
    String id,
    String object,
    long created,
    String model,
    List<Choice> choices,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Usage usage,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Extension tanlu) {

  /// @param message the whole message; null in a stream
  /// @param delta a piece of it; null outside a stream
  record Choice(
      int index,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Message message,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Message delta,
      @JsonProperty("finish_reason") @Nullable String finishReason) {}

  record Message(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String role,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String content) {}

  /// Tokens of the language model, as its server told them; 0 for the offline model, which has
  /// none.
  record Usage(
      @JsonProperty("prompt_tokens") long promptTokens,
      @JsonProperty("completion_tokens") long completionTokens,
      @JsonProperty("total_tokens") long totalTokens) {
    static Usage of(ModelUse use) {
      return new Usage(
          use.inputTokens(), use.outputTokens(), use.inputTokens() + use.outputTokens());
    }
  }

  /// What chat completions have no place for.
  ///
  /// @param bundle where the answer can be had, signed, to be replayed
  /// @param ignored what of the request had no effect
  record Extension(
      String answerId,
      String conversationId,
      String language,
      String outcome,
      String bundle,
      List<Quoted> claims,
      List<Chart> charts,
      List<Citation> citations,
      List<String> warnings,
      List<String> followUps,
      List<String> ignored) {

    /// @param derivation where its proof can be had
    record Quoted(
        String id, String shown, double value, String unit, String label, String derivation) {}

    static Extension of(Answer answer, String base, List<String> ignored) {
      return new Extension(
          answer.id(),
          answer.conversationId(),
          answer.language(),
          answer.outcome().name().toLowerCase(Locale.ROOT),
          CompletionText.bundle(answer, base),
          answer.claims().stream()
              .map(
                  claim ->
                      new Quoted(
                          claim.id(),
                          claim.shown(),
                          claim.value(),
                          claim.unit(),
                          claim.label(),
                          base + "/api/claims/" + answer.id() + "/" + claim.id()))
              .toList(),
          answer.charts(),
          answer.citations(),
          answer.warnings(),
          answer.followUps(),
          ignored);
    }
  }
}
