package tanlu.evals;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tanlu.assistant.Assistant;
import tanlu.assistant.ModelFault;
import tanlu.assistant.Settings;

/// The suite of model faults: the model's server does what a case's tag says. With the offline
/// model behind it every case is answered all the same; without it each ends in an error that is
/// not scored.
class FaultSuiteTest {
  private static final Suite SUITE = Suite.load("faults");
  private static final WireMockServer SERVER = new WireMockServer(wireMockConfig().dynamicPort());
  private static final String STOP = chunk("{}", "\"stop\"") + "data: [DONE]\n\n";

  /// What the server does, and how that fails where nobody takes over.
  private record Doing(ResponseDefinitionBuilder response, ModelFault fault) {}

  private static final Map<String, Doing> FAULTS = new LinkedHashMap<>();

  static {
    FAULTS.put("rate-limited", failing(429, ModelFault.RATE_LIMITED));
    FAULTS.put("server-error", failing(500, ModelFault.SERVER_FAILED));
    FAULTS.put("bad-gateway", failing(502, ModelFault.SERVER_FAILED));
    FAULTS.put("unreachable-model", failing(404, ModelFault.UNKNOWN_MODEL));
    FAULTS.put("key-refused", failing(401, ModelFault.KEY_REFUSED));
    FAULTS.put("no-json", new Doing(stream("data: [\n\n"), ModelFault.UNREADABLE));
    FAULTS.put("empty-answer", new Doing(stream(STOP), ModelFault.EMPTY));
    FAULTS.put(
        "cut-at-length",
        new Doing(stream(says("It is 777.7 Mt") + end("length")), ModelFault.CUT_AT_LENGTH));
    FAULTS.put(
        "filtered", new Doing(stream(says("It") + end("content_filter")), ModelFault.FILTERED));
    FAULTS.put("broken-off", new Doing(stream(says("It is 777.7 ")), ModelFault.BROKEN_OFF));
    FAULTS.put("endless-tools", new Doing(stream(calls("list_data")), ModelFault.ENDLESS));
    FAULTS.put("unknown-tool", new Doing(stream(calls("make_it_up")), ModelFault.ENDLESS));
  }

  private static Doing failing(int status, ModelFault fault) {
    return new Doing(aResponse().withStatus(status).withHeader("Retry-After", "3600"), fault);
  }

  private static ResponseDefinitionBuilder stream(String body) {
    return aResponse().withHeader("Content-Type", "text/event-stream").withBody(body);
  }

  private static String says(String words) {
    return chunk("{\"role\":\"assistant\",\"content\":\"" + words + "\"}", "null");
  }

  private static String end(String reason) {
    return chunk("{}", "\"" + reason + "\"") + "data: [DONE]\n\n";
  }

  private static String calls(String tool) {
    String call =
        "{\"index\":0,\"id\":\"call-1\",\"type\":\"function\",\"function\":{\"name\":\"%s\",\"arguments\":\"{}\"}}"
            .formatted(tool);
    return chunk("{\"role\":\"assistant\",\"tool_calls\":[" + call + "]}", "null")
        + end("tool_calls");
  }

  private static String chunk(String delta, String reason) {
    return "data: {\"id\":\"1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}\n\n"
        .formatted(delta, reason);
  }

  @BeforeAll
  static void serve() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  private static Examiner examiner(String fallback) {
    return new Examiner(
        Subject.of(
            Assistant.rehearsing(
                Settings.read(
                    Map.of(
                        "TANLU_MODEL", "m",
                        "TANLU_BASE_URL", SERVER.baseUrl() + "/v1",
                        "TANLU_API_KEY", "k",
                        "TANLU_MODEL_SILENCE", "5",
                        "TANLU_FALLBACK", fallback)),
                _ -> {})));
  }

  private static Doing fault(EvalCase each) {
    return Objects.requireNonNull(FAULTS.get(each.group()), each.group());
  }

  private static void play(Doing doing) {
    SERVER.resetAll();
    SERVER.stubFor(post("/v1/chat/completions").willReturn(doing.response));
  }

  @Test
  void everyFaultHasItsCasesInBothLanguages() {
    assertThat(SUITE.cases())
        .extracting(EvalCase::group)
        .containsOnly(FAULTS.keySet().toArray(String[]::new));
    assertThat(SUITE.cases()).hasSize(2 * FAULTS.size());
  }

  @Test
  void whereTheOfflineModelTakesOverEveryCaseIsAnswered() {
    Examiner examiner = examiner(Settings.OFFLINE);
    for (EvalCase each : SUITE.cases()) {
      play(fault(each));
      // A tool the failed model made up stays a wrong call of it.
      assertThat(examiner.examine(each).reasons())
          .as(each.id())
          .allMatch(reason -> reason.startsWith("tool_arguments: make_it_up"));
    }
  }

  @Test
  void withoutItEveryCaseEndsInTheNamedErrorAndNoneIsScored() {
    Examiner examiner = examiner("none");
    List<EvalCase> chinese =
        SUITE.cases().stream().filter(each -> each.lang().equals("zh")).toList();
    for (EvalCase each : chinese) {
      Doing doing = fault(each);
      play(doing);
      CaseResult result = examiner.examine(each);
      assertThat(result.outcome()).as(each.id()).isEqualTo(CaseResult.Outcome.ERROR);
      assertThat(result.error()).as(each.id()).isEqualTo(doing.fault.sentence().en());
      assertThat(result.scores()).isEmpty();
    }
  }
}
