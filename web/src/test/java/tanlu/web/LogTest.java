package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is logged, when clients try to write the log themselves.
class LogTest {
  private static final String FORGED = "x\n2026-01-01T00:00:00Z SEVERE tanlu.audit login name=root";
  private static final String STEERING =
      "\u001b[2J\u001b]0;owned\u0007\r\u0085\u2028\u202eabc\u0000";

  private static LogRecord record(String message) {
    LogRecord record = new LogRecord(Level.WARNING, message);
    record.setLoggerName("tanlu.audit");
    return record;
  }

  private static void assertHarmless(String logged) {
    assertThat(logged.codePoints())
        .allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
        .doesNotContain(0x2028, 0x202e);
  }

  @ParameterizedTest
  @ValueSource(strings = {FORGED, STEERING})
  void whatAClientSentNeitherBeginsALineNorSteersATerminal(String sent) throws Exception {
    LogRecord record = record("refused " + sent);
    record.setParameters(new Object[] {Map.of("path", sent)});
    String line = new LogFormatter(false).format(record);
    assertThat(line.lines()).hasSize(1);
    assertHarmless(line);
    String object = new LogFormatter(true).format(record);
    assertThat(object.lines()).hasSize(1);
    assertHarmless(object);
    assertThat(Json.MAPPER.readTree(object).path("path").asText()).isEqualTo(sent);
  }

  @Test
  void theLinesOfATraceAreIndentedSoThatAMessageCannotPassForALine() {
    LogRecord record = record("failure");
    record.setThrown(new IllegalStateException(FORGED + STEERING));
    String logged = new LogFormatter(false).format(record);
    assertThat(logged.lines().skip(1)).allMatch(line -> line.startsWith("\t"));
    assertHarmless(logged);
    assertThat(new LogFormatter(true).format(record).lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 1000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\nzz\r\n{"})
  void aRequestThatBreaksOffFillsNoLog(String rest) throws Exception {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    StreamHandler handler = new StreamHandler(written, new LogFormatter(false));
    Logger tanlu = Logger.getLogger("tanlu");
    Level level = tanlu.getLevel();
    tanlu.addHandler(handler);
    tanlu.setLevel(Level.SEVERE);
    String response;
    try (ChatServer server = ChatServer.start(Offline.ASSISTANT, "127.0.0.1", 0, Offline.NO_RUNS);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String request =
          "POST /api/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + rest;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      handler.flush();
      tanlu.removeHandler(handler);
      tanlu.setLevel(level);
    }
    assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(response).startsWith("HTTP/1.1 400");
  }

  @Test
  void requestsAndAnswersAreLoggedByTheirIdsWithNoWordOfAQuestionOrToken() throws Exception {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    StreamHandler handler = new StreamHandler(written, new LogFormatter(true));
    handler.setLevel(Level.ALL);
    handler.setEncoding("UTF-8");
    Logger tanlu = Logger.getLogger("tanlu");
    Level level = tanlu.getLevel();
    tanlu.addHandler(handler);
    tanlu.setLevel(Level.INFO);
    String secret = "ann-secret-ann-secret-ann-secret";
    JsonNode answer;
    try (ChatServer server =
        ChatServer.start(
            Offline.ASSISTANT,
            Tokens.read(Optional.of("ann:viewer:" + secret)),
            "127.0.0.1",
            0,
            Offline.NO_RUNS)) {
      Client client = Client.of(server);
      String question =
          Json.MAPPER.createObjectNode().put("message", "广东zebra" + FORGED + STEERING).toString();
      answer =
          Client.json(
              client.send(
                  client
                      .posting("/api/chat", question)
                      .header("User-Agent", "zebra\u00ff")
                      .header("Authorization", "Bearer " + secret)));
      client.raw(
          "GET /zebra%0A%1B[31mzebra?zebra HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer"
              + " zebra\u001b\r\nConnection: close\r\n\r\n");
      client.send(
          client
              .request("/login")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  java.net.http.HttpRequest.BodyPublishers.ofString("token=zebra%0Aname%3Droot")));
    } finally {
      handler.flush();
      tanlu.removeHandler(handler);
      tanlu.setLevel(level);
    }
    String logged = written.toString(StandardCharsets.UTF_8);
    assertHarmless(logged);
    assertThat(logged).doesNotContain("zebra", "广东", secret);
    List<JsonNode> lines = new java.util.ArrayList<>();
    for (String line : logged.lines().toList()) {
      lines.add(Json.MAPPER.readTree(line));
    }
    String id = answer.path("id").asText();
    assertThat(lines)
        .anySatisfy(
            line -> {
              assertThat(line.path("logger").asText()).isEqualTo("tanlu.answers");
              assertThat(line.path("answer").asText()).isEqualTo(id);
              assertThat(line.path("outcome").asText()).isEqualTo(answer.path("outcome").asText());
            })
        .anySatisfy(
            line -> {
              assertThat(line.path("route").asText()).isEqualTo("/api/chat");
              assertThat(line.path("answer").asText()).isEqualTo(id);
              assertThat(line.path("status").asInt()).isEqualTo(200);
              assertThat(line.path("name").asText()).isEqualTo("ann");
            })
        .anySatisfy(line -> assertThat(line.path("message").asText()).contains("login refused"));
  }
}
