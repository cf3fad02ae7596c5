package tanlu.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Language;
import tanlu.assistant.Assistant;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Chart;
import tanlu.assistant.answer.Citation;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.proof.Citations;
import tanlu.assistant.tool.ToolOutcome;
import tanlu.knowledge.Passage;

/// The catalogue, the tools called directly, and the claims of answers given.
final class DataHandlers {
  private final Assistant assistant;

  DataHandlers(Assistant assistant) {
    this.assistant = assistant;
  }

  void handle(RoutesConfig routes) {
    routes.get("/api/catalog", context -> context.json(assistant.catalog()));
    routes.post("/api/tools/{name}", this::callTool);
    routes.get("/api/passages/{document}/{place}", this::passage);
    routes.get("/api/claims/{answerId}/{claimId}", this::claim);
    routes.get("/api/answers/{id}/bundle", this::bundle);
  }

  private void callTool(Context context) throws IOException {
    ObjectNode arguments = RequestBody.read(context);
    Language language = Failures.language(context);
    switch (assistant.call(context.pathParam("name"), arguments, language, Owner.of(context))) {
      case ToolOutcome.Done done -> context.json(ToolReply.of(done, language));
      case ToolOutcome.Failed failed -> throw new ApiException(failed.problem());
    }
  }

  /// A passage with what stands before and after it in its document.
  private void passage(Context context) {
    String document = context.pathParam("document");
    String place = context.pathParam("place");
    Passage passage =
        assistant
            .passage(document + "/" + place)
            .orElseThrow(
                () ->
                    new ApiException(
                        404,
                        "语料中没有段落 " + document + "/" + place + "。",
                        "The corpus has no passage " + document + "/" + place + "."));
    int n = Integer.parseInt(place);
    context.json(
        new InContext(
            passage,
            assistant.passage(document + "/" + (n - 1)).orElse(null),
            assistant.passage(document + "/" + (n + 1)).orElse(null)));
  }

  private record InContext(Passage passage, @Nullable Passage before, @Nullable Passage after) {}

  private void claim(Context context) {
    Claim claim =
        find(Owner.of(context), context.pathParam("answerId"), context.pathParam("claimId"));
    ObjectNode reply = Json.MAPPER.valueToTree(claim);
    if ("true".equals(context.queryParam("replay"))) {
      reply.set("replayed", Json.MAPPER.valueToTree(assistant.replay(claim)));
    }
    context.json(reply);
  }

  private void bundle(Context context) {
    String id = context.pathParam("id");
    ObjectNode bundle = assistant.bundles().of(Owner.of(context), id).orElseThrow(() -> none(id));
    context.header("Content-Disposition", "attachment; filename=\"answer-" + id + ".json\"");
    context.json(bundle);
  }

  private static ApiException none(String answerId) {
    return new ApiException(
        404,
        "没有编号为 " + answerId + " 的回答，或已不再保存：请重新提问。",
        "No answer " + answerId + " is held (any more): ask again.");
  }

  private Claim find(String owner, String answerId, String claimId) {
    Answer answer = assistant.answer(owner, answerId).orElseThrow(() -> none(answerId));
    return answer.claims().stream()
        .filter(claim -> claim.id().equals(claimId))
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.unknown(
                    "回答 " + answerId + " 中没有数据 " + claimId + "。",
                    "Answer " + answerId + " has no claim " + claimId + ".",
                    answer.claims().stream().map(Claim::id).toList()));
  }

  /// @param chart the first of `charts`, for clients that show one
  private record ToolReply(
      JsonNode result,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Chart chart,
      List<Chart> charts,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Citation> citations,
      List<String> warnings) {

    static ToolReply of(ToolOutcome.Done done, Language language) {
      return new ToolReply(
          done.result(),
          done.charts().isEmpty() ? null : done.charts().getFirst(),
          done.charts(),
          Citations.of(done.passages(), language),
          done.warnings().stream().map(warning -> warning.in(language)).toList());
    }
  }
}
