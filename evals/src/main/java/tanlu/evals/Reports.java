package tanlu.evals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes what a finished run leaves beside its journal.
final class Reports {
  private Reports() {}

  static void write(Results results, Path folder) throws IOException {
    Files.writeString(
        folder.resolve("results.json"), Json.PRETTY.writeValueAsString(results) + "\n");
    Files.writeString(folder.resolve("junit.xml"), JUnitReport.of(results));
    Files.writeString(folder.resolve("report.html"), HtmlReport.of(results));
  }
}
