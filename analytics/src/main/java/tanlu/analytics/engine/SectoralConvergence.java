package tanlu.analytics.engine;

/// The target intensity of one emitter in a sector whose emitters all converge on the sector's
/// intensity of 2050. Science Based Targets, sectoral decarbonization approach:
///
/// `CI_y = d p m + SI₂₀₅₀`, `d = CI_b − SI₂₀₅₀`, `p = (SI_y − SI₂₀₅₀) / (SI_b − SI₂₀₅₀)`, `m` the
/// emitter's share of the sector's activity in the base year over that in year y, at most 1.
///
/// CI is the emitter's, SI the sector's emissions per unit of activity, b the base year, all in one
/// unit.
///
/// @param emitterBase CI_b
/// @param sectorBase SI_b, above SI₂₀₅₀
/// @param sector2050 SI₂₀₅₀
public record SectoralConvergence(double emitterBase, double sectorBase, double sector2050) {

  public SectoralConvergence {
    if (!(sectorBase > sector2050)) {
      throw new IllegalArgumentException(
          "the sector's intensity is %s in the base year and %s in 2050; expected a fall"
              .formatted(sectorBase, sector2050));
    }
  }

  /// CI_y.
  ///
  /// @param sector SI_y
  /// @param shareRatio share in the base year over share in year y, above 0; who grows beyond the
  ///   sector has to fall faster, who shrinks is not let off
  public double target(double sector, double shareRatio) {
    if (!(shareRatio > 0)) {
      throw new IllegalArgumentException(
          "the ratio of shares is " + shareRatio + "; expected above 0");
    }
    double d = emitterBase - sector2050;
    double p = (sector - sector2050) / (sectorBase - sector2050);
    return d * p * Math.min(shareRatio, 1) + sector2050;
  }
}
