package tanlu.analytics.roadmap;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The linear program `min c x` with `Σ x ≥ T`, `0 ≤ x_i ≤ p_i` and `Σ_{i in s} x_i ≤ u_s` for each
/// sector.
///
/// What a tighter target allows a looser one allows too, so that a tighter one never costs less.
/// Steps that save money are therefore taken whole, also where they alone do more than was asked.
///
/// The limits are nested, steps within sectors within the whole, so that taking the cheapest step
/// that is still open is optimal; the shadow prices that prove it come out with the solution: λ the
/// cost of one more tonne, ν_s what one more tonne allowed to sector s saves, μ_i to step i.
///
/// @param x tonnes by step
/// @param lambda cost of one more tonne asked for, yuan; 0 where more is done than asked
/// @param sectorPrice ν by sector
/// @param stepPrice μ by step
@SuppressWarnings("ArrayRecordComponent")
record LeastCost(double[] x, double cost, double lambda, double[] sectorPrice, double[] stepPrice) {

  /// @param sector of each step
  /// @throws IllegalArgumentException where the target is beyond what the limits let be reached
  static LeastCost solve(
      double[] cost, double[] potential, int[] sector, double[] limit, double target) {
    int n = cost.length;
    List<Integer> order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> cost[i]))
            .toList();
    double[] x = new double[n];
    double[] open = limit.clone();
    double rest = target;
    double lambda = 0;
    double total = 0;
    for (int i : order) {
      double most = Math.min(potential[i], open[sector[i]]);
      double taken = cost[i] < 0 ? most : Math.min(rest, most);
      if (taken > 0) {
        x[i] = taken;
        open[sector[i]] -= taken;
        rest = Math.max(0, rest - taken);
        total += taken * cost[i];
        lambda = Math.max(0, cost[i]);
      }
    }
    if (rest > 1e-9 * Math.max(1, target)) {
      throw new IllegalArgumentException(
          "a cut of " + target + " Mt is " + rest + " Mt beyond what the limits let be reached");
    }
    double[] sectorPrice = new double[limit.length];
    double[] stepPrice = new double[n];
    for (int s = 0; s < limit.length; s++) {
      if (open[s] > 1e-12) {
        continue;
      }
      // A full sector's price is what its dearest step in use saves against the last tonne.
      int at = s;
      double dearest =
          IntStream.range(0, n)
              .filter(i -> sector[i] == at && x[i] > 0)
              .mapToDouble(i -> cost[i])
              .max()
              .orElse(lambda);
      sectorPrice[s] = Math.max(0, lambda - dearest);
    }
    for (int i = 0; i < n; i++) {
      stepPrice[i] = Math.max(0, lambda - sectorPrice[sector[i]] - cost[i]);
    }
    return new LeastCost(x, total, lambda, sectorPrice, stepPrice);
  }

  /// The dual's value, `T λ − Σ p μ − Σ u ν`: the same as the cost where both are optimal.
  double dual(double target, double[] potential, double[] limit) {
    double value = target * lambda;
    for (int i = 0; i < stepPrice.length; i++) {
      value -= potential[i] * stepPrice[i];
    }
    for (int s = 0; s < limit.length; s++) {
      value -= limit[s] * sectorPrice[s];
    }
    return value;
  }

  double sectorTotal(int[] sector, int wanted) {
    return Arrays.stream(IntStream.range(0, x.length).filter(i -> sector[i] == wanted).toArray())
        .mapToDouble(i -> x[i])
        .sum();
  }
}
