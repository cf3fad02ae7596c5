package tanlu.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Chart;
import tanlu.assistant.answer.Step;

/// One answer as server-sent events: a virtual thread works, the request's thread writes.
///
/// A client that went away shows as a failed write. From then on every call of the listener throws
/// and the working thread is interrupted, which ends the work wherever it stands.
final class AnswerStream implements AnswerListener {
  /// How long work may go on for a client that left: the silence after which the connection is
  /// tried with a comment.
  private static final Duration SILENCE = Duration.ofSeconds(1);

  private final OutputStream out;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private volatile boolean clientGone;

  AnswerStream(OutputStream out) {
    this.out = out;
  }

  /// Writes events until the answer or the problem is out, or the client has left.
  ///
  /// @param work asks, telling this stream as it goes
  /// @param problem what to tell of a failure
  void run(Function<AnswerListener, Answer> work, Function<Throwable, ApiException.Body> problem)
      throws InterruptedException {
    Thread worker = Thread.ofVirtual().name("answer").start(() -> answer(work, problem));
    try {
      boolean open = true;
      while (open) {
        Event event = events.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
        out.write(event == null ? ": ping\n\n".getBytes(StandardCharsets.UTF_8) : event.bytes());
        out.flush();
        open = event == null || !event.last();
      }
    } catch (IOException e) {
      clientGone = true;
      worker.interrupt();
    }
    worker.join();
  }

  private void answer(
      Function<AnswerListener, Answer> work, Function<Throwable, ApiException.Body> problem) {
    try {
      events.add(new Event("answer", work.apply(this), true));
    } catch (RuntimeException | Error e) {
      // An Error too, such as a full heap: the client must not wait for ever.
      if (!clientGone) {
        events.add(new Event("error", problem.apply(e), true));
      }
    }
  }

  private void tell(String name, Object data) {
    if (clientGone) {
      throw new CancellationException("the client left");
    }
    events.add(new Event(name, data, false));
  }

  @Override
  public void started(String answerId, String conversationId) {
    tell("start", new Started(answerId, conversationId));
  }

  @Override
  public void stepRunning(String tool, JsonNode arguments) {
    tell("step", new StepEvent(tool, arguments, "running", null));
  }

  @Override
  public void stepEnded(Step step, boolean done) {
    String status = done ? "done" : "failed";
    tell("step", new StepEvent(step.tool(), step.arguments(), status, step.milliseconds()));
  }

  @Override
  public void text(String delta) {
    tell("text", new TextDelta(delta));
  }

  @Override
  public void chart(Chart chart) {
    tell("chart", chart);
  }

  private record Started(String answerId, String conversationId) {}

  private record StepEvent(
      String tool,
      JsonNode arguments,
      String status,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long milliseconds) {}

  private record TextDelta(String delta) {}

  private record Event(String name, Object data, boolean last) {
    byte[] bytes() throws IOException {
      String json = Json.MAPPER.writeValueAsString(data);
      return "event: %s\ndata: %s\n\n".formatted(name, json).getBytes(StandardCharsets.UTF_8);
    }
  }
}
