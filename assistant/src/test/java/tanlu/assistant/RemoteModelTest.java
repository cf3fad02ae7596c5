package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static tanlu.assistant.RemoteModel.DONE;
import static tanlu.assistant.RemoteModel.call;
import static tanlu.assistant.RemoteModel.end;
import static tanlu.assistant.RemoteModel.error;
import static tanlu.assistant.RemoteModel.more;
import static tanlu.assistant.RemoteModel.stream;
import static tanlu.assistant.RemoteModel.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.answer.Question;
import tanlu.assistant.answer.Step;
import tanlu.assistant.tool.ToolOutcome;

/// A model of another company, spoken to over its streaming API.
@Timeout(60)
class RemoteModelTest {
  private static final String QUESTION = "How much CO2 did Guangdong emit in 2017?";
  private static final String PROFILE = "{\"region\":\"Guangdong\",\"year\":2017}";

  private final RemoteModel model = new RemoteModel();

  @AfterEach
  void close() {
    model.close();
  }

  private static ResponseDefinitionBuilder profile() {
    return stream(
        call(0, "call_1", "emissions_profile", ""),
        more(0, "{\"region\":\"Gu"),
        more(0, "angdong\",\"ye"),
        more(0, "ar\":2017}"),
        end("tool_calls"),
        DONE);
  }

  private static ResponseDefinitionBuilder says(String... deltas) {
    List<String> chunks = new ArrayList<>();
    for (String delta : deltas) {
      chunks.add(text(delta));
    }
    chunks.add(end("stop"));
    chunks.add(DONE);
    return stream(chunks.toArray(String[]::new));
  }

  private Answer ask(String question) {
    return model.assistant().ask(Question.of(question), AnswerListener.NONE);
  }

  private static double total(String region, int year) {
    return switch (RemoteModel.TOOLS.call(
        "emissions_profile",
        json("{\"region\":\"" + region + "\",\"year\":" + year + "}"),
        Language.EN)) {
      case ToolOutcome.Done done -> done.result().at("/total/value").asDouble();
      case ToolOutcome.Failed failed -> throw new AssertionError(failed.problem());
    };
  }

