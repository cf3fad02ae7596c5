package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.web.OfficialFiles.Table;

/// Imports that are cut off: the dataset of before stays.
class InterruptedImportTest {
  private Importing importing;

  @BeforeEach
  void begin(@TempDir Path folder) {
    importing = new Importing(folder);
  }

  /// A limit on the size of files makes the system refuse to write on, as a full disk does.
  @Test
  void aDiskThatIsFullLeavesThePreviousDataset() throws Exception {
    assertThat(importing.run(importing.files().toString(), "--as", "mine").exit()).isZero();
    Map<String, String> before = importing.stored();
    new Table().add("01", "EX", 0.01).write(importing.folder().resolve("files/a.xls"));
    Run run =
        Run.of(
            Path.of("."),
            importing.environment(),
            List.of(
                "/bin/sh",
                "-c",
                "ulimit -f 8; exec \"$@\"",
                "sh",
                Run.JAVA,
                "-XX:-UsePerfData",
                "-cp",
                Run.CLASS_PATH,
                "tanlu.web.Main",
                "import",
                importing.folder().resolve("files").toString(),
                "--as",
                "mine"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("mine", importing.home().toString(), "has room");
    assertThat(importing.stored()).isEqualTo(before);
  }

  @Test
  void anImportThatIsKilledLeavesThePreviousDataset() throws Exception {
    assertThat(importing.run(importing.files().toString(), "--as", "mine").exit()).isZero();
    Path dataset = importing.home().resolve("datasets/mine");
    String before = Files.readString(dataset.resolve("current"));
    boolean interrupted = false;
    for (int attempt = 1; attempt <= 20 && !interrupted; attempt++) {
      new Table().add("01", "EX", 0.001 * attempt).write(importing.folder().resolve("files/a.xls"));
      Process process =
          Run.start(
              Path.of("."),
              importing.environment(),
              List.of(
                  Run.JAVA,
                  "-cp",
                  Run.CLASS_PATH,
                  "tanlu.web.Main",
                  "import",
                  importing.folder().resolve("files").toString(),
                  "--as",
                  "mine"));
      while (process.isAlive() && !drafted(dataset)) {
        Thread.onSpinWait();
      }
      process.destroyForcibly().waitFor();
      interrupted = drafted(dataset);
      String current = Files.readString(dataset.resolve("current"));
      assertThat(interrupted ? current : before).as("attempt " + attempt).isEqualTo(before);
      before = current;
    }
    assertThat(interrupted).as("an import was killed while it wrote").isTrue();
    Run asked = Run.tanlu(importing.environment(), "ask", "用数据集 mine，广东的碳足迹", "--json");
    assertThat(Json.MAPPER.readTree(asked.out()).at("/dataset/id").asText()).isEqualTo("mine");
    assertThat(importing.run(importing.folder().resolve("files").toString(), "--as", "mine").exit())
        .isZero();
    assertThat(drafted(dataset)).as("what the killed import left").isFalse();
  }

  private static boolean drafted(Path dataset) throws IOException {
    try (Stream<Path> children = Files.list(dataset)) {
      return children.anyMatch(child -> String.valueOf(child.getFileName()).startsWith(".import-"));
    }
  }
}
