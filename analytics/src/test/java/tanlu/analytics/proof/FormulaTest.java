package tanlu.analytics.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;
import tanlu.analytics.unit.UnitMismatchException;

class FormulaTest {
  private static final Text ANY = Text.of("数", "number");

  private static Figure of(double value, Unit unit) {
    return Figure.assumed(ANY, Quantity.of(value, unit), "p", ANY, Verification.UNVERIFIED);
  }

  private static double number(String formula) {
    return Figure.computed(ANY, Unit.ONE, formula).value();
  }

  @ParameterizedTest
  @CsvSource({
    "1 + 2 * 3, 7",
    "(1 + 2) * 3, 9",
    "10 - 4 - 3, 3",
    "24 / 4 / 3, 2",
    "2 * 3 ^ 2, 18",
    "-2 ^ 2, -4",
    "2 ^ -1, 0.5",
    "(2 ^ 3) ^ 2, 64",
    "5 − 2 × 2, 1",
    "'max(2, 3) - 3', 0",
    "'max(4, 3) - 3', 1"
  })
  void arithmeticFollowsTheUsualPrecedence(String formula, double expected) {
    assertThat(number(formula)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1 +", "(1", "1 2", "2 ^ 3 ^ 2", "x", "1.2.3", "sum(1)", "max(1)", "1 % 2"})
  void badTextIsRefusedAndQuoted(String formula) {
    assertThatThrownBy(() -> number(formula))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("formula: " + formula);
  }

  @Test
  void aSumOfNothingIsRefused() {
    assertThatThrownBy(() -> Figure.sum(ANY, Unit.MT_CO2, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one");
  }

  @Test
  void termsOfOneDimensionConvertToTheFirstOnesUnit() {
    Figure total =
        Figure.computed(
            ANY, Unit.MT_CO2, "a + b", "a", of(1, Unit.MT_CO2), "b", of(50, Unit.WAN_T_CO2));
    assertThat(total.quantity()).isEqualTo(Quantity.of(1.5, Unit.MT_CO2));
  }

  @Test
  void termsOfDifferentDimensionsAreRefused() {
    assertThatThrownBy(
            () ->
                Figure.computed(
                    ANY, Unit.MT_CO2, "a + b", "a", of(1, Unit.MT_CO2), "b", of(1, Unit.YI_YUAN)))
        .isInstanceOf(UnitMismatchException.class);
    assertThatThrownBy(
            () -> Figure.sum(ANY, Unit.MT_CO2, List.of(of(1, Unit.MT_CO2), of(1, Unit.TCE))))
        .isInstanceOf(UnitMismatchException.class);
    assertThatThrownBy(
            () -> Figure.computed(ANY, Unit.MT_CO2, "max(a, 0)", "a", of(1, Unit.MT_CO2)))
        .isInstanceOf(UnitMismatchException.class);
  }

  @Test
  void aResultInAUnitOfAnotherDimensionIsRefused() {
    assertThatThrownBy(
            () ->
                Figure.computed(
                    ANY, Unit.MT_CO2, "a / b", "a", of(1, Unit.MT_CO2), "b", of(1, Unit.YI_YUAN)))
        .isInstanceOf(UnitMismatchException.class);
  }

  @Test
  void aPowerOfAQuantityWithDimensionIsRefused() {
    assertThatThrownBy(() -> Figure.computed(ANY, Unit.ONE, "a ^ 2", "a", of(2, Unit.MT_CO2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pure numbers")
        .hasMessageContaining("Mt CO2");
    assertThatThrownBy(() -> Figure.computed(ANY, Unit.ONE, "2 ^ a", "a", of(2, Unit.MT_CO2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRatioOfEqualDimensionsIsAPureNumberWhateverTheUnits() {
    Figure ratio =
        Figure.computed(
            ANY, Unit.ONE, "(a / b) ^ 2", "a", of(2, Unit.MT_CO2), "b", of(50, Unit.WAN_T_CO2));
    assertThat(ratio.value()).isEqualTo(16);
  }

  @Test
  void percentMeansAHundredthInsideAFormula() {
    Figure left =
        Figure.computed(
            ANY, Unit.MT_CO2, "e * (1 - p)", "e", of(200, Unit.MT_CO2), "p", of(25, Unit.PERCENT));
    assertThat(left.value()).isEqualTo(150);
  }

  /// [C] 556.86 Mt over 91 648.7 hundred million yuan, as worked by hand from the two printed
  /// numbers of Guangdong 2017.
  @Test
  void emissionsOverMoneyFormTheIntensityInItsNamedUnit() {
    Figure intensity =
        Figure.computed(
            ANY,
            Unit.T_PER_WAN_YUAN,
            "co2 / gdp",
            "co2",
            of(556.86, Unit.MT_CO2),
            "gdp",
            of(91_648.7, Unit.YI_YUAN));
    assertThat(intensity.value()).isCloseTo(0.607603, within(5e-7));
  }

  @Test
  void logarithmsAndTheirMeanAreEvaluatedWithUnits() {
    Figure two = of(2 * Math.E, Unit.MT_CO2);
    Figure one = of(2, Unit.MT_CO2);
    // L(2e, 2) = 2 (e − 1), for ln e = 1
    assertThat(Figure.computed(ANY, Unit.MT_CO2, "lmean(a, b)", "a", two, "b", one).value())
        .isCloseTo(2 * (Math.E - 1), within(1e-12));
    assertThat(Figure.computed(ANY, Unit.ONE, "exp(ln(a / b) * 2)", "a", two, "b", one).value())
        .isCloseTo(Math.E * Math.E, within(1e-12));
    assertThatThrownBy(() -> Figure.computed(ANY, Unit.ONE, "ln(a)", "a", two))
        .hasMessageContaining("ln and exp take pure numbers");
  }
}
