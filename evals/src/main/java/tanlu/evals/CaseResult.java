package tanlu.evals;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Claim;

/// How one case went: a line of the journal.
///
/// @param answer the last turn's answer; null where none came
/// @param firstEventMilliseconds from the last question to the first sign of an answer
/// @param milliseconds from the last question to the whole answer
/// @param error one sentence; null unless the outcome is an error
/// @param gist of the answer; null where none came
/// @param truths the expected numbers as the engine gave them, by name, e.g. `556.86 Mt CO2`
public record CaseResult(
    String id,
    Outcome outcome,
    List<Score> scores,
    @Nullable Answer answer,
    long firstEventMilliseconds,
    long milliseconds,
    @Nullable String error,
    Map<String, String> truths,
    @Nullable Gist gist) {

  /// Errors are never scored.
  public enum Outcome {
    @JsonProperty("pass")
    PASS,
    @JsonProperty("fail")
    FAIL,
    @JsonProperty("error")
    ERROR,
    /// No metric applies to the case.
    @JsonProperty("n/a")
    NOT_APPLICABLE;

    static Outcome of(List<Score> scores) {
      if (scores.isEmpty()) {
        return NOT_APPLICABLE;
      }
      return scores.stream().allMatch(Score::passed) ? PASS : FAIL;
    }
  }

  /// The same without the answer, which the journal keeps.
  CaseResult withoutAnswer() {
    return new CaseResult(
        id, outcome, scores, null, firstEventMilliseconds, milliseconds, error, truths, gist);
  }

  /// As the journal keeps it: claims without the nested inputs of their derivations, nine tenths of
  /// an answer, which a replay gives again.
  CaseResult slim() {
    if (answer == null) {
      return this;
    }
    List<Claim> claims =
        answer.claims().stream()
            .map(
                claim ->
                    new Claim(
                        claim.id(),
                        claim.shown(),
                        claim.value(),
                        claim.unit(),
                        claim.label(),
                        withoutInputs(claim.derivation())))
            .toList();
    Answer kept =
        answer.with(
            answer.outcome(),
            answer.text(),
            claims,
            answer.charts(),
            answer.citations(),
            answer.warnings());
    return new CaseResult(
        id, outcome, scores, kept, firstEventMilliseconds, milliseconds, error, truths, gist);
  }

  private static Claim.Proof withoutInputs(Claim.Proof proof) {
    return new Claim.Proof(
        proof.kind(),
        proof.formula(),
        JsonNodeFactory.instance.arrayNode(),
        proof.tool(),
        proof.arguments(),
        proof.path());
  }

  /// What went wrong, one sentence each.
  public List<String> reasons() {
    Stream<String> missed =
        scores.stream()
            .flatMap(
                score -> score.reasons().stream().map(reason -> score.metric() + ": " + reason));
    return Stream.concat(Stream.ofNullable(error), missed).toList();
  }
}
