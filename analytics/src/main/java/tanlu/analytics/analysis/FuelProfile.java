package tanlu.analytics.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// A province's territorial emissions by fuel and industrial process, largest first.
public record FuelProfile(Region region, int year, Figure total, Map<String, Row> fuels) {

  public record Row(Text name, Figure co2, Figure share) {}

  /// @throws NoDataException for years without emissions by fuel, [Dataset#hasFuels]
  public static FuelProfile of(Dataset data, Region region, int year) {
    if (!data.hasFuels(region, year)) {
      throw Held.noFuels(region, year);
    }
    Held.inventory(data, region, year);
    record Named(String fuel, Figure co2) {}
    List<Named> sums =
        Dataset.FUELS.stream().map(fuel -> new Named(fuel, sum(data, region, year, fuel))).toList();
    Figure total =
        Figure.sum(
            Held.label(
                region, year, Text.of("CO₂排放总量（分燃料合计）", "total CO₂ emissions (sum of fuels)")),
            Unit.MT_CO2,
            sums.stream().map(Named::co2).toList());
    Map<String, Row> fuels = new LinkedHashMap<>();
    for (Named named : Totals.ranked(sums, each -> each.co2().value())) {
      Text name = FlowSankey.fuelName(named.fuel);
      fuels.put(
          named.fuel,
          new Row(
              name,
              named.co2,
              Totals.share(
                  Held.label(
                      region,
                      year,
                      Text.of(name.zh() + "排放占比", name.en() + ", share of emissions")),
                  named.co2,
                  total)));
    }
    return new FuelProfile(region, year, total, fuels);
  }

  private static Figure sum(Dataset data, Region region, int year, String fuel) {
    Text name = FlowSankey.fuelName(fuel);
    return Figure.sum(
        Held.label(region, year, Text.of(name.zh() + "CO₂排放", name.en() + ", CO₂ emissions")),
        Unit.MT_CO2,
        InventoryRow.all().stream()
            .flatMap(row -> data.co2ByFuel(region, year, row, fuel).stream())
            .toList());
  }
}
