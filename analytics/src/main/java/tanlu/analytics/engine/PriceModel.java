package tanlu.analytics.engine;

/// The Leontief price model, dual of the quantity model: `p = v (I − A)⁻¹`, v being primary inputs
/// per unit of output. Miller & Blair (2009), section 2.6.
///
/// In the base year every index price is 1. Costs are passed on in full and no input is replaced by
/// another, so a result is the most that prices can rise, not a forecast.
public final class PriceModel {
  private PriceModel() {}

  /// Index prices, `p = v L`.
  ///
  /// @param inverse L, n × n
  /// @param primaryInputs v, value added (and imports) per unit of gross output
  public static double[] prices(double[][] inverse, double[] primaryInputs) {
    return Leontief.times(primaryInputs, inverse);
  }

  /// The rise of index prices `Δp = Δv L` after a rise of primary costs. A carbon price τ on direct
  /// emissions is `Δv = τ f`, hence `Δp = τ m`.
  ///
  /// @param costChange Δv, money per unit of gross output
  public static double[] change(double[][] inverse, double[] costChange) {
    return Leontief.times(costChange, inverse);
  }

  /// Index prices after the primary cost of one sector changes by a fraction, e.g. 0.2 for +20 %.
  public static double[] pricesAfter(
      double[][] inverse, double[] primaryInputs, int sector, double fraction) {
    double[] changed = primaryInputs.clone();
    changed[sector] *= 1 + fraction;
    return prices(inverse, changed);
  }
}
