package tanlu.analytics.roadmap;

/// Emissions of a region in one year at a draw's positions, Mt.
interface DrawnTotal {
  /// @param at positions, see [Draws]
  /// @param activity by row, over that of the nowcast year
  /// @param from the region's first row there
  double of(double[] at, double[] activity, int from);
}
