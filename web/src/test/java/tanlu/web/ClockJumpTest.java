package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server whose clock is set under it, by the library of Debian's package `faketime`: years ahead
/// and years back.
@Tag("faults")
@Timeout(900)
class ClockJumpTest {
  private static final String SECRET = "ann-secret-ann-secret-ann-secret";
  private static final String FIRST = "广东2017年各部门排放是多少？";

  @TempDir Path folder;

  private static Path library() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("/usr/lib"), 3)) {
      List<Path> found = all.filter(file -> file.endsWith("faketime/libfaketimeMT.so.1")).toList();
      assumeTrue(!found.isEmpty(), "no clock can be set here: apt-get install faketime");
      return found.getFirst();
    }
  }

  private static HttpRequest.Builder asking(Client client, String message, String conversation) {
    return as(
        client.posting(
            "/api/chat",
            Json.MAPPER
                .createObjectNode()
                .put("message", message)
                .put("conversationId", conversation)
                .toString()));
  }

  private static HttpRequest.Builder as(HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + SECRET);
  }

  @Test
  void answersAndConversationsGoOnWhereTheClockIsSetAheadOrBack() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path clock = Files.writeString(folder.resolve("clock"), "+0");
    try (ScriptedModel model = ScriptedModel.start(Duration.ofSeconds(4))) {
      Map<String, String> settings = new HashMap<>(model.settings());
      settings.put("TANLU_RETENTION", "90");
      settings.put("TANLU_TOKENS", "ann:admin:" + SECRET);
      settings.put("LD_PRELOAD", library().toString());
      settings.put("FAKETIME_TIMESTAMP_FILE", clock.toString());
      settings.put("FAKETIME_CACHE_DURATION", "1");
      settings.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
      settings.put("DONT_FAKE_MONOTONIC", "1");
      try (ServerProcess server = ServerProcess.start(home, settings)) {
        Client client = server.client();
        assertThat(client.send(asking(client, FIRST, "c")).statusCode()).isEqualTo(200);
        int asked = 1;
        for (String jump : List.of("+4000d", "-4000d", "+0")) {
          CompletableFuture<HttpResponse<String>> underWay =
              client
                  .http()
                  .sendAsync(asking(client, "问题" + asked, "c").build(), BodyHandlers.ofString());
          Thread.sleep(2_000);
          Files.writeString(clock, jump);
          String year = year(client);
          assertThat(year).as(jump).isEqualTo(expected(jump));
          HttpResponse<String> answer = underWay.join();
          assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
          asked++;
          assertThat(client.send(asking(client, "问题" + asked, "c")).statusCode()).isEqualTo(200);
          asked++;
          assertThat(client.get("/health/ready").statusCode()).isEqualTo(200);
          JsonNode kept = Client.json(client.send(as(client.request("/api/conversations/c"))));
          assertThat(kept.path("answers")).hasSize(asked);
          assertThat(kept.at("/answers/0/question").asText()).isEqualTo(FIRST);
          for (int i = 1; i < asked; i++) {
            assertThat(kept.at("/answers/" + i + "/question").asText()).isEqualTo("问题" + i);
            assertThat(kept.at("/answers/" + i + "/status").asText()).isEqualTo("finished");
          }
        }
      }
    }
  }

  /// What the server takes the year to be, by the date of its responses.
  private static String year(Client client) throws Exception {
    // The library looks at the file, and Jetty at the clock, each second.
    Thread.sleep(3_000);
    return client
        .get("/health/live")
        .headers()
        .firstValue("Date")
        .orElseThrow()
        .replaceAll(".* (\\d{4}) .*", "$1");
  }

  private static String expected(String jump) {
    long days = Long.parseLong(jump.replaceAll("[^-\\d]", ""));
    return Integer.toString(
        java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(days).getYear());
  }
}
