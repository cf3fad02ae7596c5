package tanlu.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tanlu.assistant.store.ConversationStore;
import tanlu.assistant.store.StoreException;

/// Deletes conversations nobody went on with for so long: when the server starts, then each hour.
/// Where the clock jumped meanwhile it waits another hour, in which it can be set right.
final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration PERIOD = Duration.ofHours(1);

  private final ConversationStore store;
  private final Duration age;
  private final Clock clock;
  private final Supplier<Duration> running;

  /// When the process would have begun by the clock.
  private Instant begun;

  /// @param running how long the process has run by a clock nobody sets
  Retention(ConversationStore store, Duration age, Clock clock, Supplier<Duration> running) {
    this.store = store;
    this.age = age;
    this.clock = clock;
    this.running = running;
    this.begun = clock.instant().minus(running.get());
  }

  static void start(ConversationStore store, Duration age, Clock clock) {
    Retention retention =
        new Retention(store, age, clock, () -> Duration.ofNanos(System.nanoTime()));
    Thread.ofVirtual()
        .name("retention")
        .start(
            () -> {
              while (true) {
                retention.round();
                try {
                  Thread.sleep(PERIOD);
                } catch (InterruptedException e) {
                  return;
                }
              }
            });
  }

  void round() {
    Instant now = clock.instant();
    Instant before = begun;
    begun = now.minus(running.get());
    Duration jump = Duration.between(before, begun);
    if (jump.abs().compareTo(PERIOD) > 0) {
      LOG.error(
          "the clock jumped by {}: conversations older than {} days are deleted in an hour",
          jump,
          age.toDays());
      return;
    }
    try {
      int deleted = store.deleteBefore(now.minus(age));
      LOG.info("{} conversations older than {} days deleted", deleted, age.toDays());
    } catch (StoreException e) {
      LOG.error("old conversations were not deleted: {}", e.getMessage());
    }
  }
}
