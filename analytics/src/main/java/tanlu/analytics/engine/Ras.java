package tanlu.analytics.engine;

/// RAS (biproportional) balancing: finds `r̂ A₀ ŝ` whose rows and columns sum to given totals.
///
/// Miller & Blair (2009), section 7.4.
public final class Ras {
  private static final int MAX_ROUNDS = 20_000;

  private Ras() {}

  /// Balances a non-negative matrix.
  ///
  /// @param seed A₀, rows × columns; not changed
  /// @param rowSums u
  /// @param columnSums v, with the same total as u
  /// @param tolerance the largest difference left in any row, in the unit of the flows
  /// @throws IllegalStateException where the totals cannot be reached from this seed
  public static double[][] balance(
      double[][] seed, double[] rowSums, double[] columnSums, double tolerance) {
    int rows = rowSums.length;
    int columns = columnSums.length;
    double[][] matrix = new double[rows][];
    for (int i = 0; i < rows; i++) {
      matrix[i] = seed[i].clone();
    }
    double worst = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      for (int i = 0; i < rows; i++) {
        double factor = factor(rowSums[i], sum(matrix[i]));
        for (int j = 0; j < columns; j++) {
          matrix[i][j] *= factor;
        }
      }
      for (int j = 0; j < columns; j++) {
        double total = 0;
        for (int i = 0; i < rows; i++) {
          total += matrix[i][j];
        }
        double factor = factor(columnSums[j], total);
        for (int i = 0; i < rows; i++) {
          matrix[i][j] *= factor;
        }
      }
      worst = 0;
      for (int i = 0; i < rows; i++) {
        worst = Math.max(worst, Math.abs(sum(matrix[i]) - rowSums[i]));
      }
      if (worst <= tolerance) {
        return matrix;
      }
    }
    throw new IllegalStateException(
        "RAS does not converge: a row still misses its total by "
            + worst
            + ", tolerance "
            + tolerance);
  }

  private static double factor(double wanted, double present) {
    return present == 0 ? 0 : wanted / present;
  }

  private static double sum(double[] values) {
    double total = 0;
    for (double value : values) {
      total += value;
    }
    return total;
  }
}
