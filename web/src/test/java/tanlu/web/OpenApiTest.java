package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The OpenAPI document against the server it describes.
class OpenApiTest {
  private static ChatServer server;
  private static Client client;
  private static JsonNode document;
  private static JsonSchemaFactory schemas;

  @BeforeAll
  static void start() throws Exception {
    server = ChatServer.start(Offline.ASSISTANT, "127.0.0.1", 0, Offline.NO_RUNS);
    client = Client.of(server);
    document = Client.json(client.get("/openapi.json"));
    schemas =
        JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder ->
                builder.schemaLoaders(
                    loaders ->
                        loaders.schemas(
                            location ->
                                location.equals("urn:openapi") ? document.toString() : null)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// `METHOD /path` of every operation.
  private static Set<String> documented() {
    Set<String> all = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (!method.equals("parameters")) {
                            all.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return all;
  }

  @Test
  void everyRouteIsDocumentedAndEveryDocumentedRouteExists() {
    Set<String> routes = new TreeSet<>(server.routes());
    routes.removeIf(route -> route.matches("(BEFORE|AFTER)\\S* .*"));
    assertThat(documented()).isEqualTo(routes);
  }

  @Test
  void everyParameterOfAPathIsDeclaredAndEveryReferenceLeadsSomewhere() {
    document
        .path("paths")
        .properties()
        .forEach(
            path -> {
              List<String> declared = new ArrayList<>();
              for (JsonNode each : path.getValue().path("parameters")) {
                declared.add(resolved(each).path("name").asText());
              }
              List<String> used =
                  Pattern.compile("\\{(\\w+)}")
                      .matcher(path.getKey())
                      .results()
                      .map(found -> found.group(1))
                      .toList();
              assertThat(declared).as(path.getKey()).isEqualTo(used);
            });
    for (JsonNode reference : document.findValues("$ref")) {
      assertThat(document.at(reference.asText().substring(1)).isMissingNode())
          .as(reference.asText())
          .isFalse();
    }
    List<String> ids = document.findValuesAsText("operationId");
    assertThat(ids).doesNotHaveDuplicates().hasSameSizeAs(documented());
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static String escaped(String path) {
    return path.replace("~", "~0").replace("/", "~1");
  }

  /// What is wrong with a reply, by what the document promises of it.
  private static Set<ValidationMessage> wrong(String route, HttpResponse<String> response)
      throws Exception {
    String[] parts = route.split(" ", 2);
    String pointer =
        "/paths/%s/%s/responses".formatted(escaped(parts[1]), parts[0].toLowerCase(Locale.ROOT));
    String status = Integer.toString(response.statusCode());
    if (!document.at(pointer).has(status)) {
      status = "default";
    }
    JsonNode declared = document.at(pointer + "/" + status);
    assertThat(declared.isMissingNode()).as(route + " " + response.statusCode()).isFalse();
    String at =
        declared.has("$ref") ? declared.path("$ref").asText().substring(1) : pointer + "/" + status;
    String type = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    JsonNode content = document.at(at + "/content");
    if (content.isMissingNode()) {
      assertThat(response.body()).as(route).isEmpty();
      return Set.of();
    }
    assertThat(content.has(type)).as(route + " as " + type).isTrue();
    if (!type.endsWith("json")) {
      return Set.of();
    }
    return wrong(at + "/content/" + escaped(type) + "/schema", Client.json(response));
  }

  /// What is wrong with JSON by a schema of the document.
  private static Set<ValidationMessage> wrong(String pointer, JsonNode json) {
    return schemas.getSchema(SchemaLocation.of("urn:openapi#" + pointer)).validate(json);
  }

  private static HttpResponse<String> assertAsDocumented(
      String route, HttpResponse<String> response, int status) throws Exception {
    assertThat(response.statusCode()).as(route + ": " + response.body()).isEqualTo(status);
    assertThat(wrong(route, response)).as(route).isEmpty();
    return response;
  }

  private static HttpResponse<String> send(String route, String path, String body)
      throws Exception {
    String method = route.split(" ", 2)[0];
    return client.send(
        client
            .request(path)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private static JsonNode example(String route) {
    String[] parts = route.split(" ", 2);
    return document.at(
        "/paths/%s/%s/requestBody/content/application~1json/example"
            .formatted(escaped(parts[1]), parts[0].toLowerCase(Locale.ROOT)));
  }

  @Test
  void whatTheServerRepliesIsWhatTheDocumentPromises() throws Exception {
    String ask = "POST /api/chat";
    JsonNode answer =
        Client.json(assertAsDocumented(ask, send(ask, "/api/chat", example(ask).toString()), 200));
    assertThat(answer.path("claims")).isNotEmpty();
    assertThat(answer.path("charts")).isNotEmpty();
    JsonNode policy =
        Client.json(
            assertAsDocumented(ask, send(ask, "/api/chat", "{\"message\":\"钢铁行业有哪些减排政策？\"}"), 200));
    assertThat(policy.path("citations")).isNotEmpty();
    assertAsDocumented(ask, send(ask, "/api/chat", "{}"), 400);

    String id = answer.path("id").asText();
    String conversation = answer.path("conversationId").asText();
    String claim = answer.at("/claims/0/id").asText();
    String passage = policy.at("/citations/0/passage").asText();
    reply(
        "GET /api/claims/{answerId}/{claimId}",
        "/api/claims/" + id + "/" + claim + "?replay=true",
        200);
    reply("GET /api/claims/{answerId}/{claimId}", "/api/claims/" + id + "/none", 404);
    reply("GET /api/passages/{document}/{place}", "/api/passages/" + passage, 200);
    reply("GET /api/catalog", "/api/catalog", 200);
    String rate = "POST /api/answers/{id}/feedback";
    assertAsDocumented(
        rate, send(rate, "/api/answers/" + id + "/feedback", example(rate).toString()), 204);
    reply("GET /api/answers/{id}", "/api/answers/" + id, 200);
    reply("GET /api/answers/{id}/events", "/api/answers/" + id + "/events", 200);
    reply("POST /api/answers/{id}/stop", "/api/answers/" + id + "/stop", 202);
    reply("GET /api/answers/{id}/bundle", "/api/answers/" + id + "/bundle", 200);
    reply("GET /api/feedback", "/api/feedback", 200);
    String complete = "POST /v1/chat/completions";
    assertAsDocumented(
        complete, send(complete, "/v1/chat/completions", example(complete).toString()), 200);
    assertAsDocumented(complete, send(complete, "/v1/chat/completions", "{}"), 400);
    reply("GET /v1/models", "/v1/models", 200);
    reply("GET /v1/models/{model}", "/v1/models/tanlu", 200);
    reply("GET /v1/models/{model}", "/v1/models/none", 404);

    String one = "/api/conversations/" + conversation;
    String rename = "PATCH /api/conversations/{id}";
    assertAsDocumented(rename, send(rename, one, example(rename).toString()), 204);
    reply("GET /api/conversations", "/api/conversations", 200);
    HttpResponse<String> shared = reply("POST /api/conversations/{id}/share", one + "/share", 200);
    String link = Client.json(shared).path("link").asText();
    reply("GET /api/conversations/{id}", one, 200);
    reply("GET /api/conversations/{id}/export", one + "/export", 200);
    reply("GET /api/conversations/{id}/export", one + "/export?format=json", 200);
    reply("GET /api/shared/{link}", "/api" + link, 200);
    reply("DELETE /api/conversations/{id}/share", one + "/share", 204);
    reply("DELETE /api/conversations/{id}", one, 204);
    reply("GET /api/conversations/{id}", one, 404);

    String tool = "POST /api/tools/{name}";
    assertAsDocumented(
        tool, send(tool, "/api/tools/emissions_profile", example(tool).toString()), 200);
    assertAsDocumented(
        tool, send(tool, "/api/tools/emissions_profile", "{\"region\":\"广康\"}"), 404);
    for (String path :
        List.of(
            "/health/live",
            "/health/ready",
            "/metrics",
            "/",
            "/explore",
            "/evaluations",
            "/login")) {
      reply("GET " + path, path, 200);
    }
  }

  private static HttpResponse<String> reply(String route, String path, int status)
      throws Exception {
    return assertAsDocumented(route, send(route, path, ""), status);
  }

  @Test
  void aReplyThatLacksAFieldOrHasOneMoreIsNoticed() throws Exception {
    JsonNode answer = Client.json(client.post("/api/chat", "{\"message\":\"广东2017年各部门排放是多少？\"}"));
    String schema = "/components/schemas/Answer";
    assertThat(wrong(schema, answer)).isEmpty();
    for (String field : List.of("claims", "model")) {
      ObjectNode less = answer.deepCopy();
      less.remove(field);
      assertThat(wrong(schema, less))
          .extracting(ValidationMessage::getMessage)
          .anyMatch(message -> message.contains("required") && message.contains(field));
    }
    ObjectNode more = answer.deepCopy();
    more.put("secret", "x");
    assertThat(wrong(schema, more))
        .extracting(ValidationMessage::getMessage)
        .anyMatch(message -> message.contains("secret"));
    ObjectNode deeper = answer.deepCopy();
    ((ObjectNode) deeper.at("/claims/0")).put("secret", "x");
    assertThat(wrong(schema, deeper)).isNotEmpty();
    // A reader of a link is told less.
    assertThat(
            wrong(
                "/components/schemas/SharedConversation/properties/answers/items/properties/answer",
                answer))
        .isNotEmpty();
  }
}
