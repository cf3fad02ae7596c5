package tanlu.evals.statistics;

import org.apache.commons.math3.util.CombinatoricsUtils;

/// McNemar's exact test of paired yes-or-no results: of the pairs that differ, as many should have
/// got worse as better, `p = min(1, 2 P(X ≤ min(worse, better)))` with `X ~ Bin(n, ½)`.
///
/// McNemar (1947), Psychometrika 12(2); exact as in Agresti, Categorical Data Analysis, 10.1.
///
/// @param worse pairs that held before and do not now
/// @param better pairs that hold now and did not before
public record McNemar(int worse, int better) {
  public McNemar {
    if (worse < 0 || better < 0) {
      throw new IllegalArgumentException(
          "%d worse, %d better; expected no negative count".formatted(worse, better));
    }
  }

  /// The two-sided p-value; 1 where no pair differs.
  public double p() {
    int n = worse + better;
    if (n == 0) {
      return 1;
    }
    double tail = 0;
    for (int k = 0; k <= Math.min(worse, better); k++) {
      tail += Math.exp(CombinatoricsUtils.binomialCoefficientLog(n, k) - n * Math.log(2));
    }
    return Math.min(1, 2 * tail);
  }
}
