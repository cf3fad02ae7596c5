package tanlu.evals.statistics;

import org.apache.commons.math3.distribution.HypergeometricDistribution;

/// Fisher's exact test of two rates, two-sided: the sum of the probabilities of all tables with the
/// same margins that are no likelier than the one seen.
///
/// @param hits of the first
/// @param misses of the first
/// @param otherHits of the second
/// @param otherMisses of the second
public record FisherExact(int hits, int misses, int otherHits, int otherMisses) {
  /// Tables as likely as the one seen count in spite of rounding.
  private static final double ROUNDING = 1 + 1e-7;

  /// 1 where either rate is of nothing.
  public double p() {
    int n = hits + misses;
    int all = n + otherHits + otherMisses;
    if (n == 0 || n == all) {
      return 1;
    }
    HypergeometricDistribution tables =
        new HypergeometricDistribution(null, all, hits + otherHits, n);
    double seen = tables.probability(hits);
    double p = 0;
    for (int k = tables.getSupportLowerBound(); k <= tables.getSupportUpperBound(); k++) {
      double each = tables.probability(k);
      p += each <= seen * ROUNDING ? each : 0;
    }
    return Math.min(1, p);
  }
}
