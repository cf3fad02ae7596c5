package tanlu.analytics.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// A number that can be proved: what it is, its value with unit, and how it came about.
///
/// Analyses return records whose components are figures; the place of a figure in such a record is
/// its address, so that a claim is replayed by running the analysis again and reading the same
/// place.
public record Figure(Text label, Quantity quantity, Derivation derivation) {
  public double value() {
    return quantity.value();
  }

  public Unit unit() {
    return quantity.unit();
  }

  public static Figure published(Text label, Quantity quantity, Cell cell, Source source) {
    return new Figure(label, quantity, new Derivation.Published(cell, source));
  }

  public static Figure assumed(
      Text label,
      Quantity quantity,
      String parameter,
      Text basis,
      Verification verification,
      Derivation.Range range) {
    return new Figure(
        label,
        quantity,
        new Derivation.Assumed(parameter, basis, verification, Optional.of(range)));
  }

  public static Figure assumed(
      Text label, Quantity quantity, String parameter, Text basis, Verification verification) {
    return new Figure(
        label, quantity, new Derivation.Assumed(parameter, basis, verification, Optional.empty()));
  }

  public static Figure analysed(
      Text label, Quantity quantity, String equation, List<Derivation.Table> tables) {
    return new Figure(label, quantity, new Derivation.Analysed(equation, tables));
  }

  /// Evaluates a formula over figures and keeps it as the derivation.
  ///
  /// @param unit the unit of the result; its dimension is checked against the formula's
  /// @param inputs name and figure in turn
  public static Figure computed(Text label, Unit unit, String formula, Object... inputs) {
    List<Derivation.Input> named = new ArrayList<>();
    for (int i = 0; i < inputs.length; i += 2) {
      named.add(new Derivation.Input((String) inputs[i], (Figure) inputs[i + 1]));
    }
    return computed(label, unit, formula, named);
  }

  /// The sum of figures of one dimension.
  public static Figure sum(Text label, Unit unit, List<Figure> terms) {
    List<Derivation.Input> named = new ArrayList<>();
    for (Figure term : terms) {
      named.add(new Derivation.Input("t" + (named.size() + 1), term));
    }
    return computed(label, unit, "sum()", named);
  }

  private static Figure computed(
      Text label, Unit unit, String formula, List<Derivation.Input> inputs) {
    Formula parsed = Formula.parse(formula);
    return new Figure(
        label,
        parsed.evaluate(inputs, Figure::quantity).to(unit),
        new Derivation.Computed(parsed, List.copyOf(inputs)));
  }

  /// The same figure under another label.
  public Figure labelled(Text other) {
    return new Figure(other, quantity, derivation);
  }
}
