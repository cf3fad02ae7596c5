package tanlu.analytics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

class RatesTest {
  private static final Text ANY = Text.of("强度", "intensity");
  private final Dataset data = Dataset.embedded();

  private static Figure intensity(double value) {
    return Figure.assumed(
        ANY, Quantity.of(value, Unit.T_PER_WAN_YUAN), "p", ANY, Verification.UNVERIFIED);
  }

  /// −65 % over 2005–2030 and −18 % over five years are the two Chinese targets; 17.2 % is PwC 2023
  /// [P]: a fall to 22 % in eight years. 4.112 % and 3.89 % are [C].
  @ParameterizedTest
  @CsvSource({"0.35, 25, 4.112, 0.0005", "0.82, 5, 3.89, 0.005", "0.22, 8, 17.2, 0.05"})
  void aFallOverYearsIsThisMuchAYear(double left, int years, double percent, double rounding) {
    assertThat(Rates.fall(ANY, intensity(1), intensity(left), years).value())
        .isCloseTo(percent, within(rounding));
  }

  /// UNEP: emissions fall by 7.5 % while GDP grows by 2.5 to 3 %, so CO2 per GDP falls by 9.76 to
  /// 10.19 % [C].
  @ParameterizedTest
  @CsvSource({"1.025, 9.76", "1.03, 10.19"})
  void aFallOfEmissionsInAGrowingEconomyIsALargerFallPerGdp(double growth, double percent) {
    assertThat(Rates.fall(ANY, intensity(1), intensity(0.925 / growth), 1).value())
        .isCloseTo(percent, within(0.005));
  }

  /// For the nation the deflator cancels, and what is left are two published series: CO2 of the
  /// national inventory grew 1.8144-fold, real GDP 3.2317-fold. The official fall is 48.1 %; the
  /// gap of four points is in the two series, not in the method (docs/methods.md) [C].
  @Test
  void theNationsComparableFallIsTheFallPerRealGdp() {
    double co2 =
        Totals.territorial(data, data.nation(), 2019).value()
            / Totals.territorial(data, data.nation(), 2005).value();
    assertThat(co2).isCloseTo(1.8144, within(5e-5));
    double fall = Rates.comparableFall(data, data.nation(), 2005, 2019).value();
    assertThat(100 * (1 - co2 / 3.2317)).isCloseTo(fall, within(0.001));
    assertThat(fall).isCloseTo(48.1, within(4.5));
  }

  @Test
  void aComparableRateCompoundsToTheComparableFall() {
    var guangdong = data.region("GD").orElseThrow();
    double rate = Rates.comparable(data, guangdong, 2005, 2019).value() / 100;
    double fall = Rates.comparableFall(data, guangdong, 2005, 2019).value() / 100;
    assertThat(1 - Math.pow(1 - rate, 14)).isCloseTo(fall, within(1e-12));
  }
}
