package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Questions, tools and claims over HTTP, answered offline.
class ChatApiTest {
  private static final String QUESTION =
      "{\"message\":\"Which sectors of Guangdong emitted most CO2 in 2017?\"}";

  private static ChatServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    server = ChatServer.start(Offline.ASSISTANT, "127.0.0.1", 0, Offline.NO_RUNS);
    client = Client.of(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private record Event(String name, JsonNode data) {}

  private static List<Event> ask(String question) throws IOException, InterruptedException {
    var request = client.posting("/api/chat", question).header("Accept", "text/event-stream");
    HttpResponse<String> response = client.send(request);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    List<Event> events = new ArrayList<>();
    for (String block : response.body().split("\n\n", -1)) {
      if (block.startsWith("event: ")) {
        String[] lines = block.split("\ndata: ", 2);
        events.add(
            new Event(lines[0].substring("event: ".length()), Json.MAPPER.readTree(lines[1])));
      }
    }
    return events;
  }

  private static JsonNode answer() throws IOException, InterruptedException {
    HttpResponse<String> response = client.post("/api/chat", QUESTION);
    assertThat(response.statusCode()).isEqualTo(200);
    return Client.json(response);
  }

  @Test
  void theServerIsReady() throws Exception {
    assertThat(client.get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void anAnswerHasEveryFieldOfTheContractWhichModelGaveItAndItsNumbersAreClaims() throws Exception {
    JsonNode answer = answer();
    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id",
            "conversationId",
            "language",
            "outcome",
            "text",
            "claims",
            "charts",
            "citations",
            "steps",
            "dataset",
            "model",
            "boundary",
            "warnings",
            "followUps");
    assertThat(answer.path("language").asText()).isEqualTo("en");
    assertThat(answer.path("outcome").asText()).isEqualTo("answered");
    assertThat(answer.path("claims")).isNotEmpty();
    for (JsonNode claim : answer.path("claims")) {
      assertThat(claim.path("shown").asText()).isNotBlank();
      assertThat(claim.path("derivation").path("tool").asText()).isNotBlank();
    }
  }

  @Test
  void eventsStartOnceAndEndWithTheSameAnswerInOnePiece() throws Exception {
    List<Event> events = ask(QUESTION);
    assertThat(events.getFirst().name()).isEqualTo("start");
    assertThat(events.getLast().name()).isEqualTo("answer");
    assertThat(events.subList(1, events.size() - 1))
        .extracting(Event::name)
        .isNotEmpty()
        .allMatch(List.of("step", "text", "chart")::contains);
    JsonNode answer = events.getLast().data();
    assertThat(events.getFirst().data().path("answerId")).isEqualTo(answer.path("id"));
    StringBuilder told = new StringBuilder();
    events.stream()
        .filter(event -> event.name().equals("text"))
        .forEach(event -> told.append(event.data().path("delta").asText()));
    assertThat(told.toString().strip()).isEqualTo(answer.path("text").asText().strip());
    assertThat(events.stream().filter(event -> event.name().equals("chart")).map(Event::data))
        .containsExactlyElementsOf(answer.path("charts"));
  }

  @Test
  void everyClaimReplaysToTheSameValue() throws Exception {
    JsonNode answer = answer();
    for (JsonNode claim : answer.path("claims")) {
      String path = "/api/claims/%s/%s".formatted(answer.path("id").asText(), id(claim));
      assertThat(Client.json(client.get(path))).isEqualTo(claim);
      JsonNode replayed = Client.json(client.get(path + "?replay=true")).path("replayed");
      assertThat(replayed.path("same").asBoolean()).as(id(claim)).isTrue();
      assertThat(replayed.path("value")).isEqualTo(claim.path("value"));
      assertThat(replayed.path("unit")).isEqualTo(claim.path("unit"));
    }
  }

  private static String id(JsonNode claim) {
    return claim.path("id").asText();
  }

  @Test
  void anUnknownClaimIsNamedWithThoseThereAre() throws Exception {
    JsonNode answer = answer();
    HttpResponse<String> response =
        client.get("/api/claims/" + answer.path("id").asText() + "/nothing");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Client.json(response).path("detail").asText()).contains("nothing");
    assertThat(Client.json(response).path("candidates")).hasSameSizeAs(answer.path("claims"));
    assertThat(client.get("/api/claims/nothing/c1").statusCode()).isEqualTo(404);
  }

  @Test
  void aToolAnswersDirectly() throws Exception {
    HttpResponse<String> response =
        client.post("/api/tools/emissions_profile", "{\"region\":\"广东\",\"by\":\"sector\"}");
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode reply = Client.json(response);
    assertThat(reply.path("result").isObject()).isTrue();
    assertThat(reply.path("chart")).isEqualTo(reply.path("charts").path(0));
    assertThat(reply.path("warnings").isArray()).isTrue();
  }

  @Test
  void policyPassagesAreCitedInOrder() throws Exception {
    JsonNode citations =
        Client.json(client.post("/api/tools/search_policy", "{\"query\":\"碳达峰\"}"))
            .path("citations");
    assertThat(citations).isNotEmpty();
    for (int i = 0; i < citations.size(); i++) {
      assertThat(citations.path(i).path("n").asInt()).isEqualTo(i + 1);
      assertThat(citations.path(i).path("quoteOf").asText()).isIn("original", "digest");
    }
  }

  @Test
  void anUnknownRegionOrToolIsAProblemWithTheNearestNames() throws Exception {
    HttpResponse<String> region =
        client.post("/api/tools/emissions_profile", "{\"region\":\"广康\"}");
    assertThat(region.statusCode()).isEqualTo(404);
    assertThat(Client.json(region).path("detail").asText()).contains("广康");
    assertThat(Client.json(region).path("candidates")).extracting(JsonNode::asText).contains("广东");
    HttpResponse<String> tool = client.post("/api/tools/emission_profile", "{}");
    assertThat(tool.statusCode()).isEqualTo(404);
    assertThat(Client.json(tool).path("candidates"))
        .extracting(JsonNode::asText)
        .contains("emissions_profile");
  }

  @Test
  void manyStreamsAtOnceAllEndWithAnAnswer() {
    var streams =
        IntStream.range(0, 40)
            .mapToObj(_ -> CompletableFuture.supplyAsync(ChatApiTest::lastEvent))
            .toList();
    assertThat(streams).extracting(CompletableFuture::join).containsOnly("answer");
  }

  @Test
  void aPassageComesWithWhatStandsBesideIt() throws Exception {
    JsonNode found = Client.json(client.get("/api/passages/CN-SC2021-23/2"));
    assertThat(found.at("/passage/id").asText()).isEqualTo("CN-SC2021-23/2");
    assertThat(found.at("/before/id").asText()).isEqualTo("CN-SC2021-23/1");
    assertThat(client.get("/api/passages/CN-NONE/1").statusCode()).isEqualTo(404);
  }

  private static String lastEvent() {
    try {
      return ask(QUESTION).getLast().name();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
