package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Regions ranked by how an indicator changed between two years, as a whole or in one sector.
///
/// CO2 per GDP is at the prices of the first year, by the nation's implicit deflator, so that a
/// rise of prices is not taken for a fall of intensity. A sector's CO2 per gross output is at the
/// prices of each year.
///
/// @param what the indicator, with the sector where one was asked for
/// @param falling whether the greatest fall is first, and not the greatest rise
/// @param regions by abbreviation
/// @param rose how many rose
/// @param fell how many fell
/// @param missing regions without the indicator in one of the years, or with nothing at the start
public record ChangeComparison(
    Indicator indicator,
    Text what,
    int from,
    int to,
    Measure by,
    boolean falling,
    Map<String, Row> regions,
    Figure rose,
    Figure fell,
    List<Region> missing) {

  /// What the order goes by.
  public enum Measure {
    /// `last / first − 1`
    PERCENT,
    /// `last − first`
    AMOUNT
  }

  /// @param change `last − first`
  /// @param growth `last / first − 1`
  public record Row(
      Region region, int rank, Figure first, Figure last, Figure change, Figure growth) {

    Figure by(Measure measure) {
      return measure == Measure.AMOUNT ? change : growth;
    }
  }

  /// @param sector empty for all emissions
  /// @throws NoDataException where a year has no such indicator, or no region has both
  public static ChangeComparison of(
      Dataset data,
      List<Region> regions,
      int from,
      int to,
      Indicator indicator,
      Optional<SectorGroup> sector,
      Measure by,
      boolean falling) {
    Held.indicator(indicator, from);
    Text what = what(indicator, sector, from);
    List<Row> rows = new ArrayList<>();
    List<Region> missing = new ArrayList<>();
    List<Derivation.Table> tables = new ArrayList<>();
    for (Region region : regions) {
      Optional<Row> row =
          Held.complete(data, region, from) && Held.complete(data, region, to)
              ? row(
                  region,
                  what,
                  value(data, region, from, from, indicator, sector),
                  value(data, region, from, to, indicator, sector),
                  from + "–" + to)
              : Optional.empty();
      row.ifPresentOrElse(rows::add, () -> missing.add(region));
      if (row.isPresent()) {
        data.inventory(region, to).ifPresent(inventory -> tables.add(inventory.origin()));
      }
    }
    if (rows.isEmpty()) {
      throw nothing(data, regions, from, to, what);
    }
    Map<String, Row> ranked = new LinkedHashMap<>();
    for (Row row : Totals.ranked(rows, row -> (falling ? -1 : 1) * row.by(by).value())) {
      ranked.put(
          row.region().abbr(),
          new Row(
              row.region(),
              ranked.size() + 1,
              row.first(),
              row.last(),
              row.change(),
              row.growth()));
    }
    String span = from + "–" + to;
    return new ChangeComparison(
        indicator,
        what,
        from,
        to,
        by,
        falling,
        ranked,
        count(
            Text.of(span + "年上升的地区数", "regions that rose, " + span),
            rows.stream().filter(row -> row.change().value() > 0).count(),
            tables),
        count(
            Text.of(span + "年下降的地区数", "regions that fell, " + span),
            rows.stream().filter(row -> row.change().value() < 0).count(),
            tables),
        missing);
  }

  private static Text what(Indicator indicator, Optional<SectorGroup> sector, int from) {
    return indicator == Indicator.INTENSITY && sector.isEmpty()
        ? Text.of("单位GDP碳排放（" + from + "年价）", "CO₂ per unit of GDP (prices of " + from + ")")
        : indicator.label(sector);
  }

  private static Optional<Figure> value(
      Dataset data,
      Region region,
      int from,
      int year,
      Indicator indicator,
      Optional<SectorGroup> sector) {
    if (sector.isPresent()) {
      return indicator.of(data, region, year, sector.get());
    }
    if (indicator != Indicator.INTENSITY || year == from) {
      return Optional.of(indicator.of(data, region, year));
    }
    return Optional.of(
        Figure.computed(
            Held.label(region, year, what(indicator, sector, from)),
            indicator.unit(),
            "co2 / (gdp / deflator)",
            "co2",
            Totals.territorial(data, region, year),
            "gdp",
            data.gdp(region, year),
            "deflator",
            Rates.deflator(data, from, year)));
  }

  private static Optional<Row> row(
      Region region, Text what, Optional<Figure> first, Optional<Figure> last, String span) {
    if (first.isEmpty() || last.isEmpty() || first.get().value() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Row(
            region,
            0,
            first.get(),
            last.get(),
            Figure.computed(
                Text.of(
                    region.name().zh() + span + "年" + what.zh() + "变化量",
                    region.name().en() + " " + span + ", change of " + what.en()),
                first.get().quantity().unit(),
                "last - first",
                "last",
                last.get(),
                "first",
                first.get()),
            Figure.computed(
                Text.of(
                    region.name().zh() + span + "年" + what.zh() + "变化率",
                    region.name().en() + " " + span + ", relative change of " + what.en()),
                Unit.PERCENT,
                "last / first - 1",
                "last",
                last.get(),
                "first",
                first.get())));
  }

  private static Figure count(Text label, long number, List<Derivation.Table> tables) {
    return Figure.analysed(
        label, Quantity.of((double) number, Unit.ONE), "number of regions of this sign", tables);
  }

  private static NoDataException nothing(
      Dataset data, List<Region> regions, int from, int to, Text what) {
    regions.forEach(region -> Held.inventory(data, region, to));
    regions.forEach(region -> Held.inventory(data, region, from));
    return new NoDataException(
        Text.of(
            "所选地区没有" + from + "年和" + to + "年都可比的" + what.zh(),
            "these regions have no " + what.en() + " for both " + from + " and " + to),
        List.of(
            Text.of(
                "各省2005–2019年CO₂排放变化", "change of the provinces' CO₂ emissions, 2005 to 2019")));
  }
}
