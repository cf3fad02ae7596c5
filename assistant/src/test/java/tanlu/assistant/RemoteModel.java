package tanlu.assistant;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tanlu.analytics.proof.Language;
import tanlu.assistant.model.OfflineModel;
import tanlu.assistant.model.Patience;
import tanlu.assistant.model.Respondent;
import tanlu.assistant.store.MemoryStore;
import tanlu.assistant.tool.Knowledge;
import tanlu.assistant.tool.ToolOutcome;
import tanlu.assistant.tool.Toolbox;

/// A language model's server, played by WireMock: what it answers to the first request, to the
/// second and so on.
final class RemoteModel implements AutoCloseable {
  static final String KEY = "sk-test-0123456789abcdef";
  static final Toolbox TOOLS = new Toolbox(Knowledge.embedded());
  static final OfflineModel OFFLINE = OfflineModel.of(TOOLS.knowledge().linker());

  /// So that no test waits long for a request to be made again.
  private static final Duration PAUSE = Duration.ofMillis(10);

  final Wire wire;
  private final WireMockServer server =
      new WireMockServer(wireMockConfig().dynamicPort().containerThreads(40));
  private int answers;

  RemoteModel(Wire wire) {
    this.wire = wire;
    server.start();
  }

  /// The assistant that asks this model.
  ///
  /// @param settings names and values
  Assistant assistant(String... settings) {
    return assistantAt(wire, address(), new MemoryStore(), settings);
  }

  String address() {
    return server.baseUrl() + wire.base;
  }

  static Assistant assistantAt(
      Wire wire, String address, MemoryStore conversations, String... settings) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "TANLU_MODEL",
                "gpt-x",
                "TANLU_MODEL_API",
                wire.format().code(),
                "TANLU_BASE_URL",
                address,
                "TANLU_API_KEY",
                KEY,
                "TANLU_MODEL_SILENCE",
                "20"));
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    Settings read = Settings.read(environment);
    Settings quick =
        new Settings(
            read.model(),
            read.modelApi(),
            read.baseUrl(),
            read.apiKey(),
            read.fallback(),
            new Patience(read.patience().silence(), read.patience().deadline(), PAUSE),
            read.price(),
            read.vectors(),
            read.corpus(),
            read.home(),
            read.dataset(),
            read.database(),
            read.retention(),
            read.tokens());
    return new Assistant(
        TOOLS, Respondent.of(quick, TOOLS, () -> OFFLINE), quick.dataset(), conversations);
  }

  /// Adds the answer to the next request.
  RemoteModel then(ResponseDefinitionBuilder answer) {
    String state = answers == 0 ? Scenario.STARTED : "after " + answers;
    answers++;
    server.stubFor(
        post(urlEqualTo(wire.path))
            .inScenario("exchange")
            .whenScenarioStateIs(state)
            .willSetStateTo("after " + answers)
            .willReturn(answer));
    return this;
  }

  /// Answers every request alike.
  RemoteModel always(ResponseDefinitionBuilder answer) {
    server.stubFor(post(urlEqualTo(wire.path)).willReturn(answer));
    return this;
  }

  /// Forgets what was to be answered and what was asked.
  void begin() {
    server.resetAll();
    answers = 0;
  }

  List<LoggedRequest> requests() {
    return server.findAll(postRequestedFor(urlEqualTo(wire.path)));
  }

  /// The body of a request, from 0.
  JsonNode body(int request) {
    return Wire.tree(requests().get(request).getBodyAsString());
  }

  @Override
  public void close() {
    server.stop();
  }

  static ResponseDefinitionBuilder error(int status) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody("{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}");
  }

  /// A province's total emissions in a year, in the unit its figure has.
  static double total(String region, int year) {
    JsonNode arguments =
        JsonNodeFactory.instance.objectNode().put("region", region).put("year", year);
    return switch (TOOLS.call("emissions_profile", arguments, Language.EN)) {
      case ToolOutcome.Done done -> done.result().at("/total/value").asDouble();
      case ToolOutcome.Failed failed -> throw new AssertionError(failed.problem());
    };
  }
}
