package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a signal does to a process that closes badly.
class SignalsTest {
  /// A process that tells itself to end, and fails to close.
  static final class Failing {
    private Failing() {}

    public static void main(String[] arguments) throws Exception {
      Signals.beforeTheEnd(
          () -> {
            throw new IllegalStateException("the door is stuck");
          });
      new ProcessBuilder("kill", "-TERM", Long.toString(ProcessHandle.current().pid())).start();
      Thread.sleep(60_000);
    }
  }

  @Test
  void aProcessThatFailsToCloseEndsAllTheSameAndSaysSo() throws Exception {
    Run run =
        Run.of(
            Path.of("."),
            Map.of("PATH", "/usr/bin:/bin"),
            List.of(Run.JAVA, "-cp", Run.CLASS_PATH, Failing.class.getName()));
    assertThat(run.exit()).isEqualTo(128 + 15);
    assertThat(run.err()).contains("closing failed", "the door is stuck");
  }
}
