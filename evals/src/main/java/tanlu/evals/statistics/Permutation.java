package tanlu.evals.statistics;

import java.util.List;
import java.util.Random;

/// The paired permutation test of a mean difference: were both runs alike, each group's difference
/// might as well have the other sign. Exact over all `2^g` signs up to [#EXACT] groups that differ,
/// else seeded draws with `p = (hits + 1) / (draws + 1)`.
///
/// Fisher (1935), The Design of Experiments, §21; Phipson and Smyth (2010) on the drawn p.
public final class Permutation {
  static final int EXACT = 16;
  private static final int DRAWS = 20_000;
  private static final long SEED = 20260102;

  /// What rounding in sums of scores may tell apart.
  private static final double ROUNDING = 1e-12;

  private Permutation() {}

  /// The two-sided p-value.
  ///
  /// @param differences after minus before, one for each group
  public static double p(List<Double> differences) {
    double[] moved = differences.stream().mapToDouble(d -> d).filter(d -> d != 0).toArray();
    double observed = 0;
    double magnitude = 0;
    for (double each : moved) {
      observed += each;
      magnitude += Math.abs(each);
    }
    double least = Math.abs(observed) - ROUNDING * magnitude;
    return moved.length <= EXACT ? exact(moved, least) : drawn(moved, least);
  }

  private static double exact(double[] moved, double least) {
    int all = 1 << moved.length;
    int hits = 0;
    for (int signs = 0; signs < all; signs++) {
      double sum = 0;
      for (int i = 0; i < moved.length; i++) {
        sum += (signs >> i & 1) == 0 ? moved[i] : -moved[i];
      }
      hits += Math.abs(sum) >= least ? 1 : 0;
    }
    return (double) hits / all;
  }

  private static double drawn(double[] moved, double least) {
    Random random = new Random(SEED);
    int hits = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (double each : moved) {
        sum += random.nextBoolean() ? each : -each;
      }
      hits += Math.abs(sum) >= least ? 1 : 0;
    }
    return (hits + 1.0) / (DRAWS + 1.0);
  }
}
