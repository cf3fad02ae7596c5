package tanlu.evals;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.answer.Question;
import tanlu.evals.Bench.Draft;
import tanlu.evals.subject.Cassette;
import tanlu.evals.subject.EndpointTarget;
import tanlu.evals.subject.Exchange;
import tanlu.evals.subject.HttpExchange;
import tanlu.evals.subject.ServerTarget;
import tanlu.evals.subject.TargetException;

/// Targets against servers that answer as theirs would.
class TargetsTest {
  private static final String SAYS =
      """
      {"choices":[{"message":{"role":"assistant","content":"%s"}}],
       "usage":{"prompt_tokens":11,"completion_tokens":7}}
      """;
  private static final Exchange HTTP = new HttpExchange(Optional.empty(), Duration.ofMillis(1));

  @TempDir Path temp;
  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  private String base = "";
  private final Bench engine = new Bench(_ -> new Draft().answer());

  @BeforeEach
  void start() {
    server.start();
    base = server.baseUrl();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private EndpointTarget endpoint(Exchange exchange) {
    return new EndpointTarget(base + "/v1", "rival", exchange, engine);
  }

  private static Answer ask(Subject target, String question) {
    return target.ask(Question.of(question), AnswerListener.NONE);
  }

  @Test
  void aBareModelsTextIsJudgedByTheNumbersItStates() {
    server.stubFor(
        post("/v1/chat/completions")
            .willReturn(okJson(SAYS.formatted("广东2017年排放556.86百万吨CO₂，占99.9%。"))));
    Answer answer = ask(endpoint(HTTP), "广东2017年排放多少？");
    assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(answer.model().outputTokens()).isEqualTo(7);
    CaseResult result =
        new Examiner(endpoint(HTTP))
            .examine(
                Bench.expecting(
                    "'numbers':[{'name':'total','oracle':{'tool':'emissions_profile',"
                        + "'args':{'region':'GD','year':2017},'path':'/total'}}]"));
    assertThat(result.scores())
        .anyMatch(score -> score.metric().equals("numeric_accuracy") && score.passed())
        .anyMatch(score -> score.metric().equals("grounded_numbers") && !score.passed());
    assertThat(result.truths()).containsEntry("total", "556.86 Mt CO2");
  }

  @Test
  void aMarkSaysThatAModelDoesNotAnswer() {
    server.stubFor(
        post("/v1/chat/completions")
            .willReturn(okJson(SAYS.formatted("[[outcome:refused]]没有西藏的清单。"))));
    Answer answer = ask(endpoint(HTTP), "西藏排放多少？");
    assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(answer.text()).isEqualTo("没有西藏的清单。");
  }

  @Test
  void aSuiteRunsFromARecordedCassetteWithNoNetworkAndNoKey() throws Exception {
    server.stubFor(post("/v1/chat/completions").willReturn(okJson(SAYS.formatted("556.86百万吨CO₂"))));
    Path folder = Files.createDirectory(temp.resolve("suite"));
    Files.writeString(
        folder.resolve("a.jsonl"),
        """
        {"id":"one","group":"g","lang":"zh","turns":["广东2017年排放多少？"],"expect":{"numbers":[{"name":"n","value":556.86,"unit":"Mt CO2"}]},"split":"dev","provenance":"test"}
        {"id":"two","group":"h","lang":"zh","turns":["广东2017年？","总量呢？"],"expect":{"behaviour":"answer"},"split":"dev","provenance":"test"}
        """);
    Path tape = temp.resolve("cassette.jsonl");
    Suite suite = Suite.load(folder.toString());
    EvalRun.Setup setup = new EvalRun.Setup("rival", "v", 1);
    Results live =
        EvalRun.run(
            endpoint(new Cassette(tape, "data-1", Optional.of(HTTP))),
            suite,
            temp.resolve("live"),
            setup);
    assertThat(server.getAllServeEvents()).hasSize(3);
    server.stop();

    Results replayed =
        EvalRun.run(
            endpoint(new Cassette(tape, "data-1", Optional.empty())),
            suite,
            temp.resolve("replay"),
            setup);

    assertThat(replayed.summary().errors()).isZero();
    assertThat(RunRecord.of(replayed).cases()).isEqualTo(RunRecord.of(live).cases());
    assertThatThrownBy(() -> ask(endpoint(new Cassette(tape, "data-1", Optional.empty())), "没问过的"))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("lacks the request");
    assertThatThrownBy(
            () -> ask(endpoint(new Cassette(tape, "data-2", Optional.empty())), "广东2017年排放多少？"))
        .hasMessageContaining("for the epoch data-2; it was recorded for data-1");
  }

  @Test
  void aBusyServerIsAskedAgainWhenItSaysSo() {
    server.stubFor(
        post("/v1/chat/completions")
            .inScenario("busy")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0"))
            .willSetStateTo("free"));
    server.stubFor(
        post("/v1/chat/completions")
            .inScenario("busy")
            .whenScenarioStateIs("free")
            .willReturn(okJson(SAYS.formatted("好"))));
    assertThat(ask(endpoint(HTTP), "广东？").text()).isEqualTo("好");
  }

  @Test
  void aServerThatIsDownIsAnErrorThatIsNotScored() {
    server.stop();
    CaseResult result =
        new Examiner(endpoint(HTTP)).examine(Bench.expecting("'behaviour':'answer'"));
    assertThat(result.outcome()).isEqualTo(CaseResult.Outcome.ERROR);
    assertThat(result.error()).contains("/v1/chat/completions cannot be reached");
  }

  @Test
  void anAssistantsServerIsAskedOverItsApi() throws Exception {
    Answer given = new Draft().text("广东").answer();
    server.stubFor(post("/api/chat").willReturn(okJson(Json.RUNS.writeValueAsString(given))));
    Answer heard = ask(new ServerTarget(base, HTTP, engine), "广东？");
    assertThat(heard.text()).isEqualTo("广东");
    assertThat(server.getAllServeEvents().getFirst().getRequest().getBodyAsString())
        .isEqualTo("{\"message\":\"广东？\"}");
  }
}
