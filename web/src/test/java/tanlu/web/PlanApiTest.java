package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;

/// Draft plans over HTTP, by command and in the chat.
class PlanApiTest {
  @TempDir static Path home;

  private static Assistant assistant;
  private static ChatServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    assistant = Assistant.open(Settings.read(Map.of("TANLU_HOME", home.toString())));
    server = ChatServer.start(assistant, "127.0.0.1", 0, Offline.NO_RUNS);
    client = Client.of(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode ended(String address) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    JsonNode progress = Client.json(client.get(address));
    while (progress.path("status").asText().equals("running") && System.nanoTime() < end) {
      Thread.sleep(20);
      progress = Client.json(client.get(address));
    }
    return progress;
  }

  @Test
  void aPlanIsStartedFollowedAndFetched() throws Exception {
    HttpResponse<String> started =
        client.post("/api/plans", "{\"region\": \"海南\", \"language\": \"zh\"}");
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    String address = started.headers().firstValue("Location").orElseThrow();
    assertThat(Client.json(started).path("sections").get(0).path("title").asText())
        .isEqualTo("编制背景与依据");
    JsonNode done = ended(address);
    assertThat(done.path("status").asText()).as(done.toString()).isEqualTo("done");
    for (String kind : List.of("docx", "pdf", "xlsx")) {
      var request = client.request(address + "/plan." + kind).build();
      HttpResponse<byte[]> file = client.http().send(request, BodyHandlers.ofByteArray());
      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(new String(file.body(), 0, 4, StandardCharsets.ISO_8859_1))
          .isEqualTo(kind.equals("pdf") ? "%PDF" : "PK\u0003\u0004");
      assertThat(done.path("files").path(kind).asText()).isEqualTo(address + "/plan." + kind);
    }
  }

  @Test
  void aPlanThatIsCancelledHasNoFilesUntilItIsResumed() throws Exception {
    String address =
        client
            .post("/api/plans", "{\"region\": \"GD\"}")
            .headers()
            .firstValue("Location")
            .orElseThrow();
    assertThat(client.post(address + "/cancel", "{}").statusCode()).isEqualTo(200);
    assertThat(ended(address).path("status").asText()).isEqualTo("cancelled");
    HttpResponse<String> early = client.get(address + "/plan.pdf");
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(early.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(client.post(address + "/resume", "{}").statusCode()).isEqualTo(200);
    assertThat(ended(address).path("status").asText()).isEqualTo("done");
  }

  @Test
  void whatCannotBePlannedIsRefusedBeforeItStarts() throws Exception {
    assertThat(client.post("/api/plans", "{\"region\": \"西藏\"}").statusCode()).isEqualTo(404);
    assertThat(client.post("/api/plans", "{\"region\": \"广康\"}").statusCode()).isEqualTo(404);
    assertThat(client.post("/api/plans", "{}").statusCode()).isEqualTo(400);
    assertThat(client.get("/api/plans/abcdefghijklmnop").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/plans/..%2f..%2fetc/plan.docx").statusCode()).isIn(400, 404);
  }

  @Test
  void nobodyReachesThePlanOfAnother() throws Exception {
    String ann = "ann-secret-ann-secret-ann-secret";
    String ben = "ben-secret-ben-secret-ben-secret";
    Tokens tokens = Tokens.read(Optional.of("ann:admin:%s,ben:admin:%s".formatted(ann, ben)));
    try (ChatServer guarded =
        ChatServer.start(assistant, tokens, "127.0.0.1", 0, Offline.NO_RUNS)) {
      Client to = Client.of(guarded);
      String address =
          to.send(as(ann, to.posting("/api/plans", "{\"region\": \"HI\"}")))
              .headers()
              .firstValue("Location")
              .orElseThrow();
      assertThat(to.send(as(ann, to.posting(address + "/cancel", "{}"))).statusCode())
          .isEqualTo(200);
      for (String other : List.of("", "/plan.pdf", "/plan.docx", "/plan.xlsx")) {
        assertThat(to.send(as(ben, to.request(address + other))).statusCode()).isEqualTo(404);
      }
      for (String other : List.of("/cancel", "/resume")) {
        assertThat(to.send(as(ben, to.posting(address + other, "{}"))).statusCode()).isEqualTo(404);
      }
      assertThat(to.send(as(ann, to.request(address))).statusCode()).isEqualTo(200);
    }
  }

  private static HttpRequest.Builder as(String secret, HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + secret);
  }

  @Test
  void theChatStartsAPlanAndLinksItsFiles() throws Exception {
    JsonNode answer = Client.json(client.post("/api/chat", "{\"message\": \"起草青海省碳达峰实施方案\"}"));
    assertThat(answer.path("steps").get(0).path("tool").asText()).isEqualTo("draft_plan");
    String text = answer.path("text").asText();
    assertThat(text).contains("](/api/plans/", "/plan.docx)", "/plan.pdf)", "/plan.xlsx)");
    String address = text.replaceAll("(?s).*\\((/api/plans/[a-p]{16})/plan\\.docx\\).*", "$1");
    assertThat(ended(address).path("status").asText()).isEqualTo("done");
  }

  @Test
  void theCommandWritesThreeFilesAndTellsOfEachSection(@TempDir Path folder) throws Exception {
    Run run =
        Run.tanlu(
            Map.of("TANLU_HOME", folder.resolve("home").toString(), "LC_ALL", "C.UTF-8"),
            "plan",
            "--region",
            "宁夏",
            "--lang",
            "en",
            "--out",
            folder.resolve("out").toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("[1/18] Background and basis", "[18/18] xlsx");
    assertThat(run.out().lines()).hasSize(3);
    for (String kind : List.of("docx", "pdf", "xlsx")) {
      assertThat(Files.size(folder.resolve("out/plan." + kind))).isGreaterThan(20_000);
    }
  }

  @Test
  void theCommandSaysWhichRegionsThereAre(@TempDir Path folder) throws Exception {
    Run run =
        Run.tanlu(
            Map.of("TANLU_HOME", folder.toString(), "LC_ALL", "C.UTF-8"),
            "plan",
            "--region",
            "广康",
            "--out",
            folder.toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).startsWith("tanlu: ").contains("广康").doesNotContain("Exception");
  }
}
