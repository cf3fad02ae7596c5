package tanlu.analytics.data;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tanlu.analytics.proof.Cell;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Regions, input-output tables, emission inventories, the economy, cities and assumptions: the
/// embedded statistics, or those with imported tables and inventories laid over them. Immutable and
/// safe to share between threads; embedded tables are read and estimated when first asked for.
public final class Dataset {
  /// The id of the dataset inside the jar.
  public static final String EMBEDDED = "embedded";

  public static final int FIRST_INVENTORY = 1997;
  public static final int LAST_INVENTORY = 2019;
  public static final int FIRST_ECONOMY = 2005;
  public static final int LAST_ECONOMY = 2024;
  public static final List<Integer> FUEL_YEARS = List.of(2012, 2017, 2019);
  public static final List<String> FUELS = List.of("coal", "coke", "oil", "gas", "process");

  record Key(Region region, int year) {}

  private final String id;
  private final String version;
  private final Kind kind;
  private final List<Region> regions;
  private final Tables tables;
  private final IoTables ioTables;
  private final Inventories inventories;
  private final Assumptions assumptions;
  private final Map<Key, IoTable> importedTables;
  private final Map<Integer, MultiRegionalTable> importedMultiRegional;
  private final Map<Integer, MultiRegionalTable> multiRegionalEstimates;

  private Dataset() {
    id = EMBEDDED;
    version = EmbeddedVersion.hash();
    kind = Kind.MODELLED;
    regions =
        DataTable.records("regions").stream()
            .map(
                record ->
                    new Region(
                        record.get("abbr"),
                        record.get("gb2260"),
                        Text.of(record.get("name_zh"), record.get("name_en"))))
            .toList();
    tables = new Tables();
    ioTables = new IoTables(tables);
    inventories = new Inventories(tables, Map.of());
    assumptions = new Assumptions();
    importedTables = Map.of();
    importedMultiRegional = Map.of();
    multiRegionalEstimates = new ConcurrentHashMap<>();
  }

  private Dataset(
      Dataset base,
      String id,
      String version,
      List<IoTable> tables,
      List<Inventory> inventories,
      List<MultiRegionalTable> multiRegional) {
    this.id = id;
    this.version = version;
    kind = Kind.IMPORTED;
    regions = base.regions;
    this.tables =
        base.tables.with(
            Stream.concat(
                    tables.stream().map(IoTable::numbers),
                    inventories.stream().map(Inventory::numbers))
                .flatMap(Optional::stream)
                .toList());
    ioTables = base.ioTables;
    this.inventories =
        new Inventories(
            this.tables, byKey(inventories, each -> new Key(each.region(), each.year())));
    assumptions = base.assumptions;
    importedTables = byKey(tables, each -> new Key(each.region(), each.year()));
    importedMultiRegional =
        multiRegional.stream()
            .collect(Collectors.toMap(MultiRegionalTable::year, Function.identity()));
    // An estimate takes megabytes: it is shared as long as it would come out the same.
    multiRegionalEstimates =
        tables.stream().allMatch(each -> each.region().isNation())
            ? base.multiRegionalEstimates
            : new ConcurrentHashMap<>();
  }

  private static <T> Map<Key, T> byKey(List<T> values, Function<T, Key> key) {
    return values.stream()
        .collect(Collectors.toMap(key, Function.identity(), (a, _) -> a, LinkedHashMap::new));
  }

  /// The dataset inside the jar.
  public static Dataset embedded() {
    return Holder.EMBEDDED;
  }

  private static final class Holder {
    static final Dataset EMBEDDED = new Dataset();
  }

  /// This dataset with imported tables and inventories in the place of its own of the same region
  /// and year, and beside its own where it has none. What is not imported stays what it was.
  ///
  /// @param id the name the user gave
  /// @param version the same imported data over the same dataset, the same version
  public Dataset with(
      String id, String version, List<IoTable> tables, List<Inventory> inventories) {
    return with(id, version, tables, inventories, List.of());
  }

  /// The same with imported multi-regional tables in the place of the estimates.
  public Dataset with(
      String id,
      String version,
      List<IoTable> tables,
      List<Inventory> inventories,
      List<MultiRegionalTable> multiRegional) {
    return new Dataset(this, id, version, tables, inventories, multiRegional);
  }

  public String id() {
    return id;
  }

  /// The first twelve digits of the SHA-256 over all data: the same data, the same version.
  public String version() {
    return version;
  }

  /// What the dataset is as a whole; each [IoTable] says what it is itself.
  public Kind kind() {
    return kind;
  }

  /// The imported tables, in the order of regions and years.
  public List<IoTable> importedTables() {
    return List.copyOf(importedTables.values());
  }

  /// The imported inventories, in the order of regions and years.
  public List<Inventory> importedInventories() {
    return inventories.imported();
  }

  /// The imported multi-regional tables, in the order of years.
  public List<MultiRegionalTable> importedMultiRegional() {
    return importedMultiRegional.values().stream()
        .sorted(Comparator.comparingInt(MultiRegionalTable::year))
        .toList();
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
    IoTable imported = importedTables.get(new Key(region, year));
    return imported == null ? ioTables.of(region, year) : Optional.of(imported);
  }

