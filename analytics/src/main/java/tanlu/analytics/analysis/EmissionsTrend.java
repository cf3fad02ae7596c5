package tanlu.analytics.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// The history of an indicator in one or more regions, with yearly rates.
///
/// The decarbonisation rate is the yearly fall of CO2 per GDP, `r = 1 − (I_t / I_0)^(1/n)`: once at
/// current prices and once deflated by the nation's implicit deflator, the comparable one.
public record EmissionsTrend(Indicator indicator, int from, int to, Map<String, Line> regions) {

  /// @param values by year; years whose inventory is broken are left out
  /// @param change of the indicator from the first to the last year
  /// @param annualChange mean yearly change of the indicator
  /// @param decarbonisation mean yearly fall of CO2 per GDP at current prices; from 2005
  /// @param comparable the same at constant prices
  /// @param left years left out because the inventory is broken
  public record Line(
      Region region,
      Map<Integer, Figure> values,
      int firstYear,
      Figure first,
      int lastYear,
      Figure last,
      Figure change,
      Figure annualChange,
      Optional<Figure> decarbonisation,
      Optional<Figure> comparable,
      int highestYear,
      Figure highest,
      List<Integer> left) {}

  public static EmissionsTrend of(
      Dataset data, List<Region> regions, int from, int to, Indicator indicator) {
    int start = Math.max(from, indicator.firstYear());
    Map<String, Line> lines = new LinkedHashMap<>();
    for (Region region : regions) {
      lines.put(region.abbr(), line(data, region, start, to, indicator));
    }
    return new EmissionsTrend(indicator, start, to, lines);
  }

  private static Line line(Dataset data, Region region, int from, int to, Indicator indicator) {
    Held.inventory(data, region, from);
    Held.inventory(data, region, to);
    List<Integer> years =
        data.inventoryYears(region).stream().filter(year -> year >= from && year <= to).toList();
    Map<Integer, Figure> values = new LinkedHashMap<>();
    years.stream()
        .filter(year -> !data.broken(region, year))
        .forEach(year -> values.put(year, indicator.of(data, region, year)));
    List<Integer> kept = List.copyOf(values.keySet());
    if (kept.size() < 2) {
      throw new NoDataException(
          Text.of(
              region.name().zh() + from + "–" + to + "年可比的数据不足两年，无法给出趋势",
              "fewer than two comparable years of "
                  + region.name().en()
                  + " between "
                  + from
                  + " and "
                  + to
                  + ", so there is no trend"),
          List.of(Text.of(region.name().zh() + "2005–2019年", region.name().en() + " 2005–2019")));
    }
    int first = kept.getFirst();
    int last = kept.getLast();
    int highest = Totals.ranked(kept, year -> figure(values, year).value()).getFirst();
    Figure start = figure(values, first);
    Figure end = figure(values, last);
    String span = first + "–" + last;
    Text what = indicator.label();
    boolean economy = first >= Dataset.FIRST_ECONOMY;
    return new Line(
        region,
        values,
        first,
        start,
        last,
        end,
        Figure.computed(
            Text.of(
                region.name().zh() + span + "年" + what.zh() + "累计变化",
                region.name().en() + " " + span + ", change of " + what.en()),
            Unit.PERCENT,
            "last / first - 1",
            "last",
            end,
            "first",
            start),
        Rates.annual(
            Text.of(
                region.name().zh() + span + "年" + what.zh() + "年均变化",
                region.name().en() + " " + span + ", mean yearly change of " + what.en()),
            start,
            end,
            last - first),
        economy ? Optional.of(Rates.decarbonisation(data, region, first, last)) : Optional.empty(),
        economy ? Optional.of(Rates.comparable(data, region, first, last)) : Optional.empty(),
        highest,
        figure(values, highest),
        years.stream().filter(year -> data.broken(region, year)).toList());
  }

  private static Figure figure(Map<Integer, Figure> values, int year) {
    return java.util.Objects.requireNonNull(values.get(year));
  }
}
