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
    double[] plain = LuFactors.inPlaceOf(matrix.clone(), n, new PlainKernel(), 1).solve(b);
    double[] plainTransposed =
        LuFactors.inPlaceOf(matrix.clone(), n, new PlainKernel(), 1).solveTransposed(b);
    double[] plainInverse = LuFactors.inPlaceOf(matrix.clone(), n, new PlainKernel(), 1).inverse();
    for (int threads = 1; threads <= 4; threads++) {
      LuFactors factors = LuFactors.inPlaceOf(matrix.clone(), n, new VectorKernel(), threads);
      assertThat(factors.solve(b)).containsExactly(plain);
      assertThat(factors.solveTransposed(b)).containsExactly(plainTransposed);
      assertThat(factors.inverse()).containsExactly(plainInverse);
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
  void namesTheColumnAtWhichAMatrixIsSingular() {
    double[] matrix = {1, 2, 2, 4};
    assertThatThrownBy(() -> LuFactors.of(matrix, 2))
        .isInstanceOf(SingularMatrixException.class)
        .hasMessageStartingWith(
            "the matrix is singular at column 2: the largest pivot left is 0.0");
    assertThatThrownBy(() -> LuFactors.of(new double[] {Double.NaN}, 1))
        .hasMessageContaining("at column 1: the largest pivot left is NaN");
  }

  /// A third of each column three times over: singular, though no pivot comes out as exactly 0.
  @Test
  void takesWhatRoundingLeavesForNoPivot() {
    double third = 1 / 3.0;
    double[] matrix = {
      1 - third, -third, -third, -third, 1 - third, -third, -third, -third, 1 - third
    };
    assertThatThrownBy(() -> LuFactors.of(matrix, 3))
        .isInstanceOf(SingularMatrixException.class)
        .hasMessageContaining("at column 3");
    double[] small = {1, 0, 0, 1e-30};
    assertThat(LuFactors.of(small, 2).solve(new double[] {1, 1e-30})).containsExactly(1, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 17, 42, 130})
  void solvesManyRightHandSidesAsItSolvesOne(int n) {
    LuFactors factors = LuFactors.of(random(n, 7), n);
    for (int columns : new int[] {1, 7, 24, 31, 60}) {
      double[] b = vector(n * columns, 8);
      double[] x = factors.solve(b, columns);
      for (int j = 0; j < columns; j++) {
        double[] column = new double[n];
        for (int i = 0; i < n; i++) {
          column[i] = b[i * columns + j];
        }
        double[] expected = factors.solve(column);
        for (int i = 0; i < n; i++) {
          assertThat(x[i * columns + j])
              .isCloseTo(expected[i], within(1e-12 * Math.max(1, Math.abs(expected[i]))));
        }
      }
    }
  }

  @Test
  void theInverseTimesTheMatrixIsOne() {
    int n = 97;
    double[] matrix = random(n, 9);
    double[] inverse = LuFactors.of(matrix, n).inverse();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double product = 0;
        for (int k = 0; k < n; k++) {
          product += inverse[i * n + k] * matrix[k * n + j];
        }
        assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-12));
      }
    }
  }

  /// `(I − A)⁻¹ y` by Commons Math.
  static double[] oracle(double[][] a, double[] y) {
    int n = y.length;
    double[] m = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        m[i * n + j] = (i == j ? 1 : 0) - a[i][j];
      }
    }
    return oracle(m, n, false, y);
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
