package tanlu.analytics.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// The nation's non-competitive table as CSV: rows of one code with the origins `Domestic` and
/// `Imports`, value added with `TOT`. Both origins are added up to the competitive form; imports of
/// a product are all uses of its imported row.
final class NationalTableReader {
  private static final String DOMESTIC = "/DOMESTIC";
  private static final String IMPORTS = "/IMPORTS";
  private static final String TOTAL = "/TOT";

  private final Dataset data;
  private final Naming naming;

  NationalTableReader(Dataset data) {
    this.data = data;
    this.naming = new Naming(data);
  }

  Optional<ImportedTable> read(Path path, List<Grid> grids) {
    Grid grid = grids.getFirst();
    Map<String, Integer> columns = new HashMap<>();
    for (int column = 0; column < grid.width(0); column++) {
      String code = grid.at(0, column).code();
      if (!code.isEmpty() && columns.put(code, column) != null) {
        throw doubled(grid, 0, column, code);
      }
    }
    Integer origin = columns.get("ORIGIN");
    Integer code = columns.get("CODE");
    if (grids.size() > 1 || origin == null || code == null) {
      return Optional.empty();
    }
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 1; row < grid.height(); row++) {
      String key = grid.at(row, code).code() + "/" + grid.at(row, origin).code();
      if (!key.equals("/") && rows.put(key, row) != null) {
        throw doubled(grid, row, code, key);
      }
    }
    return Optional.of(table(path, new Cells(grid, columns, rows)));
  }

  private static ImportException doubled(Grid grid, int row, int column, String code) {
    return new ImportException(
        Fault.CODE_DOUBLED,
        grid.place(row, column),
        code,
        Text.of("每个代码（每个来源）只出现一次", "each code once for each origin"));
  }

  /// The file's cells by row key and column code.
  private record Cells(Grid grid, Map<String, Integer> columns, Map<String, Integer> rows) {
    double at(String row, String column) {
      return Units.to(Unit.YI_YUAN, grid.number(row(row), column(column)), Unit.WAN_YUAN);
    }

    double both(String row, String column) {
      return at(row + DOMESTIC, column) + at(row + IMPORTS, column);
    }

    int row(String key) {
      return held(rows, key);
    }

    int column(String code) {
      return held(columns, code);
    }

    private int held(Map<String, Integer> codes, String code) {
      Integer at = codes.get(code);
      if (at == null) {
        throw new ImportException(
            Fault.CODE_MISSING, grid.place(), code, Text.of("代码 " + code, "the code " + code));
      }
      return at;
    }

    Place place(String row, String column) {
      String key =
          Stream.of(DOMESTIC, TOTAL, IMPORTS)
              .map(origin -> row + origin)
              .filter(rows::containsKey)
              .findFirst()
              .orElse("");
      // Imports are a row of their own here, not a column.
      String from = column.equals("IM") ? row + IMPORTS : key;
      String under = column.equals("IM") ? "TIU" : column;
      return rows.containsKey(from) && columns.containsKey(under)
          ? grid.place(row(from), column(under))
          : grid.place();
    }
  }

  private ImportedTable table(Path path, Cells cells) {
    String file = Workbooks.name(path);
    OptionalInt year = naming.year(file.replaceFirst("\\.\\w+$", ""));
    Region region = naming.region(file.replaceFirst("\\.\\w+$", "")).orElse(data.nation());
    if (year.isEmpty()) {
      throw new ImportException(
          Fault.UNKNOWN_YEAR,
          Place.file(file),
          "",
          Text.of(
              "文件名中有四位年份，如 china_2017.csv",
              "a year of four digits in the file's name, as in china_2017.csv"));
    }
    Place sheet = cells.grid.place();
    Recognised.vintage(codes().map(code -> names(cells, code)).toList(), year.getAsInt(), sheet);
    TableValues values =
        new TableValues(
            region,
            year.getAsInt(),
            Unit.WAN_YUAN,
            ProvincialTableReader.USERS_FILE,
            sheet,
            cells::place,
            Origin.of(sheet));
    fill(values, cells);
    List<Notice> notices = new ArrayList<>();
    notices.add(
        new Notice(
            "unit",
            sheet,
            Text.of(
                "文件未写单位，按官方全国表取万元，并与地区生产总值核对。",
                "The file names no unit; 10,000 yuan as the official table has it, held against"
                    + " GDP.")));
    return new TableAssembly(data, values, 0, notices).table();
  }

  private static List<String> names(Cells cells, String code) {
    int row = cells.row(code + DOMESTIC);
    return IntStream.range(0, cells.column("01"))
        .mapToObj(column -> cells.grid.at(row, column).toString())
        .toList();
  }

  private static void fill(TableValues values, Cells cells) {
    for (int i = 0; i < TableValues.N; i++) {
      for (int j = 0; j < TableValues.N; j++) {
        values.flows()[i][j] = cells.both(TableValues.code(i), TableValues.code(j));
      }
    }
    for (String code : List.of("TIU", "TC", "FU201", "FU202", "EX", "TFU")) {
      values.column(code, codes().mapToDouble(row -> cells.both(row, code)).toArray());
    }
    values.column(
        "IM",
        codes()
            .mapToDouble(row -> cells.at(row + IMPORTS, "TIU") + cells.at(row + IMPORTS, "TFU"))
            .toArray());
    values.column("GO", codes().mapToDouble(row -> cells.at(row + DOMESTIC, "GO")).toArray());
    for (String code : TableValues.ROWS) {
      values.row(code, codes().mapToDouble(column -> cells.at(code + TOTAL, column)).toArray());
    }
  }

  private static Stream<String> codes() {
    return IntStream.range(0, TableValues.N).mapToObj(TableValues::code);
  }
}
