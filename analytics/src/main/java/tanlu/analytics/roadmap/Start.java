package tanlu.analytics.roadmap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tanlu.analytics.analysis.NoDataException;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;

/// Where a region's roadmap begins: its last inventory by row and fuel, carried on to the last year
/// of GDP, its economy, and the levers with the region's own start.
///
/// Where emissions by fuel are not held, as for the nation, they take the shares of the provinces
/// together.
final class Start {
  static final int INVENTORY = Dataset.LAST_INVENTORY;
  static final int NOWCAST = Dataset.LAST_ECONOMY;

  /// The last tables of all provinces.
  static final int TABLE = 2017;

  static final int LAST = 2060;
  static final int ROWS = 47;
  static final int TRANSPORT = 43;

  /// What the emissions of a row are split into; aviation is that part of transport's oil.
  static final List<String> STREAMS = List.of("coal", "coke", "oil", "aviation", "gas", "process");

  private static final List<List<Integer>> SECTORS =
      InventoryRow.all().stream()
          .map(
              row ->
                  row.household()
                      ? List.<Integer>of()
                      : row.codes(Vintage.V2017).stream().map(Vintage.V2017::indexOf).toList())
          .toList();

  private static final Map<Dataset, double[][]> TOGETHER = new ConcurrentHashMap<>();

  private final Dataset data;
  private final Region region;
  private final double[][] co2;
  private final Nowcast nowcast;
  private final Economy economy;
  private final List<Lever> levers;
  private final double[] share;
  private final List<Shift> shifts;
  private final Optional<PowerImports> imports;

  private Start(Dataset data, Region region, Parameters parameters) {
    this.data = data;
    this.region = region;
    this.co2 = byFuel(data, region);
    this.nowcast = Nowcast.of(data, region, parameters);
    this.economy = Economy.of(table(data, region), parameters, data, region);
    this.imports = Optional.ofNullable(parameters.imports().get(region.abbr()));
    this.levers = parameters.levers().values().stream().map(this::own).toList();
    this.share = levers.stream().mapToDouble(this::shareOf).toArray();
    this.shifts = levers.stream().map(lever -> new Shift(lever, weight(lever))).toList();
  }

  private Start(Start standard, List<Lever> levers, Optional<PowerImports> imports) {
    this.data = standard.data;
    this.region = standard.region;
    this.co2 = standard.co2;
    this.nowcast = standard.nowcast;
    this.economy = standard.economy;
    this.share = standard.share;
    this.shifts = standard.shifts;
    this.levers = levers;
    this.imports = imports;
  }

  /// @throws NoDataException where the region has no inventory
  static Start of(Dataset data, Region region, Parameters parameters) {
    return new Start(data, region, parameters);
  }

  /// The same with some levers on courses that whoever asks gives.
  ///
  /// @param courses values by year, by lever
  /// @throws ParameterException where a lever cannot take its course
  Start given(Map<String, Map<Integer, Double>> courses) {
    List<String> known = levers.stream().map(Lever::key).toList();
    for (String key : courses.keySet()) {
      if (!known.contains(key)) {
        String all = String.join(", ", known);
        throw new ParameterException(
            Text.of(
                "没有名为" + key + "的措施，可用的有：" + all,
                "there is no lever " + key + "; expected one of " + all));
      }
    }
    Optional<PowerImports> taken =
        Optional.ofNullable(courses.get(PowerImports.LEVER))
            .map(share -> PowerImports.asked(region, imports, new TreeMap<>(share)))
            .or(() -> imports);
    List<Lever> acting =
        levers.stream()
            .map(lever -> given(lever, taken, Optional.ofNullable(courses.get(lever.key()))))
            .toList();
    return new Start(this, acting, taken);
  }

  private static Lever given(
      Lever lever, Optional<PowerImports> taken, Optional<Map<Integer, Double>> course) {
    return course
        .map(
            points ->
                lever.effect() == Lever.Effect.IMPORTS
                    ? taken.orElseThrow().of(lever).from(NOWCAST)
                    : GivenCourse.on(lever, points))
        .orElse(lever);
  }

  private static IoTable table(Dataset data, Region region) {
    int year = data.tableYears(region).stream().filter(each -> each <= TABLE).reduce(0, Math::max);
    return data.table(region, year).orElseThrow();
  }

  Region region() {
    return region;
  }

  Dataset data() {
    return data;
  }

  Nowcast nowcast() {
    return nowcast;
  }

  Economy economy() {
    return economy;
  }

  /// In the order they act.
  List<Lever> levers() {
    return levers;
  }

  /// Emissions of the last inventory, Mt.
  ///
  /// @param row 1 to 47
  double co2(int row, int stream) {
    return co2[row - 1][stream];
  }

  double co2(int row) {
    double sum = 0;
    for (double stream : co2[row - 1]) {
      sum += stream;
    }
    return sum;
  }

  /// The region's part of tonnes given for the nation.
  double share(int lever) {
    return share[lever];
  }

  /// What is known of the power the region takes in, where anything is.
  Optional<PowerImports> imports() {
    return imports;
  }

  List<Shift> shifts() {
    return shifts;
  }

  /// The part of its sectors a lever acts on: its rows among those of the same sectors, and where
  /// it acts on one of oil and aviation, that among the two.
  private double weight(Lever lever) {
    double rows = 0;
    double sectors = 0;
    for (InventoryRow row : InventoryRow.all()) {
      boolean acts = lever.rows().contains(row.row());
      boolean beside =
          lever.rows().stream()
              .anyMatch(each -> sectorsOf(row).equals(sectorsOf(InventoryRow.all().get(each - 1))));
      rows += acts ? co2(row.row()) : 0;
      sectors += acts || beside ? co2(row.row()) : 0;
    }
    double part = sectors == 0 ? 1 : rows / sectors;
    int oil = STREAMS.indexOf("oil");
    if (lever.fuels().size() > 1 || lever.rows().stream().noneMatch(row -> row == TRANSPORT)) {
      return part;
    }
    double[] transport = co2[TRANSPORT - 1];
    double both = transport[oil] + transport[oil + 1];
    return both == 0 ? 0 : part * transport[STREAMS.indexOf(lever.fuels().getFirst())] / both;
  }

