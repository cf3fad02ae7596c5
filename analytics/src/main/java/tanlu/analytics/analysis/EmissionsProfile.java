package tanlu.analytics.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// Who emits in a region and year: the territorial account by sector, largest first.
///
/// @param total all 47 inventory rows
/// @param rank place among the provinces by total; empty for the nation
/// @param sectors by [SectorGroup#code()], largest emitter first
/// @param intensity per unit of GDP at current prices, from 2005
public record EmissionsProfile(
    Region region,
    int year,
    Figure total,
    Optional<Integer> rank,
    Map<String, Row> sectors,
    Figure topShare,
    Optional<Figure> intensity,
    Optional<Figure> perCapita) {

  /// @param intensity per unit of gross output; empty without a table of that year or output
  public record Row(Text name, Figure co2, Figure share, Optional<Figure> intensity) {}

  public static EmissionsProfile of(Dataset data, Region region, int year) {
    Figure total = Totals.territorial(data, region, year);
    Vintage vintage = Vintage.ofTable(Math.max(year, 2012));
    List<SectorGroup> groups =
        Totals.ranked(
            SectorGroup.of(vintage), group -> Totals.of(data, region, year, group).value());
    Map<String, Row> sectors = new LinkedHashMap<>();
    for (SectorGroup group : groups) {
      sectors.put(group.code(), row(data, region, year, group, total));
    }
    List<Figure> largest = sectors.values().stream().limit(5).map(Row::co2).toList();
    Figure topShare =
        Totals.share(
            Held.label(region, year, Text.of("前五大部门合计占比", "share of the five largest sectors")),
            Figure.sum(
                Held.label(region, year, Text.of("前五大部门合计", "five largest sectors together")),
                Unit.MT_CO2,
                largest),
            total);
    boolean economy = year >= Dataset.FIRST_ECONOMY;
    return new EmissionsProfile(
        region,
        year,
        total,
        region.isNation() ? Optional.empty() : Optional.of(rank(data, year, total)),
        sectors,
        topShare,
        economy ? Optional.of(Totals.intensity(data, region, year)) : Optional.empty(),
        economy ? Optional.of(Totals.perCapita(data, region, year)) : Optional.empty());
  }

  /// A group of sectors that is not one of the profile's own.
  public Row of(Dataset data, SectorGroup group) {
    return row(data, region, year, group, total);
  }

  private static Row row(Dataset data, Region region, int year, SectorGroup group, Figure total) {
    Figure co2 = Totals.of(data, region, year, group);
    Figure share =
        Totals.share(
            Held.label(
                region, year, Text.of(group.name().zh() + "占比", group.name().en() + ", share")),
            co2,
            total);
    return new Row(group.name(), co2, share, Totals.intensity(data, region, year, group, co2));
  }

  private static int rank(Dataset data, int year, Figure total) {
    return 1
        + (int)
            data.provinces().stream()
                .filter(other -> data.inventory(other, year).isPresent())
                .filter(other -> Totals.territorial(data, other, year).value() > total.value())
                .count();
  }
}
