package tanlu.analytics.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tanlu.analytics.data.Dataset;

class ParameterFileTest {

  private static String file() {
    try (InputStream in = Parameters.class.getResourceAsStream("roadmap.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// The file with its first match of a pattern replaced.
  static Parameters changed(String pattern, String replacement) {
    return Parameters.read("mine.yaml", file().replaceFirst(pattern, replacement));
  }

  @Test
  void theFileHoldsTheTwentyTwoLeversAndTheRateOfTheOthers() {
    assertThat(Parameters.standard().levers()).hasSize(23);
  }

  @Test
  void everySourceNamedIsAnAssumptionHeld() {
    var assumptions = Dataset.embedded().assumptions();
    Parameters parameters = Parameters.standard();
    parameters
        .levers()
        .values()
        .forEach(lever -> assertThat(assumptions.ids(lever.source())).as(lever.key()).isNotEmpty());
    parameters
        .growth()
        .values()
        .forEach(
            drivers ->
                drivers.forEach(driver -> assertThat(assumptions.has(driver.source())).isTrue()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[48, 52, 57] | [48, many, 57] | column 20: expected a number, not many",
        "[48, 52, 57] | [48, 52, 157] | expected 0 to 100 %, not 48.0 to 157.0",
        "[48, 52, 57] | [48, 52] | expected three numbers, not 2",
        "[48, 52, 57] | [48, 52, .nan] | expected a number",
        "effect: tonnes | effect: magic | unknown effect magic",
        "group: capture | grup: capture | unknown name grup",
        "fuels: [coal, coke] | fuels: [coal, wood] | unknown fuel wood",
        "rows: [28, 29] | rows: [28, 99] | expected an inventory row from 1 to 47, not 99",
        "key: power.coalccs | key: power.nonfossil | stands here a second time",
        "version: 1 | versions: 1 | unknown name versions",
        "draws: 500 | draws: 500.5 | expected a whole number, not 500.5",
        "start: {year: 2023} | start: {year: 2035} | is not after the start in 2035",
        "levers: | levers | line",
      })
  void whatIsWrongIsNamedWithFileLineAndColumn(String right, String wrong, String message) {
    String broken = file().replaceFirst(java.util.regex.Pattern.quote(right), wrong);
    assertThat(broken).isNotEqualTo(file());
    assertThatThrownBy(() -> Parameters.read("mine.yaml", broken))
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith("mine.yaml line ")
        .hasMessageMatching("(?s).* line \\d+, column \\d+: .*")
        .hasMessageContaining(message);
  }
}
