package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static tanlu.analytics.engine.PrintedExamplesTest.close;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GrasTest {
  @Test
  void aMatrixWithNegativeCellsReachesItsMargins() { // [C]
    double[][] balanced =
        Gras.balance(
            new double[][] {{7, 3, 5, -3}, {2, 9, 8, 1}, {-2, 0, 2, 1}},
            new double[] {15, 26, -1},
            new double[] {9, 16, 17, -2},
            1e-11);
    close(balanced[0], within(5e-7), 8.97644, 3.74316, 5.721728, -3.441329);
    close(balanced[1], within(5e-7), 2.799335, 12.25684, 9.992314, .951511);
    close(balanced[2], within(5e-7), -2.775776, 0, 1.285958, .489818);
  }

  @Test
  void totalsAgainstTheSignsOfTheCellsAreRefusedAtOnce() {
    double[][] seed = {{-1, -2}, {3, 4}};
    assertThatThrownBy(() -> Gras.balance(seed, new double[] {2, 5}, new double[] {3, 4}, 1e-9))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("signs of the cells");
  }

  @Test
  void marginsOfDifferentTotalsAreRefusedWithTheDistance() {
    double[][] seed = {{1, -2}, {3, 4}};
    assertThatThrownBy(() -> Gras.balance(seed, new double[] {1, 9}, new double[] {5, 6}, 1e-9))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not converge");
  }

  @Property(seed = "2017", tries = 100)
  void withoutNegativeCellsItIsRas(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double[][] target = disturbed(economy.flows, new Random(~seed));
    double[] rows = Leontief.rowSums(target);
    double[] columns = Leontief.columnSums(target);
    double[][] gras = Gras.balance(economy.flows, rows, columns, 1e-8);
    double[][] ras = Ras.balance(economy.flows, rows, columns, 1e-8);
    for (int i = 0; i < economy.n; i++) {
      close(gras[i], within(1e-5), ras[i]);
    }
  }

  @Property(seed = "2017", tries = 100)
  void bothMarginsAreHitAndEverySignStays(@ForAll long seed) {
    Random random = new Random(seed);
    double[][] start = new double[3 + random.nextInt(5)][2 + random.nextInt(5)];
    for (double[] row : start) {
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextInt(5) == 0 ? -10 * random.nextDouble() : 50 * random.nextDouble();
      }
    }
    double[][] target = disturbed(start, random);
    double[] rows = Leontief.rowSums(target);
    double[] columns = Leontief.columnSums(target);
    double[][] balanced = Gras.balance(start, rows, columns, 1e-9);
    close(Leontief.rowSums(balanced), within(1e-9), rows);
    close(Leontief.columnSums(balanced), within(1e-9), columns);
    for (int i = 0; i < start.length; i++) {
      for (int j = 0; j < start[i].length; j++) {
        assertThat(Math.signum(balanced[i][j])).isEqualTo(Math.signum(start[i][j]));
      }
    }
  }

  private static double[][] disturbed(double[][] matrix, Random random) {
    double[][] result = new double[matrix.length][];
    for (int i = 0; i < result.length; i++) {
      result[i] = matrix[i].clone();
      for (int j = 0; j < result[i].length; j++) {
        result[i][j] *= .5 + random.nextDouble();
      }
    }
    return result;
  }
}
