package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;

/// Identities of the Leontief model on seeded random economies.
class RandomEconomyTest {
  private static final Offset<Double> ROUNDING = within(1e-9);

  @Property(seed = "2017", tries = 200)
  void outputComesBackFromFinalDemand(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double[] again = Leontief.times(Leontief.inverse(economy.coefficients()), economy.demand);
    for (int i = 0; i < economy.n; i++) {
      assertThat(again[i] / economy.output[i]).isCloseTo(1, ROUNDING);
    }
  }

  @Property(seed = "2017", tries = 200)
  void embodiedEmissionsSumToDirectOnes(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double direct = Arrays.stream(economy.emissions).sum();
    assertThat(Arrays.stream(economy.footprint()).sum() / direct).isCloseTo(1, ROUNDING);
  }

  @Property(seed = "2017", tries = 200)
  void anotherCurrencyLeavesEmissionsUnchanged(@ForAll long seed) {
    Economy yuan = new Economy(seed);
    Economy tenThousand = new Economy(seed);
    for (int i = 0; i < yuan.n; i++) {
      tenThousand.demand[i] /= 1e4;
      tenThousand.output[i] /= 1e4;
      for (int j = 0; j < yuan.n; j++) {
        tenThousand.flows[i][j] /= 1e4;
      }
    }
    double[] expected = yuan.footprint();
    double[] actual = tenThousand.footprint();
    for (int i = 0; i < yuan.n; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-9 * (1 + expected[i])));
    }
  }

  @Property(seed = "2017", tries = 200)
  void anotherOrderOfSectorsLeavesEmissionsUnchanged(@ForAll long seed) {
    Economy economy = new Economy(seed);
    Economy reversed = new Economy(seed);
    int n = economy.n;
    for (int i = 0; i < n; i++) {
      reversed.demand[i] = economy.demand[n - 1 - i];
      reversed.output[i] = economy.output[n - 1 - i];
      reversed.emissions[i] = economy.emissions[n - 1 - i];
      for (int j = 0; j < n; j++) {
        reversed.flows[i][j] = economy.flows[n - 1 - i][n - 1 - j];
      }
    }
    double[] expected = economy.footprint();
    double[] actual = reversed.footprint();
    for (int i = 0; i < n; i++) {
      assertThat(actual[n - 1 - i]).isCloseTo(expected[i], within(1e-9 * (1 + expected[i])));
    }
  }

  @Property(seed = "2017", tries = 200)
  void valueAddedMultipliersOfAClosedTableAreOne(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double[][] a = economy.coefficients();
    double[] share = new double[economy.n];
    for (int j = 0; j < economy.n; j++) {
      share[j] = 1;
      for (int i = 0; i < economy.n; i++) {
        share[j] -= a[i][j];
      }
    }
    for (double multiplier : Leontief.times(share, Leontief.inverse(a))) {
      assertThat(multiplier).isCloseTo(1, ROUNDING);
    }
  }

  @Property(seed = "2017", tries = 100)
  void rasHitsBothMarginsAndKeepsZeros(@ForAll long seed) {
    Economy economy = new Economy(seed);
    Random random = new Random(~seed);
    int n = economy.n;
    double[][] target = new double[n][n];
    double[] rows = new double[n];
    double[] columns = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        target[i][j] = economy.flows[i][j] * (0.2 + random.nextDouble());
        rows[i] += target[i][j];
        columns[j] += target[i][j];
      }
    }
    double[][] balanced = Ras.balance(economy.flows, rows, columns, 1e-6);
    for (int i = 0; i < n; i++) {
      double row = 0;
      double column = 0;
      for (int j = 0; j < n; j++) {
        row += balanced[i][j];
        column += balanced[j][i];
        assertThat(balanced[i][j] == 0).isEqualTo(economy.flows[i][j] == 0);
      }
      assertThat(row).isCloseTo(rows[i], within(1e-6));
      assertThat(column).isCloseTo(columns[i], within(1e-9 * (1 + columns[i])));
    }
  }
}
