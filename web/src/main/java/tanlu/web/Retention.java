package tanlu.web;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tanlu.assistant.store.ConversationStore;
import tanlu.assistant.store.StoreException;

/// Deletes conversations nobody went on with for so long: when the server starts, then each hour.
final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration PERIOD = Duration.ofHours(1);

  private Retention() {}

  static void start(ConversationStore store, Duration age, Clock clock) {
    Thread.ofVirtual()
        .name("retention")
        .start(
            () -> {
              while (true) {
                try {
                  int deleted = store.deleteBefore(clock.instant().minus(age));
                  LOG.info("{} conversations older than {} days deleted", deleted, age.toDays());
                } catch (StoreException e) {
                  LOG.error("old conversations were not deleted: {}", e.getMessage());
                }
                try {
                  Thread.sleep(PERIOD);
                } catch (InterruptedException e) {
                  return;
                }
              }
            });
  }
}
