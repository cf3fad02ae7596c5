package tanlu.analytics.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// docs/validation.md: what the embedded data show, then the section that needs the official tables
/// and is kept where they are absent.
final class ValidationPage {
  static final String OFFICIAL = "## The estimated tables against the official ones";

  private static final Path PAGE =
      Path.of(System.getProperty("tanlu.root", "."), "docs/validation.md");
  private static final String ADVICE =
      "docs/validation.md is out of date; write it anew with:"
          + " mvn test -pl analytics -Dtest='ValidationReportTest,OfficialTablesTest'"
          + " -Dtanlu.regenerate=true";

  private ValidationPage() {}

  static synchronized void requireEmbedded(String fresh) throws IOException {
    require(fresh + "\n", read().substring(split()));
  }

  static synchronized void requireOfficial(String fresh) throws IOException {
    require(read().substring(0, split()), fresh);
  }

  private static void require(String embedded, String official) throws IOException {
    String page = embedded + official;
    if (Boolean.getBoolean("tanlu.regenerate")) {
      Files.writeString(PAGE, page);
    }
    assertThat(read()).as(ADVICE).isEqualTo(page);
  }

  private static String read() throws IOException {
    return Files.readString(PAGE);
  }

  /// Where the section begins; a page without it ends with a blank line more.
  private static int split() throws IOException {
    int at = read().indexOf(OFFICIAL);
    return at < 0 ? read().length() : at;
  }
}
