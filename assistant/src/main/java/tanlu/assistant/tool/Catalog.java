package tanlu.assistant.tool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tanlu.analytics.analysis.Indicator;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Scenario;
import tanlu.analytics.roadmap.TargetRule;
import tanlu.assistant.answer.Answer.DatasetInfo;

/// What can be asked: regions with the years they have, sectors, indicators, scenarios, rules.
///
/// @param dataset the one the years below are of
/// @param datasets all that can be asked about
/// @param multiRegional the tables by origin, in the order of years
public record Catalog(
    DatasetInfo dataset,
    List<DatasetInfo> datasets,
    List<Place> regions,
    List<MultiRegional> multiRegional,
    List<Sector> sectors2012,
    List<Sector> sectors2017,
    List<Named> indicators,
    List<Named> scenarios,
    List<Named> rules) {

  private static final int LISTED = 6;

  /// @param tableYears years with an input-output table
  /// @param inventoryYears first and last year with an emission inventory; empty without one
  /// @param fuelYears years with emissions by fuel
  /// @param cities cities with totals of their own
  public record Place(
      String code,
      Text name,
      List<Integer> tableYears,
      List<Integer> inventoryYears,
      List<Integer> fuelYears,
      List<String> cities) {}

  /// @param kind `imported` or `modelled`
  public record MultiRegional(int year, String kind) {}

  public record Named(String code, Text name) {}

  public static Catalog of(Knowledge knowledge, Optional<Region> only) {
    Dataset data = knowledge.dataset();
    return new Catalog(
        info(data),
        knowledge.datasets().all().stream().map(Catalog::info).toList(),
        data.regions().stream()
            .filter(region -> only.isEmpty() || only.get().equals(region))
            .map(region -> place(data, region))
            .toList(),
        multiRegional(data),
        Vintage.V2012.sectors(),
        Vintage.V2017.sectors(),
        Arrays.stream(Indicator.values())
            .map(each -> new Named(each.code(), each.label()))
            .toList(),
        Arrays.stream(Scenario.values())
            .map(each -> new Named(each.name().toLowerCase(Locale.ROOT), each.label()))
            .toList(),
        Arrays.stream(TargetRule.values())
            .map(each -> new Named(each.code(), each.label()))
            .toList());
  }

  /// An estimate's kind is known before it is made, which takes a second.
  private static List<MultiRegional> multiRegional(Dataset data) {
    List<Integer> imported =
        data.importedMultiRegional().stream().map(MultiRegionalTable::year).toList();
    return data.multiRegionalYears().stream()
        .map(
            year ->
                new MultiRegional(
                    year, code(imported.contains(year) ? Kind.IMPORTED : Kind.MODELLED)))
        .toList();
  }

  private static String code(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /// The dataset as an answer names it.
  public static DatasetInfo info(Dataset data) {
    return new DatasetInfo(data.id(), data.version(), code(data.kind()), years(data));
  }

  private static String years(Dataset data) {
    String embedded =
        "IO 2012, 2017 (CN: 2012, 2015, 2017, 2018, 2020); CO2 "
            + Dataset.FIRST_INVENTORY
            + "–"
            + Dataset.LAST_INVENTORY
            + "; GDP "
            + Dataset.FIRST_ECONOMY
            + "–"
            + Dataset.LAST_ECONOMY;
    if (data.id().equals(Dataset.EMBEDDED)) {
      return embedded;
    }
    List<String> imported = new ArrayList<>();
    add(imported, "IO", data.importedTables(), IoTable::year, IoTable::region);
    add(imported, "CO2", data.importedInventories(), Inventory::year, Inventory::region);
    if (!data.importedMultiRegional().isEmpty()) {
      imported.add(
          "MRIO "
              + data.importedMultiRegional().stream()
                  .map(table -> Integer.toString(table.year()))
                  .collect(Collectors.joining(", ")));
    }
    return "imported " + String.join("; ", imported) + "; embedded " + embedded;
  }

  /// Regions by year: `IO 2012 (BJ, GD), 2017–2019 (BJ)`.
  private static <T> void add(
      List<String> to,
      String what,
      List<T> items,
      Function<T, Integer> year,
      Function<T, Region> region) {
    Map<Integer, List<String>> byYear =
        items.stream()
            .collect(
                Collectors.groupingBy(
                    year,
                    TreeMap::new,
                    Collectors.mapping(each -> region.apply(each).abbr(), Collectors.toList())));
    List<String> spans = new ArrayList<>();
    int first = 0;
    for (Map.Entry<Integer, List<String>> each : byYear.entrySet()) {
      int last = each.getKey();
      boolean goesOn = each.getValue().equals(byYear.get(last + 1));
      first = first == 0 ? last : first;
      if (!goesOn) {
        String years = first == last ? "" + last : first + "–" + last;
        spans.add(years + " (" + regions(each.getValue()) + ")");
        first = 0;
      }
    }
    if (!spans.isEmpty()) {
      to.add(what + " " + String.join(", ", spans));
    }
  }

  private static String regions(List<String> abbreviations) {
    return abbreviations.size() > LISTED
        ? abbreviations.size() + " regions"
        : String.join(", ", abbreviations);
  }

  private static Place place(Dataset data, Region region) {
    List<Integer> years = data.inventoryYears(region);
    boolean held = !years.isEmpty();
    return new Place(
        region.abbr(),
        region.name(),
        data.tableYears(region),
        held ? List.of(years.getFirst(), years.getLast()) : List.of(),
        data.fuelYears(region),
        region.isNation() ? List.of() : data.cities(region));
  }
}
