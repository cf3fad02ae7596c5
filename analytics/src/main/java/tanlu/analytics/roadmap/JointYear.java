package tanlu.analytics.roadmap;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One year of all provinces, with the group on its path and with it on the reference.
record JointYear(int year, Outcome path, Outcome reference) {

  /// All provinces in one case.
  ///
  /// @param output x, 100 million yuan
  /// @param valueAdded v x, 100 million yuan
  /// @param emissions by province, empty where not held
  /// @param embodied in trade between the group and the others; in the nowcast and the neutral year
  @SuppressWarnings("ArrayRecordComponent")
  record Outcome(
      double[] output,
      double[] valueAdded,
      List<Optional<Simulation.Year>> emissions,
      Optional<Embodied> embodied,
      Responses responses) {

    /// Emissions of a province, Mt; 0 where not held.
    double co2(int province) {
      return emissions.get(province).map(Simulation.Year::total).orElse(0.0);
    }
  }

  /// Mt.
  ///
  /// @param fromOthers emitted in the other provinces for final demand in the group
  /// @param toOthers emitted in the group for final demand in the other provinces
  record Embodied(double fromOthers, double toOthers) {}

  /// How outputs answer to draws: added to the central ones by the size of a position.
  ///
  /// @param growth at its low and at its high end
  /// @param levers by position of a lever that sets an output
  record Responses(Ends growth, Map<Integer, Ends> levers) {}

  /// A change with one cause at its ends: of output, 100 million yuan, or of what follows from it.
  @SuppressWarnings("ArrayRecordComponent")
  record Ends(double[] low, double[] high) {
    double[] at(double position) {
      return position < 0 ? low : high;
    }
  }
}
