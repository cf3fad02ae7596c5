package tanlu.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Chart;
import tanlu.assistant.answer.Step;

/// One answer as server-sent events: a virtual thread works, the threads of requests write. Whoever
/// attaches later is told from the beginning.
///
/// A client that went away shows as a failed write. When the last one is gone, and none came back
/// while a page reloads, every call of the listener throws and the working thread is interrupted,
/// which ends the work wherever it stands.
final class AnswerStream implements AnswerListener {
  /// How long work may go on for a client that left: the silence after which the connection is
  /// tried with a comment.
  private static final Duration SILENCE = Duration.ofSeconds(1);

  private final Duration grace;
  private final Consumer<AnswerStream> begun;
  private final List<Event> events = new ArrayList<>();
  private @Nullable Thread worker;
  private @Nullable String answerId;
  private String owner = "";
  private int attached;
  private boolean stopped;

  /// @param grace how long it waits for a client to come back
  /// @param begun hears of this stream when the answer has its id
  AnswerStream(Duration grace, Consumer<AnswerStream> begun) {
    this.grace = grace;
    this.begun = begun;
  }

  /// Begins to work.
  ///
  /// @param work asks, telling this stream as it goes
  /// @param problem what to tell of a failure
  /// @param ended runs when there is nothing more to tell
  synchronized AnswerStream start(
      String owner,
      Function<AnswerListener, Answer> work,
      Function<Throwable, ApiException.Body> problem,
      Runnable ended) {
    this.owner = owner;
    worker =
        Thread.ofVirtual()
            .name("answer")
            .start(
                () -> {
                  try {
                    answer(work, problem);
                  } finally {
                    ended.run();
                  }
                });
    return this;
  }

  /// How an event is put on the wire.
  interface Writing {
    byte[] bytes(Event event) throws IOException;
  }

  /// Writes events from the first until the answer or the problem is out, or the client has left.
  void writeTo(OutputStream out) throws InterruptedException {
    writeTo(out, Event::bytes);
  }

  /// The same in another shape.
  void writeTo(OutputStream out, Writing writing) throws InterruptedException {
    synchronized (this) {
      attached++;
    }
    try {
      int next = 0;
      boolean open = true;
      while (open) {
        Event event = await(next);
        out.write(
            event == null ? ": ping\n\n".getBytes(StandardCharsets.UTF_8) : writing.bytes(event));
        out.flush();
        next += event == null ? 0 : 1;
        open = event == null || !event.last();
      }
    } catch (IOException e) {
      // The client left; the work goes on for a while, in case it comes back.
    } finally {
      left();
    }
  }

  /// Woken for nothing, it sends a comment too soon, which does no harm.
  @SuppressWarnings("WaitNotInLoop")
  private synchronized @Nullable Event await(int next) throws InterruptedException {
    if (events.size() <= next) {
      wait(SILENCE.toMillis());
    }
    return events.size() > next ? events.get(next) : null;
  }

  private synchronized void left() {
    attached--;
    if (attached == 0 && !over()) {
      Thread.ofVirtual().name("grace").start(this::stopUnlessSomebodyReturns);
    }
  }

  private void stopUnlessSomebodyReturns() {
    try {
      Thread.sleep(grace);
    } catch (InterruptedException e) {
      return;
    }
    synchronized (this) {
      if (attached == 0) {
        stop();
      }
    }
  }

  private boolean over() {
    return !events.isEmpty() && events.getLast().last();
  }

  /// Ends the work at once.
  synchronized void stop() {
    stopped = true;
    if (worker != null) {
      worker.interrupt();
    }
  }

  /// Waits for the end of the work and gives it whole.
  ///
  /// @throws ApiException where it failed, 409 where it was stopped
  Answer whole() throws InterruptedException {
    try {
      join();
    } catch (InterruptedException e) {
      stop();
      throw e;
    }
    // The request is logged under the answer's id.
    MDC.put(LogFormatter.ANSWER, answerId());
    return switch (last().data()) {
      case Answer answer -> answer;
      case ApiException.Body problem -> throw new ApiException(problem);
      default -> throw new IllegalStateException("an answer ends in " + last().name());
    };
  }

  private synchronized Event last() {
    return events.getLast();
  }

  /// Waits until the work is over.
  void join() throws InterruptedException {
    Thread working;
    synchronized (this) {
      working = worker;
    }
    if (working != null) {
      working.join();
    }
  }

  synchronized String answerId() {
    return answerId == null ? "" : answerId;
  }

  synchronized String owner() {
    return owner;
  }

  private void answer(
      Function<AnswerListener, Answer> work, Function<Throwable, ApiException.Body> problem) {
    try {
      add(new Event("answer", work.apply(this), true));
    } catch (CancellationException e) {
      add(new Event("error", STOPPED, true));
    } catch (RuntimeException | Error e) {
      // An Error too, such as a full heap: the client must not wait for ever.
      add(new Event("error", problem.apply(e), true));
    }
  }

  static final ApiException.Body STOPPED =
      ApiException.Body.of(
          409, "回答已停止，已有内容保留。 The answer was stopped; what came is kept.", List.of());

  private synchronized void add(Event event) {
    events.add(event);
    notifyAll();
  }

  private synchronized void tell(String name, Object data) {
    if (stopped) {
      throw new CancellationException("the client left");
    }
    add(new Event(name, data, false));
  }

  @Override
  public void started(String answerId, String conversationId) {
    synchronized (this) {
      this.answerId = answerId;
    }
    begun.accept(this);
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

  record Started(String answerId, String conversationId) {}

  private record StepEvent(
      String tool,
      JsonNode arguments,
      String status,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long milliseconds) {}

  record TextDelta(String delta) {}

  /// @param last whether nothing follows
  record Event(String name, Object data, boolean last) {
    byte[] bytes() throws IOException {
      String json = Json.MAPPER.writeValueAsString(data);
      return "event: %s\ndata: %s\n\n".formatted(name, json).getBytes(StandardCharsets.UTF_8);
    }
  }
}
