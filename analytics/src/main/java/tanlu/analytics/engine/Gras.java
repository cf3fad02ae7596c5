package tanlu.analytics.engine;

import java.util.Arrays;

/// Generalised RAS: balances a matrix that has negative cells (inventory changes, subsidies), where
/// [Ras] needs none. Junius & Oosterhaven (2003), with the update of Lenzen, Wood & Gallego (2007),
/// *Economic Systems Research* 19, 461–465.
///
/// With `A₀ = P − N`, both non-negative, the result is `r̂ P ŝ − r̂⁻¹ N ŝ⁻¹`. Signs and zeros stay.
public final class Gras {
  private static final int MAX_ROUNDS = 20_000;

  private Gras() {}

  /// @param seed A₀, rows × columns, of any sign; not changed
  /// @param rowSums u
  /// @param columnSums v, with the same total as u
  /// @param tolerance the largest difference left in any row or column, in the unit of the cells
  /// @throws IllegalStateException where the totals cannot be reached from this seed
  public static double[][] balance(
      double[][] seed, double[] rowSums, double[] columnSums, double tolerance) {
    int rows = rowSums.length;
    int columns = columnSums.length;
    double[] r = new double[rows];
    double[] s = new double[columns];
    Arrays.fill(r, 1);
    double worst = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MAX_ROUNDS && !Double.isNaN(worst); round++) {
      for (int j = 0; j < columns; j++) {
        double positive = 0;
        double negative = 0;
        for (int i = 0; i < rows; i++) {
          positive += seed[i][j] > 0 ? seed[i][j] * r[i] : 0;
          negative += seed[i][j] < 0 ? -seed[i][j] / r[i] : 0;
        }
        s[j] = multiplier(columnSums[j], positive, negative);
      }
      for (int i = 0; i < rows; i++) {
        double positive = 0;
        double negative = 0;
        for (int j = 0; j < columns; j++) {
          positive += seed[i][j] > 0 ? seed[i][j] * s[j] : 0;
          negative += seed[i][j] < 0 ? -seed[i][j] / s[j] : 0;
        }
        r[i] = multiplier(rowSums[i], positive, negative);
      }
      double[][] balanced = scaled(seed, r, s);
      worst =
          Math.max(
              distance(Leontief.rowSums(balanced), rowSums),
              distance(Leontief.columnSums(balanced), columnSums));
      if (worst <= tolerance) {
        return balanced;
      }
    }
    throw new IllegalStateException(
        "GRAS does not converge: a total is still missed by "
            + worst
            + ", tolerance "
            + tolerance
            + "; check that both margins have the same total and suit the signs of the cells");
  }

  /// The positive root of `p m² − t m − n = 0`, so that `m p − n / m = t`.
  private static double multiplier(double wanted, double positive, double negative) {
    if (positive == 0) {
      if (negative == 0) {
        return 1;
      }
      // Negative cells alone cannot sum to more than 0 without changing sign.
      return wanted > 0 ? Double.NaN : -negative / wanted;
    }
    double root = Math.sqrt(wanted * wanted + 4 * positive * negative);
    // Of the two forms of the root, the one that adds numbers of the same sign.
    return wanted >= 0 ? (wanted + root) / (2 * positive) : 2 * negative / (root - wanted);
  }

  private static double[][] scaled(double[][] seed, double[] r, double[] s) {
    double[][] result = new double[r.length][s.length];
    for (int i = 0; i < r.length; i++) {
      for (int j = 0; j < s.length; j++) {
        double cell = seed[i][j];
        if (cell != 0) {
          result[i][j] = cell > 0 ? cell * r[i] * s[j] : cell / (r[i] * s[j]);
        }
      }
    }
    return result;
  }

  private static double distance(double[] sums, double[] wanted) {
    double worst = 0;
    for (int i = 0; i < sums.length; i++) {
      worst = Math.max(worst, Math.abs(sums[i] - wanted[i]));
    }
    return worst;
  }
}
