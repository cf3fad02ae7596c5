package tanlu.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/// So many requests a minute for each key, as a bucket that fills again evenly; a clock that is set
/// back takes nothing out of it.
final class RateLimit {
  /// Keys remembered; the least lately seen, whose buckets are full again, are forgotten first.
  private static final int KEYS = 10_000;

  private static final double MILLISECONDS = 60_000;

  private static final class Bucket {
    double left;
    long seen;
  }

  private final int perMinute;
  private final Clock clock;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  RateLimit(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /// Takes one.
  ///
  /// @return seconds to wait; 0 where there was one to take
  synchronized long take(String key) {
    long now = clock.millis();
    Bucket bucket = buckets.get(key);
    if (bucket == null) {
      bucket = new Bucket();
      bucket.left = perMinute;
      buckets.put(key, bucket);
      if (buckets.size() > KEYS) {
        buckets.remove(buckets.keySet().iterator().next());
      }
    } else {
      bucket.left =
          Math.min(
              perMinute, bucket.left + Math.max(0, now - bucket.seen) / MILLISECONDS * perMinute);
    }
    bucket.seen = now;
    if (bucket.left >= 1) {
      bucket.left--;
      return 0;
    }
    return (long) Math.ceil((1 - bucket.left) * 60 / perMinute);
  }
}
