package tanlu.assistant.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tanlu.analytics.analysis.Indicator;
import tanlu.analytics.analysis.ReductionTargets;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Scenario;
import tanlu.assistant.answer.Answer.DatasetInfo;

/// What can be asked: regions with the years they have, sectors, indicators, scenarios, rules.
public record Catalog(
    DatasetInfo dataset,
    List<Place> regions,
    List<Sector> sectors2012,
    List<Sector> sectors2017,
    List<Named> indicators,
    List<Named> scenarios,
    List<Named> rules) {

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

  public record Named(String code, Text name) {}

  public static Catalog of(Dataset data, Optional<Region> only) {
    return new Catalog(
        info(data),
        data.regions().stream()
            .filter(region -> only.isEmpty() || only.get().equals(region))
            .map(region -> place(data, region))
            .toList(),
        Vintage.V2012.sectors(),
        Vintage.V2017.sectors(),
        Arrays.stream(Indicator.values())
            .map(each -> new Named(each.code(), each.label()))
            .toList(),
        Arrays.stream(Scenario.values())
            .map(each -> new Named(each.name().toLowerCase(java.util.Locale.ROOT), each.label()))
            .toList(),
        Arrays.stream(ReductionTargets.Rule.values())
            .map(each -> new Named(each.code(), each.label()))
            .toList());
  }

  /// The dataset as an answer names it.
  public static DatasetInfo info(Dataset data) {
    return new DatasetInfo(
        data.id(),
        data.version(),
        data.kind().name().toLowerCase(java.util.Locale.ROOT),
        "IO 2012, 2017 (CN: 2012, 2015, 2017, 2018, 2020); CO2 "
            + Dataset.FIRST_INVENTORY
            + "–"
            + Dataset.LAST_INVENTORY
            + "; GDP "
            + Dataset.FIRST_ECONOMY
            + "–"
            + Dataset.LAST_ECONOMY);
  }

  private static Place place(Dataset data, Region region) {
    List<Integer> years = data.inventoryYears(region);
    boolean held = !years.isEmpty();
    return new Place(
        region.abbr(),
        region.name(),
        data.tableYears(region),
        held ? List.of(years.getFirst(), years.getLast()) : List.of(),
        held && !region.isNation() ? Dataset.FUEL_YEARS : List.of(),
        region.isNation() ? List.of() : data.cities(region));
  }
}
