package tanlu.evals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tanlu.assistant.answer.Answer;

/// Writes what a finished run leaves beside its journal.
final class Reports {
  private Reports() {}

  static void write(Results results, Path folder) throws IOException {
    write(results, folder, Optional.empty());
  }

  /// @param comparison with an earlier run, whose flips the reports begin with
  static void write(Results results, Path folder, Optional<Comparison> comparison)
      throws IOException {
    Files.writeString(
        folder.resolve("results.json"), Json.PRETTY.writeValueAsString(results) + "\n");
    Files.writeString(folder.resolve("junit.xml"), JUnitReport.of(results));
    Files.writeString(folder.resolve("report.md"), MarkdownReport.of(results, comparison));
    HtmlReport html = new HtmlReport(results, comparison);
    Map<String, Answer> answers = new HashMap<>();
    Journal.each(
        folder.resolve(EvalRun.JOURNAL),
        result -> {
          if (result.answer() != null && html.shows(result.id())) {
            answers.put(result.id(), result.answer());
          }
        });
    Files.writeString(folder.resolve("report.html"), html.page(answers));
  }
}
