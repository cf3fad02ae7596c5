package tanlu.analytics.roadmap;

import tanlu.analytics.analysis.Rates;
import tanlu.analytics.data.Dataset;

/// What policy asks for, as numbers a draw can be held against.
///
/// @param fallen fall of CO2 per real GDP from 2005 to the inventory, a part of 1
/// @param grown real GDP of the nowcast year over the inventory's
/// @param inventory Mt in the inventory's year
/// @param sinks land sink and removals held for the neutral year, Mt
record Goals(double fallen, double grown, double inventory, double sinks) {
  private static final double FALL = 0.65;

  static Goals of(Projection projection, double sinks) {
    Dataset data = projection.start().data();
    Nowcast nowcast = projection.start().nowcast();
    return new Goals(
        Rates.comparableFall(data, projection.ask().region(), 2005, Start.INVENTORY).value() / 100,
        nowcast.growth().value(),
        java.util.Objects.requireNonNull(nowcast.years().get(Start.INVENTORY)).value(),
        sinks);
  }

  /// Whether CO2 per GDP in 2030 is 65 % below 2005.
  ///
  /// @param emissions in 2030, Mt
  /// @param growth of GDP from the nowcast year to 2030
  boolean intensityMet(double emissions, double growth) {
    return 1 - (1 - fallen) * (emissions / inventory) / (grown * growth) >= FALL;
  }
}
