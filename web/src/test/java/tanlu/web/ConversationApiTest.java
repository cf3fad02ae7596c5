package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;
import tanlu.assistant.store.SqlStore;

/// Conversations over HTTP, kept in SQLite; a second server on the same file stands for the first
/// after a restart.
class ConversationApiTest {
  private static final String QUESTION = "广东2017年各部门排放是多少？";

  @TempDir static Path home;

  private static SqlStore store;
  private static ChatServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    store = open();
    server = ChatServer.start(assistant(store), "127.0.0.1", 0, Offline.NO_RUNS);
    client = Client.of(server);
  }

  private static SqlStore open() {
    return SqlStore.sqlite(home.resolve("conversations.db"), Clock.systemUTC());
  }

  private static Assistant assistant(SqlStore store) {
    return Assistant.open(
        Settings.read(Map.of("TANLU_HOME", home.toString(), "TANLU_VECTORS", "off")),
        _ -> {},
        store);
  }

  @AfterAll
  static void stop() {
    server.close();
    store.close();
  }

  private static JsonNode ask(Client client, String id, String question) throws Exception {
    String body =
        Json.MAPPER
            .createObjectNode()
            .put("message", question)
            .put("conversationId", id)
            .toString();
    HttpResponse<String> response = client.post("/api/chat", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Client.json(response);
  }

  private static JsonNode get(String path) throws Exception {
    HttpResponse<String> response = client.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Client.json(response);
  }

  private static int patch(String id, String body) throws Exception {
    return client
        .send(
            client
                .request("/api/conversations/" + id)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)))
        .statusCode();
  }

  @Test
  void aConversationIsListedReadRenamedFoundAndDeleted() throws Exception {
    JsonNode answer = ask(client, "c1", QUESTION);
    JsonNode read = get("/api/conversations/c1");
    assertThat(read.path("title").asText()).isEqualTo(QUESTION);
    assertThat(read.at("/answers/0/status").asText()).isEqualTo("finished");
    assertThat(read.at("/answers/0/answer")).isEqualTo(answer);
    assertThat(patch("c1", "{\"title\":\"粤 100%\"}")).isEqualTo(204);
    assertThat(get("/api/conversations?q=100%25").at("/conversations/0/title").asText())
        .isEqualTo("粤 100%");
    assertThat(get("/api/conversations?q=nowhere").path("conversations")).isEmpty();
    var delete = client.request("/api/conversations/c1").DELETE();
    assertThat(client.send(delete).statusCode()).isEqualTo(204);
    assertThat(client.send(delete).statusCode()).isEqualTo(404);
    assertThat(client.get("/api/conversations/c1").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/answers/" + answer.path("id").asText()).statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"title\":\"\"}",
        "{\"title\":7}",
        "{\"title\":\"a\",\"owner\":\"b\"}",
        "{\"title\":\"   \"}"
      })
  void aTitleThatIsNoneIsRefused(String body) throws Exception {
    ask(client, "c2", QUESTION);
    assertThat(patch("c2", body)).isEqualTo(400);
    assertThat(patch("c2", "{\"title\":\"" + "长".repeat(201) + "\"}")).isEqualTo(400);
  }

  @Test
  void anExportHoldsQuestionsAndAnswersWithoutLinksThatLeadNowhere() throws Exception {
    ask(client, "c3", QUESTION);
    HttpResponse<String> markdown = client.get("/api/conversations/c3/export?format=md");
    assertThat(markdown.body()).contains("# " + QUESTION, "亿吨").doesNotContain("#claim-");
    assertThat(markdown.headers().firstValue("Content-Disposition").orElse(""))
        .contains("conversation.md");
    assertThat(get("/api/conversations/c3/export?format=json"))
        .isEqualTo(get("/api/conversations/c3"));
    assertThat(client.get("/api/conversations/c3/export?format=exe").statusCode()).isEqualTo(400);
  }

  @Test
  void aSharedConversationIsReadByItsLinkUntilItIsRevoked() throws Exception {
    ask(client, "c4", QUESTION);
    String path = "/api/conversations/c4/share";
    String link = Client.json(client.post(path, "")).path("link").asText();
    assertThat(link).matches("/shared/[A-Za-z0-9_-]{32}");
    assertThat(client.get(link).body()).contains(QUESTION);
    String answer = get("/api" + link).at("/answers/0/id").asText();
    client.post("/api/answers/" + answer + "/feedback", "{\"rating\":\"down\",\"reason\":\"私语\"}");
    JsonNode shared = get("/api" + link);
    assertThat(shared.at("/answers/0/question").asText()).isEqualTo(QUESTION);
    assertThat(shared.has("shared")).isFalse();
    assertThat(shared.at("/answers/0").has("feedback")).isFalse();
    assertThat(get("/api/conversations/c4").at("/answers/0/answer").has("model")).isTrue();
    for (JsonNode read : List.of(shared, get(link + "?format=json"))) {
      assertThat(read.at("/answers/0/answer").has("claims")).isTrue();
      assertThat(read.at("/answers/0/answer").has("model")).isFalse();
    }
    var browsing = client.request(link).header("Accept", "text/html,*/*;q=0.8");
    assertThat(client.send(browsing).body()).contains("/page/shared.js");
    assertThat(client.send(client.request(path).DELETE()).statusCode()).isEqualTo(204);
    assertThat(client.send(client.request(path).DELETE()).statusCode()).isEqualTo(404);
    assertThat(client.get("/api" + link).statusCode()).isEqualTo(404);
    assertThat(client.get(link).statusCode()).isEqualTo(404);
    assertThat(client.send(browsing).statusCode()).isEqualTo(404);
  }

  @Test
  void feedbackIsKeptWithTheAnswerAndWhatIsNoneIsRefused() throws Exception {
    String path = "/api/answers/" + ask(client, "c5", QUESTION).path("id").asText();
    assertThat(
            client
                .post(path + "/feedback", "{\"rating\":\"down\",\"reason\":\" 年份不对 \"}")
                .statusCode())
        .isEqualTo(204);
    assertThat(get(path).at("/feedback/rating").asText()).isEqualTo("down");
    assertThat(get(path).at("/feedback/reason").asText()).isEqualTo("年份不对");
    for (String body :
        List.of(
            "{}",
            "{\"rating\":\"UP\"}",
            "{\"rating\":1}",
            "{\"rating\":\"up\",\"reason\":{}}",
            "{\"rating\":\"up\",\"by\":\"x\"}",
            "{\"rating\":\"up\",\"reason\":\"" + "x".repeat(2_001) + "\"}")) {
      assertThat(client.post(path + "/feedback", body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(client.post("/api/answers/x/feedback", "{\"rating\":\"up\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theEventsOfAnAnswerThatIsOverEndWithTheSameAnswer() throws Exception {
    JsonNode answer = ask(client, "c6", QUESTION);
    String events = client.get("/api/answers/" + answer.path("id").asText() + "/events").body();
    assertThat(events).startsWith("event: start\n").contains("event: text\n");
    String last = events.substring(events.lastIndexOf("event: answer\ndata: "));
    assertThat(Json.MAPPER.readTree(last.substring("event: answer\ndata: ".length()).strip()))
        .isEqualTo(answer);
  }

  @Test
  void anotherServerOnTheSameDatabaseGoesOnWithTheConversationItsFilesAndItsClaims()
      throws Exception {
    JsonNode answer = ask(client, "c7", QUESTION);
    String boundary = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plan.md\"";
    String goal = "到2031年，本园区钢铁企业余热利用率达到七成以上。";
    var upload =
        client
            .request("/api/conversations/c7/files")
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(
                BodyPublishers.ofString(
                    boundary + "\r\n\r\n园区工作安排\n\n一、目标\n" + goal + "\r\n--b--\r\n"));
    assertThat(client.send(upload).statusCode()).isEqualTo(201);
    try (SqlStore again = open();
        ChatServer second = ChatServer.start(assistant(again), "127.0.0.1", 0, Offline.NO_RUNS)) {
      Client later = Client.of(second);
      String claim = answer.at("/claims/0/id").asText();
      JsonNode replayed =
          Client.json(
              later.get(
                  "/api/claims/%s/%s?replay=true".formatted(answer.path("id").asText(), claim)));
      assertThat(replayed.at("/replayed/same").asBoolean()).isTrue();
      // Only what was said before tells the province.
      JsonNode next = ask(later, "c7", "那2012年呢？");
      assertThat(next.path("outcome").asText()).as(next.toString()).isEqualTo("answered");
      assertThat(next.path("text").asText()).contains("广东");
      assertThat(ask(later, "c7", "这份文件里说了什么目标？").toString()).contains(goal);
      assertThat(get("/api/conversations/c7").path("answers")).hasSize(3);
    }
  }

  @Test
  void whatIsSaidOfAConversationIdHoldsInAQuestionToo() throws Exception {
    HttpResponse<String> response =
        client.post("/api/chat", "{\"message\":\"广东\",\"conversationId\":\"../x\"}");
    assertThat(response.statusCode()).isEqualTo(400);
  }
}
