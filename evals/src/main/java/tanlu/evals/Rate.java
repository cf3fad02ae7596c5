package tanlu.evals;

/// A share with its Wilson 95 % interval, `(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)`.
///
/// @param hits how many
/// @param n out of how many
public record Rate(int hits, int n) {
  /// The 97.5 % quantile of the standard normal distribution.
  private static final double Z = 1.959963984540054;

  /// Not a number where nothing was counted.
  public double share() {
    return (double) hits / n;
  }

  public double low() {
    return n == 0 ? 0 : Math.max(0, centre() - half());
  }

  public double high() {
    return n == 0 ? 1 : Math.min(1, centre() + half());
  }

  private double centre() {
    return (share() + Z * Z / (2 * n)) / (1 + Z * Z / n);
  }

  private double half() {
    double p = share();
    return Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n)) / (1 + Z * Z / n);
  }

  /// What the share is at most, with 95 % confidence, where nothing was hit: `1 − .05^(1/n)`, about
  /// 3/n (Hanley and Lippman-Hand 1983, JAMA 249). Not a number where something was.
  public double ruleOfThree() {
    return hits == 0 && n > 0 ? 1 - Math.pow(.05, 1.0 / n) : Double.NaN;
  }

  @Override
  public String toString() {
    return n == 0
        ? "0/0"
        : "%d/%d = %.1f %% [%.1f, %.1f]"
            .formatted(hits, n, 100 * share(), 100 * low(), 100 * high());
  }
}
