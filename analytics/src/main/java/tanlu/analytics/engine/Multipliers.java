package tanlu.analytics.engine;

/// Multipliers of the open Leontief model, Miller & Blair (2009), section 6.2. Households are
/// outside the model: these are simple and type I multipliers.
public final class Multipliers {
  private Multipliers() {}

  /// Output multipliers `1 L`: output of all sectors per unit of final demand for one product.
  public static double[] output(double[][] inverse) {
    return Leontief.columnSums(inverse);
  }

  /// Simple multipliers `h L` of value added, income, jobs or emissions: what h counts, in all
  /// sectors, per unit of final demand for one product.
  ///
  /// @param perOutput h, per unit of gross output
  public static double[] simple(double[] perOutput, double[][] inverse) {
    return Leontief.times(perOutput, inverse);
  }

  /// Type I multipliers `(h L)_j / h_j`: the whole chain's effect per unit of the sector's own. NaN
  /// where the sector has none of its own, for there is nothing to compare with.
  public static double[] typeOne(double[] perOutput, double[][] inverse) {
    double[] ratio = simple(perOutput, inverse);
    for (int j = 0; j < ratio.length; j++) {
      ratio[j] = perOutput[j] == 0 ? Double.NaN : ratio[j] / perOutput[j];
    }
    return ratio;
  }
}
