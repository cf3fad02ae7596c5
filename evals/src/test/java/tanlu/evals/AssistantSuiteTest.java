package tanlu.evals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.analytics.data.Dataset;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;

/// The main suite against the assistant with the offline model, which passes all of it; the pass
/// rate by tool is printed.
class AssistantSuiteTest {
  @TempDir Path out;

  @Test
  void theOfflineModelPassesEveryCaseOfTheMainSuite() {
    Results results =
        EvalRun.run(
            Subject.of(Assistant.open(Settings.read(Map.of()))),
            Suite.load("main"),
            out.resolve("run"),
            new EvalRun.Setup(Settings.OFFLINE, Dataset.embedded().version(), 2));
    System.out.println(results.text());
    assertThat(results.cases())
        .allSatisfy(
            row ->
                assertThat(row.result().reasons())
                    .as("%s: %s", row.asked().id(), row.asked().turns())
                    .isEmpty());
  }
}