  /// Whether the region has anything the lever acts on.
  boolean meets(Lever lever) {
    if (lever.effect() == Lever.Effect.IMPORTS && lever.trajectory().isEmpty()) {
      return false;
    }
    if (lever.effect() == Lever.Effect.REMOVAL) {
      return !lever.key().startsWith("sink.") || region.isNation();
    }
    return acted(co2, lever) > 0;
  }

  private Lever own(Lever lever) {
    if (lever.effect() == Lever.Effect.IMPORTS) {
      return imports.orElse(PowerImports.NONE).of(lever).from(NOWCAST);
    }
    if (lever.start().isPresent() || lever.effect() == Lever.Effect.RATE) {
      return lever.from(NOWCAST);
    }
    return lever
        .startingAt(
            Grid.nonFossil(data, region).value(), Grid.nonFossil(data, data.nation()).value())
        .from(NOWCAST);
  }

  private double shareOf(Lever lever) {
    if (region.isNation()) {
      return 1;
    }
    return switch (lever.effect()) {
      case TONNES -> acted(co2, lever) / acted(provinces(data), lever);
      case REMOVAL -> total(co2) / total(provinces(data));
      default -> 0;
    };
  }

  private static double acted(double[][] co2, Lever lever) {
    double sum = 0;
    for (int row : lever.rows()) {
      for (String fuel : lever.fuels()) {
        sum += co2[row - 1][STREAMS.indexOf(fuel)];
      }
    }
    return sum;
  }

  private static double total(double[][] co2) {
    double sum = 0;
    for (double[] row : co2) {
      for (double stream : row) {
        sum += stream;
      }
    }
    return sum;
  }

  private static double[][] byFuel(Dataset data, Region region) {
    Inventory inventory = data.inventory(region, INVENTORY).orElseThrow(() -> noInventory(region));
    double[][] shares = data.hasFuels(region, INVENTORY) ? fuels(data, region) : provinces(data);
    double aviation = aviation(data).value();
    double[][] co2 = new double[ROWS][STREAMS.size()];
    for (int row = 1; row <= ROWS; row++) {
      double whole = 0;
      for (double stream : shares[row - 1]) {
        whole += stream;
      }
      for (int s = 0; s < STREAMS.size(); s++) {
        // A row without a split burns what the inventory does not name: taken for coal.
        double part = whole > 0 ? shares[row - 1][s] / whole : s == 0 ? 1 : 0;
        co2[row - 1][s] = inventory.row(row) * part;
      }
    }
    double[] transport = co2[TRANSPORT - 1];
    int oil = STREAMS.indexOf("oil");
    transport[oil + 1] = transport[oil] * aviation;
    transport[oil] -= transport[oil + 1];
    return co2;
  }

  static NoDataException noInventory(Region region) {
    return new NoDataException(
        Text.of(
            region.name().zh() + "没有排放清单（只有投入产出表），不能给出路线图",
            "there is no emission inventory of "
                + region.name().en()
                + " (only input-output tables), so no roadmap can be given"),
        List.of(
            Text.of(
                region.name().zh() + "2017年的投入产出表",
                "the 2017 input-output table of " + region.name().en())));
  }

  /// Oil is not yet split into aviation here.
  private static double[][] fuels(Dataset data, Region province) {
    double[][] co2 = new double[ROWS][STREAMS.size()];
    for (InventoryRow row : InventoryRow.all()) {
      for (String fuel : Dataset.FUELS) {
        Optional<Figure> held = data.co2ByFuel(province, INVENTORY, row, fuel);
        co2[row.row() - 1][STREAMS.indexOf(fuel)] = held.map(Figure::value).orElse(0.0);
      }
    }
    return co2;
  }

  /// All provinces together; read once for each dataset.
  private static double[][] provinces(Dataset data) {
    return TOGETHER.computeIfAbsent(data, Start::together);
  }

  private static double[][] together(Dataset data) {
    double[][] sum = new double[ROWS][STREAMS.size()];
    for (Region province : data.provinces()) {
      if (!data.hasFuels(province, INVENTORY) || data.inventory(province, INVENTORY).isEmpty()) {
        continue;
      }
      double[][] own = fuels(data, province);
      for (int row = 0; row < ROWS; row++) {
        for (int s = 0; s < STREAMS.size(); s++) {
          sum[row][s] += own[row][s];
        }
      }
    }
    return sum;
  }

  /// The part of transport's emissions that is aviation, from the nation's.
  static Figure aviation(Dataset data) {
    InventoryRow transport = InventoryRow.all().get(TRANSPORT - 1);
    return Figure.computed(
        Text.of("航空占交通运输排放的比重（全国2019）", "share of aviation in transport emissions (China 2019)"),
        tanlu.analytics.unit.Unit.ONE,
        "aviation / transport",
        "aviation",
        data.assumptions().figure("lever.trans.avco2.2019", tanlu.analytics.unit.Unit.MT_CO2),
        "transport",
        data.co2(data.nation(), INVENTORY, transport));
  }

  /// The sectors of the table a row belongs to; none for households.
  static List<Integer> sectorsOf(InventoryRow row) {
    return SECTORS.get(row.row() - 1);
  }
}
