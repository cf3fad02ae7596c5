package tanlu.evals.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// The 95 % interval of a mean over cases that come in groups: groups are drawn with replacement,
/// `Σ sums / Σ counts` is taken of each draw, and its 2.5 % and 97.5 % quantiles are the bounds.
/// The same groups in the same order give the same interval.
///
/// Davison and Hinkley (1997), Bootstrap Methods and their Application, 3.8.
///
/// @param value the mean of all cases
public record ClusterBootstrap(double value, double low, double high) {
  private static final int DRAWS = 10_000;
  private static final long SEED = 20260101;

  /// The cases of one group: the sum of their scores, and how many there are.
  public record Group(double sum, int count) {}

  public static ClusterBootstrap of(List<Group> groups) {
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("no groups; expected at least one");
    }
    Random random = new Random(SEED);
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      int count = 0;
      for (int i = 0; i < groups.size(); i++) {
        Group group = groups.get(random.nextInt(groups.size()));
        sum += group.sum;
        count += group.count;
      }
      means[draw] = sum / count;
    }
    Arrays.sort(means);
    double sum = 0;
    int count = 0;
    for (Group group : groups) {
      sum += group.sum;
      count += group.count;
    }
    return new ClusterBootstrap(
        sum / count, means[(int) (.025 * DRAWS)], means[(int) (.975 * DRAWS)]);
  }
}
