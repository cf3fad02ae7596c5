package tanlu.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetbackTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | 7",
        "0 | 0",
        "Fri, 27 Nov 2026 12:01:30 GMT | 90",
        "Fri, 27 Nov 2026 11:00:00 GMT | 0"
      })
  void aRestIsAskedForInSecondsOrByADate(String value, long seconds) {
    assertThat(Setback.wait(value, NOON)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"later", "-1", "1.5", "99999999999"})
  void whatIsNeitherIsNoTime(String value) {
    assertThat(Setback.wait(value, NOON)).isEmpty();
  }
}
