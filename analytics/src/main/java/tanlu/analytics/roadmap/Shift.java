package tanlu.analytics.roadmap;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import tanlu.analytics.data.Vintage;

/// What a lever does to a table, by index: it takes part of some inputs of some users and gives it
/// to another input, sets the output of a sector, or the part of a product that is made here.
final class Shift {
  /// The using column that stands for households' final demand.
  static final int HOUSEHOLDS = -1;

  /// Where an input goes that nothing takes the place of.
  static final int VALUE_ADDED = -1;

  private static final String HOUSEHOLDS_NAME = "households";

  private final int[] from;
  private final int to;
  private final int[] columns;
  private final boolean households;
  private final int given;
  private final int imported;
  private final double weight;

  /// @param weight part of the columns the lever acts on
  Shift(Lever lever, double weight) {
    List<String> columns = lever.moves().map(Lever.Moves::columns).orElse(List.of());
    this.to =
        lever.moves().flatMap(Lever.Moves::to).map(Vintage.V2017::indexOf).orElse(VALUE_ADDED);
    this.from = indices(lever.moves().map(Lever.Moves::from).orElse(List.of()));
    this.columns = indices(columns.stream().filter(each -> !each.equals(HOUSEHOLDS_NAME)).toList());
    this.households = columns.contains(HOUSEHOLDS_NAME);
    this.given = sector(lever, Lever.Effect.OUTPUT);
    this.imported = sector(lever, Lever.Effect.IMPORTS);
    this.weight = weight;
  }

  private static int sector(Lever lever, Lever.Effect effect) {
    return lever.effect() == effect ? Vintage.V2017.indexOf(lever.output().orElseThrow()) : -1;
  }

  private static int[] indices(List<String> codes) {
    return codes.stream().mapToInt(Vintage.V2017::indexOf).toArray();
  }

  /// A table inputs can be moved in.
  interface Inputs {
    /// @param to another input, or [#VALUE_ADDED]
    /// @param column a using sector, or [#HOUSEHOLDS]
    /// @param part of the input that moves
    void move(int from, int to, int column, double part);
  }

  /// Whether the lever sets the output of a sector at this level: not where it does not act at all.
  ///
  /// @param left what the lever leaves; NaN where it does not act
  boolean sets(double left) {
    return given >= 0 && !Double.isNaN(left);
  }

  /// The sector whose output the lever sets.
  int given() {
    return given;
  }

  /// The sector of whose product the lever sets the part made here; below 0 where it sets none.
  int imported() {
    return imported;
  }

  /// Whether the other does the same.
  @Override
  public boolean equals(Object other) {
    return other instanceof Shift shift
        && Arrays.equals(from, shift.from)
        && to == shift.to
        && Arrays.equals(columns, shift.columns)
        && households == shift.households
        && given == shift.given
        && imported == shift.imported
        && weight == shift.weight;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        Arrays.hashCode(from), to, Arrays.hashCode(columns), households, given, imported, weight);
  }

  /// The products whose inputs or outputs the lever may change.
  IntStream products() {
    return IntStream.concat(IntStream.of(from), IntStream.of(to, given)).filter(each -> each >= 0);
  }

  /// Moves the part `w (1 − ℓ)` of every input the lever takes from.
  void apply(double left, Inputs inputs) {
    if (from.length == 0 || !(left < 1)) {
      return;
    }
    double part = weight * (1 - left);
    for (int i = 0; households && i < from.length; i++) {
      inputs.move(from[i], to, HOUSEHOLDS, part);
    }
    for (int column : columns) {
      for (int i : from) {
        inputs.move(i, to, column, part);
      }
    }
  }
}
