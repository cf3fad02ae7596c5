package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Regions ranked by an indicator in one year, largest first, as a whole or in one sector.
///
/// @param what the indicator, with the sector where one was asked for
/// @param regions by abbreviation
/// @param spread the largest value over the smallest; empty where the smallest is not above 0
/// @param reference what a single value is to be held against
/// @param missing regions asked for that have no inventory of that year, or a broken one
/// @param without regions that give the sector no output, and so no intensity
public record RegionComparison(
    Indicator indicator,
    Text what,
    int year,
    Map<String, Row> regions,
    Optional<Figure> spread,
    Reference reference,
    List<Region> missing,
    List<Region> without) {

  public record Row(Region region, int rank, Figure value) {}

  /// The group of regions that are compared, and its benchmarks: the best and worst performers, the
  /// average and the middle.
  ///
  /// @param group who is in it
  /// @param count how many
  /// @param mean unweighted, `Σ v / n`: every region counts alike
  /// @param median the middle value; between two, their mean
  public record Reference(
      Text group, Figure count, Row highest, Row lowest, Figure mean, Figure median) {}

  public static RegionComparison of(
      Dataset data, List<Region> regions, int year, Indicator indicator) {
    return of(data, regions, year, indicator, Optional.empty());
  }

  /// @param sector whose emissions are compared; all where empty
  public static RegionComparison of(
      Dataset data,
      List<Region> regions,
      int year,
      Indicator indicator,
      Optional<SectorGroup> sector) {
    Held.indicator(indicator, year);
    List<Region> held =
        regions.stream().filter(region -> Held.complete(data, region, year)).toList();
    if (held.isEmpty()) {
      regions.forEach(region -> Held.inventory(data, region, year));
      throw new NoDataException(
          Text.of(
              year + "年所选地区的排放清单都不完整，不能比较",
              "the emission inventories of these regions for " + year + " are broken"),
          List.of(Text.of(Dataset.LAST_INVENTORY + "年", Integer.toString(Dataset.LAST_INVENTORY))));
    }
    List<Row> measured = new ArrayList<>();
    List<Region> without = new ArrayList<>();
    for (Region region : held) {
      value(data, region, year, indicator, sector)
          .ifPresentOrElse(
              value -> measured.add(new Row(region, 0, value)), () -> without.add(region));
    }
    Text what = indicator.label(sector);
    if (measured.isEmpty()) {
      held.forEach(region -> Held.table(data, region, year));
      throw new NoDataException(
          Text.of(
              "所选地区" + year + "年都没有" + what.zh() + "：该部门没有产出",
              "none of these regions has " + what.en() + " for " + year + ": no output"),
          List.of());
    }
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Row row : Totals.ranked(measured, row -> row.value().value())) {
      rows.put(row.region().abbr(), new Row(row.region(), rows.size() + 1, row.value()));
    }
    Reference reference = reference(what, indicator.unit(), List.copyOf(rows.values()));
    Figure lowest = reference.lowest().value();
    return new RegionComparison(
        indicator,
        what,
        year,
        rows,
        lowest.value() > 0
            ? Optional.of(
                Figure.computed(
                    Text.of("最高与最低之比", "highest over lowest"),
                    Unit.ONE,
                    "highest / lowest",
                    "highest",
                    reference.highest().value(),
                    "lowest",
                    lowest))
            : Optional.empty(),
        reference,
        regions.stream().filter(region -> !held.contains(region)).toList(),
        without);
  }

  private static Optional<Figure> value(
      Dataset data, Region region, int year, Indicator indicator, Optional<SectorGroup> sector) {
    return sector.isPresent()
        ? indicator.of(data, region, year, sector.get())
        : Optional.of(indicator.of(data, region, year));
  }

  private static Reference reference(Text what, Unit unit, List<Row> ranked) {
    int count = ranked.size();
    Text group =
        ranked.stream().anyMatch(row -> row.region().isNation())
            ? Text.of("参与比较的地区", "regions compared")
            : Text.of("参与比较的省份", "provinces compared");
    Figure total =
        Figure.sum(
            Text.of(what.zh() + "，各地区之和", what.en() + ", sum over the regions"),
            unit,
            ranked.stream().map(Row::value).toList());
    Figure upper = ranked.get((count - 1) / 2).value();
    Figure lower = ranked.get(count / 2).value();
    return new Reference(
        group,
        Figure.analysed(
            Text.of(group.zh() + "数", "number of " + group.en()),
            Quantity.of(count, Unit.ONE),
            "n",
            List.of()),
        ranked.getFirst(),
        ranked.getLast(),
        Figure.computed(
            Text.of(what.zh() + "，各地区简单平均", what.en() + ", unweighted mean of the regions"),
            unit,
            "total / " + count,
            "total",
            total),
        Figure.computed(
            Text.of(what.zh() + "，中位数", what.en() + ", median"),
            unit,
            "(upper + lower) / 2",
            "upper",
            upper,
            "lower",
            lower));
  }
}
