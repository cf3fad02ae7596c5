package tanlu.analytics.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// Regions ranked by an indicator in one year, largest first.
///
/// @param regions by abbreviation
/// @param spread the largest value over the smallest
/// @param missing regions asked for that have no inventory of that year, or a broken one
public record RegionComparison(
    Indicator indicator, int year, Map<String, Row> regions, Figure spread, List<Region> missing) {

  public record Row(Region region, int rank, Figure value) {}

  public static RegionComparison of(
      Dataset data, List<Region> regions, int year, Indicator indicator) {
    if (year < indicator.firstYear()) {
      throw new NoDataException(
          Text.of(
              indicator.label().zh() + "从" + indicator.firstYear() + "年起才有",
              indicator.label().en()
                  + " is held from "
                  + indicator.firstYear()
                  + " on, not for "
                  + year),
          List.of(Text.of(indicator.firstYear() + "年", Integer.toString(indicator.firstYear()))));
    }
    List<Region> held =
        regions.stream()
            .filter(region -> data.inventory(region, year).isPresent())
            .filter(region -> !data.broken(region, year))
            .toList();
    if (held.isEmpty()) {
      regions.forEach(region -> Held.inventory(data, region, year));
      throw new NoDataException(
          Text.of(
              year + "年所选地区的排放清单都不完整，不能比较",
              "the emission inventories of these regions for " + year + " are broken"),
          List.of(Text.of(Dataset.LAST_INVENTORY + "年", Integer.toString(Dataset.LAST_INVENTORY))));
    }
    Map<String, Row> rows = new LinkedHashMap<>();
    List<Row> ranked =
        Totals.ranked(
            held.stream()
                .map(region -> new Row(region, 0, indicator.of(data, region, year)))
                .toList(),
            row -> row.value().value());
    for (Row row : ranked) {
      rows.put(row.region().abbr(), new Row(row.region(), rows.size() + 1, row.value()));
    }
    return new RegionComparison(
        indicator,
        year,
        rows,
        Figure.computed(
            Text.of("最高与最低之比", "highest over lowest"),
            Unit.ONE,
            "highest / lowest",
            "highest",
            ranked.getFirst().value(),
            "lowest",
            ranked.getLast().value()),
        regions.stream().filter(region -> !held.contains(region)).toList());
  }
}
