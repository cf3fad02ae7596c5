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

/// The history of an indicator in one or more regions, or of the CO2 of sectors, with yearly rates.
///
/// The decarbonisation rate is the yearly fall of CO2 per GDP, `r = 1 − (I_t / I_0)^(1/n)`: once at
/// current prices and once deflated by the nation's implicit deflator, the comparable one.
public record EmissionsTrend(
    Indicator indicator, Text what, int from, int to, Map<String, Line> regions) {

  /// @param name whose history it is: a region's, or a sector's in it
  /// @param values by year; years whose inventory is broken are left out
  /// @param change of the indicator from the first to the last year; empty where it starts at 0
  /// @param annualChange mean yearly change of the indicator
  /// @param decarbonisation mean yearly fall of CO2 per GDP at current prices; from 2005
  /// @param comparable the same at constant prices
  /// @param left years left out because the inventory is broken
  public record Line(
      Region region,
      Text name,
      Map<Integer, Figure> values,
      int firstYear,
      Figure first,
      int lastYear,
      Figure last,
      Optional<Figure> change,
      Optional<Figure> annualChange,
      Optional<Figure> decarbonisation,
      Optional<Figure> comparable,
      int highestYear,
      Figure highest,
      List<Integer> left) {}

  /// @param sectors whose CO2 alone is followed, together; none for the indicator as a whole
  public static EmissionsTrend of(
      Dataset data,
      List<Region> regions,
      int from,
      int to,
      Indicator indicator,
      List<SectorGroup> sectors) {
    Indicator followed = sectors.isEmpty() ? indicator : Indicator.CO2;
    int start = Math.max(from, followed.firstYear());
    Map<String, Line> lines = new LinkedHashMap<>();
    for (Region region : regions) {
      lines.put(region.abbr(), line(data, region, region.name(), start, to, followed, sectors));
    }
    return new EmissionsTrend(followed, what(followed, sectors), start, to, lines);
  }

  /// The CO2 of a region's sectors that emitted most on average, largest first.
  public static EmissionsTrend ofLargestSectors(
      Dataset data, Region region, int from, int to, int most) {
    Held.inventory(data, region, from);
    List<Integer> years =
        data.inventoryYears(region).stream()
            .filter(year -> year >= from && year <= to && !data.broken(region, year))
            .toList();
    List<SectorGroup> largest =
        Totals.ranked(
                SectorGroup.of(Vintage.V2017),
                group ->
                    years.stream()
                        .map(year -> Totals.of(data, region, year, group).value())
                        .reduce(0.0, Double::sum))
            .subList(0, most);
    Map<String, Line> lines = new LinkedHashMap<>();
    for (SectorGroup group : largest) {
      Text name =
          Text.of(
              region.name().zh() + group.name().zh(),
              region.name().en() + ", " + group.name().en());
      lines.put(group.code(), line(data, region, name, from, to, Indicator.CO2, List.of(group)));
    }
    return new EmissionsTrend(Indicator.CO2, what(Indicator.CO2, List.of()), from, to, lines);
  }

  static Text what(Indicator indicator, List<SectorGroup> sectors) {
    return sectors.isEmpty()
        ? indicator.label()
        : Text.of(
            String.join("、", sectors.stream().map(group -> group.name().zh()).toList()) + "CO₂排放",
            "CO₂ emissions of "
                + String.join("; ", sectors.stream().map(group -> group.name().en()).toList()));
  }

  private static Line line(
      Dataset data,
      Region region,
      Text name,
      int from,
      int to,
      Indicator indicator,
      List<SectorGroup> sectors) {
    Held.inventory(data, region, from);
    Held.inventory(data, region, to);
    List<Integer> years =
        data.inventoryYears(region).stream().filter(year -> year >= from && year <= to).toList();
    Map<Integer, Figure> values = new LinkedHashMap<>();
    years.stream()
        .filter(year -> !data.broken(region, year))
        .forEach(year -> values.put(year, value(data, region, year, indicator, sectors)));
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
    Text what = what(indicator, sectors);
    boolean economy = sectors.isEmpty() && first >= Dataset.FIRST_ECONOMY;
    boolean grown = start.value() != 0;
    return new Line(
        region,
        name,
        values,
        first,
        start,
        last,
        end,
        !grown
            ? Optional.empty()
            : Optional.of(
                Figure.computed(
                    Text.of(
                        region.name().zh() + span + "年" + what.zh() + "累计变化",
                        region.name().en() + " " + span + ", change of " + what.en()),
                    Unit.PERCENT,
                    "last / first - 1",
                    "last",
                    end,
                    "first",
                    start)),
        !grown
            ? Optional.empty()
            : Optional.of(
                Rates.annual(
                    Text.of(
                        region.name().zh() + span + "年" + what.zh() + "年均变化",
                        region.name().en() + " " + span + ", mean yearly change of " + what.en()),
                    start,
                    end,
                    last - first)),
        economy ? Optional.of(Rates.decarbonisation(data, region, first, last)) : Optional.empty(),
        economy ? Optional.of(Rates.comparable(data, region, first, last)) : Optional.empty(),
        highest,
        figure(values, highest),
        years.stream().filter(year -> data.broken(region, year)).toList());
  }

  private static Figure value(
      Dataset data, Region region, int year, Indicator indicator, List<SectorGroup> sectors) {
    if (sectors.isEmpty()) {
      return indicator.of(data, region, year);
    }
    List<Figure> parts =
        sectors.stream().map(group -> Totals.of(data, region, year, group)).toList();
    return parts.size() == 1
        ? parts.getFirst()
        : Figure.sum(Held.label(region, year, what(indicator, sectors)), Unit.MT_CO2, parts);
  }

  private static Figure figure(Map<Integer, Figure> values, int year) {
    return java.util.Objects.requireNonNull(values.get(year));
  }
}
