package tanlu.evals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.analytics.data.Dataset;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;

/// The main suite against the assistant with the offline model. The pass rate is printed; what must
/// hold of every answer whatever the model are the floors.
class AssistantSuiteTest {
  @TempDir Path out;

  @Test
  void everyNumberOfTheMainSuitesAnswersIsGroundedAndReplays() {
    Results results =
        EvalRun.run(
            Subject.of(Assistant.open(Settings.read(Map.of()))),
            Suite.load("main"),
            out.resolve("run"),
            new EvalRun.Setup(Settings.OFFLINE, Dataset.embedded().version(), 2));
    System.out.println(results.text());
    assertThat(results.summary().errors()).isZero();
    assertThat(List.of("claims_replay", "grounded_numbers"))
        .allSatisfy(
            floor -> {
              Rate passed = Objects.requireNonNull(results.summary().metrics().get(floor)).passed();
              assertThat(passed.hits()).as(floor).isEqualTo(passed.n());
            });
  }
}
