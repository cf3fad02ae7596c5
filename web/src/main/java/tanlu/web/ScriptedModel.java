package tanlu.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A language model's server that says the same to everybody, at the pace of one: a tool call, then
/// a few sentences. It answers in OpenAI's streaming format and thinks of nothing.
final class ScriptedModel implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BACKLOG = 4_096;
  private static final int SENTENCES = 10;

  /// What it says after its tool call.
  ///
  /// @param sentence said again and again, with a line's end
  /// @param apart the time before each
  /// @param said told of each as soon as it is sent
  record Script(String sentence, int sentences, Duration apart, Runnable said) {}

  private final HttpServer server;
  private final Script script;

  private ScriptedModel(HttpServer server, Script script) {
    this.server = server;
    this.script = script;
  }

  /// @param length how long one answer takes to say
  static ScriptedModel start(Duration length) throws IOException {
    return start(
        new Script("广东的排放以发电为最多，其次是制造业。\n", SENTENCES, length.dividedBy(SENTENCES), () -> {}));
  }

  static ScriptedModel start(Script script) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    ScriptedModel model = new ScriptedModel(server, script);
    server.createContext("/v1/chat/completions", model::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return model;
  }

  /// What the server that asks it must be told.
  Map<String, String> settings() {
    return Map.of(
        "TANLU_MODEL",
        "scripted",
        "TANLU_BASE_URL",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
        "TANLU_API_KEY",
        "none");
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode asked = JSON.readTree(exchange.getRequestBody());
    boolean looked = false;
    for (JsonNode message : asked.path("messages")) {
      looked |= message.path("role").asText().equals("tool");
    }
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      if (looked) {
        say(out);
      } else {
        Object call =
            Map.of(
                "index",
                0,
                "id",
                "call_1",
                "type",
                "function",
                "function",
                Map.of(
                    "name", "emissions_profile",
                    "arguments", "{\"region\":\"广东\",\"year\":2017}"));
        send(out, Map.of("role", "assistant", "tool_calls", List.of(call)), null);
        send(out, Map.of(), "tool_calls");
      }
      out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(OutputStream out) throws IOException, InterruptedException {
    for (int i = 0; i < script.sentences; i++) {
      Thread.sleep(script.apart);
      send(out, Map.of("content", script.sentence), null);
      script.said.run();
    }
    send(out, Map.of(), "stop");
  }

  private static void send(OutputStream out, Map<String, ?> delta, @Nullable String reason)
      throws IOException {
    var choice = JSON.createObjectNode().put("index", 0).put("finish_reason", reason);
    choice.set("delta", JSON.valueToTree(delta));
    var chunk =
        JSON.createObjectNode()
            .put("id", "c1")
            .put("object", "chat.completion.chunk")
            .put("model", "scripted");
    chunk.putArray("choices").add(choice);
    out.write(("data: " + chunk + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