  static JsonNode json(String text) {
    try {
      return new com.fasterxml.jackson.databind.ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  @Test
  void referencesAndTrueNumbersBecomeClaimsAndTheRestIsTakenOutWithAWarning() {
    double total = total("GD", 2017);
    model
        .then(profile())
        .then(
            says(
                "Guangdong emitted [[r1/to",
                "tal]] in 2017. That is ",
                "%.2f Mt CO2. ".formatted(total),
                "Others say 777.77 Mt CO2. ",
                "See [[r1/nowhere]]."));

    Answer answer = ask(QUESTION);

    assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(answer.claims()).extracting(Claim::value).contains(total);
    assertThat(answer.text())
        .contains("](#claim-" + answer.claims().getFirst().id() + ")")
        .contains("%.2f".formatted(total))
        .doesNotContain("777")
        .doesNotContain("[[")
        .doesNotContain("nowhere");
    assertThat(answer.warnings().get(0)).contains("could not be proved");
    assertThat(answer.warnings().get(1)).contains("r1/nowhere");
    assertThat(answer.steps()).extracting(Step::tool).containsExactly("emissions_profile");
    assertThat(answer.steps().getFirst().arguments()).isEqualTo(json(PROFILE));
    assertThat(answer.charts()).extracting(chart -> chart.kind()).containsExactly("bar");
  }

  @Test
  void theRequestCarriesEveryToolWithItsSchemaAndTheKeyAndThenTheResult() throws IOException {
    model.then(profile()).then(says("Guangdong emitted [[r1/total]]."));

    ask(QUESTION);

    assertThat(model.requests()).hasSize(2);
    assertThat(model.requests().getFirst().getHeader("Authorization"))
        .isEqualTo("Bearer " + RemoteModel.KEY);
    JsonNode first = model.body(0);
    assertThat(first.path("model").asText()).isEqualTo("gpt-x");
    assertThat(first.path("stream").asBoolean()).isTrue();
    assertThat(first.path("tools")).hasSameSizeAs(RemoteModel.TOOLS.specifications());
    assertThat(first.path("tools").findValuesAsText("name"))
        .contains("list_data", "emissions_profile", "roadmap", "search_policy");
    for (ToolSpecification tool : RemoteModel.TOOLS.specifications()) {
      JsonNode sent = function(first, tool.name());
      assertThat(sent.path("description").asText()).isEqualTo(tool.description());
      assertThat(sent.at("/parameters/type").asText()).isEqualTo("object");
      assertThat(sent.at("/parameters/properties").propertyStream().map(Map.Entry::getKey))
          .containsExactlyInAnyOrderElementsOf(tool.parameters().properties().keySet());
      assertThat(sent.at("/parameters/required"))
          .extracting(JsonNode::asText)
          .containsExactlyElementsOf(tool.parameters().required());
    }
    JsonNode messages = model.body(1).path("messages");
    assertThat(messages.findValuesAsText("role"))
        .containsExactly("system", "user", "assistant", "tool");
    assertThat(messages.get(3).path("tool_call_id").asText()).isEqualTo("call_1");
    JsonNode result = json(messages.get(3).path("content").asText());
    assertThat(result.at("/result/total/ref").asText()).isEqualTo("[[r1/total]]");
    assertThat(messages.get(1).path("content").asText()).isEqualTo(QUESTION);
  }

  private static JsonNode function(JsonNode request, String name) {
    for (JsonNode tool : request.path("tools")) {
      if (tool.at("/function/name").asText().equals(name)) {
        return tool.path("function");
      }
    }
    throw new AssertionError("the request offers no " + name);
  }

  @Test
  void aModelMayDeclineWithAMark() {
    model.then(says("[[outc", "ome:refused]] That is not about", " emissions."));

    Answer answer = ask("What is the weather?");

    assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(answer.text()).isEqualTo("That is not about emissions.");
  }

  @Test
  void toolsAskedForTogetherAreNumberedInTheirOrder() throws IOException {
    model
        .then(
            stream(
                call(0, "call_a", "emissions_profile", "{\"region\":\"GD\",\"year\":2017}"),
                call(1, "call_b", "emissions_profile", "{\"region\":\"JS\",\"year\":2017}"),
                end("tool_calls"),
                DONE))
        .then(says("Guangdong [[r1/total]], Jiangsu [[r2/total]]."));

    Answer answer = ask("Guangdong and Jiangsu in 2017?");

    assertThat(answer.claims())
        .extracting(Claim::value)
        .containsExactly(total("GD", 2017), total("JS", 2017));
    assertThat(model.body(1).path("messages").findValuesAsText("tool_call_id"))
        .containsExactly("call_a", "call_b");
  }

  @Test
  void anUnknownToolAndBadArgumentsAreToldToTheModelWhichMayTryAgain() throws IOException {
    model
        .then(stream(call(0, "call_1", "emission_profile", "{}"), end("tool_calls"), DONE))
        .then(
            stream(
                call(0, "call_2", "emissions_profile", "{\"region\": oops"),
                end("tool_calls"),
                DONE))
        .then(
            stream(
                call(0, "call_3", "emissions_profile", "{\"region\":\"Georgia\"}"),
                end("tool_calls"),
                DONE))
        .then(profile())
        .then(says("Guangdong emitted [[r4/total]]."));

    Answer answer = ask(QUESTION);

    assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(answer.claims()).extracting(Claim::value).containsExactly(total("GD", 2017));
    JsonNode messages = model.body(4).path("messages");
    assertThat(messages.get(3).path("content").asText())
        .contains("emission_profile")
        .contains("emissions_profile");
    assertThat(messages.get(5).path("content").asText()).contains("JSON");
    assertThat(messages.get(7).path("content").asText()).contains("Georgia");
  }

  @Test
  void aStreamCutInTheMiddleFailsByNameAndTheNextQuestionWorks() throws IOException {
    model.then(profile()).then(stream(text("Guangdong emitted ")));
    Assistant assistant = model.assistant();
    Question question = new Question(QUESTION, Optional.of("c"), Optional.empty());

    assertThatThrownBy(() -> assistant.ask(question, AnswerListener.NONE))
        .isInstanceOf(ModelException.class)
        .hasMessage("The language model broke off in the middle of its answer.");

    model.then(profile()).then(says("Guangdong emitted [[r1/total]]."));
    assertThat(assistant.ask(question, AnswerListener.NONE).claims()).hasSize(1);
    assertThat(model.body(2).path("messages").findValuesAsText("role"))
        .containsExactly("system", "user");
  }

  @Test
  void aToolCallCutInTheMiddleIsNotCarriedOut() {
    model.then(stream(call(0, "call_1", "emissions_profile", "{\"region\":\"GD\"}")));
    List<String> steps = new ArrayList<>();

    assertThatThrownBy(
            () ->
                model
                    .assistant()
                    .ask(
                        Question.of(QUESTION),
                        new AnswerListener() {
                          @Override
                          public void stepRunning(String tool, JsonNode arguments) {
                            steps.add(tool);
                          }
                        }))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("broke off");
    assertThat(steps).isEmpty();
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void anAnswerCutAtItsLengthLimitSaysSo() {
    model.then(stream(text("Guangdong emitted "), end("length"), DONE));

    assertThatThrownBy(() -> ask(QUESTION))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("longest answer");
  }

  @Test
  void aBrokenConnectionIsOneSentence() {
    model.always(stream(text("Guangdong ")).withFault(Fault.MALFORMED_RESPONSE_CHUNK));

    assertThatThrownBy(() -> ask(QUESTION)).isInstanceOf(ModelException.class);
  }

  @Test
  void aStalledStreamIsGivenUp() {
    model.then(profile().withChunkedDribbleDelay(10, 20_000));

    assertThatThrownBy(
            () ->
                model
                    .assistant(Duration.ofSeconds(1))
                    .ask(Question.of(QUESTION), AnswerListener.NONE))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("said nothing for 1 second");
  }

  @ParameterizedTest
  @CsvSource({
    "401, TANLU_API_KEY",
    "403, TANLU_API_KEY",
    "404, TANLU_MODEL",
    "400, request",
    "429, rate",
    "500, TANLU_BASE_URL",
    "503, TANLU_BASE_URL"
  })
  void aRefusalIsOneSentenceThatNamesTheWayOnAndNeverTheKey(int status, String named) {
    model.always(error(status, "Incorrect API key provided: " + RemoteModel.KEY));

    ModelException failure = catchThrowableOfType(ModelException.class, () -> ask(QUESTION));

    assertThat(failure.getMessage())
        .contains(named)
        .doesNotContain(RemoteModel.KEY)
        .matches("[^.]*(\\.\\w[^.]*)*\\.");
  }

  @Test
  void anAddressNobodyListensAtIsOneSentence() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    assertThatThrownBy(
            () ->
                RemoteModel.assistantAt("http://127.0.0.1:" + port + "/v1", Duration.ofSeconds(20))
                    .ask(Question.of(QUESTION), AnswerListener.NONE))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("TANLU_BASE_URL");
  }

  @Test
  void aModelThatCallsToolsForEverIsStopped() {
    model.always(profile());

    assertThatThrownBy(() -> ask(QUESTION))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("tools");
    assertThat(model.requests()).hasSizeBetween(5, 12);
  }

  @Test
  void curlyBracketsInAQuestionAreOnlyText() throws IOException {
    model.then(says("[[outcome:clarify]]Which region?"));

    ask("What is {{secret}} of {{it}}, {{question}} and {{current_date}}?");

    assertThat(model.body(0).at("/messages/1/content").asText())
        .isEqualTo("What is {{secret}} of {{it}}, {{question}} and {{current_date}}?");
  }

  @Test
  void aListenerThatThrowsAtAToolEndsTheWork() {
    model.always(profile());

    assertThatThrownBy(
            () ->
                model
                    .assistant()
                    .ask(
                        Question.of(QUESTION),
                        new AnswerListener() {
                          @Override
                          public void stepRunning(String tool, JsonNode arguments) {
                            throw new IllegalStateException("the reader has gone");
                          }
                        }))
        .hasMessage("the reader has gone");
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void aListenerThatThrowsAtTextEndsTheWorkAndLeavesNoTrace() throws IOException {
    model.then(says("One sentence here. ", "Another one. ", "And a third."));
    Assistant assistant = model.assistant();
    Question question = new Question("Hello", Optional.of("c"), Optional.of(Language.EN));

    assertThatThrownBy(
            () ->
                assistant.ask(
                    question,
                    new AnswerListener() {
                      @Override
                      public void text(String delta) {
                        throw new IllegalStateException("the reader has gone");
                      }
                    }))
        .hasMessage("the reader has gone");

    model.then(says("Hello."));
    assertThat(assistant.ask(question, AnswerListener.NONE).text()).isEqualTo("Hello.");
    assertThat(model.body(1).path("messages")).hasSize(2);
  }

  @Test
  void anInterruptedQuestionClosesTheStreamAndMakesNoFurtherRequest() throws Exception {
    try (SlowModel slow = new SlowModel()) {
      AtomicReference<Throwable> ended = new AtomicReference<>();
      Assistant assistant = RemoteModel.assistantAt(slow.address(), Duration.ofSeconds(20));
      Thread asking =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      assistant.ask(Question.of(QUESTION), AnswerListener.NONE);
                    } catch (RuntimeException e) {
                      ended.set(e);
                    }
                  });
      slow.awaitSpoken();
      asking.interrupt();
      asking.join();

      assertThat(ended.get()).isInstanceOf(CancellationException.class);
      assertThat(slow.closedWithin(Duration.ofSeconds(5))).isTrue();
      assertThat(slow.requests()).isEqualTo(1);
    }
  }

