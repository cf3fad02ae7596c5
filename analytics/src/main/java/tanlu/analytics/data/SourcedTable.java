package tanlu.analytics.data;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import tanlu.analytics.proof.Cell;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Source;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// The numbers of one imported sheet, addressed by row and column, all in one unit, each with the
/// place in the user's file it was read from as its source.
public final class SourcedTable {
  private final DataTable values;
  private final Unit unit;
  private final BiFunction<String, String, Source> sources;

  /// @param name e.g. `GD-2017-inventory`: unique in a dataset
  /// @param rows by row key, in the order of the columns; NaN where nothing is held
  /// @param sources who published the number of a row and column, and where it stands
  public SourcedTable(
      String name,
      List<String> columns,
      Map<String, double[]> rows,
      Unit unit,
      BiFunction<String, String, Source> sources) {
    this.values = DataTable.of(name, columns, rows);
    this.unit = unit;
    this.sources = sources;
  }

  public String name() {
    return values.name();
  }

  boolean hasColumn(String column) {
    return values.hasColumn(column);
  }

  double value(String row, String column) {
    return values.value(row, column);
  }

  OptionalDouble find(String row, String column) {
    return values.find(row, column);
  }

  Quantity read(Cell cell) {
    return Quantity.of(value(cell.row(), cell.column()), unit);
  }

  /// A number as the user's file publishes it.
  Figure figure(Text label, String row, String column) {
    Cell cell = new Cell(name(), row, column);
    return Figure.published(label, read(cell), cell, sources.apply(row, column));
  }
}
