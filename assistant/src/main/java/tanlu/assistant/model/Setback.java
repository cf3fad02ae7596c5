package tanlu.assistant.model;

import dev.langchain4j.exception.HttpException;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/// Why a request came to nothing before anything was heard.
///
/// @param mayPass whether asking again may help
/// @param retryAfter when the server wants to be asked again
record Setback(Throwable cause, boolean mayPass, Optional<Duration> retryAfter) {
  private static final Set<Integer> BUSY = Set.of(408, 429, 500, 502, 503, 504);

  static Setback lasting(Throwable cause) {
    return new Setback(cause, false, Optional.empty());
  }

  static Setback passing(Throwable cause) {
    return new Setback(cause, true, Optional.empty());
  }

  static Setback refused(HttpException cause, HttpHeaders headers) {
    return new Setback(
        cause,
        BUSY.contains(cause.statusCode()),
        headers.firstValue("Retry-After").flatMap(value -> wait(value, Clock.systemUTC())));
  }

  /// Seconds or a date; empty where it is neither.
  static Optional<Duration> wait(String value, Clock clock) {
    try {
      if (value.strip().matches("\\d{1,9}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())));
      }
      ZonedDateTime then = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(clock.instant(), then.toInstant());
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
