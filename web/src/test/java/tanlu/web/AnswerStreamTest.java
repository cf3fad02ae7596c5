package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tanlu.analytics.proof.Language;
import tanlu.assistant.ModelException;
import tanlu.assistant.ModelFault;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.ModelUse;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.answer.Step;

@Timeout(30)
class AnswerStreamTest {
  private static final JsonNode NO_ARGUMENTS = JsonNodeFactory.instance.objectNode();
  static final Answer ANSWER =
      new Answer(
          "a1",
          "v1",
          "zh",
          Outcome.REFUSED,
          "第一行\n第二行",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          new Answer.DatasetInfo("embedded", "1", "modelled", "2017"),
          new ModelUse("offline", 1, 0, 0, 0, null, null, null),
          "territorial",
          List.of(),
          List.of());

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  /// A stream that waits for nobody to come back.
  private static void run(OutputStream out, Function<AnswerListener, Answer> work)
      throws InterruptedException {
    AnswerStream stream =
        new AnswerStream(Duration.ZERO, _ -> {})
            .start("", work, failure -> Failures.body(failure, Language.EN), () -> {});
    stream.writeTo(out);
    stream.join();
  }

  private String stream(Function<AnswerListener, Answer> work) throws InterruptedException {
    run(written, work);
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void eventsComeInTheOrderTheyWereToldAndEndWithTheAnswer() throws Exception {
    String events =
        stream(
            listener -> {
              listener.started("a1", "v1");
              listener.stepRunning("list_data", NO_ARGUMENTS);
              listener.stepEnded(new Step("list_data", NO_ARGUMENTS, 12), true);
              listener.stepEnded(new Step("footprint", NO_ARGUMENTS, 3), false);
              listener.text("第一行\n");
              return ANSWER;
            });
    assertThat(events)
        .startsWith(
            """
            event: start
            data: {"answerId":"a1","conversationId":"v1"}

            event: step
            data: {"tool":"list_data","arguments":{},"status":"running"}

            event: step
            data: {"tool":"list_data","arguments":{},"status":"done","milliseconds":12}

            event: step
            data: {"tool":"footprint","arguments":{},"status":"failed","milliseconds":3}

            event: text
            data: {"delta":"第一行\\n"}

            event: answer
            data: {"id":"a1","conversationId":"v1","language":"zh","outcome":"refused",\
            "text":"第一行\\n第二行",\
            """)
        .endsWith("\"followUps\":[]}\n\n");
  }

  @Test
  void aModelFailureEndsTheStreamWithItsProblem() throws Exception {
    String events =
        stream(
            listener -> {
              listener.started("a1", "v1");
              throw new ModelException(ModelFault.SILENT);
            });
    assertThat(events)
        .endsWith(
            """
            event: error
            data: {"type":"about:blank","title":"Bad Gateway","status":502,\
            "detail":"The language model has said nothing for too long: ask again, or raise TANLU_MODEL_SILENCE."}

            """);
    assertThat(events).doesNotContain("event: answer");
  }

  @Test
  void aJavaErrorEndsTheStreamToo() throws Exception {
    String events =
        stream(
            _ -> {
              throw new StackOverflowError("too deep");
            });
    assertThat(events).startsWith("event: error\n").contains("\"status\":500");
  }

  @Test
  void silencesAreFilledWithComments() throws Exception {
    String events =
        stream(
            listener -> {
              pause(2_500);
              return ANSWER;
            });
    assertThat(events).startsWith(": ping\n\n: ping\n\nevent: answer\n");
  }

  @Test
  void aClientThatLeftCancelsWorkThatTells() throws Exception {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    CountDownLatch left = new CountDownLatch(1);
    run(
        closedAfter(left),
        listener -> {
          listener.started("a1", "v1");
          try {
            while (true) {
              listener.text("还在写。");
              Thread.onSpinWait();
            }
          } catch (CancellationException e) {
            thrown.complete(e);
            throw e;
          }
        });
    assertThat(thrown.join()).hasMessage("the client left");
  }

  @Test
  void aClientThatLeftInterruptsWorkThatWaits() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    run(
        closedAfter(new CountDownLatch(1)),
        listener -> {
          listener.started("a1", "v1");
          pause(60_000);
          interrupted.complete(Thread.currentThread().isInterrupted());
          return ANSWER;
        });
    assertThat(interrupted.join()).isTrue();
  }

  @Test
  void aClientThatComesBackInTimeHearsAllFromTheBeginning() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AnswerStream stream =
        new AnswerStream(Duration.ofSeconds(20), _ -> {})
            .start(
                "",
                listener -> {
                  listener.started("a1", "v1");
                  listener.text("第一行\n");
                  await(release);
                  listener.text("第二行");
                  return ANSWER;
                },
                failure -> Failures.body(failure, Language.EN),
                () -> {});
    stream.writeTo(closedAfter(new CountDownLatch(1)));
    release.countDown();
    stream.writeTo(written);
    assertThat(written.toString(StandardCharsets.UTF_8))
        .startsWith("event: start")
        .contains("第一行", "第二行", "event: answer");
  }

  @Test
  void aStopEndsTheWorkAndSaysSo() throws Exception {
    AnswerStream stream = new AnswerStream(Duration.ofSeconds(20), _ -> {});
    stream.start(
        "",
        listener -> {
          listener.started("a1", "v1");
          stream.stop();
          listener.text("没有人听到。");
          return ANSWER;
        },
        failure -> Failures.body(failure, Language.EN),
        () -> {});
    stream.writeTo(written);
    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains("event: error", "The answer was stopped")
        .doesNotContain("没有人听到");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new CancellationException("interrupted");
    }
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A connection that takes one event and is gone at the next.
  private static OutputStream closedAfter(CountDownLatch events) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        if (events.getCount() == 0) {
          throw new IOException("connection reset");
        }
        events.countDown();
      }
    };
  }
}
