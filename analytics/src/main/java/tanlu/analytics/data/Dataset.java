package tanlu.analytics.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tanlu.analytics.proof.Cell;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// The embedded statistics: regions, input-output tables, emission inventories, the economy, cities
/// and assumptions. Immutable and safe to share between threads; tables are read and estimated when
/// first asked for.
public final class Dataset {
  public static final int FIRST_INVENTORY = 1997;
  public static final int LAST_INVENTORY = 2019;
  public static final int FIRST_ECONOMY = 2005;
  public static final int LAST_ECONOMY = 2024;
  public static final List<Integer> FUEL_YEARS = List.of(2012, 2017, 2019);
  public static final List<String> FUELS = List.of("coal", "coke", "oil", "gas", "process");

  private final Tables tables = new Tables();
  private final IoTables ioTables = new IoTables(tables);
  private final Assumptions assumptions = new Assumptions();
  private final Levers levers = new Levers();
  private final List<Region> regions;
  private final String version;

  private Dataset() {
    regions =
        DataTable.records("regions").stream()
            .map(
                record ->
                    new Region(
                        record.get("abbr"),
                        record.get("gb2260"),
                        Text.of(record.get("name_zh"), record.get("name_en"))))
            .toList();
    version = hash();
  }

  /// The dataset inside the jar.
  public static Dataset embedded() {
    return Holder.EMBEDDED;
  }

  private static final class Holder {
    static final Dataset EMBEDDED = new Dataset();
  }

  public String id() {
    return "embedded";
  }

  /// The first twelve digits of the SHA-256 over all data files: the same data, the same version.
  public String version() {
    return version;
  }

  public Kind kind() {
    return Kind.MODELLED;
  }

  /// The nation first, then the 31 provinces in the order of GB/T 2260.
  public List<Region> regions() {
    return regions;
  }

  public List<Region> provinces() {
    return regions.subList(1, regions.size());
  }

  public Region nation() {
    return regions.getFirst();
  }

  public Optional<Region> region(String abbr) {
    return regions.stream().filter(region -> region.abbr().equals(abbr)).findFirst();
  }

  public Optional<IoTable> table(Region region, int year) {
    return ioTables.of(region, year);
  }

  /// The years a region has an input-output table for.
  public List<Integer> tableYears(Region region) {
    return IoTables.years(region);
  }

  public Optional<Inventory> inventory(Region region, int year) {
    String table = inventoryTable(region);
    String row = inventoryRow(region, year);
    DataTable data = tables.table(table);
    if (!data.hasRow(row)) {
      return Optional.empty();
    }
    double[] rows =
        IntStream.rangeClosed(1, 47)
            .mapToDouble(column -> data.value(row, Integer.toString(column)))
            .toArray();
    return Optional.of(new Inventory(region, year, rows, Tables.reference(table, row)));
  }

  /// The years a region has an inventory for: none for Tibet.
  public List<Integer> inventoryYears(Region region) {
    DataTable data = tables.table(inventoryTable(region));
    return IntStream.rangeClosed(FIRST_INVENTORY, LAST_INVENTORY)
        .filter(year -> data.hasRow(inventoryRow(region, year)))
        .boxed()
        .toList();
  }

  /// Whether a year's inventory collapses for want of data and is left out of rates.
  public boolean broken(Region region, int year) {
    return Inventory.broken(region, year);
  }

  /// A row of the inventory as published.
  public Figure co2(Region region, int year, InventoryRow row) {
    return tables.figure(
        row.name(),
        inventoryTable(region),
        inventoryRow(region, year),
        Integer.toString(row.row()));
  }

  /// A row's emissions from one fuel as published, for provinces and [#FUEL_YEARS]; empty where the
  /// row is not listed.
  public Optional<Figure> co2ByFuel(Region region, int year, InventoryRow row, String fuel) {
    String table = "provincial-co2-by-fuel-" + year;
    String key = region.abbr() + "/" + row.row();
    return tables.table(table).hasRow(key)
        ? Optional.of(tables.figure(row.name(), table, key, fuel))
        : Optional.empty();
  }