  /// The years a region has an input-output table for.
  public List<Integer> tableYears(Region region) {
    return years(IoTables.years(region), importedTables, region);
  }

  static List<Integer> years(List<Integer> embedded, Map<Key, ?> imported, Region region) {
    return Stream.concat(
            embedded.stream(),
            imported.keySet().stream().filter(key -> key.region().equals(region)).map(Key::year))
        .distinct()
        .sorted()
        .toList();
  }

  /// The multi-regional table of a year: imported, else estimated for 2017 and, without the trade
  /// of Hubei and Qinghai, which report none, for 2012.
  public Optional<MultiRegionalTable> multiRegional(int year) {
    MultiRegionalTable imported = importedMultiRegional.get(year);
    if (imported != null) {
      return Optional.of(imported);
    }
    return IoTables.PROVINCIAL_YEARS.contains(year)
        ? Optional.of(
            multiRegionalEstimates.computeIfAbsent(
                year, wanted -> MultiRegionalEstimate.of(this, wanted, TradeDecay.Bound.CENTRAL)))
        : Optional.empty();
  }

  /// The years there is a multi-regional table for.
  public List<Integer> multiRegionalYears() {
    return Stream.concat(
            IoTables.PROVINCIAL_YEARS.stream(), importedMultiRegional.keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  public Optional<Inventory> inventory(Region region, int year) {
    return inventories.of(region, year);
  }

  /// The years a region has an inventory for: none for Tibet.
  public List<Integer> inventoryYears(Region region) {
    return inventories.years(region);
  }

  /// Whether a year's inventory collapses for want of data and is left out of rates.
  public boolean broken(Region region, int year) {
    return inventory(region, year).map(Inventory::broken).orElse(false);
  }

  /// A row of the inventory as published.
  public Figure co2(Region region, int year, InventoryRow row) {
    return inventories.co2(region, year, row);
  }

  /// The years a region has emissions by fuel for.
  public List<Integer> fuelYears(Region region) {
    return inventoryYears(region).stream().filter(year -> hasFuels(region, year)).toList();
  }

  /// Whether emissions by fuel are held for a region and year, where it has an inventory at all.
  public boolean hasFuels(Region region, int year) {
    return inventories.hasFuels(region, year);
  }

  /// A row's emissions from one fuel as published, for [#fuelYears]; empty where the row is not
  /// listed.
  public Optional<Figure> co2ByFuel(Region region, int year, InventoryRow row, String fuel) {
    return inventories.co2ByFuel(region, year, row, fuel);
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

  /// Average CO2 of the power a region uses in 2023; empty where none was published.
  public Optional<Figure> gridFactor(Region region) {
    return tables.table("grid-factors-2023").hasRow(region.abbr())
        ? Optional.of(
            tables.figure(
                Text.of(
                    region.name().zh() + "2023年电力平均二氧化碳排放因子",
                    region.name().en() + " 2023, average CO₂ factor of electricity"),
                "grid-factors-2023",
                region.abbr(),
                "kg_co2_per_kwh"))
        : Optional.empty();
  }

  /// CO2 of fossil-fuelled power in 2023.
  public Figure fossilPowerFactor() {
    return tables.figure(
        Text.of("全国2023年化石能源电力排放因子", "China 2023, CO₂ factor of fossil-fuelled power"),
        "grid-factors-2023",
        "fossil",
        "kg_co2_per_kwh");
  }

  /// A sector's gross output as published, where the region has a table of that year.
  public Figure grossOutput(Region region, int year, Sector sector) {
    Text label =
        Text.of(
            region.name().zh() + year + "年" + sector.name().zh() + "总产出",
            region.name().en() + " " + year + ", " + sector.name().en() + ", gross output");
    return Optional.ofNullable(importedTables.get(new Key(region, year)))
        .flatMap(table -> table.published(label, sector.code(), "GO"))
        .orElseGet(() -> embeddedMargin(label, region, year, sector, "gross_output"));
  }

  /// A sector's compensation of employees as published; empty where an imported table gives value
  /// added in one sum only.
  public Optional<Figure> labour(Region region, int year, Sector sector) {
    Text label =
        Text.of(
            region.name().zh() + year + "年" + sector.name().zh() + "劳动者报酬",
            region.name().en()
                + " "
                + year
                + ", "
                + sector.name().en()
                + ", compensation of employees");
    IoTable imported = importedTables.get(new Key(region, year));
    return imported == null
        ? Optional.of(embeddedMargin(label, region, year, sector, "labour"))
        : imported.published(label, "VA001", sector.code());
  }

  private Figure embeddedMargin(Text label, Region region, int year, Sector sector, String column) {
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

  /// Reads a published cell again, for a replay.
  public Quantity read(Cell cell) {
    return tables.read(cell);
  }

  DataTable data(String table) {
    return tables.table(table);
  }
}
