package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tanlu.analytics.engine.PrintedExamplesTest.close;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PriceModelTest {
  @Test
  void millerAndBlairTwentyPercentMoreValueAddedInTheFirstSector() { // [C]
    double[][] inverse = Leontief.inverse(PrintedExamplesTest.MILLER_BLAIR);
    close(
        PriceModel.pricesAfter(inverse, new double[] {.65, .70}, 0, .2),
        within(5e-7),
        1.163036,
        1.042904);
  }

  private static double[] perOutput(Economy economy) {
    return PrintedExamplesTest.ratio(economy.valueAdded(), economy.output);
  }

  @Property(seed = "2017", tries = 200)
  void basePricesOfAClosedTableAreOne(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double[][] inverse = Leontief.inverse(economy.coefficients());
    for (double price : PriceModel.prices(inverse, perOutput(economy))) {
      assertThat(price).isCloseTo(1, within(1e-9));
    }
  }

  @Property(seed = "2017", tries = 200)
  void finalUsersPayExactlyWhatACarbonPriceCollects(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double[][] inverse = Leontief.inverse(economy.coefficients());
    double[] costs = economy.intensity();
    double collected = 0;
    for (int i = 0; i < economy.n; i++) {
      costs[i] *= .05;
      collected += .05 * economy.emissions[i];
    }
    double paid = Leontief.dot(PriceModel.change(inverse, costs), economy.demand);
    assertThat(paid / collected).isCloseTo(1, within(1e-9));
  }

  @Property(seed = "2017", tries = 200)
  void pricesAfterAreBasePricesAndTheChange(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double[][] inverse = Leontief.inverse(economy.coefficients());
    double[] v = perOutput(economy);
    double[] rise = new double[economy.n];
    rise[1] = .3 * v[1];
    double[] change = PriceModel.change(inverse, rise);
    double[] after = PriceModel.pricesAfter(inverse, v, 1, .3);
    for (int j = 0; j < economy.n; j++) {
      assertThat(after[j]).isCloseTo(1 + change[j], within(1e-9));
    }
  }
}
