package tanlu.evals.statistics;

/// The smallest change of a mean that a paired comparison finds in four cases of five (power .8) at
/// p < .05: what a run without a finding can rule out.
public final class DetectableEffect {
  /// The 97.5 % and the 80 % quantile of the standard normal distribution.
  private static final double Z_ALPHA = 1.959963984540054;

  private static final double Z_POWER = 0.8416212335729143;
  private static final int HALVINGS = 60;

  private DetectableEffect() {}

  /// Of a pass rate: the δ that solves `n = (z_α √ψ + z_β √(ψ − δ²))² / δ²`, where ψ is the share
  /// of pairs that differ and at least δ.
  ///
  /// Connor (1987), Biometrics 43(1); Lachin (1992), Statistics in Medicine 11(9).
  ///
  /// @param n pairs
  /// @param discordant the share of them that differ, from 0 to 1
  /// @return 1 where even that would not be found
  public static double ofRate(int n, double discordant) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double delta = (low + high) / 2;
      if (needed(delta, Math.max(discordant, delta)) > n) {
        low = delta;
      } else {
        high = delta;
      }
    }
    return high;
  }

  private static double needed(double delta, double discordant) {
    double root = Z_ALPHA * Math.sqrt(discordant) + Z_POWER * Math.sqrt(discordant - delta * delta);
    return root * root / (delta * delta);
  }

  /// Of a mean score: `(z_α + z_β) s / √n`.
  ///
  /// @param n groups
  /// @param deviation s, the standard deviation of the groups' differences
  public static double ofMean(int n, double deviation) {
    return (Z_ALPHA + Z_POWER) * deviation / Math.sqrt(n);
  }
}
