package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Answer;

/// Streams over real connections of a server configured as ever, with work that takes its time.
@Timeout(30)
class ConnectionTest {
  private final CountDownLatch release = new CountDownLatch(1);
  private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
  private final Javalin server =
      Javalin.create(
              config -> {
                ChatServer.configure(
                    config,
                    Offline.ASSISTANT,
                    new RunningAnswers(Offline.ASSISTANT),
                    new Metrics(Set.of()),
                    new Access(Tokens.read(Optional.empty()), Clock.systemUTC()),
                    "127.0.0.1",
                    0);
                config.routes.post("/slow", this::slow);
                config.routes.get("/broken", _ -> breakDown());
              })
          .start();

  private void slow(Context context) throws Exception {
    AnswerStream stream =
        new AnswerStream(Duration.ZERO, _ -> {})
            .start(
                "",
                listener -> {
                  listener.started("a1", "v1");
                  return await();
                },
                failure -> Failures.body(failure, Language.EN),
                () -> {});
    stream.writeTo(context.res().getOutputStream());
  }

  private Answer await() {
    try {
      release.await();
      interrupted.complete(false);
    } catch (InterruptedException e) {
      interrupted.complete(true);
    }
    return AnswerStreamTest.ANSWER;
  }

  @AfterEach
  void stop() {
    release.countDown();
    server.stop();
  }

  private static void breakDown() {
    throw new StackOverflowError("too deep");
  }

  @Test
  void aJavaErrorIsAProblemToo() throws Exception {
    var response = new Client(HttpClient.newHttpClient(), server.port()).get("/broken");
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(Client.json(response).path("detail").asText()).doesNotContain("StackOverflow");
  }

  private Socket ask() throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    String request = "POST /slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    var lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    while (!"event: start".equals(lines.readLine())) {
      // Reads up to the first event, which must come before the work is done.
    }
    return socket;
  }

  @Test
  void closingTheConnectionCancelsWorkThatWaits() throws Exception {
    ask().close();
    assertThat(interrupted.join()).isTrue();
  }

  @Test
  void aStopLetsTheAnswerUnderWayFinish() throws Exception {
    try (Socket socket = ask()) {
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);
      Thread.sleep(500);
      assertThat(stopped).isNotDone();
      release.countDown();
      String rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(rest).contains("event: answer");
      stopped.join();
    }
  }

  @Test
  void aThousandStreamsOpenAtOnce() throws Exception {
    Client client = new Client(HttpClient.newHttpClient(), server.port());
    var answers =
        IntStream.range(0, 1000)
            .mapToObj(
                _ ->
                    client
                        .http()
                        .sendAsync(client.posting("/slow", "{}").build(), BodyHandlers.ofString()))
            .toList();
    Thread.sleep(2_000);
    assertThat(answers).noneMatch(CompletableFuture::isDone);
    release.countDown();
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.join().body()).contains("event: answer"));
  }
}
