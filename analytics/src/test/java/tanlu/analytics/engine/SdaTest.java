package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tanlu.analytics.engine.PrintedExamplesTest.close;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SdaTest {
  private static final Sda.Year BEFORE =
      Sda.Year.of(
          new double[] {.9, .4}, PrintedExamplesTest.MILLER_BLAIR, new double[] {350, 1700});
  private static final Sda.Year AFTER =
      Sda.Year.of(
          new double[] {.7, .35},
          new double[][] {{.18, .22}, {.16, .08}},
          new double[] {420, 1900});

  private static double[] values(Sda.Effects effects) {
    return new double[] {effects.intensity(), effects.structure(), effects.demand()};
  }

  @Test
  void thePolarAverageOfTwoOrders() { // [C]
    Sda.Effects effects = Sda.polarAverage(BEFORE, AFTER);
    close(values(effects), within(5e-7), -318.339822, -21.000681, 213.172539);
    assertThat(effects.total()).isCloseTo(-126.167964, within(5e-7));
  }

  @Test
  void theMeanOfAllSixOrders() { // [C]
    Sda.Effects effects = Sda.meanOfAllOrders(BEFORE, AFTER);
    close(values(effects), within(5e-7), -318.436403, -20.807519, 213.075958);
    assertThat(effects.total()).isCloseTo(-126.167964, within(5e-7));
  }

  private static Sda.Year year(Economy economy, double[] intensity, double[] demand) {
    return Sda.Year.of(intensity, economy.coefficients(), demand);
  }

  private static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(value -> value * factor).toArray();
  }

  @Property(seed = "2017", tries = 200)
  void aChangeOfOneFactorAloneIsItsWholeEffect(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double direct = Arrays.stream(economy.emissions).sum();
    double[] f = economy.intensity();
    Sda.Year before = year(economy, f, economy.demand);
    for (Sda.Effects cleaner :
        new Sda.Effects[] {
          Sda.polarAverage(before, year(economy, scaled(f, .8), economy.demand)),
          Sda.meanOfAllOrders(before, year(economy, scaled(f, .8), economy.demand))
        }) {
      close(scaled(values(cleaner), 1 / direct), within(1e-9), -.2, 0, 0);
    }
    Sda.Effects richer = Sda.polarAverage(before, year(economy, f, scaled(economy.demand, 1.5)));
    close(scaled(values(richer), 1 / direct), within(1e-9), 0, 0, .5);
  }

  @Property(seed = "2017", tries = 200)
  void effectsOfBothFormsSumToTheChange(@ForAll long seed) {
    Economy first = new Economy(seed);
    Economy second = new Economy(seed);
    for (int i = 0; i < first.n; i++) {
      second.demand[i] *= 1 + .1 * i;
      second.emissions[i] *= 1 - .05 * i;
      for (int j = 0; j < first.n; j++) {
        second.flows[i][j] *= .7 + .04 * ((i + 2 * j) % 7);
      }
    }
    Sda.Year before = year(first, first.intensity(), first.demand);
    Sda.Year after = year(second, second.intensity(), second.demand);
    double change =
        Arrays.stream(second.footprint()).sum() - Arrays.stream(first.footprint()).sum();
    double size = Arrays.stream(first.footprint()).sum();
    assertThat(Sda.polarAverage(before, after).total()).isCloseTo(change, within(1e-9 * size));
    assertThat(Sda.meanOfAllOrders(before, after).total()).isCloseTo(change, within(1e-9 * size));
  }
}
