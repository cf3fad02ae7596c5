package tanlu.assistant.proof;

import java.util.Optional;
import tanlu.analytics.unit.Dimension;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// A number somebody wrote: where it stands, what it says, how exactly it was written.
///
/// @param start where it begins in the text; its unit is part of it
/// @param end where it ends
/// @param value the value in `unit`, scale words (万, 亿, million) multiplied in
/// @param unit empty for a bare number and for a unit this field does not reckon with
/// @param halfDigit half of the last digit shown, in `unit`
/// @param kind what sort of number it is
public record Mention(
    int start, int end, double value, Optional<Unit> unit, double halfDigit, Kind kind) {

  public enum Kind {
    /// A number without unit: a count or a ratio.
    BARE,
    /// A number with a unit of [Unit].
    QUANTITY,
    /// A number with another unit: kWh, km, US dollars, months.
    OTHER_UNIT,
    /// A calendar year from 1990 to 2100.
    YEAR,
    /// A place in an order: 第3, 3rd, top 5, a list marker.
    ORDINAL
  }

  /// Whether the number states the quantity: the same dimension, and as near as the last digit
  /// shown can tell. Percent and percentage points are not the same; a yearly rate may be written
  /// in plain percent.
  public boolean states(Quantity quantity) {
    return states(quantity, 0, 0);
  }

  /// As [#states(Quantity)], with the tolerances an evaluation allows.
  ///
  /// @param absolute in the unit of `quantity`
  /// @param relative share of the quantity's value
  public boolean states(Quantity quantity, double absolute, double relative) {
    if (kind == Kind.OTHER_UNIT || !compatible(quantity)) {
      return false;
    }
    Unit own = unit.orElse(Unit.ONE);
    double factor = own.factor() / quantity.unit().factor();
    double allowed =
        Math.max(Math.max(absolute, relative * Math.abs(quantity.value())), halfDigit * factor);
    return Math.abs(value * factor - quantity.value())
        <= allowed * (1 + 1e-9) + 1e-12 * Math.abs(quantity.value());
  }

  private boolean compatible(Quantity quantity) {
    Unit own = unit.orElse(Unit.ONE);
    Unit other = quantity.unit();
    boolean points = own.equals(Unit.PERCENTAGE_POINT);
    if (points || other.equals(Unit.PERCENTAGE_POINT)) {
      return own.equals(other);
    }
    if (own.equals(Unit.PERCENT)) {
      // A whole number without unit is a count: 1 province is not 100 %.
      boolean count = other.equals(Unit.ONE) && quantity.value() == Math.rint(quantity.value());
      return !count
          && (other.dimension().equals(Dimension.NONE) || other.equals(Unit.PERCENT_PER_YEAR));
    }
    if (own.equals(Unit.PERCENT_PER_YEAR)) {
      return own.equals(other);
    }
    if (own.equals(WrittenUnit.YEARS)) {
      return kind == Kind.YEAR && other.equals(Unit.ONE);
    }
    if (unit.isEmpty() || own.equals(Unit.ONE)) {
      return other.equals(Unit.ONE);
    }
    return own.dimension().equals(other.dimension());
  }

  Mention times(double factor) {
    return new Mention(start, end, factor * value, unit, Math.abs(factor) * halfDigit, kind);
  }

  /// Whether both say the same number: value and what it measures, however written.
  boolean equalTo(Mention other) {
    Unit own = unit.orElse(Unit.ONE);
    Unit theirs = other.unit.orElse(Unit.ONE);
    boolean sameKind =
        (kind == Kind.OTHER_UNIT) == (other.kind == Kind.OTHER_UNIT)
            && unit.isPresent() == other.unit.isPresent()
            && own.equals(Unit.PERCENTAGE_POINT) == theirs.equals(Unit.PERCENTAGE_POINT);
    double one = value * own.factor();
    double two = other.value * theirs.factor();
    return sameKind
        && own.dimension().equals(theirs.dimension())
        && Math.abs(one - two) <= 1e-9 * Math.max(Math.abs(one), Math.abs(two));
  }

  /// Whether this may be the other number written in another unit: the same digits, wherever the
  /// point stands.
  boolean echoes(Mention other) {
    if (value == 0 || other.value == 0) {
      return value == other.value;
    }
    double ratio = Math.abs(other.value * other.unit.orElse(Unit.ONE).factor() / value);
    double scaled = ratio / Math.pow(10, Math.rint(Math.log10(ratio)));
    return Math.abs(scaled - 1) <= Math.max(halfDigit / Math.abs(value), 1e-9);
  }

  Mention in(Unit other) {
    return new Mention(start, end, value, Optional.of(other), halfDigit, Kind.QUANTITY);
  }
}
