package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReductionTest {

  /// Miller & Blair (2009), table 2.4 [P]: with sector 2 eliminated 1 / (1 − A*) is the printed
  /// total requirement of sector 1, and a demand of 600 and 1500 the printed outputs.
  @Test
  void twoSectorsReducedToOneGiveThePrintedRequirementsAndOutputs() {
    double[] a = {.15, .25, .20, .05};
    Reduction reduction = Reduction.of(a, 2, new int[] {0}, new double[] {600, 1500}, 1);
    double[] inputs = {.15, .25};
    double reduced = reduction.coefficients(inputs)[0];
    assertThat(1 / (1 - reduced)).isCloseTo(1.25412541, within(5e-7));
    double[] alone = reduction.alone(new double[] {1}, 1);
    double x = (600 + reduction.supplied(inputs, alone, 1)[0]) / (1 - reduced);
    assertThat(x).isCloseTo(1247.5, within(.05));
    assertThat(alone[1] + reduction.through(new double[] {x}, 1)[1]).isCloseTo(1841.6, within(.05));
  }

  /// Sizes on both sides of tiles; none and all kept among them.
  @ParameterizedTest
  @CsvSource({"1, 1", "7, 3", "42, 0", "42, 42", "130, 31", "301, 97"})
  void afterInputsChangeOutputsAreThoseOfAFreshFactorization(int n, int size) {
    Random random = new Random(n);
    double[] a = random.doubles((long) n * n, 0, 1.5 / n).toArray();
    double[] demand = random.doubles(2L * n, 0, 100).toArray();
    int[] kept = IntStream.range(0, n).filter(i -> i * size / n != (i + 1) * size / n).toArray();
    Reduction reduction = Reduction.of(a, n, kept, demand, 2);
    double[] before = rows(a, n, kept);
    double[] reduced = reduction.coefficients(before);
    for (int user = 0; user < n; user += 2) {
      for (int row = 0; row < kept.length; row += 3) {
        a[kept[row] * n + user] *= 2 * random.nextDouble();
      }
    }
    double[] after = rows(a, n, kept);
    reduced = reduction.coefficients(reduced, before, after);
    double[] weights = {2, -.5};
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = 2 * demand[2 * i] - .5 * demand[2 * i + 1];
    }
    double[] expected = Model.of("changed", a, new double[n], i -> "" + i).output(y);
    double[] actual = output(reduction, reduced, after, y, weights);
    for (int i = 0; i < n; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-11 * (1 + Math.abs(expected[i]))));
    }
  }

  private static double[] rows(double[] a, int n, int[] kept) {
    double[] rows = new double[kept.length * n];
    for (int k = 0; k < kept.length; k++) {
      System.arraycopy(a, kept[k] * n, rows, k * n, n);
    }
    return rows;
  }

  private static double[] output(
      Reduction reduction, double[] reduced, double[] inputs, double[] y, double[] weights) {
    int[] kept = reduction.kept();
    double[] alone = reduction.alone(weights, 1);
    double[] right = reduction.supplied(inputs, alone, 1);
    for (int k = 0; k < kept.length; k++) {
      right[k] += y[kept[k]];
    }
    double[] own = Model.of("reduced", reduced, new double[kept.length], i -> "" + i).output(right);
    double[] x = reduction.through(own, 1);
    for (int i = 0; i < x.length; i++) {
      x[i] += alone[i];
    }
    for (int k = 0; k < kept.length; k++) {
      x[kept[k]] = own[k];
    }
    return x;
  }

  /// Sectors 2 and 3 sell everything to each other.
  @Test
  void sectorsThatUseThemselvesUpCannotBeEliminated() {
    double[] a = {.5, 0, 0, 0, .25, .75, 0, .75, .25};
    assertThatThrownBy(() -> Reduction.of(a, 3, new int[] {0}, new double[3], 1))
        .isInstanceOf(SingularMatrixException.class);
  }
}
