package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static tanlu.analytics.engine.PrintedExamplesTest.close;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkagesTest {
  private static final double[][] L = Leontief.inverse(PrintedExamplesTest.MILLER_BLAIR);
  private static final double[][] G =
      Ghosh.inverse(
          Ghosh.allocationCoefficients(
              new double[][] {{150, 500}, {200, 100}}, new double[] {1000, 2000}));

  @Test
  void millerAndBlairRasmussenLinkages() { // [C]
    close(Linkages.backward(L), within(5e-7), 1.022222, .977778);
    close(Linkages.forwardFromLeontief(L), within(5e-7), 1.066667, .933333);
    close(Linkages.forwardFromGhosh(G), within(5e-7), 1.208333, .791667);
  }

  /// By hand: only sector 1 emits, so the linkages are row 1 of L and column 1 of G over their
  /// means; L and G as printed.
  @Test
  void oneEmitterPutsTheWeightOnItsOwnRowAndColumn() {
    double[] onlyFirst = {.7, 0};
    close(
        Linkages.emissionBackward(onlyFirst, L),
        within(5e-6),
        2 * 1.25412541 / (1.25412541 + .330033),
        2 * .330033 / (1.25412541 + .330033));
    close(
        Linkages.emissionForward(onlyFirst, G),
        within(5e-6),
        2 * 1.254125 / (1.254125 + .132013),
        2 * .132013 / (1.254125 + .132013));
  }

  @ParameterizedTest
  @CsvSource({
    "1.2, 1.1, KEY",
    "1.2, 0.9, BACKWARD",
    "0.8, 1.1, FORWARD",
    "0.8, 0.9, WEAK",
    "1, 1, WEAK"
  })
  void quadrantsAreReadAgainstTheAverage(
      double backward, double forward, Linkages.Quadrant expected) {
    assertThat(Linkages.quadrant(backward, forward)).isEqualTo(expected);
  }

  @Test
  void anEconomyWithoutEmissionsHasNoEmissionLinkages() {
    assertThatThrownBy(() -> Linkages.emissionBackward(new double[2], L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the mean is 0");
  }

  @Property(seed = "2017", tries = 200)
  void everyLinkageAveragesOne(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double[][] leontief = Leontief.inverse(economy.coefficients());
    double[][] ghosh = Ghosh.inverse(economy.allocation());
    double[] f = economy.intensity();
    for (double[] linkage :
        new double[][] {
          Linkages.backward(leontief),
          Linkages.forwardFromLeontief(leontief),
          Linkages.forwardFromGhosh(ghosh),
          Linkages.emissionBackward(f, leontief),
          Linkages.emissionForward(f, ghosh)
        }) {
      assertThat(Arrays.stream(linkage).average().orElseThrow()).isCloseTo(1, within(1e-9));
    }
  }

  @Property(seed = "2017", tries = 200)
  void equalIntensitiesGiveTheUnweightedLinkages(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double[][] leontief = Leontief.inverse(economy.coefficients());
    double[][] ghosh = Ghosh.inverse(economy.allocation());
    double[] equal = new double[economy.n];
    Arrays.fill(equal, .37);
    close(Linkages.emissionBackward(equal, leontief), within(1e-9), Linkages.backward(leontief));
    close(Linkages.emissionForward(equal, ghosh), within(1e-9), Linkages.forwardFromGhosh(ghosh));
  }
}
