package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the server does before any question is answered.
class ChatServerTest {
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

  /// The problem a response tells, after checking that it is one as RFC 9457 has it.
  private static JsonNode problem(HttpResponse<String> response, int status) throws IOException {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = Client.json(response);
    assertThat(problem.path("type").asText()).isEqualTo("about:blank");
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asText()).doesNotContain("Exception").doesNotContain("\n");
    return problem;
  }

  private static String detail(HttpResponse<String> response, int status) throws IOException {
    return problem(response, status).path("detail").asText();
  }

  @Test
  void theProcessSaysItIsAlive() throws Exception {
    HttpResponse<String> response = client.get("/health/live");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"status\":\"live\"}");
  }

  @Test
  void thePageIsServedAtTheRootAndItsFilesBelowPage() throws Exception {
    HttpResponse<String> page = client.get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.body()).startsWithIgnoringCase("<!doctype html>");
    assertThat(client.get("/page/index.html").body()).isEqualTo(page.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health/live", "/nothing", "/api/nothing", "/page/nothing.js"})
  void everyResponseCarriesTheSecurityHeaders(String path) throws Exception {
    var headers = client.get(path).headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'self'; img-src 'self' data: blob:; style-src 'self'")
        .contains("frame-ancestors 'none'");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(headers.firstValue("Server")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nothing", "/api", "/page/../ChatServer.class", "/page/%2e%2e/Main.class"})
  void whatIsNotThereIsNamed(String path) throws Exception {
    assertThat(detail(client.get(path), 404)).contains(path);
  }

  @Test
  void anotherMethodIsRefusedWithTheOneThatWorks() throws Exception {
    HttpResponse<String> response = client.get("/api/chat");
    assertThat(detail(response, 405)).contains("GET").contains("POST");
    assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    assertThat(detail(client.post("/api/catalog", "{}"), 405)).contains("GET");
  }

  @Test
  void problemsAreToldInChineseUnlessEnglishIsPreferred() throws Exception {
    assertThat(detail(client.get("/nothing"), 404)).isEqualTo("没有 /nothing 这个地址。");
    var english = client.request("/nothing").header("Accept-Language", "en-GB,zh;q=0.5");
    assertThat(detail(client.send(english), 404)).startsWith("There is nothing at /nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''| 400 | JSON",
        "{\"message\": | 400 | JSON",
        "{\"message\":\"a\"} x | 400 | JSON",
        "{\"message\":\"a\",\"message\":\"b\"} | 400 | JSON",
        "[] | 400 | array",
        "\"广东\" | 400 | string",
        "{} | 400 | message",
        "{\"message\":\"  \"} | 400 | message",
        "{\"message\":null} | 400 | message",
        "{\"message\":7} | 400 | number",
        "{\"message\":\"广东\",\"langauge\":\"en\"} | 400 | langauge",
        "{\"message\":\"广东\",\"language\":\"fr\"} | 400 | fr",
        "{\"message\":\"广东\",\"conversationId\":{}} | 400 | conversationId",
        "{\"message\":\"\\ud83c\"} | 400 | message",
      })
  void aBodyThatIsNoQuestionIsRefusedByName(String body, int status, String named)
      throws Exception {
    assertThat(detail(client.post("/api/chat", body), status)).contains(named);
  }

  @Test
  void aMessageOverTheLimitIsRefusedWithTheLimit() throws Exception {
    String body = "{\"message\":\"" + "x".repeat(100_000) + "\"}";
    assertThat(detail(client.post("/api/chat", body), 413)).contains("100000").contains("4000");
  }

  @Test
  void aBodyOverTheLimitIsRefusedWithTheLimit() throws Exception {
    String body = "{\"message\":\"" + "碳".repeat(100_000) + "\"}";
    assertThat(detail(client.post("/api/chat", body), 413)).contains("262144");
    assertThat(detail(client.post("/api/tools/list_data", body), 413)).contains("262144");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws Exception {
    byte[] gbk = "{\"message\":\"广东\"}".getBytes(Charset.forName("GBK"));
    var request =
        client
            .request("/api/chat")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(gbk));
    assertThat(detail(client.send(request), 400)).contains("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx"})
  void anotherContentTypeIsRefusedByName(String type) throws Exception {
    var request =
        client
            .request("/api/chat")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString("{\"message\":\"广东\"}"));
    assertThat(detail(client.send(request), 415)).contains("application/json").contains(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "https://127.0.0.1", "http://localhost:1"})
  void aPageFromElsewhereMayNotAsk(String origin) throws Exception {
    var request = client.posting("/api/chat", "{}").header("Origin", origin);
    assertThat(detail(client.send(request), 403)).contains(origin);
  }

  @Test
  void itsOwnPageMayAsk() throws Exception {
    var request =
        client.posting("/api/chat", "{}").header("Origin", "http://127.0.0.1:" + server.port());
    assertThat(detail(client.send(request), 400)).contains("message");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "evil.example:7070"})
  void aNameThatOnlyResolvesToThisMachineIsRefused(String host) throws Exception {
    String response =
        client.raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    assertThat(response).startsWith("HTTP/1.1 403").contains(host).doesNotContain("<html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:7070", "127.0.0.1:1", "[::1]:7070"})
  void loopbackNamesAreServedAtAnyForwardedPort(String host) throws Exception {
    String response =
        client.raw("GET /health/live HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    assertThat(response).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "GET /a%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "NONSENSE\r\n\r\n"
      })
  void whatIsNotHttpGetsAProblemToo(String request) throws Exception {
    assertThat(client.raw(request))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json")
        .contains("X-Content-Type-Options: nosniff")
        .contains("\"status\":400");
  }

  @Test
  void aPortThatIsTakenIsSaidInOneSentence() {
    assertThatThrownBy(
            () -> ChatServer.start(Offline.ASSISTANT, "127.0.0.1", server.port(), Offline.NO_RUNS))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("Port " + server.port())
        .hasMessageContaining("--port");
  }
}
