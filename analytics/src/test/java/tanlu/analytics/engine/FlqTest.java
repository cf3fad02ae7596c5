package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static tanlu.analytics.engine.PrintedExamplesTest.close;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FlqTest {
  private static final double[] REGIONAL = {170, 2227, 403, 821, 4896, 2484};
  private static final double[] NATIONAL = {24019, 129248, 36320, 63521, 484087, 216831};

  @Test
  void sixSectorsWithTheExponentOneTenth() { // [C]
    assertThat(Flq.relativeSize(REGIONAL, NATIONAL, .1)).isCloseTo(.663522, within(5e-7));
    double[][] quotients = Flq.quotients(REGIONAL, NATIONAL, .1);
    assertThat(quotients[0][1]).isCloseTo(.2726, within(5e-5));
    assertThat(quotients[1][1]).isCloseTo(.9915, within(5e-5));
  }

  @Test
  void aProductTheRegionDoesNotMakeIsNeitherSoldNorNeedsInputs() {
    double[][] local =
        Flq.coefficients(
            new double[] {0, 5}, new double[] {40, 60}, new double[][] {{.1, .2}, {.3, .1}}, .3);
    close(local[0], within(0.0), 0, 0);
    assertThat(local[1][0]).isZero();
    assertThat(local[1][1]).isBetween(0.0, .1);
  }

  @Test
  void aRegionLargerThanItsNationAndAnExponentOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Flq.quotients(new double[] {3, 1}, new double[] {0, 9}, .1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sector index 0 has 3.0 in the region and 0.0 in the nation");
    assertThatThrownBy(() -> Flq.relativeSize(REGIONAL, NATIONAL, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.0; expected 0 to below 1");
  }

  @Property(seed = "2017", tries = 200)
  void localCoefficientsNeverExceedTheNations(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double[] regional = new double[economy.n];
    for (int i = 0; i < economy.n; i++) {
      regional[i] = economy.emissions[i] / 50 * economy.output[i];
    }
    double[][] a = economy.coefficients();
    double[][] local = Flq.coefficients(regional, economy.output, a, .25);
    for (int i = 0; i < economy.n; i++) {
      for (int j = 0; j < economy.n; j++) {
        assertThat(local[i][j]).isBetween(0.0, a[i][j]);
      }
    }
  }

  @Property(seed = "2017", tries = 200)
  void theWholeNationIsItsOwnRegion(@ForAll long seed) {
    Economy economy = new Economy(seed);
    assertThat(Flq.relativeSize(economy.output, economy.output, .25)).isCloseTo(1, within(1e-12));
    for (double[] row : Flq.quotients(economy.output, economy.output, .25)) {
      double[] ones = new double[economy.n];
      Arrays.fill(ones, 1);
      close(row, within(1e-12), ones);
    }
  }
}
