package tanlu.assistant.model;

import java.time.Duration;

/// How long a model is waited for.
///
/// @param silence a model that says nothing for this long has stalled; a model on one's own machine
///   may take its time to load
/// @param deadline the longest a whole answer may take
/// @param pause before a request that failed is made again, the second time twice as long
public record Patience(Duration silence, Duration deadline, Duration pause) {
  public static final Patience STANDARD =
      new Patience(Duration.ofSeconds(90), Duration.ofMinutes(5), Duration.ofSeconds(1));

  private static final Duration CONNECTION = Duration.ofSeconds(10);

  /// The longest all pauses together may be: the silence is that of the asking side.
  Duration pauses() {
    return silence.dividedBy(2);
  }

  Duration connection() {
    return least(CONNECTION, silence);
  }

  static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
