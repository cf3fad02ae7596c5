package tanlu.assistant.model;

import dev.langchain4j.model.chat.response.StreamingHandle;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What passes between the model's thread and the asking thread while one question is answered.
/// Once stopped it closes the model's stream and lets no tool run any more, so that no further
/// request is made.
final class Exchange {
  /// What the model's thread tells the asking thread.
  sealed interface Event {
    record Text(String delta) implements Event {}

    /// The model does something that is not text.
    record Busy() implements Event {}

    record Failed(Throwable cause) implements Event {}

    /// A tool, or whoever hears of it, threw.
    record Thrown(RuntimeException cause) implements Event {}

    record Done() implements Event {}
  }

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private @Nullable StreamingHandle stream;
  private boolean stopped;

  /// @return null where nothing was told for that long
  @Nullable Event next(Duration silence) throws InterruptedException {
    return events.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
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

  void tell(Event event, StreamingHandle from) {
    synchronized (this) {
      stream = from;
    }
    tell(event);
    if (stopped()) {
      from.cancel();
    }
  }

  /// Runs a tool. LangChain4j logs and forgets what its handlers throw, so a failure is told here.
  String run(Supplier<String> tool) {
    if (stopped()) {
      throw new CancellationException("the question was cancelled");
    }
    try {
      tell(new Event.Busy());
      return tool.get();
    } catch (RuntimeException e) {
      tell(new Event.Thrown(e));
      throw e;
    }
  }

  void stop() {
    StreamingHandle open;
    synchronized (this) {
      stopped = true;
      open = stream;
    }
    if (open != null) {
      open.cancel();
    }
  }

  private synchronized boolean stopped() {
    return stopped;
  }
}
