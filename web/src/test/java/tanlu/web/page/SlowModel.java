package tanlu.web.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;
import tanlu.assistant.store.ConversationStore;

/// A language model's server that says one sentence at once, and another when it is let.
final class SlowModel implements AutoCloseable {
  static final String FIRST = "达峰先于中和。";
  static final String SECOND = "中和需要各行业一起减排。";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Semaphore let = new Semaphore(0);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  SlowModel() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /// Lets one answer end.
  void let() {
    let.release();
  }

  /// The assistant that asks this model.
  Assistant assistant(Path home, ConversationStore store) {
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    return Assistant.open(
        Settings.read(
            Map.of(
                "TANLU_MODEL",
                "slow",
                "TANLU_BASE_URL",
                address,
                "TANLU_API_KEY",
                "k",
                "TANLU_VECTORS",
                "off",
                "TANLU_HOME",
                home.toString())),
        _ -> {},
        store);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      say(out, FIRST + "\n\n", null);
      if (let.tryAcquire(2, TimeUnit.MINUTES)) {
        say(out, SECOND, null);
        say(out, "", "stop");
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(OutputStream out, String words, @Nullable String end) throws IOException {
    ObjectNode chunk =
        JSON.createObjectNode().put("id", "1").put("object", "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice
        .put("finish_reason", end)
        .putObject("delta")
        .put("role", "assistant")
        .put("content", words);
    out.write(
        ("data: " + JSON.writeValueAsString(chunk) + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
