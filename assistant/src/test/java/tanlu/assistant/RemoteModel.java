package tanlu.assistant;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.model.ModelLoop;
import tanlu.assistant.model.Models;
import tanlu.assistant.tool.Knowledge;
import tanlu.assistant.tool.Toolbox;

/// A language model behind the OpenAI chat API, played by WireMock: what it answers to the first
/// request, to the second and so on.
final class RemoteModel implements AutoCloseable {
  static final String KEY = "sk-test-0123456789abcdef";
  static final Toolbox TOOLS = new Toolbox(Knowledge.embedded());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/v1/chat/completions";

  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
  private int answers;

  RemoteModel() {
    server.start();
  }

  /// The assistant that asks this model.
  Assistant assistant() {
    return assistant(Duration.ofSeconds(20));
  }

  Assistant assistant(Duration silence) {
    return assistantAt(server.baseUrl() + "/v1", silence);
  }

  static Assistant assistantAt(String address, Duration silence) {
    Settings settings =
        Settings.read(
            Map.of("TANLU_MODEL", "gpt-x", "TANLU_BASE_URL", address, "TANLU_API_KEY", KEY));
    return new Assistant(TOOLS, new ModelLoop(Models.of(settings, TOOLS), TOOLS, silence));
  }

  /// Adds the answer to the next request.
  RemoteModel then(ResponseDefinitionBuilder answer) {
    String state = answers == 0 ? Scenario.STARTED : "after " + answers;
    answers++;
    server.stubFor(
        post(urlEqualTo(PATH))
            .inScenario("exchange")
            .whenScenarioStateIs(state)
            .willSetStateTo("after " + answers)
            .willReturn(answer));
    return this;
  }

  /// Answers every request alike.
  RemoteModel always(ResponseDefinitionBuilder answer) {
    server.stubFor(post(urlEqualTo(PATH)).willReturn(answer));
    return this;
  }

  List<LoggedRequest> requests() {
    return server.findAll(postRequestedFor(urlEqualTo(PATH)));
  }

  /// The messages of a request, from 0.
  JsonNode body(int request) throws JsonProcessingException {
    return JSON.readTree(requests().get(request).getBodyAsString());
  }

  @Override
  public void close() {
    server.stop();
  }

  static ResponseDefinitionBuilder stream(String... chunks) {
    StringBuilder body = new StringBuilder();
    for (String chunk : chunks) {
      body.append("data: ").append(chunk).append("\n\n");
    }
    return aResponse().withHeader("Content-Type", "text/event-stream").withBody(body.toString());
  }

  static ResponseDefinitionBuilder error(int status, String message) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(
            JSON.createObjectNode()
                .set("error", JSON.createObjectNode().put("message", message))
                .toString());
  }

  /// A piece of text.
  static String text(String delta) {
    return chunk(JSON.createObjectNode().put("content", delta), null);
  }

  /// The beginning of a tool call.
  static String call(int index, String id, String name, String arguments) {
    return calls(index, id, name, arguments);
  }

  /// More of a tool call's arguments.
  static String more(int index, String arguments) {
    return calls(index, null, null, arguments);
  }

  static String end(String reason) {
    return chunk(JSON.createObjectNode(), reason);
  }

  static final String DONE = "[DONE]";

  private static String calls(
      int index, @Nullable String id, @Nullable String name, String arguments) {
    ObjectNode delta = JSON.createObjectNode();
    ObjectNode call = delta.putArray("tool_calls").addObject();
    call.put("index", index);
    if (id != null) {
      call.put("id", id).put("type", "function");
    }
    ObjectNode function = call.putObject("function");
    if (name != null) {
      function.put("name", name);
    }
    function.put("arguments", arguments);
    return chunk(delta, null);
  }

  private static String chunk(ObjectNode delta, @Nullable String reason) {
    ObjectNode chunk =
        JSON.createObjectNode()
            .put("id", "chatcmpl-1")
            .put("object", "chat.completion.chunk")
            .put("created", 1)
            .put("model", "gpt-x");
    ObjectNode choice = chunk.putArray("choices").addObject();
    choice.put("index", 0);
    choice.set("delta", delta);
    choice.put("finish_reason", reason);
    return chunk.toString();
  }
}
