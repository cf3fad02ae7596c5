package tanlu.analytics.engine;

/// Flegg's location quotients: an estimate of a region's local-purchase coefficients from the
/// nation's, for a region without a table of its own. Flegg & Webber (1997), *Regional Studies* 31,
/// 795–805; Miller & Blair (2009), section 8.2.
///
/// `SLQ_i = (x_i^R / x^R) / (x_i^N / x^N)`, `λ = log₂(1 + x^R / x^N)^δ`, `FLQ_ij = λ SLQ_i / SLQ_j`
/// and `λ SLQ_i` on the diagonal; `a_ij^R = min(1, FLQ_ij) a_ij^N`.
///
/// An estimate: δ is chosen, not measured, and belongs beside every result.
public final class Flq {
  private Flq() {}

  /// λ, the relative size of the region.
  ///
  /// @param delta δ, 0 to below 1; higher lets a small region import more
  public static double relativeSize(double[] regional, double[] national, double delta) {
    if (!(delta >= 0 && delta < 1)) {
      throw new IllegalArgumentException(
          "the FLQ exponent is " + delta + "; expected 0 to below 1");
    }
    double share = sum(regional) / sum(national);
    return StrictMath.pow(StrictMath.log1p(share) / StrictMath.log(2), delta);
  }

  /// FLQ, n × n; 0 where the region does not make the supplying or the using product.
  ///
  /// @param regional x^R, gross output (or employment) by sector
  /// @param national x^N, the same measure
  public static double[][] quotients(double[] regional, double[] national, double delta) {
    int n = regional.length;
    double lambda = relativeSize(regional, national, delta);
    double regionalTotal = sum(regional);
    double nationalTotal = sum(national);
    double[] simple = new double[n];
    for (int i = 0; i < n; i++) {
      if (regional[i] > 0 && !(national[i] > 0)) {
        throw new IllegalArgumentException(
            "sector index "
                + i
                + " has "
                + regional[i]
                + " in the region and "
                + national[i]
                + " in the nation; expected the region to be part of the nation");
      }
      simple[i] =
          regional[i] == 0 ? 0 : regional[i] / regionalTotal / (national[i] / nationalTotal);
    }
    double[][] quotients = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i == j) {
          quotients[i][j] = lambda * simple[i];
        } else {
          quotients[i][j] = simple[j] == 0 ? 0 : lambda * simple[i] / simple[j];
        }
      }
    }
    return quotients;
  }

  /// `a^R = min(1, FLQ) a^N`, n × n.
  ///
  /// @param nationalCoefficients A of the nation
  public static double[][] coefficients(
      double[] regional, double[] national, double[][] nationalCoefficients, double delta) {
    double[][] regionalised = quotients(regional, national, delta);
    for (int i = 0; i < regionalised.length; i++) {
      for (int j = 0; j < regionalised.length; j++) {
        regionalised[i][j] = Math.min(1, regionalised[i][j]) * nationalCoefficients[i][j];
      }
    }
    return regionalised;
  }

  private static double sum(double[] values) {
    double total = 0;
    for (double value : values) {
      total += value;
    }
    return total;
  }
}
