package tanlu.evals;

import java.util.List;
import tanlu.evals.statistics.ClusterBootstrap;

/// A mean with its 95 % interval by the percentile bootstrap, seeded: the same scores, the same
/// interval.
public record Mean(double value, double low, double high, int n) {
  /// @param scores one for each group of cases
  public static Mean of(List<Double> scores) {
    ClusterBootstrap interval =
        ClusterBootstrap.of(
            scores.stream().map(score -> new ClusterBootstrap.Group(score, 1)).toList());
    return new Mean(interval.value(), interval.low(), interval.high(), scores.size());
  }

  @Override
  public String toString() {
    return "%.3f [%.3f, %.3f] (n = %d)".formatted(value, low, high, n);
  }
}
