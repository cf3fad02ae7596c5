package tanlu.analytics.engine;

import java.util.Arrays;

/// The Box–Cox transform `(x^λ − 1) / λ` (`ln x` at λ = 0) with λ fitted by maximum likelihood, to
/// draw flows of very different size side by side. Box & Cox (1964), *Journal of the Royal
/// Statistical Society B* 26, 211–252.
///
/// λ maximises `−n/2 ln Var((x/ẋ)^λ / λ)`, ẋ the geometric mean; dividing by ẋ makes the unit of x
/// irrelevant.
public final class BoxCox {
  /// λ of flows lies near 0; beyond this the transform is a step rather than a scale.
  private static final double WIDEST = 5;

  private static final double PRECISION = 1e-10;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double THINNEST = 1;
  private static final double THICKEST = 40;

  private BoxCox() {}

  /// The fitted λ, −5 to 5, by golden section; 1 (no transform) where all values are equal.
  ///
  /// @param values x, each above 0
  public static double lambda(double... values) {
    double[] logarithms = centredLogarithms(values);
    if (Arrays.stream(values).allMatch(value -> value == values[0])) {
      return 1;
    }
    double low = -WIDEST;
    double high = WIDEST;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = variance(logarithms, left);
    double atRight = variance(logarithms, right);
    while (high - low > PRECISION) {
      if (atLeft < atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = variance(logarithms, left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = variance(logarithms, right);
      }
    }
    return (low + high) / 2;
  }

  /// The transform with a given λ.
  ///
  /// @param values x, each above 0
  public static double[] transform(double lambda, double... values) {
    double[] transformed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      transformed[i] = transform(StrictMath.log(positive(values[i])), lambda);
    }
    return transformed;
  }

  /// Line widths: the fitted transform stretched to 1 for the smallest and 40 for the largest
  /// value, in pixels; 1 for all where all are equal.
  public static double[] widths(double... values) {
    double[] logarithms = centredLogarithms(values);
    double lambda = lambda(values);
    double[] widths = new double[values.length];
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < widths.length; i++) {
      widths[i] = transform(logarithms[i], lambda);
      smallest = Math.min(smallest, widths[i]);
      largest = Math.max(largest, widths[i]);
    }
    for (int i = 0; i < widths.length; i++) {
      double position = largest == smallest ? 0 : (widths[i] - smallest) / (largest - smallest);
      widths[i] = THINNEST + (THICKEST - THINNEST) * position;
    }
    return widths;
  }

  private static double transform(double logarithm, double lambda) {
    return lambda == 0 ? logarithm : StrictMath.expm1(lambda * logarithm) / lambda;
  }

  private static double variance(double[] logarithms, double lambda) {
    double sum = 0;
    double[] transformed = new double[logarithms.length];
    for (int i = 0; i < transformed.length; i++) {
      transformed[i] = transform(logarithms[i], lambda);
      sum += transformed[i];
    }
    double mean = sum / transformed.length;
    double squares = 0;
    for (double value : transformed) {
      squares += (value - mean) * (value - mean);
    }
    return squares / transformed.length;
  }

  /// `ln(x / ẋ)`.
  private static double[] centredLogarithms(double[] values) {
    double[] logarithms = new double[values.length];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      logarithms[i] = StrictMath.log(positive(values[i]));
      sum += logarithms[i];
    }
    for (int i = 0; i < values.length; i++) {
      logarithms[i] -= sum / values.length;
    }
    return logarithms;
  }

  private static double positive(double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          "a value to transform is " + value + "; expected above 0: leave flows of 0 out");
    }
    return value;
  }
}
