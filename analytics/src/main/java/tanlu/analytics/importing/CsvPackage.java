package tanlu.analytics.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Source;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Unit;

/// Reads the project's own exchange format: a folder with `package.csv` and a file per table and
/// inventory, as docs/import.md describes it. What [CsvWriter] writes reads back to the same bits.
public final class CsvPackage {
  public static final String MANIFEST = "package.csv";

  static final List<String> COLUMNS =
      List.of("file", "kind", "region", "year", "sectors", "unit", "source_zh", "source_en");

  /// The user's own file and sheet, where the package was written from them.
  static final List<String> ORIGIN = List.of("origin_file", "origin_sheet");

  static final String TABLE = "table";
  static final String INVENTORY = "inventory";
  static final String NATION = "CN";
  static final String MULTI_REGIONAL = "multiregional";

  private final Dataset data;

  public CsvPackage(Dataset data) {
    this.data = data;
  }

  /// Reads a package's folder.
  ///
  /// @throws ImportException where anything in it is broken
  public Imported read(Path folder) {
    Grid manifest = sheet(folder, MANIFEST);
    Map<String, Integer> columns = columns(manifest, COLUMNS);
    List<ImportedTable> tables = new ArrayList<>();
    List<ImportedInventory> inventories = new ArrayList<>();
    List<ImportedMultiRegional> multiRegional = new ArrayList<>();
    for (int row = 1; row < manifest.height(); row++) {
      if (manifest.width(row) == 0) {
        continue;
      }
      Entry entry = entry(manifest, row, columns);
      if (entry.kind.equals(MULTI_REGIONAL)) {
        multiRegional.add(multiRegional(entry, folder));
        continue;
      }
      Grid grid = sheet(folder, entry.file);
      if (entry.kind.equals(TABLE)) {
        tables.add(table(entry, grid));
      } else {
        inventories.add(inventory(entry, grid));
      }
    }
    return Imported.of(data, tables, inventories, multiRegional);
  }

  /// @param origin the user's own sheet, where the package was written from one
  private record Entry(
      String file,
      String kind,
      Region region,
      int year,
      Unit unit,
      Source source,
      Optional<Place> origin) {
    /// Places as a file's `at` gives them, else those of the file itself.
    Origin origin(Grid grid, Function<Content, String> key, Origin own) {
      return origin.map(sheet -> Origin.read(sheet, grid, key)).orElse(own);
    }
  }

  private Entry entry(Grid manifest, int row, Map<String, Integer> columns) {
    Map<String, String> words = new HashMap<>();
    columns.forEach((name, column) -> words.put(name, manifest.at(row, column).toString().strip()));
    Line line = new Line(manifest, row, columns, words);
    String kind = line.of("kind");
    if (!List.of(TABLE, INVENTORY, MULTI_REGIONAL).contains(kind)) {
      throw line.wrong(
          Fault.UNKNOWN_FORMAT,
          "kind",
          Text.of("table、inventory 或 multiregional", "table, inventory or multiregional"));
    }
    boolean table = !kind.equals(INVENTORY);
    Region region =
        data.region(line.of("region"))
            .orElseThrow(
                () ->
                    line.wrong(
                        Fault.UNKNOWN_REGION,
                        "region",
                        Text.of(
                            "省级缩写，如 GD；全国为 CN",
                            "a province's abbreviation such as GD, CN for the nation")));
    if (!line.of("year").matches("\\d{4}")) {
      throw line.wrong(Fault.UNKNOWN_YEAR, "year", Text.of("四位年份", "a year of four digits"));
    }
    int year = Integer.parseInt(line.of("year"));
    String vintage = Vintage.ofTable(year) == Vintage.V2012 ? "2012" : "2017";
    if (table && !line.of("sectors").equals(vintage)) {
      throw line.wrong(
          Fault.UNKNOWN_VINTAGE,
          "sectors",
          Text.of(
              year + " 年的表采用 " + vintage + " 年部门分类",
              vintage + ", the sectors tables of " + year + " use"));
    }
    Unit unit =
        Units.of(line.of("unit"))
            .filter(table ? Units::money : Units::emissions)
            .orElseThrow(
                () ->
                    line.wrong(Fault.UNIT_UNKNOWN, "unit", table ? Units.MONEY : Units.EMISSIONS));
    String file = line.of("file");
    if (file.isEmpty() || !file.matches("[^/\\\\]+\\.csv")) {
      throw line.wrong(
          Fault.UNREADABLE,
          "file",
          Text.of("包内的 .csv 文件名", "the name of a .csv file inside the package"));
    }
    return new Entry(
        file,
        kind,
        region,
        year,
        unit,
        new Source(Text.of(line.of("source_zh"), line.of("source_en")), Verification.UNVERIFIED),
        line.of(ORIGIN.getFirst()).isEmpty()
            ? Optional.empty()
            : Optional.of(new Place(line.of(ORIGIN.getFirst()), line.of(ORIGIN.getLast()), "")));
  }

  private ImportedMultiRegional multiRegional(Entry entry, Path folder) {
    Path file = existing(folder, entry.file);
    try {
      return new MultiRegionalReader(data)
          .read(
              file,
              entry.year,
              entry.unit,
              entry.source,
              entry.origin.orElse(Place.file(entry.file)));
    } catch (IOException e) {
      throw Workbooks.damaged(entry.file, e);
    }
  }

