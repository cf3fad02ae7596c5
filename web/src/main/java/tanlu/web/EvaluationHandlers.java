package tanlu.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tanlu.evals.RunList;

/// The latest evaluation runs and their reports, as pages.
final class EvaluationHandlers {
  private final Path runs;

  /// @param runs the folder `eval run` writes into
  EvaluationHandlers(Path runs) {
    this.runs = runs;
  }

  void handle(RoutesConfig routes) {
    routes.get("/evaluations", context -> context.html(RunList.in(runs).page(runs)));
    routes.get("/evaluations/{run}", this::report);
  }

  private void report(Context context) throws IOException {
    String run = context.pathParam("run");
    Path report =
        RunList.report(runs, run)
            .orElseThrow(
                () ->
                    new ApiException(
                        404,
                        "没有名为 " + run + " 的评测，或它尚未完成；/evaluations 列出已有的评测。",
                        "There is no evaluation "
                            + run
                            + ", or it is not over; see /evaluations."));
    context.contentType("text/html; charset=utf-8").result(Files.newInputStream(report));
  }
}
