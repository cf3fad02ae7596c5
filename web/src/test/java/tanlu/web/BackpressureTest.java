package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server where one answer may be under way, and one is.
@Timeout(30)
class BackpressureTest {
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final RunningAnswers running = new RunningAnswers(Offline.ASSISTANT, 1);
  private final Javalin server =
      Javalin.create(
              config -> {
                ChatServer.configure(
                    config,
                    Offline.ASSISTANT,
                    running,
                    new Metrics(Set.of()),
                    new Access(Tokens.read(Optional.empty()), Clock.systemUTC()),
                    "127.0.0.1",
                    0);
                config.routes.post("/slow", this::slow);
              })
          .start();
  private final Client client = new Client(HttpClient.newHttpClient(), server.port());

  private void slow(Context context) throws InterruptedException {
    running.enter(context);
    entered.countDown();
    release.await();
    running.leave();
  }

  @AfterEach
  void stop() {
    release.countDown();
    server.stop();
  }

  @Test
  void oneQuestionMoreIsTurnedAwayWithTheTimeToComeBackAndThenTaken() throws Exception {
    var slow =
        client
            .http()
            .sendAsync(
                client.posting("/slow", "{}").build(), HttpResponse.BodyHandlers.discarding());
    entered.await();
    String question = "{\"message\":\"广东2017年排放是多少？\"}";
    for (String accept : new String[] {"application/json", "text/event-stream"}) {
      HttpResponse<String> full =
          client.send(client.posting("/api/chat", question).header("Accept", accept));
      assertThat(full.statusCode()).isEqualTo(503);
      assertThat(full.headers().firstValue("Retry-After")).hasValue("5");
      assertThat(Client.json(full).path("detail").asText()).contains("5 秒后");
    }
    assertThat(client.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(client.get("/metrics").body()).contains("tanlu_answers_running 1.0");
    release.countDown();
    slow.join();
    assertThat(client.post("/api/chat", question).statusCode()).isEqualTo(200);
    assertThat(running.count()).isZero();
  }
}
