package tanlu.analytics.importing;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import tanlu.analytics.proof.Source;
import tanlu.analytics.proof.Text;

/// Where the numbers of an imported sheet stood in the user's own file. It goes with them into the
/// stored dataset, so that a figure names the cell it came from long after.
///
/// @param sheet file and sheet
/// @param rows the sheet's row, such as `9`, by row code
/// @param columns the sheet's column, such as `BF`, by column code; a number summed from several
///   cells has none
public record Origin(Place sheet, Map<String, String> rows, Map<String, String> columns) {
  /// The column and the row of a package's file that hold the places.
  static final String AT = "at";

  /// The places a package's file gives.
  ///
  /// @param key how the file's row and column names are read
  static Origin read(Place sheet, Grid grid, Function<Content, String> key) {
    Map<String, String> rows = new HashMap<>();
    Map<String, String> columns = new HashMap<>();
    for (int row = 1; row < grid.height(); row++) {
      boolean letters = grid.at(row, 0).toString().equals(AT);
      for (int column = 1; column < grid.width(row); column++) {
        Content place = grid.at(row, column);
        if (place != Content.Blank.BLANK) {
          if (letters) {
            columns.put(key.apply(grid.at(0, column)), place.toString());
          } else if (grid.at(0, column).toString().equals(AT)) {
            rows.put(key.apply(grid.at(row, 0)), place.toString());
          }
        }
      }
    }
    return new Origin(sheet, rows, columns);
  }

  /// A sheet whose numbers are made of several cells each.
  static Origin of(Place sheet) {
    return new Origin(new Place(sheet.file(), sheet.sheet(), ""), Map.of(), Map.of());
  }

  Place place(String row, String column) {
    String number = rows.get(row);
    String letters = columns.get(column);
    return number == null || letters == null
        ? sheet
        : new Place(sheet.file(), sheet.sheet(), letters + number);
  }

  /// Empty where it is not known.
  String row(String code) {
    return rows.getOrDefault(code, "");
  }

  /// Empty where it is not known.
  String column(String code) {
    return columns.getOrDefault(code, "");
  }

  /// The publisher of a number with its place.
  Source source(Source publisher, String row, String column) {
    Place place = place(row, column);
    return new Source(
        Text.of(
            publisher.publisher().zh() + "（" + place + "）",
            publisher.publisher().en() + " (" + place + ")"),
        publisher.verification());
  }
}
