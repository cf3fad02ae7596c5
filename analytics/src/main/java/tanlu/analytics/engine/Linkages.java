package tanlu.analytics.engine;

/// Rasmussen's linkages: a sector's pull on its suppliers (backward) and push on its users
/// (forward), each relative to the mean sector, so that 1 is average. Miller & Blair (2009),
/// section 12.2.
///
/// Weighted by a direct emission intensity f the same ratios say where along the chain emissions
/// are pulled and pushed.
public final class Linkages {

  /// Where a sector stands against the averages of both linkages.
  public enum Quadrant {
    /// Both above average: a change here spreads up and down the chain.
    KEY,
    /// Only backward above average: pulls on its suppliers.
    BACKWARD,
    /// Only forward above average: pushes its users.
    FORWARD,
    /// Neither.
    WEAK
  }

  private Linkages() {}

  /// `n (1 L)_j / (1 L 1)`: power of dispersion.
  public static double[] backward(double[][] leontiefInverse) {
    return relativeToMean(Leontief.columnSums(leontiefInverse));
  }

  /// `n (L 1)_i / (1 L 1)`: sensitivity of dispersion, Rasmussen's own forward linkage. It supposes
  /// that demand for every product grows by one unit, however small the product.
  public static double[] forwardFromLeontief(double[][] leontiefInverse) {
    return relativeToMean(Leontief.rowSums(leontiefInverse));
  }

  /// `n (G 1)_i / (1 G 1)`: the forward linkage from allocation coefficients, as Beyers (1976) and
  /// Jones (1976) proposed: each product weighs what it is used for.
  public static double[] forwardFromGhosh(double[][] ghoshInverse) {
    return relativeToMean(Leontief.rowSums(ghoshInverse));
  }

  /// `n (f L)_j / (f L 1)`: emissions a unit of demand pulls along the chain of suppliers.
  ///
  /// @param intensity f, emissions per unit of gross output
  public static double[] emissionBackward(double[] intensity, double[][] leontiefInverse) {
    return relativeToMean(Leontief.times(intensity, leontiefInverse));
  }

  /// `n (G f)_i / (1 G f)`: emissions a unit of supply reaches along the chain of users.
  ///
  /// @param intensity f, emissions per unit of gross output
  public static double[] emissionForward(double[] intensity, double[][] ghoshInverse) {
    return relativeToMean(Leontief.times(ghoshInverse, intensity));
  }

  /// The quadrant of one sector; a linkage of exactly 1 is average, not above it.
  public static Quadrant quadrant(double backward, double forward) {
    if (backward > 1) {
      return forward > 1 ? Quadrant.KEY : Quadrant.BACKWARD;
    }
    return forward > 1 ? Quadrant.FORWARD : Quadrant.WEAK;
  }

  private static double[] relativeToMean(double[] values) {
    double total = 0;
    for (double value : values) {
      total += value;
    }
    if (total == 0) {
      throw new IllegalArgumentException(
          "linkages are relative to the mean sector, and the mean is 0; expected an intensity above"
              + " 0 somewhere");
    }
    double[] relative = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      relative[i] = values.length * values[i] / total;
    }
    return relative;
  }
}