  private record Line(
      Grid manifest, int row, Map<String, Integer> columns, Map<String, String> words) {
    String of(String column) {
      return words.getOrDefault(column, "");
    }

    ImportException wrong(Fault fault, String column, Text expected) {
      return new ImportException(
          fault, manifest.place(row, columns.getOrDefault(column, 0)), of(column), expected);
    }
  }

  private ImportedTable table(Entry entry, Grid grid) {
    TableLayout layout =
        TableLayout.of(grid)
            .orElseThrow(
                () ->
                    new ImportException(
                        Fault.CODE_MISSING,
                        grid.place(),
                        "",
                        Text.of(
                            "首行为代码 01…42、FU103、…、GO", "a first row of codes 01…42, FU103, …, GO")));
    List<String> across = new ArrayList<>(List.of("FU201", "FU202", "EX", "IM", "GO"));
    across.addAll(
        !layout.has("FU103")
            ? List.of("TC")
            : layout.has("THC") && !layout.has("FU101")
                ? List.of("THC")
                : List.of("FU101", "FU102"));
    if (!entry.region.isNation()) {
      across.addAll(List.of("OF", "IF"));
    }
    layout.require(
        across,
        layout.has("TVA") && !layout.has("VA001")
            ? List.of("TVA")
            : List.of("VA001", "VA002", "VA003", "VA004"));
    TableValues values =
        new TableValues(
            entry.region,
            entry.year,
            entry.unit,
            entry.source,
            grid.place(),
            layout::place,
            entry.origin(grid, Content::code, layout.origin()));
    int blanks = ProvincialTableReader.fill(values, layout, entry.unit);
    return new TableAssembly(data, values, blanks, new ArrayList<>()).table();
  }

  private ImportedInventory inventory(Entry entry, Grid grid) {
    Map<String, Integer> columns = columns(grid, List.of("row", ImportedInventory.TOTAL));
    double[] totals = new double[InventoryRow.all().size()];
    Map<Integer, Integer> at = new HashMap<>();
    int rowColumn = columns.getOrDefault("row", 0);
    for (int row = 1; row < grid.height(); row++) {
      if (grid.at(row, rowColumn).toString().equals(Origin.AT)) {
        continue;
      }
      int number = (int) grid.number(row, rowColumn);
      if (number < 1 || number > totals.length || at.put(number, row) != null) {
        throw new ImportException(
            Fault.CODE_DOUBLED,
            grid.place(row, rowColumn),
            grid.at(row, rowColumn).toString(),
            Text.of("1 到 47 各一次", "each of 1 to 47 once"));
      }
    }
    Map<String, List<Double>> byFuel = new LinkedHashMap<>();
    double fuelGap = 0;
    for (int number = 1; number <= totals.length; number++) {
      Integer row = at.get(number);
      if (row == null) {
        throw new ImportException(
            Fault.ROW_MISSING,
            grid.place(),
            Integer.toString(number),
            Text.of("1 到 47 行齐全", "rows 1 to 47"));
      }
      totals[number - 1] =
          amount(entry, grid, row, columns.getOrDefault(ImportedInventory.TOTAL, 1));
      double fuels = 0;
      for (String fuel : Dataset.FUELS) {
        Integer column = columns.get(fuel);
        if (column != null) {
          double value = amount(entry, grid, row, column);
          byFuel.computeIfAbsent(fuel, _ -> new ArrayList<>()).add(value);
          fuels += value;
        }
      }
      fuelGap =
          byFuel.size() < Dataset.FUELS.size()
              ? 0
              : Math.max(fuelGap, Math.abs(totals[number - 1] - fuels));
    }
    List<Notice> notices = new ArrayList<>();
    double sum = 0;
    for (double total : totals) {
      sum += total;
    }
    Magnitude.inventory(data, entry.region, entry.year, sum, grid.place(), notices);
    Map<String, String> rows = new HashMap<>();
    at.forEach((number, row) -> rows.put(Integer.toString(number), Integer.toString(row + 1)));
    Map<String, String> letters = new HashMap<>();
    columns.forEach((name, column) -> letters.put(name, Place.letters(column)));
    Origin origin = entry.origin(grid, Content::toString, new Origin(grid.place(), rows, letters));
    return new ImportedInventory(
        ImportedInventory.inventory(entry.region, entry.year, totals, byFuel, entry.source, origin),
        byFuel,
        entry.source,
        grid.place(),
        origin,
        0,
        fuelGap,
        List.copyOf(notices));
  }

  private static double amount(Entry entry, Grid grid, int row, int column) {
    return Units.to(Unit.MT_CO2, grid.number(row, column), entry.unit);
  }

  private static Map<String, Integer> columns(Grid grid, List<String> required) {
    Map<String, Integer> columns = new HashMap<>();
    for (int column = 0; column < grid.width(0); column++) {
      columns.putIfAbsent(Content.compact(grid.at(0, column).toString()), column);
    }
    for (String column : required) {
      if (!columns.containsKey(column)) {
        throw new ImportException(
            Fault.CODE_MISSING,
            grid.place(),
            column,
            Text.of("首行有列 " + column, "a column " + column + " in the first row"));
      }
    }
    return columns;
  }

  private static Grid sheet(Path folder, String file) {
    return Workbooks.read(existing(folder, file)).getFirst();
  }

  private static Path existing(Path folder, String file) {
    Path path = folder.resolve(file);
    if (!Files.isRegularFile(path)) {
      throw new ImportException(
          Fault.UNREADABLE,
          Place.file(file),
          "",
          Text.of("包内有此文件", "this file inside the package"));
    }
    return path;
  }
}
