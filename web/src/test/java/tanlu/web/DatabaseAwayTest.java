package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Servers on a real PostgreSQL that goes away under them, and each other.
@Tag("faults")
@Timeout(600)
class DatabaseAwayTest {
  private static final String QUESTION = "{\"message\":\"广东2017年各部门排放是多少？\"}";

  @TempDir Path folder;

  private EmbeddedPostgres postgres(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private static Map<String, String> settings(int port) {
    return Map.of("TANLU_DATABASE", "postgresql://postgres@127.0.0.1:" + port + "/postgres");
  }

  private static JsonNode until(Client client, String path, String status) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    JsonNode seen = Client.json(client.get(path));
    while (!seen.path("status").asText().equals(status) && System.nanoTime() < end) {
      Thread.sleep(200);
      seen = Client.json(client.get(path));
    }
    assertThat(seen.path("status").asText()).as(path + ": " + seen).isEqualTo(status);
    return seen;
  }

  @Test
  void whileItIsAwayQuestionsSayItAndAnswersUnderWayWarnAndAllGoesOnWhenItIsBack()
      throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    EmbeddedPostgres postgres = postgres(0);
    int port = postgres.getPort();
    try (ScriptedModel model = ScriptedModel.start(Duration.ofSeconds(8))) {
      Map<String, String> settings = new HashMap<>(settings(port));
      settings.putAll(model.settings());
      try (ServerProcess server = ServerProcess.start(home, settings)) {
        Client client = server.client();
        HttpResponse<String> first = client.post("/api/chat", QUESTION);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        CompletableFuture<HttpResponse<String>> underWay =
            client
                .http()
                .sendAsync(client.posting("/api/chat", QUESTION).build(), BodyHandlers.ofString());
        Thread.sleep(2_000);
        postgres.close();
        assertThat(client.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(client.get("/health/ready").statusCode()).isEqualTo(503);
        for (HttpResponse<String> refused :
            java.util.List.of(
                client.post("/api/chat", QUESTION), client.get("/api/conversations"))) {
          assertThat(refused.statusCode()).isEqualTo(503);
          assertThat(Client.json(refused).path("detail").asText()).contains("没有响应", "是否在运行");
        }
        // What needs no database is answered.
        assertThat(client.post("/api/tools/emissions_profile", "{\"region\":\"广东\"}").statusCode())
            .isEqualTo(200);
        JsonNode answer = Client.json(underWay.join());
        assertThat(answer.path("text").asText()).contains("发电");
        assertThat(answer.path("warnings").toString()).contains("未能保存");
        assertThatThrownBy(() -> ServerProcess.start(home, settings))
            .hasMessageContaining("does not answer")
            .message()
            .doesNotContain("\tat ");
        postgres = postgres(port);
        until(client, "/health/ready", "ready");
        assertThat(client.post("/api/chat", QUESTION).statusCode()).isEqualTo(200);
        String kept = Client.json(first).path("id").asText();
        assertThat(Client.json(client.get("/api/answers/" + kept)).at("/answer/text").asText())
            .isEqualTo(Client.json(first).path("text").asText());
        until(client, "/api/answers/" + answer.path("id").asText(), "failed");
      }
    } finally {
      postgres.close();
    }
  }

  @Test
  void twoServersOnOneDatabaseAndFolderGoOnWithWhatTheOtherBegan() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    try (EmbeddedPostgres postgres = postgres(0);
        ServerProcess one = ServerProcess.start(home, settings(postgres.getPort()));
        ServerProcess other = ServerProcess.start(home, settings(postgres.getPort()))) {
      JsonNode asked = Client.json(one.client().post("/api/chat", QUESTION));
      String conversation = asked.path("conversationId").asText();
      String followUp =
          "{\"message\":\"那2012年呢？\",\"conversationId\":\"%s\"}".formatted(conversation);
      assertThat(Client.json(other.client().post("/api/chat", followUp)).path("text").asText())
          .contains("2012", "广东");
      String plan = started(one);
      until(other.client(), plan, "running");
      assertThat(other.client().post(plan + "/cancel", "{}").statusCode()).isEqualTo(200);
      until(one.client(), plan, "cancelled");
      until(other.client(), plan, "cancelled");
      other.client().post(plan + "/resume", "{}");
      until(one.client(), plan, "done");
      assertThat(one.client().get(plan + "/plan.pdf").statusCode()).isEqualTo(200);
      String cut = started(one);
      until(other.client(), cut, "running");
      one.kill();
      until(other.client(), cut, "cancelled");
      other.client().post(cut + "/resume", "{}");
      until(other.client(), cut, "done");
      assertThat(other.client().get("/api/conversations/" + conversation).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void anAnswerOfOneServerIsStoppedAtTheOther() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    try (EmbeddedPostgres postgres = postgres(0);
        ScriptedModel model = ScriptedModel.start(Duration.ofMinutes(5))) {
      Map<String, String> settings = new HashMap<>(settings(postgres.getPort()));
      settings.putAll(model.settings());
      try (ServerProcess one = ServerProcess.start(home, settings);
          ServerProcess other = ServerProcess.start(home, settings)) {
        String question = QUESTION.replace("}", ",\"conversationId\":\"c\"}");
        CompletableFuture<HttpResponse<String>> underWay =
            one.client()
                .http()
                .sendAsync(
                    one.client()
                        .posting("/api/chat", question)
                        .header("Accept", "text/event-stream")
                        .build(),
                    BodyHandlers.ofString());
        String answer = "";
        while (answer.isEmpty()) {
          Thread.sleep(200);
          JsonNode conversation = Client.json(other.client().get("/api/conversations/c"));
          answer = conversation.at("/answers/0/id").asText();
        }
        String path = "/api/answers/" + answer;
        until(other.client(), path, "running");
        assertThat(other.client().post(path + "/stop", "").statusCode()).isEqualTo(202);
        assertThat(underWay.get(30, TimeUnit.SECONDS).body())
            .contains("event: error", "The answer was stopped");
        until(one.client(), path, "stopped");
      }
    }
  }

  private static String started(ServerProcess server) throws Exception {
    return server
        .client()
        .post("/api/plans", "{\"region\":\"海南\"}")
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }
}
