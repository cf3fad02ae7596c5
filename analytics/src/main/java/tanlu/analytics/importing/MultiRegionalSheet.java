package tanlu.analytics.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Text;

/// The numbers of a sheet that may hold a multi-regional table, taken up row by row. Columns are
/// known by the province above them and their code, rows by the province and code at their left;
/// where final demand, exports or output stand is found, not assumed.
final class MultiRegionalSheet implements RowSink {
  /// The header takes four rows in the layouts known.
  private static final int LONGEST_HEADER = 12;

  /// Fewer flow columns than this are another kind of sheet: a national table has 42.
  private static final int FEWEST_COLUMNS = 10 * TableValues.N;

  /// A row or column: a sector, use or input of a province, or a total without one.
  ///
  /// @param region a province's abbreviation, empty for what has none
  /// @param code `01` to `42`, or as in official tables
  record Key(String region, String code) {
    boolean sector() {
      return code.matches("\\d\\d");
    }

    @Override
    public String toString() {
      return region.isEmpty() ? code : region + "/" + code;
    }
  }

  private final Place place;
  private final Naming naming;
  private final List<Content[]> header = new ArrayList<>();
  private final Map<Key, Integer> columns = new LinkedHashMap<>();
  private final Map<Key, Integer> rowNumbers = new LinkedHashMap<>();
  private final Map<Key, double[]> rows = new HashMap<>();
  private int firstColumn = -1;
  private int negatives;
  private String region = "";

  MultiRegionalSheet(Place place, Naming naming) {
    this.place = place;
    this.naming = naming;
  }

  /// Whether the header of such a table was found.
  boolean found() {
    return firstColumn >= 0;
  }

  Place place() {
    return place;
  }

  @Override
  public boolean row(int row, Content[] cells) {
    if (!found()) {
      if (header.size() == LONGEST_HEADER) {
        return false;
      }
      header.add(cells.clone());
      header(row, cells);
      return true;
    }
    if (row >= Grid.MAX_ROWS) {
      throw Grid.tooManyRows(place.at(row, 0), row);
    }
    key(cells).ifPresent(key -> take(key, row, cells));
    return true;
  }

  /// Texts above the table, such as a title or a unit.
  List<String> words() {
    return header.stream()
        .flatMap(Stream::of)
        .filter(Content.Word.class::isInstance)
        .map(Content::toString)
        .toList();
  }

  private void header(int row, Content[] cells) {
    List<Key> keys = new ArrayList<>();
    Content[] provinces = provinces();
    String above = "";
    int sectors = 0;
    // Words above may reach further to the right than the codes.
    int width = header.stream().mapToInt(each -> each.length).max().orElse(0);
    for (int column = 0; column < width; column++) {
      above = province(at(provinces, column)).orElse(above);
      Key key = columnKey(column, at(cells, column), above);
      keys.add(key);
      sectors += key.sector() && !key.region.isEmpty() ? 1 : 0;
    }
    if (sectors < FEWEST_COLUMNS) {
      return;
    }
    for (int column = 0; column < keys.size(); column++) {
      Key key = keys.get(column);
      if (key.sector() && firstColumn < 0 && !key.region.isEmpty()) {
        firstColumn = column;
      }
      if (found() && !key.code.isEmpty() && columns.put(key, column) != null) {
        throw doubled(place.at(row, column), key);
      }
    }
  }

  /// The header row with the most provinces.
  private Content[] provinces() {
    Content[] best = {};
    long most = 0;
    for (Content[] each : header) {
      long named = Stream.of(each).filter(cell -> province(cell).isPresent()).count();
      if (named > most) {
        most = named;
        best = each;
      }
    }
    return best;
  }

  private Key columnKey(int column, Content code, String province) {
    String[] parts = code.toString().split("/", 2);
    if (parts.length == 2 && parts[0].matches("[A-Z]{2}")) {
      return new Key(parts[0], parts[1]);
    }
    String own = code.code();
    if (own.matches("\\d\\d")) {
      return new Key(province, own);
    }
    String found = MultiRegionalCodes.column(own);
    for (int i = header.size() - 1; found.isEmpty() && i >= 0; i--) {
      found = MultiRegionalCodes.column(at(header.get(i), column).toString());
    }
    return new Key(MultiRegionalCodes.ofProvince(found) ? province : "", found);
  }

  /// What a row is; the province stands in the first row of its block only.
  private Optional<Key> key(Content[] cells) {
    String sector = "";
    String other = "";
    for (int column = 0; column < firstColumn && column < cells.length; column++) {
      Content cell = cells[column];
      String[] parts = cell.toString().split("/", 2);
      if (parts.length == 2 && parts[0].matches("[A-Z]{2}")) {
        return Optional.of(new Key(parts[0], parts[1]));
      }
      if (cell.code().matches("\\d\\d")) {
        sector = cell.code();
        continue;
      }
      Optional<String> province = province(cell);
      if (province.isPresent()) {
        region = province.get();
      } else if (!MultiRegionalCodes.row(cell.toString()).isEmpty()) {
        other = MultiRegionalCodes.row(cell.toString());
      }
    }
    return sector.isEmpty()
        ? Optional.of(new Key("", other)).filter(key -> !key.code.isEmpty())
        : Optional.of(new Key(region, sector));
  }

  private void take(Key key, int row, Content[] cells) {
    if (rowNumbers.put(key, row) != null) {
      throw doubled(place.at(row, 0), key);
    }
    double[] values = new double[columns.size()];
    int next = 0;
    for (int column : columns.values()) {
      Content cell = at(cells, column);
      double value = Grid.number(cell, () -> place.at(row, column));
      negatives += value < 0 ? 1 : 0;
      values[next++] = value;
    }
    rows.put(key, values);
  }

  private ImportException doubled(Place where, Key key) {
    return new ImportException(
        Fault.CODE_DOUBLED, where, key.toString(), Text.of("每个代码一次", "each code once"));
  }

  private Optional<String> province(Content cell) {
    return cell instanceof Content.Word word
        ? naming.region(word.text()).filter(each -> !each.isNation()).map(each -> each.abbr())
        : Optional.empty();
  }

  private static Content at(Content[] cells, int column) {
    return column < cells.length ? cells[column] : Content.Blank.BLANK;
  }

  boolean hasColumn(Key column) {
    return columns.containsKey(column);
  }

  boolean hasRow(Key row) {
    return rows.containsKey(row);
  }

  int negatives() {
    return negatives;
  }

  /// The values of a row in the order of [#position], in the file's unit.
  ///
  /// @throws ImportException where the table has no such row
  double[] values(Key row) {
    double @Nullable [] values = rows.get(row);
    if (values == null) {
      throw missing(row, Text.of("左侧代码列有此行", "a row with this code at its left"));
    }
    return values;
  }

  /// @throws ImportException where the table has no such column
  int position(Key column) {
    int next = 0;
    for (Key each : columns.keySet()) {
      if (each.equals(column)) {
        return next;
      }
      next++;
    }
    throw missing(column, Text.of("表头有此列", "a column with this code in the header"));
  }

  private ImportException missing(Key key, Text expected) {
    return new ImportException(Fault.CODE_MISSING, place, key.toString(), expected);
  }

  /// The place of a value, for messages.
  Place place(Key row, Key column) {
    Integer down = rowNumbers.get(row);
    Integer across = columns.get(column);
    return down == null || across == null ? place : place.at(down, across);
  }
}
