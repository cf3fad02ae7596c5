package tanlu.analytics.engine;

/// Flows of one product between regions by the doubly constrained gravity model, `T_rs = a_r b_s
/// O_r I_s d_rs^(−β)` for r ≠ s and 0 on the diagonal, with a and b such that `Σ_s T_rs = O_r` and
/// `Σ_r T_rs = I_s`; balanced by RAS.
///
/// Wilson (1967), A statistical theory of spatial distribution models.
public final class Gravity {
  /// Share of the total below which a difference is rounding.
  private static final double ROUNDING = 1e-9;

  private Gravity() {}

  /// Two margins that can be met by flows without any to the region itself: each scaled to the mean
  /// of their totals; where one region's two margins together exceed that total, so that no
  /// partners are left for them, both are cut by the excess. Empty margins where either has none.
  ///
  /// @param sent what each region sends, not negative
  /// @param received what each region receives, not negative
  /// @return O and I, of equal totals
  public static double[][] margins(double[] sent, double[] received) {
    int n = sent.length;
    double allSent = sum(sent);
    double allReceived = sum(received);
    double[][] margins = new double[2][n];
    if (allSent == 0 || allReceived == 0) {
      return margins;
    }
    double total = (allSent + allReceived) / 2;
    for (int r = 0; r < n; r++) {
      margins[0][r] = sent[r] * (total / allSent);
      margins[1][r] = received[r] * (total / allReceived);
    }
    for (int r = 0; r < n; r++) {
      double excess = margins[0][r] + margins[1][r] - total;
      if (excess > 0) {
        margins[0][r] -= excess;
        margins[1][r] -= excess;
        return margins;
      }
    }
    return margins;
  }

  /// @param sent O, of the same total as `received`; no region's two margins exceed it
  /// @param received I
  /// @param distance d, above 0 off the diagonal
  /// @param decay β
  /// @param tolerance the largest difference left in any row
  /// @return T, from row to column
  /// @throws IllegalStateException where one region comes so near all others together that RAS does
  ///   not converge
  public static double[][] flows(
      double[] sent, double[] received, double[][] distance, double decay, double tolerance) {
    int n = sent.length;
    double total = sum(sent);
    double[][] seed = new double[n][n];
    if (total == 0) {
      return seed;
    }
    for (int r = 0; r < n; r++) {
      if (sent[r] + received[r] >= total * (1 - ROUNDING)) {
        // Everything goes to this region or comes from it: nothing is left to estimate.
        return star(sent, received, r);
      }
    }
    for (int r = 0; r < n; r++) {
      for (int s = 0; s < n; s++) {
        seed[r][s] =
            r == s ? 0 : sent[r] * received[s] / total * StrictMath.pow(distance[r][s], -decay);
      }
    }
    return Ras.balance(seed, sent, received, tolerance);
  }

  private static double[][] star(double[] sent, double[] received, int hub) {
    double[][] flows = new double[sent.length][sent.length];
    for (int r = 0; r < sent.length; r++) {
      if (r != hub) {
        flows[r][hub] = sent[r];
        flows[hub][r] = received[r];
      }
    }
    return flows;
  }

  private static double sum(double[] values) {
    double total = 0;
    for (double value : values) {
      total += value;
    }
    return total;
  }
}
