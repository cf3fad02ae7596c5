package tanlu.evals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// A mean with its 95 % interval by the percentile bootstrap, seeded: the same scores, the same
/// interval.
public record Mean(double value, double low, double high, int n) {
  private static final int DRAWS = 10_000;
  private static final long SEED = 20260101;

  /// @param scores one for each group of cases
  public static Mean of(List<Double> scores) {
    if (scores.isEmpty()) {
      throw new IllegalArgumentException("no scores; expected at least one");
    }
    Random random = new Random(SEED);
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (int i = 0; i < scores.size(); i++) {
        sum += scores.get(random.nextInt(scores.size()));
      }
      means[draw] = sum / scores.size();
    }
    Arrays.sort(means);
    double sum = 0;
    for (double score : scores) {
      sum += score;
    }
    return new Mean(
        sum / scores.size(),
        means[(int) (.025 * DRAWS)],
        means[(int) (.975 * DRAWS)],
        scores.size());
  }

  @Override
  public String toString() {
    return "%.3f [%.3f, %.3f] (n = %d)".formatted(value, low, high, n);
  }
}
