package tanlu.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Language;
import tanlu.assistant.Assistant;
import tanlu.assistant.plan.Progress;
import tanlu.assistant.tool.DraftPlanTool;
import tanlu.assistant.tool.ToolOutcome;

/// Draft plans: start one, follow it, stop it, go on with it, fetch its files.
final class PlanHandlers {
  private static final Map<String, String> TYPES =
      Map.of(
          "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "pdf", "application/pdf",
          "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final List<String> KINDS = List.of("docx", "pdf", "xlsx");

  private final Assistant assistant;

  PlanHandlers(Assistant assistant) {
    this.assistant = assistant;
  }

  void handle(RoutesConfig routes) {
    routes.post("/api/plans", this::start);
    routes.get("/api/plans/{id}", context -> tell(context, assistant.plans()::find));
    routes.post("/api/plans/{id}/cancel", context -> tell(context, assistant.plans()::cancel));
    routes.post("/api/plans/{id}/resume", context -> tell(context, assistant.plans()::resume));
    for (String kind : KINDS) {
      routes.get("/api/plans/{id}/plan." + kind, context -> file(context, kind));
    }
  }

  private void start(Context context) throws IOException {
    ObjectNode arguments = RequestBody.read(context);
    Language language = Failures.language(context);
    if (!arguments.has("language")) {
      arguments.put("language", language.code());
    }
    switch (assistant.call(DraftPlanTool.NAME, arguments, language, Owner.of(context))) {
      case ToolOutcome.Done done -> {
        String id = done.result().path("id").asText();
        context.header("Location", "/api/plans/" + id).status(202);
        context.json(Reply.of(assistant.plans().find(id).orElseThrow()));
      }
      case ToolOutcome.Failed failed -> throw new ApiException(failed.problem());
    }
  }

  private void tell(Context context, Function<String, Optional<Progress>> what) {
    context.json(Reply.of(what.apply(mine(context)).orElseThrow(() -> none(context))));
  }

  private void file(Context context, String kind) throws IOException {
    Progress progress = assistant.plans().find(mine(context)).orElseThrow(() -> none(context));
    Path file =
        assistant
            .plans()
            .file(progress.id(), kind)
            .orElseThrow(
                () ->
                    new ApiException(
                        409,
                        "方案的 " + kind + " 文件还没有写好：请稍后再取，进度见 /api/plans/" + progress.id() + "。",
                        "The plan's "
                            + kind
                            + " is not written yet: fetch it later; its progress stands at"
                            + " /api/plans/"
                            + progress.id()
                            + "."));
    context.contentType(TYPES.getOrDefault(kind, "application/octet-stream"));
    context.header("Content-Disposition", "attachment; filename=\"plan." + kind + "\"");
    context.result(Files.newInputStream(file));
  }

  /// A plan nobody owns, such as one of a command, is that of a server without tokens.
  private String mine(Context context) {
    String id = context.pathParam("id");
    if (!assistant.store().planOwner(id).orElse(Assistant.ANYBODY).equals(Owner.of(context))) {
      throw none(context);
    }
    return id;
  }

  private static ApiException none(Context context) {
    String id = context.pathParam("id");
    return new ApiException(
        404,
        "没有编号为 " + id + " 的方案：请先用 POST /api/plans 起草。",
        "There is no plan " + id + ": start one with POST /api/plans.");
  }

  /// A plan as clients read it.
  ///
  /// @param sections chapters, then files, each with `done`, `running` or `waiting`
  private record Reply(
      String id,
      Progress.Status status,
      String title,
      String region,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sector,
      String scenario,
      String language,
      List<Progress.Step> sections,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String detail,
      Map<String, String> files) {

    static Reply of(Progress progress) {
      Map<String, String> files = new LinkedHashMap<>();
      for (String kind : KINDS) {
        boolean done =
            progress.steps().stream()
                .anyMatch(step -> step.title().equals(kind) && step.status().equals("done"));
        if (done) {
          files.put(kind, "/api/plans/" + progress.id() + "/plan." + kind);
        }
      }
      return new Reply(
          progress.id(),
          progress.status(),
          progress.title(),
          progress.request().region(),
          progress.request().sector().orElse(null),
          progress.request().scenario(),
          progress.request().language().code(),
          progress.steps(),
          progress.detail().orElse(null),
          files);
    }
  }
}
