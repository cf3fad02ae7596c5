package tanlu.analytics.importing;

/// Where something stands in a user's files.
///
/// @param file the file's name
/// @param sheet the sheet's name, empty for a file without sheets
/// @param cell an address like `C9`, empty for the whole sheet or file
public record Place(String file, String sheet, String cell) {
  static Place file(String file) {
    return new Place(file, "", "");
  }

  /// A cell by row and column, both from 0.
  Place at(int row, int column) {
    return new Place(file, sheet, address(row, column));
  }

  static String address(int row, int column) {
    return letters(column) + (row + 1);
  }

  /// A column as spreadsheets name it, from 0: A, …, Z, AA, ….
  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int left = column + 1; left > 0; left = (left - 1) / 26) {
      letters.insert(0, (char) ('A' + (left - 1) % 26));
    }
    return letters.toString();
  }

  /// As spreadsheets write it: `file.xls, Sheet1!C9`.
  @Override
  public String toString() {
    String within = sheet.isEmpty() || cell.isEmpty() ? sheet + cell : sheet + "!" + cell;
    return within.isEmpty() ? file : file + ", " + within;
  }
}
