package tanlu.analytics.engine;

/// The supply-driven model of Ghosh on plain arrays: who buys, where [Leontief] asks who supplies.
/// Miller & Blair (2009), section 12.1: `B = x̂⁻¹ Z`, `G = (I − B)⁻¹`, `x = v G`.
///
/// It is read here as a map of how far a sector's output travels down the chain (or, after
/// Dietzenbacher 1997, as a price model), not as a forecast of quantities.
public final class Ghosh {
  private Ghosh() {}

  /// Allocation coefficients `B = x̂⁻¹ Z`: the share of the row sector's output sold to the column
  /// sector. A sector without output sells nothing and gets a row of zeros.
  ///
  /// @param flows Z, n × n
  /// @param grossOutput x, in the money of the flows
  public static double[][] allocationCoefficients(double[][] flows, double[] grossOutput) {
    int n = grossOutput.length;
    double[][] b = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        b[i][j] = grossOutput[i] == 0 ? 0 : flows[i][j] / grossOutput[i];
      }
    }
    return b;
  }

  /// The Ghosh inverse `G = (I − B)⁻¹`, n × n; `G = x̂⁻¹ L x̂` wherever every sector has output.
  ///
  /// @throws SingularMatrixException where `I − B` is singular
  public static double[][] inverse(double[][] b) {
    return Leontief.inverse(b);
  }

  /// Gross output enabled by primary inputs, `x = v G`.
  ///
  /// @param inverse G
  /// @param primaryInputs v: value added and, in an open table, imports
  public static double[] output(double[][] inverse, double[] primaryInputs) {
    return Leontief.times(primaryInputs, inverse);
  }

  /// Supply multipliers `G 1`: output of all sectors per unit of primary input of one.
  public static double[] outputMultipliers(double[][] inverse) {
    return Leontief.rowSums(inverse);
  }

  /// Downstream multipliers `G c`: what c counts (emissions, value added, jobs) in all sectors that
  /// a unit of one sector's primary input reaches.
  ///
  /// @param perOutput c, per unit of gross output
  public static double[] multipliers(double[] perOutput, double[][] inverse) {
    return Leontief.times(inverse, perOutput);
  }
}
