package tanlu.analytics.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import tanlu.analytics.proof.Text;

/// The cells of one sheet, rows and columns from 0.
final class Grid {
  /// The longest official sheet has some 1,400 rows (31 provinces of 42 sectors).
  static final int MAX_ROWS = 20_000;

  private static final Content[] EMPTY = {};

  private final Place place;
  private final List<Content[]> rows = new ArrayList<>();

  Grid(String file, String sheet) {
    place = new Place(file, sheet, "");
  }

  void set(int row, int column, Content content) {
    if (content == Content.Blank.BLANK) {
      return;
    }
    requireRow(row);
    while (rows.size() <= row) {
      rows.add(EMPTY);
    }
    Content[] cells = rows.get(row);
    if (cells.length <= column) {
      int held = cells.length;
      cells = Arrays.copyOf(cells, Math.max(column + 1, held * 2));
      Arrays.fill(cells, held, cells.length, Content.Blank.BLANK);
      rows.set(row, cells);
    }
    cells[column] = content;
  }

  void requireRow(int row) {
    if (row >= MAX_ROWS) {
      throw tooManyRows(place(row, 0), row);
    }
  }

  static ImportException tooManyRows(Place place, int row) {
    return new ImportException(
        Fault.TOO_MANY_ROWS,
        place,
        "≥ " + (row + 1),
        Text.of(
            "不超过 " + MAX_ROWS + " 行（请删除表格下方的空行后重新保存）",
            "at most "
                + MAX_ROWS
                + " rows (delete the empty rows below the table and save again)"));
  }

  String name() {
    return place.sheet();
  }

  Place place() {
    return place;
  }

  Place place(int row, int column) {
    return place.at(row, column);
  }

  int height() {
    return rows.size();
  }

  int width(int row) {
    return row < rows.size() ? rows.get(row).length : 0;
  }

  Content at(int row, int column) {
    return column >= 0 && column < width(row) ? rows.get(row)[column] : Content.Blank.BLANK;
  }

  /// The number in a cell, in the file's unit; a blank cell is 0, as official tables leave it.
  ///
  /// @throws ImportException where text, an error value, NaN or an infinity stands there
  double number(int row, int column) {
    return number(at(row, column), () -> place(row, column));
  }

  static double number(Content content, Supplier<Place> place) {
    return switch (content) {
      case Content.Amount number when Double.isFinite(number.value()) -> number.value();
      case Content.Amount number ->
          throw new ImportException(
              Fault.NOT_FINITE,
              place.get(),
              Double.toString(number.value()),
              Text.of("有限的数值", "a finite number"));
      case Content.Blank _ -> 0;
      case Content.Word _, Content.Broken _ ->
          throw new ImportException(
              Fault.NOT_A_NUMBER,
              place.get(),
              content.toString(),
              Text.of("数值（公式须带已计算的值）", "a number (a formula must carry its computed value)"));
    };
  }
}
