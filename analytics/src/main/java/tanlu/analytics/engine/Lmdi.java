package tanlu.analytics.engine;

/// Logarithmic mean Divisia index, LMDI-I: splits the change of `V = Σ_i Π_k x_ik` into one effect
/// per factor k, without residual. Ang (2005), *Energy Policy* 33, 867–871.
///
/// Additive: `ΔV_k = Σ_i L(V_iT, V_i0) ln(x_ikT / x_ik0)`, in the unit of V, summing to the change.
/// Multiplicative: `D_k = exp(ΔV_k / L(V_T, V_0))`, multiplying to `V_T / V_0`. L is the
/// logarithmic mean.
///
/// Zeros follow the limits of Ang, Zhang & Choi (1998), table 2: a category that appears or
/// vanishes gives its whole change to the factor that was or becomes 0 (in equal parts where
/// several do), and a category that is 0 at both ends gives nothing.
public final class Lmdi {
  private Lmdi() {}

  /// Additive effects by category and factor.
  ///
  /// @param before x_ik at the start, categories × factors, none negative
  /// @param after x_ik at the end, same shape
  /// @throws IllegalArgumentException where a factor is negative
  public static double[][] effects(double[][] before, double[][] after) {
    double[][] effects = new double[before.length][];
    for (int i = 0; i < effects.length; i++) {
      effects[i] = effectsOfCategory(before[i], after[i]);
    }
    return effects;
  }

  /// Additive effects by factor, over all categories.
  public static double[] additive(double[][] before, double[][] after) {
    return Leontief.columnSums(effects(before, after));
  }

  /// Multiplicative effects by factor, over all categories.
  ///
  /// @throws IllegalArgumentException where the total is 0 at either end: the ratio has no meaning
  public static double[] multiplicative(double[][] before, double[][] after) {
    double start = total(before);
    double end = total(after);
    if (start == 0 || end == 0) {
      throw new IllegalArgumentException(
          "the total goes from "
              + start
              + " to "
              + end
              + "; expected both above 0 for a ratio: use the additive form");
    }
    double[] effects = additive(before, after);
    double weight = logarithmicMean(end, start);
    for (int k = 0; k < effects.length; k++) {
      effects[k] = StrictMath.exp(effects[k] / weight);
    }
    return effects;
  }

  private static double[] effectsOfCategory(double[] before, double[] after) {
    double start = product(before);
    double end = product(after);
    double[] effects = new double[before.length];
    if (start == 0 && end == 0) {
      return effects;
    }
    if (start == 0 || end == 0) {
      double[] zeroSide = start == 0 ? before : after;
      int zeros = 0;
      for (double value : zeroSide) {
        zeros += value == 0 ? 1 : 0;
      }
      for (int k = 0; k < effects.length; k++) {
        effects[k] = zeroSide[k] == 0 ? (end - start) / zeros : 0;
      }
      return effects;
    }
    double weight = logarithmicMean(end, start);
    for (int k = 0; k < effects.length; k++) {
      effects[k] = weight * StrictMath.log(after[k] / before[k]);
    }
    return effects;
  }

  /// `L(a, b) = (a − b) / ln(a / b)`, and `a` where both are equal; a and b above 0.
  public static double logarithmicMean(double a, double b) {
    if (a == b) {
      return a;
    }
    double ratio = a / b;
    // Close to equality ln(a / b) loses its digits to the rounding of the ratio.
    double logarithm =
        ratio > 0.5 && ratio < 2 ? StrictMath.log1p((a - b) / b) : StrictMath.log(ratio);
    return (a - b) / logarithm;
  }

  private static double total(double[][] factors) {
    double total = 0;
    for (double[] category : factors) {
      total += product(category);
    }
    return total;
  }

  private static double product(double[] factors) {
    double product = 1;
    for (double factor : factors) {
      if (!(factor >= 0)) {
        throw new IllegalArgumentException(
            "an LMDI factor is " + factor + "; expected 0 or more: it has no logarithm");
      }
      product *= factor;
    }
    return product;
  }
}
