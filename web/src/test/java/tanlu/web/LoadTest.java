package tanlu.web;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.langchain4j.agent.tool.ToolSpecification;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.answer.Question;
import tanlu.assistant.answer.Step;

/// What a measurement says where the server answers nothing.
class LoadTest {
  @Test
  void aServerThatIsAwayAnswersNoneASecondAndHasNoTimes() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0)) {
      port = gone.getLocalPort();
    }
    Load.Result result = Load.questions(port, List.of("?"), 20, Duration.ofSeconds(1));
    assertThat(result.failures()).hasSize(20);
    assertThat(result.rate()).isZero();
    assertThat(BenchCommand.quantile(result.milliseconds(), 0.95)).isNaN();
  }

  @TestFactory
  List<DynamicTest> everyQuestionTheServerIsLoadedWithCallsTheToolItStandsFor() {
    Set<String> tools =
        Offline.ASSISTANT.tools().stream().map(ToolSpecification::name).collect(toSet());
    tools.remove("draft_plan");
    assertThat(ToolQuestions.ALL).extracting(ToolQuestions::tool).containsAll(tools);
    return ToolQuestions.ALL.stream()
        .flatMap(
            each ->
                Stream.of(each.zh(), each.en())
                    .map(
                        question ->
                            DynamicTest.dynamicTest(question, () -> calls(question, each.tool()))))
        .toList();
  }

  private static void calls(String question, String tool) {
    Answer answer = Offline.ASSISTANT.ask(Question.of(question), new AnswerListener() {});
    assertThat(answer.outcome()).as(answer.text()).isEqualTo(Outcome.ANSWERED);
    assertThat(answer.steps()).extracting(Step::tool).contains(tool);
  }

  @Test
  void theRateIsThatOfAnswersNotOfQuestions() {
    Load.Result result =
        new Load.Result(List.of(1.0, 2.0, 3.0), List.of("lost"), 2, Duration.ofMillis(1_500));
    assertThat(result.rate()).isCloseTo(2, offset(1e-12));
  }
}
