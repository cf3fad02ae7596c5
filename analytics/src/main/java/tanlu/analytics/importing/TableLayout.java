package tanlu.analytics.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

/// Where the codes of an official table stand in a sheet: a row of codes across, a column of codes
/// down.
final class TableLayout {
  private static final int FEWEST_SECTORS = 30;
  private static final int FEWEST_TOTALS = 3;
  private static final int LAST_HEADER = 40;
  private static final Pattern SECTOR = Pattern.compile("0[1-9]|[1-3]\\d|4[0-2]");
  private static final List<String> ACROSS =
      List.of("TIU", "FU101", "FU102", "FU103", "FU201", "FU202", "EX", "IM", "GO");

  private final Grid grid;
  private final int header;
  private final int codeColumn;
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<String, Integer> rows = new HashMap<>();

  private TableLayout(Grid grid, int header) {
    this.grid = grid;
    this.header = header;
    for (int column = 0; column < grid.width(header); column++) {
      String code = grid.at(header, column).code();
      if (sector(code) || TableValues.COLUMNS.contains(code)) {
        put(columns, code, column, header, column);
      }
    }
    this.codeColumn = codeColumn();
    for (int row = header + 1; row < grid.height(); row++) {
      String code = grid.at(row, codeColumn).code();
      if (sector(code) || TableValues.ROWS.contains(code)) {
        put(rows, code, row, row, codeColumn);
      }
    }
  }

  /// The table of a sheet: a row with most sector codes and some totals' begins it. Sheets with
  /// coefficients carry the sectors' codes alone.
  static Optional<TableLayout> of(Grid grid) {
    for (int row = 0; row < Math.min(LAST_HEADER, grid.height()); row++) {
      int from = row;
      List<String> codes =
          IntStream.range(0, grid.width(row)).mapToObj(c -> grid.at(from, c).code()).toList();
      long sectors = codes.stream().filter(TableLayout::sector).distinct().count();
      if (sectors >= FEWEST_SECTORS
          && codes.stream().filter(TableValues.COLUMNS::contains).count() >= FEWEST_TOTALS) {
        return Optional.of(new TableLayout(grid, row));
      }
    }
    return Optional.empty();
  }

  private static boolean sector(String code) {
    return SECTOR.matcher(code).matches();
  }

  /// The column left of the flows with the most codes, totals' among them: running numbers beside
  /// it look like sectors alone.
  private int codeColumn() {
    int first = columns.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    int best = -1;
    long most = 0;
    for (int column = 0; column < first; column++) {
      int at = column;
      List<String> codes =
          IntStream.range(header + 1, grid.height()).mapToObj(r -> grid.at(r, at).code()).toList();
      long totals = codes.stream().filter(TableValues.ROWS::contains).count();
      long all = totals + codes.stream().filter(TableLayout::sector).count();
      if (totals > 0 && all > most) {
        best = column;
        most = all;
      }
    }
    if (best >= 0) {
      return best;
    }
    throw new ImportException(
        Fault.CODE_MISSING,
        grid.place(),
        "TII",
        Text.of(
            "左侧有一列代码 01…42、TII、VA001…VA004、TVA、TI",
            "a column of codes 01…42, TII, VA001…VA004, TVA, TI left of the flows"));
  }

  private void put(Map<String, Integer> codes, String code, int at, int row, int column) {
    Integer before = codes.put(code, at);
    if (before != null) {
      Place first = row == header ? grid.place(header, before) : grid.place(before, column);
      throw new ImportException(
          Fault.CODE_DOUBLED,
          grid.place(row, column),
          code,
          Text.of(
              "每个代码只出现一次（" + first.cell() + " 已有）",
              "each code once (" + first.cell() + " has it)"));
    }
  }

  /// What an official table carries; national tables have no trade between provinces.
  void requireOfficial(Region region) {
    List<String> across = new ArrayList<>(ACROSS);
    if (!region.isNation()) {
      across.addAll(List.of("OF", "IF"));
    }
    require(across, TableValues.ROWS);
  }

  /// @param across codes needed beside the sectors' in the row of codes
  /// @param down codes needed below the sectors' in the column of codes
  void require(List<String> across, List<String> down) {
    List<String> sectors = IntStream.range(0, TableValues.N).mapToObj(TableValues::code).toList();
    for (String code : Stream.concat(sectors.stream(), across.stream()).toList()) {
      column(code);
    }
    for (String code : Stream.concat(sectors.stream(), down.stream()).toList()) {
      row(code);
    }
  }

  private ImportException missing(String code, String where, String zh) {
    return new ImportException(
        Fault.CODE_MISSING,
        grid.place(),
        code,
        Text.of(zh + "的代码 " + code, "the code " + code + " in " + where));
  }

  boolean has(String code) {
    return columns.containsKey(code) || rows.containsKey(code);
  }

  Grid grid() {
    return grid;
  }

  int header() {
    return header;
  }

  private int column(String code) {
    Integer column = columns.get(code);
    if (column == null) {
      throw missing(code, "row " + (header + 1), "第 " + (header + 1) + " 行");
    }
    return column;
  }

  private int row(String code) {
    Integer row = rows.get(code);
    if (row == null) {
      String letters = Place.letters(codeColumn);
      throw missing(code, "column " + letters, letters + " 列");
    }
    return row;
  }

  double number(String row, String column) {
    return grid.number(row(row), column(column));
  }

  boolean blank(String row, String column) {
    return grid.at(row(row), column(column)) == Content.Blank.BLANK;
  }

  Place place(String row, String column) {
    return grid.place(row(row), column(column));
  }

  Origin origin() {
    Map<String, String> at = new HashMap<>();
    rows.forEach((code, row) -> at.put(code, Integer.toString(row + 1)));
    Map<String, String> letters = new HashMap<>();
    columns.forEach((code, column) -> letters.put(code, Place.letters(column)));
    return new Origin(grid.place(), at, letters);
  }

  /// A text above the codes.
  record Words(Place place, String text) {}

  /// Every text above the codes, the title and the unit among them.
  List<Words> wordsAbove() {
    List<Words> words = new ArrayList<>();
    for (int row = 0; row < header; row++) {
      for (int column = 0; column < grid.width(row); column++) {
        if (grid.at(row, column) instanceof Content.Word word) {
          words.add(new Words(grid.place(row, column), word.text()));
        }
      }
    }
    return words;
  }

  /// The names a sector goes by: left of its row's code and above its column's code.
  List<String> names(String code) {
    List<String> names = new ArrayList<>();
    for (int column = 0; column < codeColumn; column++) {
      names.add(grid.at(row(code), column).toString());
    }
    for (int row = 0; row < header; row++) {
      names.add(grid.at(row, column(code)).toString());
    }
    return names;
  }

  /// The words above a column's code, e.g. `农村居民消费`.
  String heading(String column) {
    StringBuilder words = new StringBuilder();
    for (int row = 0; row < header; row++) {
      words.append(Content.compact(grid.at(row, column(column)).toString())).append(' ');
    }
    return words.toString();
  }
}
