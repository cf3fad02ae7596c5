package tanlu.analytics.roadmap;

import java.util.Arrays;

/// The quadratic program `min Σ (x_s − w_s T)² / 2 w_s` with `Σ x = T`, `0 ≤ x_s ≤ u_s`: cuts as
/// near to given shares as the limits let them be.
///
/// Its optimum is `x_s = min(w_s θ, u_s)`: what a full sector cannot take the others take in
/// proportion. θ is found by going through the sectors in the order in which they fill.
final class FairShares {
  private FairShares() {}

  /// @param weight w, none negative, at least one above 0 where its limit is
  /// @return x by sector
  static double[] solve(double[] weight, double[] limit, double target) {
    int n = weight.length;
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order, (a, b) -> Double.compare(fills(weight[a], limit[a]), fills(weight[b], limit[b])));
    double rest = target;
    double open = 0;
    for (double each : weight) {
      open += each;
    }
    double[] x = new double[n];
    for (int s : order) {
      if (weight[s] <= 0) {
        continue;
      }
      double theta = rest / open;
      x[s] = Math.min(weight[s] * theta, limit[s]);
      rest -= x[s];
      open -= weight[s];
    }
    if (rest > 1e-9 * Math.max(1, target)) {
      throw new IllegalArgumentException(
          "a cut of " + target + " Mt is " + rest + " Mt beyond what the limits let be reached");
    }
    return x;
  }

  private static double fills(double weight, double limit) {
    return weight <= 0 ? Double.POSITIVE_INFINITY : limit / weight;
  }
}
