package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import tanlu.assistant.answer.Claim;

/// The Model Context Protocol spoken by the SDK's own client, over HTTP and to a process.
class McpTest {
  private static final String ANN = "ann-secret-ann-secret-ann-secret";
  private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
  private static final CallToolRequest PROFILE =
      calling("emissions_profile", Map.of("region", "粤", "year", 2017));

  @TempDir static Path folder;

  private static ChatServer server;
  private static Client plain;
  private static McpSyncClient client;

  @BeforeAll
  static void start() {
    Tokens tokens = Tokens.read(Optional.of("ann:viewer:" + ANN));
    server = ChatServer.start(Offline.ASSISTANT, tokens, "127.0.0.1", 0, Offline.NO_RUNS);
    plain = Client.of(server);
    client =
        client(
            HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + server.port())
                .jsonMapper(McpDoor.JSON)
                .addHttpRequestCustomizer(
                    (request, _, _, _, _) -> request.header("Authorization", "Bearer " + ANN))
                .build());
    client.initialize();
  }

  /// Patient, as a process starts slowly where many do.
  private static McpSyncClient client(McpClientTransport transport) {
    return McpClient.sync(transport)
        .requestTimeout(Duration.ofMinutes(5))
        .initializationTimeout(Duration.ofMinutes(5))
        .jsonSchemaValidator(McpDoor.LEFT_TO_THE_TOOLS)
        .build();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  private static CallToolRequest calling(String tool, Map<String, Object> arguments) {
    return CallToolRequest.builder(tool).arguments(arguments).build();
  }

  private static String text(CallToolResult result) {
    return ((TextContent) result.content().getFirst()).text();
  }

  private static JsonNode structured(CallToolResult result) {
    return Json.MAPPER.valueToTree(result.structuredContent());
  }

  @Test
  void theOneCatalogueOfToolsIsOfferedUnchanged() {
    List<Tool> tools = client.listTools().tools();
    assertThat(tools)
        .extracting(Tool::name)
        .hasSize(17)
        .containsExactlyInAnyOrderElementsOf(
            Offline.ASSISTANT.tools().stream().map(each -> each.name()).toList());
    Tool whatIf = tools.stream().filter(tool -> tool.name().equals("what_if")).findFirst().get();
    JsonNode schema = Json.MAPPER.valueToTree(whatIf.inputSchema());
    assertThat(schema.at("/properties/changes/items/properties").size()).isGreaterThan(1);
    assertThat(schema.path("required").toString()).contains("region");
    assertThat(client.getServerInstructions()).contains("shown", "照抄");
  }

  @Test
  void everyNumberOfAResultIsAClaimThatReplaysToTheBit() throws Exception {
    CallToolResult result = client.callTool(PROFILE);
    JsonNode whole = structured(result);
    JsonNode told = Json.MAPPER.readTree(text(result));
    assertThat(result.isError()).isFalse();
    assertThat(told.path("result")).isEqualTo(whole.path("result"));
    assertThat(told.path("result").findValuesAsText("claim"))
        .isNotEmpty()
        .containsExactlyElementsOf(whole.path("claims").findValuesAsText("id"));
    var replaying = Offline.ASSISTANT.replaying();
    for (JsonNode each : whole.path("claims")) {
      Claim claim = Json.MAPPER.treeToValue(each, Claim.class);
      assertThat(replaying.apply(claim).same()).as(claim.label()).isTrue();
    }
    assertThat(whole.path("charts")).isNotEmpty();
    assertThat(whole.at("/dataset/id").asText()).isEqualTo("embedded");
  }

  @Test
  void whatCannotBeAnsweredIsAnErrorWithTheNearestNames() {
    CallToolResult result = client.callTool(calling("emissions_profile", Map.of("region", "广康")));
    assertThat(result.isError()).isTrue();
    assertThat(structured(result).at("/problem/candidates").toString()).contains("广东");
    assertThat(client.callTool(calling("emissions_profile", Map.of("regoin", "x"))).isError())
        .isTrue();
  }

  @Test
  void policiesAndTheCatalogueAreReadAndPromptsFilled() throws Exception {
    List<Resource> resources = client.listResources().resources();
    Resource document =
        resources.stream().filter(each -> each.uri().contains("/documents/")).findFirst().get();
    assertThat(read(document.uri())).contains("摘要，非原文", "## ");
    JsonNode catalog = Json.MAPPER.readTree(read("tanlu://catalog"));
    assertThat(catalog.path("regions").size()).isGreaterThan(30);
    CallToolResult found =
        client.callTool(calling("search_policy", Map.of("query", "碳达峰", "region", "广东")));
    String passage = structured(found).at("/citations/0/passage").asText();
    assertThat(read("tanlu://passages/" + passage))
        .contains(structured(found).at("/citations/0/quote").asText());
    assertThatThrownBy(() -> read("tanlu://passages/no/1")).isInstanceOf(McpError.class);
    assertThat(client.listPrompts().prompts()).hasSize(3);
    assertThat(
            client
                .getPrompt(
                    GetPromptRequest.builder("neutrality_roadmap")
                        .arguments(Map.of("region", "广东"))
                        .build())
                .messages()
                .getFirst()
                .content()
                .toString())
        .contains("给出广东的碳中和路线图");
  }

  private static String read(String uri) {
    return ((TextResourceContents)
            client.readResource(ReadResourceRequest.builder(uri).build()).contents().getFirst())
        .text();
  }

  private static HttpRequest.Builder posting(String body) {
    return plain.posting("/mcp", body).header("Accept", "application/json, text/event-stream");
  }

  private static HttpResponse<String> asAnn(HttpRequest.Builder request) throws Exception {
    return plain.send(request.header("Authorization", "Bearer " + ANN));
  }

  @Test
  void nobodyIsServedPastTheGuard() throws Exception {
    assertThat(asAnn(posting(LIST)).statusCode()).isEqualTo(200);
    HttpResponse<String> stranger = plain.send(posting(LIST));
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(stranger.body()).doesNotContain("emissions_profile");
    HttpResponse<String> elsewhere = asAnn(posting(LIST).header("Origin", "https://evil.example"));
    assertThat(elsewhere.statusCode()).isEqualTo(403);
    assertThat(elsewhere.body()).doesNotContain("emissions_profile");
    String flood = LIST.replace("tools/list", "x".repeat(RequestBody.MAX_BYTES));
    assertThat(asAnn(posting(flood)).statusCode()).isEqualTo(413);
    assertThat(asAnn(plain.request("/mcp")).statusCode()).isEqualTo(405);
    assertThat(asAnn(posting("{")).statusCode()).isEqualTo(400);
    assertThat(asAnn(posting(LIST)).headers().firstValue("Cache-Control")).contains("no-store");
    for (String header : Guard.HEADERS.keySet()) {
      assertThat(asAnn(posting(LIST)).headers().firstValue(header)).as(header).isPresent();
    }
  }

  @Test
  void aProcessSaysTheSameOnStandardOutputAndNothingElse() throws Exception {
    Path said = folder.resolve("said");
    String command =
        "'%s' %s -cp '%s' tanlu.web.Main mcp --verbose | tee '%s'"
            .formatted(Run.JAVA, Run.NATIVE, Run.CLASS_PATH, said);
    ServerParameters process =
        ServerParameters.builder("sh")
            .args("-c", command)
            .addEnvVar("TANLU_HOME", folder.resolve("home").toString())
            .build();
    try (McpSyncClient local = client(new StdioClientTransport(process, McpDoor.JSON))) {
      local.initialize();
      assertThat(local.listTools().tools()).isEqualTo(client.listTools().tools());
      assertThat(structured(local.callTool(PROFILE)))
          .isEqualTo(structured(client.callTool(PROFILE)));
    }
    List<String> lines = Files.readAllLines(said);
    assertThat(lines).hasSizeGreaterThanOrEqualTo(3);
    for (String line : lines) {
      assertThat(Json.MAPPER.readTree(line).path("jsonrpc").asText()).as(line).isEqualTo("2.0");
    }
  }
}
