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

/// What people ask, in both languages, against the offline model: half of it was held back while
/// the model was taught. The figures of each half are printed with what went wrong.
class QuestionSuiteTest {
  private static final Suite QUESTIONS = Suite.load("questions");
  private static final Subject SUBJECT = Subject.of(Assistant.open(Settings.read(Map.of())));

  @TempDir Path out;

  @Test
  void theHalfTaughtWithIsUnderstood() {
    requireUnderstood(half("dev"));
  }

  private static void requireUnderstood(Results results) {
    System.out.println(results.text());
    Map<String, Summary.Metric> metrics = results.summary().metrics();
    assertThat(passed(metrics, "tool_calls")).isGreaterThanOrEqualTo(.95);
    assertThat(passed(metrics, "behaviour")).isGreaterThanOrEqualTo(.95);
    assertThat(passed(metrics, "grounded_numbers")).isEqualTo(1);
    assertThat(passed(metrics, "language")).isEqualTo(1);
  }

  private static double passed(Map<String, Summary.Metric> metrics, String metric) {
    return Objects.requireNonNull(metrics.get(metric), metric).passed().share();
  }

  private Results half(String split) {
    List<EvalCase> cases =
        QUESTIONS.cases().stream().filter(each -> each.split().equals(split)).toList();
    return EvalRun.run(
        SUBJECT,
        new Suite(QUESTIONS.name(), QUESTIONS.hash(), cases),
        out.resolve(split),
        new EvalRun.Setup(Settings.OFFLINE, Dataset.embedded().version(), 2));
  }
}