  /// GDP at current prices; the nation's is the sum of the provinces.
  public Figure gdp(Region region, int year) {
    return economy(
        region, year, "gdp_100m_yuan", Text.of("地区生产总值（现价）", "GDP (current prices)"), Unit.YI_YUAN);
  }

  /// Year-end population; the nation's is the sum of the provinces.
  public Figure population(Region region, int year) {
    return economy(
        region, year, "population_10k", Text.of("年末常住人口", "Year-end population"), Unit.WAN_PERSONS);
  }

  private Figure economy(Region region, int year, String column, Text what, Unit unit) {
    Text label =
        Text.of(
            region.name().zh() + year + "年" + what.zh(),
            region.name().en() + " " + year + ", " + what.en());
    if (!region.isNation()) {
      return tables.figure(label, "provincial-economy", region.abbr() + "/" + year, column);
    }
    List<Figure> provinces =
        provinces().stream().map(province -> economy(province, year, column, what, unit)).toList();
    return Figure.sum(
        Text.of(label.zh() + "（各省合计）", label.en() + " (sum of provinces)"), unit, provinces);
  }

  /// A sector's gross output as published, where the region has a table of that year.
  public Figure grossOutput(Region region, int year, Sector sector) {
    return margin(region, year, sector, "gross_output", Text.of("总产出", "gross output"));
  }

  /// A sector's compensation of employees as published, where the region has a table of that year.
  public Figure labour(Region region, int year, Sector sector) {
    return margin(region, year, sector, "labour", Text.of("劳动者报酬", "compensation of employees"));
  }

  private Figure margin(Region region, int year, Sector sector, String column, Text what) {
    Text label =
        Text.of(
            region.name().zh() + year + "年" + sector.name().zh() + what.zh(),
            region.name().en() + " " + year + ", " + sector.name().en() + ", " + what.en());
    return region.isNation()
        ? tables.figure(label, "national-margins-" + year, sector.code(), column)
        : tables.figure(
            label, "provincial-margins-" + year, region.abbr() + "/" + sector.code(), column);
  }

  /// The cities of a province that have totals.
  public List<String> cities(Region province) {
    return StreamSupport.stream(tables.table("city-co2").rowKeys().spliterator(), false)
        .filter(key -> key.startsWith(province.abbr() + "/"))
        .map(key -> key.split("/", -1)[1])
        .distinct()
        .toList();
  }

  /// A city's total emissions, by another method than the provinces': never summed against them.
  public Optional<Figure> cityCo2(Region province, String city, int year) {
    String row = province.abbr() + "/" + city + "/" + year;
    if (!tables.table("city-co2").hasRow(row)) {
      return Optional.empty();
    }
    Text label = Text.of(city + year + "年CO₂排放", city + " " + year + ", CO₂ emissions");
    return Optional.of(tables.figure(label, "city-co2", row, "mt_co2"));
  }

  public Assumptions assumptions() {
    return assumptions;
  }

  public Levers levers() {
    return levers;
  }

  /// Reads a published cell again, for a replay.
  public Quantity read(Cell cell) {
    return tables.read(cell);
  }

  DataTable data(String table) {
    return tables.table(table);
  }

  private static String inventoryTable(Region region) {
    return region.isNation() ? "national-co2-by-sector" : "provincial-co2-by-sector";
  }

  private static String inventoryRow(Region region, int year) {
    return region.isNation() ? Integer.toString(year) : region.abbr() + "/" + year;
  }

  private static String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<String> words =
          List.of(
              "regions",
              "sectors-2012",
              "sectors-2017",
              "inventory-sectors",
              "assumptions",
              "levers");
      for (String name :
          java.util.stream.Stream.concat(words.stream(), Tables.names().stream()).toList()) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        try (InputStream in = Dataset.class.getResourceAsStream(name + ".csv")) {
          if (in == null) {
            throw new DatasetException("the dataset has no table " + name);
          }
          digest.update(in.readAllBytes());
        }
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new DatasetException("the dataset's version cannot be computed", e);
    }
  }
}
