package tanlu.analytics.unit;

import java.math.BigDecimal;
import java.math.MathContext;

/// A value with its unit. Sums and differences take the same unit only; products and quotients form
/// the unit they result in.
public record Quantity(double value, Unit unit) {
  public static Quantity of(double value, Unit unit) {
    return new Quantity(value, unit);
  }

  /// The same amount in another unit of the same dimension.
  ///
  /// @throws UnitMismatchException where the dimensions differ
  public Quantity to(Unit target) {
    if (unit.equals(target)) {
      return this;
    }
    if (!unit.dimension().equals(target.dimension())) {
      throw new UnitMismatchException(unit, "convert between", target);
    }
    return new Quantity(rescale(value, unit.factor(), target.factor()), target);
  }

  public Quantity plus(Quantity other) {
    requireSame("add", other);
    return new Quantity(value + other.value, unit);
  }

  public Quantity minus(Quantity other) {
    requireSame("subtract", other);
    return new Quantity(value - other.value, unit);
  }

  public Quantity times(Quantity other) {
    return new Quantity(value * other.value, unit.times(other.unit));
  }

  public Quantity per(Quantity other) {
    return new Quantity(value / other.value, unit.per(other.unit));
  }

  /// Multiplies or divides by whichever ratio of the factors is not below 1, the ratio being that
  /// of the decimals the factors are written as: powers of ten then stay exact and 3 万元 is 30000 元,
  /// not 29999.999….
  private static double rescale(double value, double from, double to) {
    return from >= to ? value * ratio(from, to) : value / ratio(to, from);
  }

  private static double ratio(double larger, double smaller) {
    return BigDecimal.valueOf(larger)
        .divide(BigDecimal.valueOf(smaller), MathContext.DECIMAL64)
        .doubleValue();
  }

  private void requireSame(String operation, Quantity other) {
    if (!unit.equals(other.unit)) {
      throw new UnitMismatchException(unit, operation, other.unit);
    }
  }
}
