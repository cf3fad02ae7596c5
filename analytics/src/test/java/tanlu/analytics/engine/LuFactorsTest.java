package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuFactorsTest {

  /// Sizes on both sides of leaf, tile and depth, and none a multiple of all.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 42, 97, 130, 301})
  void solves_both_ways_as_commons_math_does(int n) {
    double[] matrix = random(n, 1);
    double[] b = vector(n, 2);
    LuFactors factors = LuFactors.of(matrix, n);
    double[] expected = oracle(matrix, n, false, b);
    double[] transposed = oracle(matrix, n, true, b);
    double[] x = factors.solve(b);
    double[] y = factors.solveTransposed(b);
    for (int i = 0; i < n; i++) {
      assertThat(x[i]).isCloseTo(expected[i], within(1e-9 * Math.max(1, Math.abs(expected[i]))));
      assertThat(y[i])
          .isCloseTo(transposed[i], within(1e-9 * Math.max(1, Math.abs(transposed[i]))));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {42, 301, 420})
  void gives_the_same_bits_with_and_without_vectors_on_any_number_of_threads(int n) {
    assertThat(Kernel.best()).isInstanceOf(VectorKernel.class);
    double[] matrix = random(n, 3);
    double[] b = vector(n, 4);
    double[] plain = LuFactors.of(matrix, n, new PlainKernel(), 1).solve(b);
    double[] plainTransposed = LuFactors.of(matrix, n, new PlainKernel(), 1).solveTransposed(b);
    for (int threads = 1; threads <= 4; threads++) {
      LuFactors factors = LuFactors.of(matrix, n, new VectorKernel(), threads);
      assertThat(factors.solve(b)).containsExactly(plain);
      assertThat(factors.solveTransposed(b)).containsExactly(plainTransposed);
    }
  }

  @Test
  void leaves_the_matrix_it_was_given_alone() {
    double[] matrix = random(20, 5);
    double[] before = matrix.clone();
    LuFactors.of(matrix, 20).solve(vector(20, 6));
    assertThat(matrix).containsExactly(before);
  }

  @Test
  void names_the_column_at_which_a_matrix_is_singular() {
    double[] matrix = {1, 2, 2, 4};
    assertThatThrownBy(() -> LuFactors.of(matrix, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the matrix is singular at column 2");
    assertThatThrownBy(() -> LuFactors.of(new double[] {Double.NaN}, 1))
        .hasMessage("the matrix is singular at column 1");
  }

  private static double[] oracle(double[] matrix, int n, boolean transposed, double[] b) {
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = transposed ? matrix[j * n + i] : matrix[i * n + j];
      }
    }
    return new LUDecomposition(new Array2DRowRealMatrix(rows))
        .getSolver()
        .solve(new ArrayRealVector(b))
        .toArray();
  }

  /// Gaussian with a stronger diagonal: needs pivoting, stays well conditioned.
  private static double[] random(int n, long seed) {
    Random random = new Random(seed);
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i * n + j] = random.nextGaussian() + (i == n - 1 - j ? 4 * Math.sqrt(n) : 0);
      }
    }
    return matrix;
  }

  private static double[] vector(int n, long seed) {
    return new Random(seed).doubles(n).toArray();
  }
}
