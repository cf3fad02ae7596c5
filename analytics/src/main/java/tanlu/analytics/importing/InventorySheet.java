package tanlu.analytics.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Source;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// One sheet of an inventory workbook: fuels across, 47 rows and their total down.
final class InventorySheet {
  private static final String TOTAL = "scope1total";

  /// The fuels of an inventory in the groups the dataset keeps; scope 2 and other energy are not
  /// scope 1.
  private static final Map<String, List<String>> GROUPS = groups();

  private static final Set<String> NAMES =
      InventoryRow.all().stream().map(InventorySheet::letters).collect(Collectors.toSet());

  /// 47 rows rounded to a thousandth of a Mt.
  private static final double ROUNDING = 0.03;

  private static final double TOLERATED = 0.01;

  private final Grid grid;
  private final int header;
  private final Map<String, Integer> columns;
  private final Map<String, Integer> rows = new HashMap<>();

  private InventorySheet(Grid grid, int header, Map<String, Integer> columns, int names) {
    this.grid = grid;
    this.header = header;
    this.columns = columns;
    for (int row = header + 1; row < grid.height(); row++) {
      String key = Content.letters(grid.at(row, names).toString());
      if (known(key) && rows.putIfAbsent(key, row) != null) {
        throw new ImportException(
            Fault.CODE_DOUBLED,
            grid.place(row, names),
            grid.at(row, names).toString().strip(),
            Text.of("每个部门只有一行", "each sector in one row"));
      }
    }
  }

  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("coal", List.of("rawcoal", "cleanedcoal", "otherwashedcoal", "briquettes"));
    groups.put("coke", List.of("coke", "cokeovengas", "othergas", "othercokingproducts"));
    groups.put(
        "oil",
        List.of(
            "crudeoil",
            "gasoline",
            "kerosene",
            "dieseloil",
            "fueloil",
            "lpg",
            "refinerygas",
            "otherpetroleumproducts"));
    groups.put("gas", List.of("naturalgas"));
    groups.put("process", List.of("process"));
    return groups;
  }

  /// The inventory of a sheet: a header row with raw coal and the scope 1 total, and sectors under
  /// it. Sheets of sums by year have the header without sectors.
  static Optional<InventorySheet> of(Grid grid) {
    for (int row = 0; row < Math.min(10, grid.height()); row++) {
      Map<String, Integer> columns = new HashMap<>();
      for (int column = 0; column < grid.width(row); column++) {
        String key = Content.letters(grid.at(row, column).toString());
        if (fuel(key) && columns.put(key, column) != null) {
          throw new ImportException(
              Fault.CODE_DOUBLED,
              grid.place(row, column),
              grid.at(row, column).toString().strip(),
              Text.of("每种能源只有一列", "each fuel in one column"));
        }
      }
      Integer first = columns.get("rawcoal");
      if (first != null && columns.containsKey(TOTAL)) {
        return sheet(grid, row, columns, first);
      }
    }
    return Optional.empty();
  }

  private static Optional<InventorySheet> sheet(
      Grid grid, int header, Map<String, Integer> columns, int firstFuel) {
    for (int names = 0; names < firstFuel; names++) {
      for (int row = header + 1; row < grid.height(); row++) {
        String key = Content.letters(grid.at(row, names).toString());
        if (known(key) && !total(key)) {
          return Optional.of(new InventorySheet(grid, header, columns, names));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean fuel(String key) {
    return key.equals(TOTAL) || GROUPS.values().stream().anyMatch(group -> group.contains(key));
  }

  private static boolean total(String key) {
    return key.equals("totalconsumption") || key.equals("totalemissions");
  }

  private static boolean known(String key) {
    return total(key) || NAMES.contains(key);
  }

  private static String letters(InventoryRow row) {
    return Content.letters(row.name().en());
  }

  Grid grid() {
    return grid;
  }

  ImportedInventory inventory(
      Dataset data, Region region, int year, Source source, List<Grid> grids) {
    Unit unit = unit(grids);
    List<Notice> notices = new ArrayList<>();
    double[] totals = new double[InventoryRow.all().size()];
    Map<String, List<Double>> byFuel = new LinkedHashMap<>();
    GROUPS.keySet().forEach(group -> byFuel.put(group, new ArrayList<>()));
    double fuelGap = 0;
    for (InventoryRow row : InventoryRow.all()) {
      int at = row(row);
      double fuels = 0;
      for (Map.Entry<String, List<String>> group : GROUPS.entrySet()) {
        double sum = 0;
        for (String fuel : group.getValue()) {
          sum += number(at, column(fuel), unit);
        }
        List<Double> values = byFuel.get(group.getKey());
        if (values != null) {
          values.add(sum);
        }
        fuels += sum;
      }
      double total = number(at, column(TOTAL), unit);
      totals[row.row() - 1] = total;
      fuelGap = Math.max(fuelGap, Math.abs(total - fuels));
      judge(
          total - fuels,
          Math.abs(total),
          grid.place(at, column(TOTAL)),
          Text.of("各能源与过程排放之和", "the sum of its fuels and process"),
          notices);
    }
    double sum = IntStream.range(0, totals.length).mapToDouble(i -> totals[i]).sum();
    int totalRow = totalRow();
    double published = number(totalRow, column(TOTAL), unit);
    judge(
        published - sum,
        Math.abs(sum),
        grid.place(totalRow, column(TOTAL)),
        Text.of("47 行之和", "the sum of the 47 rows"),
        notices);
    Magnitude.inventory(data, region, year, sum, grid.place(), notices);
    Origin origin = origin();
    return new ImportedInventory(
        ImportedInventory.inventory(region, year, totals, byFuel, source, origin),
        byFuel,
        source,
        grid.place(),
        origin,
        published - sum,
        fuelGap,
        List.copyOf(notices));
  }

  /// A group of several fuels stands in no cell of its own.
  private Origin origin() {
    Map<String, String> at = new HashMap<>();
    InventoryRow.all()
        .forEach(row -> at.put(Integer.toString(row.row()), Integer.toString(row(row) + 1)));
    Map<String, String> letters = new HashMap<>();
    letters.put(ImportedInventory.TOTAL, Place.letters(column(TOTAL)));
    GROUPS.forEach(
        (group, fuels) -> {
          if (fuels.size() == 1) {
            letters.put(group, Place.letters(column(fuels.getFirst())));
          }
        });
    return new Origin(grid.place(), at, letters);
  }

  private static void judge(
      double off, double size, Place place, Text expected, List<Notice> notices) {
    if (Math.abs(off) <= ROUNDING) {
      return;
    }
    if (Math.abs(off) > TOLERATED * size) {
      throw new ImportException(Fault.TOTAL_DIFFERS, place, "%+.3f Mt".formatted(off), expected);
    }
    notices.add(
        new Notice(
            "total",
            place,
            Text.of(
                "与“" + expected.zh() + "”相差 %+.3f Mt（不足 1%%，保留）。".formatted(off),
                "Misses " + expected.en() + " by %+.3f Mt (below 1 %%, kept).".formatted(off))));
  }

  private double number(int row, int column, Unit unit) {
    return Units.to(Unit.MT_CO2, grid.number(row, column), unit);
  }

  private int column(String key) {
    Integer column = columns.get(key);
    if (column == null) {
      throw new ImportException(
          Fault.CODE_MISSING,
          grid.place(header, 0),
          key,
          Text.of("能源列 " + key, "a column for the fuel " + key));
    }
    return column;
  }

  private int row(InventoryRow row) {
    Integer at = rows.get(letters(row));
    if (at == null) {
      throw new ImportException(
          Fault.ROW_MISSING,
          grid.place(),
          row.name().en(),
          Text.of(
              "47 行齐全，含“" + row.name().en() + "”",
              "all 47 rows, " + row.name().en() + " among them"));
    }
    return at;
  }

  private int totalRow() {
    return rows.entrySet().stream()
        .filter(entry -> total(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(
            () ->
                new ImportException(
                    Fault.ROW_MISSING,
                    grid.place(),
                    "Total Consumption",
                    Text.of(
                        "合计行 Total Consumption 或 TotalEmissions",
                        "the total row, Total Consumption or TotalEmissions")));
  }

  /// The unit under the headers, else the one the sheet NOTE names.
  private Unit unit(List<Grid> grids) {
    Optional<Unit> found = Optional.empty();
    for (int column : columns.values().stream().sorted().toList()) {
      Content content = grid.at(header + 1, column);
      if (!(content instanceof Content.Word word)) {
        continue;
      }
      Unit unit = emissions(word.text(), grid.place(header + 1, column));
      if (found.isPresent() && !found.get().equals(unit)) {
        throw new ImportException(
            Fault.UNIT_MIXED,
            grid.place(header + 1, column),
            word.text(),
            Text.of(
                "全表同一单位：" + found.get().code(), "one unit for all columns: " + found.get().code()));
      }
      found = Optional.of(unit);
    }
    return found
        .or(() -> note(grids))
        .orElseThrow(
            () ->
                new ImportException(
                    Fault.UNIT_UNKNOWN, grid.place(header + 1, 0), "", Units.EMISSIONS));
  }

  private static Optional<Unit> note(List<Grid> grids) {
    for (Grid each : grids) {
      if (Content.letters(each.name()).equals("note")) {
        for (int row = 0; row < each.height(); row++) {
          if (Content.letters(each.at(row, 0).toString()).startsWith("unit")) {
            String first = each.at(row, 1).toString().lines().findFirst().orElse("");
            return Optional.of(emissions(first, each.place(row, 1)));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Unit emissions(String text, Place place) {
    return Units.of(text)
        .filter(Units::emissions)
        .orElseThrow(() -> new ImportException(Fault.UNIT_UNKNOWN, place, text, Units.EMISSIONS));
  }
}
