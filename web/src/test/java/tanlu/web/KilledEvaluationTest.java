package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.analytics.data.Dataset;
import tanlu.evals.synth.Synthesis;

/// An evaluation killed like a power cut, ten times at random moments, and gone on with each time.
@Tag("faults")
class KilledEvaluationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CASES = 240;
  private static final int KILLS = 10;

  @TempDir Path temp;

  @Test
  void aRunKilledTenTimesAndResumedEndsAsAnUnbrokenOne() throws Exception {
    Path suite = temp.resolve("suite");
    int cases = new Synthesis(Dataset.embedded(), 3).write(suite, CASES);
    Path whole = temp.resolve("whole");
    assertThat(eval("run", "--suite", suite.toString(), "--out", whole.toString()).exit()).isZero();

    Path broken = temp.resolve("broken");
    Random random = new Random(17);
    List<Integer> lines = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      // From one line more than before; a quarter is left, more than any machine answers between
      // two looks.
      int until = 3 * cases * (kill + 1) / (4 * KILLS) - random.nextInt(3 * cases / (4 * KILLS));
      Process process =
          kill == 0
              ? start("run", "--suite", suite.toString(), "--out", broken.toString())
              : start("resume", broken.toString());
      while (process.isAlive() && lines(broken) < until) {
        Thread.sleep(5);
      }
      assertThat(process.isAlive()).as("still running at line %d", until).isTrue();
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      lines.add(lines(broken));
    }
    System.out.println("killed after so many cases: " + lines);
    assertThat(eval("resume", broken.toString()).exit()).isZero();

    assertThat(said(broken)).isEqualTo(said(whole));
  }

  private static int lines(Path run) throws IOException {
    Path journal = run.resolve("journal.jsonl");
    if (!Files.exists(journal)) {
      return 0;
    }
    // By their ends: the last may be half written, and cut inside a character.
    int lines = 0;
    for (byte each : Files.readAllBytes(journal)) {
      lines += each == '\n' ? 1 : 0;
    }
    return lines;
  }

  private Map<String, String> environment() {
    return Map.of("TANLU_HOME", temp.resolve("home").toString());
  }

  private Run eval(String... arguments) throws IOException, InterruptedException {
    return Run.tanlu(
        environment(),
        Stream.concat(Stream.of("eval"), Stream.of(arguments)).toArray(String[]::new));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(Run.JAVA, Run.NATIVE, "-cp", Run.CLASS_PATH, "tanlu.web.Main", "eval"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment());
    return builder.start();
  }

  /// All that a run says but when, and how long it took.
  private static JsonNode said(Path run) throws IOException {
    ObjectNode results = (ObjectNode) JSON.readTree(run.resolve("results.json").toFile());
    ((ObjectNode) results.get("manifest")).remove("started");
    ((ObjectNode) results.get("summary")).remove("times");
    for (JsonNode each : results.get("cases")) {
      ((ObjectNode) each.get("result")).remove(List.of("milliseconds", "firstEventMilliseconds"));
    }
    return results;
  }
}
