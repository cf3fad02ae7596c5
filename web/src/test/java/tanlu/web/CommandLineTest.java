package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line as a process, with the environment it is given.
class CommandLineTest {
  @TempDir Path folder;

  private Map<String, String> home() {
    return Map.of("TANLU_HOME", folder.resolve("home").toString());
  }

  private static void assertOneSentence(Run run, String... parts) {
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("tanlu: ").contains(parts);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void helpListsTheCommands() throws Exception {
    Run run = Run.tanlu(Map.of(), "--help");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("碳路", "serve", "ask", "import", "replay", "mcp");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void noCommandIsAskedFor() throws Exception {
    Run run = Run.tanlu(Map.of());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "Say what to do: serve, ask, index, import, plan, replay, backup, restore, eval, model"
                + " or mcp.");
  }

  @Test
  void anUnknownSettingIsSaidInOneSentence() throws Exception {
    Run run = Run.tanlu(Map.of("TANLU_MODLE", "x"), "ask", "x");
    assertOneSentence(run, "TANLU_MODLE", "TANLU_MODEL");
  }

  @Test
  void aHomeThatCannotBeWrittenIsSaidInOneSentence() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Run run = Run.tanlu(Map.of("TANLU_HOME", file.toString()), "ask", "x");
    assertOneSentence(run, "TANLU_HOME", file.toString());
  }

  @Test
  void aHostOpenToOthersIsRefused() throws Exception {
    assertOneSentence(Run.tanlu(home(), "serve", "--host", "0.0.0.0"), "0.0.0.0", "127.0.0.1");
  }

  @Test
  void aPortOutOfRangeIsRefused() throws Exception {
    assertOneSentence(Run.tanlu(home(), "serve", "--port", "70700"), "70700", "65535");
  }

  @Test
  void aPortThatIsTakenIsSaidInOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertOneSentence(Run.tanlu(home(), "serve", "--port", port), port, "--port");
    }
  }

  @Test
  void anEmptyQuestionAndAnUnknownLanguageAreRefused() throws Exception {
    assertOneSentence(Run.tanlu(home(), "ask", " "), "empty");
    assertOneSentence(Run.tanlu(home(), "ask", "x", "--lang", "fr"), "zh or en", "fr");
  }

  @Test
  void aSavedAnswerThatIsMissingIsNamed() throws Exception {
    assertOneSentence(Run.tanlu(home(), "replay", "nowhere.json"), "no file nowhere.json");
  }

  @Test
  void theServerPrintsItsAddressAndStopsWhenTold() throws Exception {
    Process process =
        Run.start(
            folder,
            home(),
            List.of(
                Run.JAVA,
                Run.NATIVE,
                "-cp",
                Run.CLASS_PATH,
                "tanlu.web.Main",
                "serve",
                "--port",
                "0"));
    try (var out = process.inputReader()) {
      assertThat(out.readLine()).matches("listening on http://127\\.0\\.0\\.1:\\d+");
    } finally {
      // Through the handle, as the process itself would close what it still has to say.
      process.toHandle().destroy();
    }
    assertThat(process.waitFor()).isEqualTo(143);
    assertThat(process.errorReader().readAllAsString()).isEmpty();
  }
}
