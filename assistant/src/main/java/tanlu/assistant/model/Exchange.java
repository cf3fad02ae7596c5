package tanlu.assistant.model;

import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What passes between the model's thread and the asking thread while one question is answered.
/// Once stopped it interrupts the model's thread, which closes its connection, and lets no tool run
/// any more, so that no further request is made. A tool at work is left to end: it may hold files.
final class Exchange {
  /// What the model's thread tells the asking thread.
  sealed interface Event {
    record Text(String delta) implements Event {}

    /// The model does something that is not text.
    record Busy() implements Event {}

    /// A request to the model begins.
    record Asked() implements Event {}

    /// The model has answered a request.
    ///
    /// @param usage null where its server does not tell
    record Answered(@Nullable TokenUsage usage) implements Event {}

    record Failed(Throwable cause) implements Event {}

    /// A tool, or whoever hears of it, threw.
    record Thrown(RuntimeException cause) implements Event {}

    record Done() implements Event {}
  }

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private @Nullable Thread waiting;
  private boolean stopped;

  /// Runs the model on a thread of its own.
  void start(Runnable model) {
    Thread thread = Thread.ofVirtual().name("model").unstarted(model);
    synchronized (this) {
      waiting = thread;
    }
    thread.start();
  }

  /// @return null where nothing was told for that long; what was told before that is too late where
  ///   no time is left
  @Nullable Event next(Duration time) throws InterruptedException {
    return time.isPositive() ? events.poll(time.toNanos(), TimeUnit.NANOSECONDS) : null;
  }

  void tell(Event event) {
    if (event instanceof Event.Failed) {
      // Its thread goes on until the asking thread hears of it, and must run no tool meanwhile.
      synchronized (this) {
        stopped = true;
      }
    }
    events.add(event);
  }

  /// Runs a tool. LangChain4j logs and forgets what its handlers throw, so a failure is told here.
  String run(Supplier<String> tool) {
    waitsFor(null);
    try {
      tell(new Event.Busy());
      return tool.get();
    } catch (RuntimeException e) {
      tell(new Event.Thrown(e));
      throw e;
    } finally {
      waitsFor(Thread.currentThread());
    }
  }

  private synchronized void waitsFor(@Nullable Thread model) {
    if (stopped) {
      throw new CancellationException("the question was cancelled");
    }
    waiting = model;
  }

  synchronized void stop() {
    stopped = true;
    if (waiting != null) {
      waiting.interrupt();
    }
  }
}
