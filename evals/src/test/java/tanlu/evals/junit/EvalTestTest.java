package tanlu.evals.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import tanlu.assistant.Assistant;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.answer.ModelUse;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.answer.Question;
import tanlu.assistant.tool.ToolOutcome;
import tanlu.evals.CaseResult;
import tanlu.evals.EvalCase;
import tanlu.evals.Subject;

/// The extension as a stranger uses it: a class of theirs with a suite of theirs, run by JUnit.
class EvalTestTest {
  /// Refuses whatever mentions cats, breaks at dogs, answers the rest.
  public static final class Refusing implements Supplier<Subject> {
    @Override
    public Subject get() {
      return new Subject() {
        @Override
        public Answer ask(Question question, AnswerListener listener) {
          if (question.message().contains("狗")) {
            throw new IllegalStateException("dogs are too much");
          }
          return answer(question.message().contains("猫") ? Outcome.REFUSED : Outcome.ANSWERED);
        }

        @Override
        public ToolOutcome call(String tool, JsonNode arguments) {
          throw new IllegalStateException("no case needs a tool");
        }

        @Override
        public Assistant.Replayed replay(Claim claim) {
          throw new IllegalStateException("no answer claims anything");
        }
      };
    }
  }

  private static Answer answer(Outcome outcome) {
    return new Answer(
        "a",
        "c",
        "zh",
        outcome,
        "好的",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Answer.DatasetInfo("none", "", "", ""),
        new ModelUse("theirs", 1, 0, 0, 0, null, null, null),
        "territorial",
        List.of(),
        List.of());
  }

  /// Found by name alone: surefire takes no nested class that is not public and static.
  static final class Theirs {
    static final List<String> HEARD = new ArrayList<>();

    @EvalTest(suite = SUITE, subject = Refusing.class)
    void answersWell(EvalCase asked, CaseResult result) {
      HEARD.add(asked.id() + " " + result.outcome());
    }

    @EvalTest(suite = SUITE, subject = Refusing.class, split = "test", tags = "good")
    void answersItsBest(CaseResult result) {
      HEARD.add("best " + result.id());
    }
  }

  private static final String SUITE = "src/test/resources/tanlu/evals/junit";

  @Test
  void everyCaseIsATestThatPassesFailsWithItsReasonsOrIsSkipped() {
    Map<String, String> ended = new TreeMap<>();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Theirs.class)).build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                ended.put(
                    test.getDisplayName(),
                    result.getStatus()
                        + result.getThrowable().map(each -> " " + each.getMessage()).orElse(""));
              }
            });
    assertThat(ended)
        .containsEntry("answered: 广东排放多少？", "SUCCESSFUL")
        .containsEntry(
            "refused-wrongly: 猫排放多少？",
            "FAILED behaviour: expected to answer; the outcome is refused")
        .containsEntry(
            "broken: 狗排放多少？",
            "ABORTED broken ended in an error: java.lang.IllegalStateException: dogs are too much");
    assertThat(ended.get("answersWell(EvalCase, CaseResult)"))
        .isEqualTo("FAILED suite " + SUITE + " is inconclusive: 1 of 3 cases ended in an error");
    assertThat(ended).containsEntry("answersItsBest(CaseResult)", "SUCCESSFUL");
    assertThat(Theirs.HEARD).containsExactlyInAnyOrder("answered PASS", "best answered");
  }
}
