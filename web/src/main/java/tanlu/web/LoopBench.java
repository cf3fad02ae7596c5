package tanlu.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Question;

/// Times what stands between a model and its reader: a model of our own, behind OpenAI's wire
/// format, calls a tool and then says a sentence with a reference every few milliseconds; each is
/// timed from the byte that ends it to the listener that hears it, proved.
final class LoopBench {
  private static final int SENTENCES = 40;
  private static final int APART = 20;

  private final List<Long> said = Collections.synchronizedList(new ArrayList<>());

  /// Prints the time added to a sentence, in milliseconds.
  void print(int runs) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    try {
      Assistant assistant =
          Assistant.open(
              Settings.read(
                  Map.of(
                      "TANLU_HOME",
                      System.getProperty("java.io.tmpdir"),
                      "TANLU_MODEL",
                      "stub",
                      "TANLU_BASE_URL",
                      "http://127.0.0.1:" + server.getAddress().getPort() + "/v1")));
      List<Double> added = new ArrayList<>();
      for (int run = 0; run < runs + 5; run++) {
        said.clear();
        List<Long> heard = new ArrayList<>();
        assistant.ask(
            Question.of("广东2017年碳排放是多少？"),
            new AnswerListener() {
              @Override
              public void text(String delta) {
                if (delta.contains("#claim-")) {
                  heard.add(System.nanoTime());
                }
              }
            });
        for (int i = 0; run >= 5 && i < Math.min(heard.size(), said.size()); i++) {
          added.add((heard.get(i) - said.get(i)) / 1e6);
        }
      }
      System.out.printf(
          "loop, added to each of %d sentences, ms: p50 %.2f, p95 %.2f, most %.2f%n",
          added.size(),
          BenchCommand.quantile(added, 0.5),
          BenchCommand.quantile(added, 0.95),
          BenchCommand.quantile(added, 1));
    } finally {
      server.stop(0);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean read = new String(exchange.getRequestBody().readAllBytes(), UTF_8).contains("\"tool\"");
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      if (read) {
        for (int i = 0; i < SENTENCES; i++) {
          Thread.sleep(APART);
          send(out, "{\"content\":\"广东省这一年的排放总量按属地口径计为[[r1/total]]，来自排放清单。\\n\"}", null);
          said.add(System.nanoTime());
        }
        send(out, "{}", "stop");
      } else {
        send(
            out,
            "{\"tool_calls\":[{\"index\":0,\"id\":\"call-1\",\"type\":\"function\",\"function\":"
                + "{\"name\":\"emissions_profile\",\"arguments\":\"{\\\"region\\\":\\\"GD\\\",\\\"year\\\":2017}\"}}]}",
            null);
        send(out, "{}", "tool_calls");
      }
      out.write("data: [DONE]\n\n".getBytes(UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(OutputStream out, String delta, @Nullable String reason)
      throws IOException {
    String end = reason == null ? "null" : "\"" + reason + "\"";
    out.write(
        ("data:"
             + " {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"stub\","
             + "\"choices\":[{\"index\":0,\"delta\":"
                + delta
                + ",\"finish_reason\":"
                + end
                + "}]}\n\n")
            .getBytes(UTF_8));
    out.flush();
  }
}
