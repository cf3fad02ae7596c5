package tanlu.analytics.engine;

import java.util.Optional;

/// Decoupling of emissions from growth after Tapio (2005), *Transport Policy* 12, 137–151: the
/// elasticity `e = (ΔC / C) / (ΔG / G)` and the signs of both changes give one of eight states.
///
/// Between 0.8 and 1.2, bounds included, the two move together and are called coupled.
///
/// @param elasticity e
public record Decoupling(State state, double elasticity) {
  private static final double LOWER = 0.8;
  private static final double UPPER = 1.2;

  /// Tapio's eight states; in the comments ΔC is the change of emissions, ΔG of GDP.
  public enum State {
    /// ΔG > 0, ΔC < 0.
    STRONG_DECOUPLING,
    /// ΔG > 0, 0 ≤ e < 0.8.
    WEAK_DECOUPLING,
    /// ΔG > 0, 0.8 ≤ e ≤ 1.2.
    EXPANSIVE_COUPLING,
    /// ΔG > 0, e > 1.2.
    EXPANSIVE_NEGATIVE_DECOUPLING,
    /// ΔG < 0, ΔC > 0.
    STRONG_NEGATIVE_DECOUPLING,
    /// ΔG < 0, 0 ≤ e < 0.8.
    WEAK_NEGATIVE_DECOUPLING,
    /// ΔG < 0, 0.8 ≤ e ≤ 1.2.
    RECESSIVE_COUPLING,
    /// ΔG < 0, e > 1.2.
    RECESSIVE_DECOUPLING
  }

  /// @param emissionsChange ΔC / C over the period, as a fraction
  /// @param gdpChange ΔG / G over the period, as a fraction; at constant prices, or inflation
  ///   passes for decoupling
  /// @return empty where GDP did not change, the elasticity being undefined
  public static Optional<Decoupling> of(double emissionsChange, double gdpChange) {
    if (gdpChange == 0) {
      return Optional.empty();
    }
    double elasticity = emissionsChange / gdpChange;
    State state =
        gdpChange > 0
            ? state(
                elasticity,
                State.STRONG_DECOUPLING,
                State.WEAK_DECOUPLING,
                State.EXPANSIVE_COUPLING,
                State.EXPANSIVE_NEGATIVE_DECOUPLING)
            : state(
                elasticity,
                State.STRONG_NEGATIVE_DECOUPLING,
                State.WEAK_NEGATIVE_DECOUPLING,
                State.RECESSIVE_COUPLING,
                State.RECESSIVE_DECOUPLING);
    return Optional.of(new Decoupling(state, elasticity));
  }

  private static State state(
      double elasticity, State opposite, State below, State coupled, State above) {
    if (elasticity < 0) {
      return opposite;
    }
    if (elasticity < LOWER) {
      return below;
    }
    return elasticity <= UPPER ? coupled : above;
  }
}
