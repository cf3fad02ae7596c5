package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import tanlu.assistant.store.ConversationStore;
import tanlu.assistant.store.MemoryStore;

/// What is deleted when the clock is wrong.
class RetentionTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  private Instant now = NOON;
  private Duration running = Duration.ofSeconds(5);
  private final ConversationStore store = new MemoryStore();

  private int left() {
    return store.list("", "", 9, 0).size();
  }

  private void pass(Duration time) {
    now = now.plus(time);
    running = running.plus(time);
  }

  @Test
  void aClockThatJumpsAheadIsGivenAnHourToBeSetRight() {
    store.begin("", "c", "1", "广东？", NOON);
    InstantSource clock = () -> now;
    Retention retention =
        new Retention(store, Duration.ofDays(90), clock.withZone(ZoneOffset.UTC), () -> running);
    pass(Duration.ofHours(1));
    retention.round();
    now = now.plus(Duration.ofDays(4_000));
    pass(Duration.ofHours(1));
    retention.round();
    assertThat(left()).isOne();
    // Set right: the jump back is one too.
    now = now.minus(Duration.ofDays(4_000));
    pass(Duration.ofHours(1));
    retention.round();
    pass(Duration.ofHours(1));
    retention.round();
    assertThat(left()).isOne();
    // Time that passes deletes as ever, and so does a jump nobody takes back.
    pass(Duration.ofDays(91));
    retention.round();
    assertThat(left()).isZero();
    store.begin("", "d", "2", "广东？", now);
    now = now.plus(Duration.ofDays(4_000));
    retention.round();
    assertThat(left()).isOne();
    pass(Duration.ofHours(1));
    retention.round();
    assertThat(left()).isZero();
  }
}
