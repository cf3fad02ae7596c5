package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;

/// Answers asked as one JSON object of a model that takes its time.
@Timeout(60)
class StoppedPlainAnswerTest {
  @TempDir Path home;

  @Test
  void oneThatIsStoppedEndsAtOnceAndIsKeptAsStopped() throws Exception {
    try (ScriptedModel model = ScriptedModel.start(Duration.ofMinutes(10))) {
      Map<String, String> settings = new HashMap<>(model.settings());
      settings.put("TANLU_HOME", home.toString());
      Assistant assistant = Assistant.open(Settings.read(settings));
      try (ChatServer server = ChatServer.start(assistant, "127.0.0.1", 0, Offline.NO_RUNS)) {
        Client client = Client.of(server);
        HttpResponse<String> chat =
            stopped(client, "/api/chat", "{\"message\":\"广东2017年碳排放是多少？\"}");
        assertThat(chat.statusCode()).isEqualTo(409);
        assertThat(Client.json(chat).path("detail").asText()).contains("已停止");
        HttpResponse<String> completion =
            stopped(
                client,
                "/v1/chat/completions",
                "{\"model\":\"tanlu\",\"messages\":[{\"role\":\"user\",\"content\":\"江苏呢\"}]}");
        assertThat(completion.statusCode()).isEqualTo(409);
        assertThat(Client.json(completion).at("/error/message").asText()).contains("已停止");
        assertThat(client.get("/metrics").body()).contains("tanlu_answers_running 0.0");
      }
    }
  }

  /// Asks, stops the answer as soon as it is under way, and waits for what the asker is told.
  private static HttpResponse<String> stopped(Client client, String path, String question)
      throws Exception {
    CompletableFuture<HttpResponse<String>> asked =
        client.http().sendAsync(client.posting(path, question).build(), BodyHandlers.ofString());
    JsonNode running = running(client);
    while (running.isMissingNode()) {
      Thread.sleep(20);
      running = running(client);
    }
    String answer = "/api/answers/" + running.path("id").asText();
    assertThat(client.post(answer + "/stop", "").statusCode()).isEqualTo(202);
    HttpResponse<String> told = asked.join();
    assertThat(Client.json(client.get(answer)).path("status").asText()).isEqualTo("stopped");
    return told;
  }

  /// The answer under way, where there is one.
  private static JsonNode running(Client client) throws Exception {
    JsonNode missing = Json.MAPPER.missingNode();
    for (JsonNode conversation :
        Client.json(client.get("/api/conversations")).path("conversations")) {
      String path = "/api/conversations/" + conversation.path("id").asText();
      for (JsonNode reply : Client.json(client.get(path)).path("answers")) {
        if (reply.path("status").asText().equals("running")) {
          return reply;
        }
      }
    }
    return missing;
  }
}