  @Test
  void whatWasSaidEarlierIsHeardWithoutReferences() throws IOException {
    model
        .then(profile())
        .then(says("Guangdong emitted [[r1/total]]."))
        .then(says("[[outcome:clarify]]Which year?"));
    Assistant assistant = model.assistant();

    assistant.ask(new Question(QUESTION, Optional.of("c"), Optional.empty()), AnswerListener.NONE);
    assistant.ask(
        new Question("And Jiangsu?", Optional.of("c"), Optional.empty()), AnswerListener.NONE);

    JsonNode messages = model.body(2).path("messages");
    assertThat(messages.findValuesAsText("role"))
        .containsExactly("system", "user", "assistant", "user");
    assertThat(messages.get(2).path("content").asText())
        .startsWith("Guangdong emitted 5")
        .doesNotContain("[")
        .doesNotContain("#claim");
  }

  @Test
  void anAnswerThatIsNotTheApisIsOneSentence() {
    model.always(stream("not json at all", DONE));

    assertThatThrownBy(() -> ask(QUESTION))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("TANLU_BASE_URL");
  }

  @Test
  void aFailureThatPassesIsNotNoticed() {
    model.then(error(503, "overloaded")).then(says("Hello."));

    assertThat(ask("Hello").text()).isEqualTo("Hello.");
    assertThat(model.requests()).hasSize(2);
  }
}
