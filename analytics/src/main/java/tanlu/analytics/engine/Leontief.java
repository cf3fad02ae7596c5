package tanlu.analytics.engine;

import java.util.Arrays;

/// The open Leontief model on plain arrays. Notation after Miller & Blair (2009), chapter 2: flows
/// Z, gross output x, final demand y, `A = Z x̂⁻¹`, `L = (I − A)⁻¹`, `x = L y`, `m = f L`.
///
/// Plain IEEE 754 arithmetic in a fixed order: the same bits on every processor.
public final class Leontief {
  private Leontief() {}

  /// Technical coefficients `A = Z x̂⁻¹`: inputs from the row sector per unit of the column
  /// sector's output. A sector without output has no inputs and gets a column of zeros.
  public static double[][] technicalCoefficients(double[][] flows, double[] grossOutput) {
    int n = grossOutput.length;
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = grossOutput[j] == 0 ? 0 : flows[i][j] / grossOutput[j];
      }
    }
    return a;
  }

  /// The Leontief inverse `L = (I − A)⁻¹`, n × n.
  ///
  /// @throws SingularMatrixException where `I − A` is singular
  public static double[][] inverse(double[][] a) {
    int n = a.length;
    double[] inverse = factors(a).inverse();
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = Arrays.copyOfRange(inverse, i * n, (i + 1) * n);
    }
    return rows;
  }

  /// The factors of `I − A`.
  ///
  /// @throws SingularMatrixException where `I − A` is singular
  static LuFactors factors(double[][] a) {
    int n = a.length;
    double[] m = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        m[i * n + j] = (i == j ? 1 : 0) - a[i][j];
      }
    }
    return LuFactors.inPlaceOf(m, n);
  }

  /// `M v`: total requirements, e.g. output `x = L y`.
  public static double[] times(double[][] matrix, double[] vector) {
    double[] result = new double[matrix.length];
    for (int i = 0; i < result.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        result[i] += matrix[i][j] * vector[j];
      }
    }
    return result;
  }

  /// `v M`: multipliers, e.g. emission multipliers `m = f L`.
  public static double[] times(double[] vector, double[][] matrix) {
    double[] result = new double[matrix[0].length];
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < result.length; j++) {
        result[j] += vector[i] * matrix[i][j];
      }
    }
    return result;
  }

  /// Sums along each row, e.g. the supply multipliers `G 1`.
  public static double[] rowSums(double[][] matrix) {
    double[] sums = new double[matrix.length];
    for (int i = 0; i < sums.length; i++) {
      for (double value : matrix[i]) {
        sums[i] += value;
      }
    }
    return sums;
  }

  /// Sums down each column, e.g. the output multipliers `1 L`.
  public static double[] columnSums(double[][] matrix) {
    double[] sums = new double[matrix[0].length];
    for (double[] row : matrix) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += row[j];
      }
    }
    return sums;
  }

  /// The transpose of a square matrix, a copy.
  public static double[][] transposed(double[][] matrix) {
    int n = matrix.length;
    double[][] turned = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        turned[j][i] = matrix[i][j];
      }
    }
    return turned;
  }

  public static double dot(double[] left, double[] right) {
    double total = 0;
    for (int i = 0; i < left.length; i++) {
      total += left[i] * right[i];
    }
    return total;
  }

  public static double sum(double[] values) {
    double total = 0;
    for (double value : values) {
      total += value;
    }
    return total;
  }
}
