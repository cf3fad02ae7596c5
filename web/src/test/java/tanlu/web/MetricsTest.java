package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What `/metrics` tells, to whom, and what it never tells.
class MetricsTest {
  private static final String ADMIN = "admin-secret-admin-secret-admin";
  private static final String EVE = "eve-secret-eve-secret-eve-secret";

  /// The text format: a comment, or a name with labels and a number.
  private static final Pattern LINE =
      Pattern.compile(
          "# (HELP|TYPE) .*|[a-z_0-9]+(\\{[a-z_]+=\"[^\"\\n"
              + "]*\"(,[a-z_]+=\"[^\"\\n"
              + "]*\")*})? [-+.\\w]+");

  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

  private static ChatServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    Tokens tokens =
        Tokens.read(Optional.of("ottokar:admin:%s,wendelin:viewer:%s".formatted(ADMIN, EVE)));
    server = ChatServer.start(Offline.ASSISTANT, tokens, "127.0.0.1", 0, Offline.NO_RUNS);
    client = Client.of(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static java.net.http.HttpResponse<String> as(String secret, HttpRequest.Builder request)
      throws Exception {
    return client.send(request.header("Authorization", "Bearer " + secret));
  }

  private static String scraped() throws Exception {
    var response = as(ADMIN, client.request("/metrics"));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain")
        .contains("version=0.0.4");
    return response.body();
  }

  private static double value(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .sum();
  }

  @Test
  void requestsToolsAnswersAndClaimsAreCountedByRouteAndTool() throws Exception {
    String before = scraped();
    JsonNode answer =
        Client.json(as(EVE, client.posting("/api/chat", "{\"message\":\"广东2017年各部门排放是多少？\"}")));
    String id = answer.path("conversationId").asText();
    assertThat(as(EVE, client.request("/api/conversations/" + id)).statusCode()).isEqualTo(200);
    assertThat(as(EVE, client.request("/api/conversations/none")).statusCode()).isEqualTo(404);
    as(EVE, client.posting("/api/tools/emissions_profile", "{\"region\":\"广东\"}"));
    as(EVE, client.posting("/api/tools/emissions_profile", "{\"region\":\"亚特兰蒂斯\"}"));
    String after = scraped();
    assertThat(after.lines()).allMatch(line -> LINE.matcher(line).matches());
    String read =
        "tanlu_http_requests_seconds_count{method=\"GET\",route=\"/api/conversations/{id}\",status=\"%d\"}";
    assertThat(value(after, read.formatted(200)) - value(before, read.formatted(200))).isEqualTo(1);
    assertThat(value(after, read.formatted(404)) - value(before, read.formatted(404))).isEqualTo(1);
    assertThat(answer.path("steps")).hasSize(1);
    String tool = "tanlu_tools_seconds_count{outcome=\"%s\",tool=\"emissions_profile\"}";
    assertThat(value(after, tool.formatted("done")) - value(before, tool.formatted("done")))
        .as("one in the answer, one direct")
        .isEqualTo(2);
    assertThat(value(after, tool.formatted("failed")) - value(before, tool.formatted("failed")))
        .isEqualTo(1);
    String answered = "tanlu_answers_seconds_count{outcome=\"answered\"}";
    assertThat(value(after, answered) - value(before, answered)).isEqualTo(1);
    assertThat(value(after, "tanlu_claims_total") - value(before, "tanlu_claims_total"))
        .isEqualTo(answer.path("claims").size());
    assertThat(value(after, "tanlu_model_requests_total"))
        .isGreaterThan(value(before, "tanlu_model_requests_total"));
    assertThat(value(after, "tanlu_answers_running")).isZero();
    assertThat(value(after, "tanlu_answers_limit")).isEqualTo(RunningAnswers.MOST);
    assertThat(after)
        .contains("tanlu_claims_rejected_total ", "tanlu_model_tokens_total{direction=\"input\"}")
        .contains("jvm_memory_used_bytes{", "process_cpu_usage ");
  }

  @Test
  void noWordOfAClientAndNoSecretIsInALabel() throws Exception {
    as(EVE, client.posting("/api/chat", "{\"message\":\"zebra 广东2017年排放\\n\\u001b[31m\"}"));
    as(EVE, client.posting("/api/tools/zebra", "{}"));
    as(EVE, client.request("/api/zebra/zebra?zebra=1"));
    as(EVE, client.request("/page/zebra.js"));
    as(EVE, client.request("/api/shared/zebra"));
    as(EVE, client.request("/zebra").method("ZEBRA", HttpRequest.BodyPublishers.noBody()));
    as(ADMIN + "zebra", client.request("/metrics"));
    String metrics = scraped();
    assertThat(metrics.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("zebra", "广东", "wendelin", ADMIN, EVE, "ottokar", "\u001b");
    List<String> routes =
        LABEL
            .matcher(metrics)
            .results()
            .filter(label -> label.group(1).equals("route"))
            .map(label -> label.group(2))
            .distinct()
            .toList();
    assertThat(routes).contains("none", "/api/tools/{name}", "/api/shared/{link}");
    List<String> known =
        server.routes().stream().map(route -> route.substring(route.indexOf(' ') + 1)).toList();
    assertThat(routes).allMatch(route -> route.equals("none") || known.contains(route));
    assertThat(metrics).contains("tool=\"unknown\"", "method=\"other\"");
  }

  @Test
  void onlyAnAdminReadsThem() throws Exception {
    assertThat(client.get("/metrics").statusCode()).isEqualTo(401);
    assertThat(as(EVE, client.request("/metrics")).statusCode()).isEqualTo(403);
  }
}
