package tanlu.analytics.proof;

import java.util.List;
import java.util.Optional;

/// How a figure came about, in a form that can be executed again.
///
/// - [Published]: read from a cell of the dataset.
/// - [Assumed]: a parameter somebody chose; named, sourced, with its range.
/// - [Computed]: an arithmetic [Formula] over other figures; the formula shown is the one that was
///   evaluated, units included.
/// - [Analysed]: a matrix computation, named by its equation and the tables it stands on; it is
///   replayed by running the analysis again.
public sealed interface Derivation {

  record Published(Cell cell, Source source) implements Derivation {}

  /// @param parameter the parameter's name, e.g. `sink.gd.default.2060`
  /// @param basis the reason or source in words
  /// @param range the low and high values where the source gives them
  record Assumed(String parameter, Text basis, Verification verification, Optional<Range> range)
      implements Derivation {}

  record Computed(Formula formula, List<Input> inputs) implements Derivation {}

  /// @param equation e.g. `x = (I − A)⁻¹ y`
  /// @param tables the tables it stands on, with their publishers
  record Analysed(String equation, List<Table> tables) implements Derivation {}

  record Range(double low, double high) {}

  /// A named input of a formula.
  record Input(String name, Figure figure) {}

  /// A whole table as input of a matrix computation.
  ///
  /// @param name e.g. `provincial-margins-2017`
  /// @param part which part of it, e.g. `GD`
  record Table(String name, String part, Source source) {}
}
