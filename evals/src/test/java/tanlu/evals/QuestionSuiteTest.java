package tanlu.evals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.analytics.data.Dataset;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.answer.Question;
import tanlu.assistant.tool.ToolOutcome;

/// What people ask, in both languages, against the offline model; and the same thing asked in
/// several ways. The figures are printed with what went wrong. The half held out is asked by
/// `./tanlu eval run --suite questions`, not here: who sees it fail would teach to it.
class QuestionSuiteTest {
  /// The main suite replays claims; here they would take most of the time.
  private record Unreplayed(Subject subject) implements Subject {
    @Override
    public Answer ask(Question question, AnswerListener listener) {
      return subject.ask(question, listener);
    }

    @Override
    public ToolOutcome call(String tool, JsonNode arguments) {
      return subject.call(tool, arguments);
    }

    @Override
    public Assistant.Replayed replay(Claim claim) {
      return new Assistant.Replayed(claim.value(), claim.unit(), true);
    }
  }

  private static final Subject SUBJECT =
      new Unreplayed(Subject.of(Assistant.rehearsing(Settings.read(Map.of()), _ -> {})));

  @TempDir Path out;

  @Test
  void theHalfTaughtWithIsUnderstood() {
    Map<String, Summary.Metric> metrics = run("questions").summary().metrics();
    assertThat(passed(metrics, "tool_calls")).isGreaterThanOrEqualTo(.95);
    assertThat(passed(metrics, "behaviour")).isGreaterThanOrEqualTo(.95);
    assertThat(passed(metrics, "grounded_numbers")).isEqualTo(1);
    assertThat(passed(metrics, "language")).isEqualTo(1);
  }

  @Test
  void theSameQuestionOtherwisePutHasTheSameClaims() {
    Rate agree = run("robustness").summary().variantsAgree();
    assertThat(agree.n()).isEqualTo(64);
    assertThat(agree.share()).isGreaterThanOrEqualTo(.95);
  }

  private static double passed(Map<String, Summary.Metric> metrics, String metric) {
    return Objects.requireNonNull(metrics.get(metric), metric).passed().share();
  }

  private Results run(String name) {
    Suite suite = Suite.load(name);
    List<EvalCase> cases =
        suite.cases().stream().filter(each -> each.split().equals("dev")).toList();
    Results results =
        EvalRun.run(
            SUBJECT,
            new Suite(suite.name(), suite.hash(), cases),
            out.resolve(name),
            new EvalRun.Setup(Settings.OFFLINE, Dataset.embedded().version(), 2));
    System.out.println(results.text());
    return results;
  }
}
