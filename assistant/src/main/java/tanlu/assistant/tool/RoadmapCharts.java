package tanlu.assistant.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.analysis.EmissionsTrend;
import tanlu.analytics.analysis.Indicator;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.LeverUse;
import tanlu.analytics.roadmap.Outline;
import tanlu.analytics.roadmap.Roadmap;
import tanlu.analytics.roadmap.Uncertainty;
import tanlu.analytics.roadmap.Wedges;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.AreaChart;
import tanlu.assistant.chart.BarChart;
import tanlu.assistant.chart.ChartSpec;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.LineChart;
import tanlu.assistant.chart.Series;

/// The pictures of a roadmap: path with band, wedges, cuts by sector, cost of the levers.
final class RoadmapCharts {
  private static final int SECTORS = 10;

  private final Roadmap roadmap;

  private RoadmapCharts(Roadmap roadmap) {
    this.roadmap = roadmap;
  }

  static List<ChartSpec> of(Dataset data, Roadmap roadmap) {
    RoadmapCharts charts = new RoadmapCharts(roadmap);
    List<ChartSpec> all = new ArrayList<>();
    all.add(pathway(data, roadmap.outline()));
    all.add(charts.wedges());
    charts.cuts().ifPresent(all::add);
    charts.costs().ifPresent(all::add);
    return all;
  }

  static ChartSpec pathway(Dataset data, Outline roadmap) {
    Region region = roadmap.region();
    var history =
        EmissionsTrend.of(
            data,
            List.of(region),
            Dataset.FIRST_ECONOMY,
            roadmap.baseYear(),
            Indicator.CO2,
            List.of());
    Map<Integer, Figure> past = history.regions().values().iterator().next().values();
    List<Integer> years =
        IntStream.rangeClosed(Dataset.FIRST_ECONOMY, roadmap.neutralYear()).boxed().toList();
    List<@Nullable Double> measured = new ArrayList<>();
    List<@Nullable Double> planned = new ArrayList<>();
    List<@Nullable Double> low = new ArrayList<>();
    List<@Nullable Double> high = new ArrayList<>();
    for (int year : years) {
      measured.add(value(past.get(year)));
      planned.add(value(roadmap.pathway().get(year)));
      Uncertainty.Range range = roadmap.bands().get(year);
      low.add(range == null ? null : (Double) range.low().value());
      high.add(range == null ? null : (Double) range.high().value());
    }
    Series.Mark peak =
        new Series.Mark(
            Integer.toString(roadmap.peakYear()),
            Text.of("达峰" + roadmap.peakYear(), "Peak " + roadmap.peakYear()));
    Series.Mark neutral =
        new Series.Mark(
            Integer.toString(roadmap.neutralYear()),
            Text.of("中和" + roadmap.neutralYear(), "Neutral " + roadmap.neutralYear()));
    return new LineChart(
        heading(roadmap, Text.of("CO2排放路径与时间表", "CO2 pathway and timetable"), Unit.MT_CO2),
        Text.of("年份", "Year"),
        years.stream().map(String::valueOf).toList(),
        List.of(
            Series.of(Text.of("清单（实绩）", "Inventory"), measured),
            Series.of(Text.of("路径（推算）", "Pathway (computed)"), planned)
                .asAssumed()
                .marked(peak, neutral)
                .within(low, high)));
  }

  private static @Nullable Double value(@Nullable Figure figure) {
    return figure == null ? null : (Double) figure.value();
  }

  private ChartSpec wedges() {
    Wedges wedges = roadmap.wedges();
    List<Integer> years = List.copyOf(wedges.reference().keySet());
    List<Series> series = new ArrayList<>();
    series.add(
        Series.of(
            Text.of("路径排放", "Emissions on the pathway"),
            years.stream().map(year -> at(roadmap.pathway(), year)).toList()));
    for (Wedges.Wedge wedge : wedges.groups().values()) {
      series.add(
          Series.of(wedge.name(), years.stream().map(year -> at(wedge.cut(), year)).toList()));
    }
    return new AreaChart(
        heading(Text.of("各组措施的减排楔形", "wedges by group of levers"), Unit.MT_CO2),
        Text.of("年份", "Year"),
        years.stream().map(String::valueOf).toList(),
        series,
        List.of(
            Series.of(
                wedges.against(),
                years.stream().map(year -> at(wedges.reference(), year)).toList())));
  }

  private static double at(Map<Integer, Figure> years, int year) {
    return Objects.requireNonNull(years.get(year)).value();
  }

  /// Empty where emissions rise to the neutral year, so that no sector cuts.
  private Optional<ChartSpec> cuts() {
    List<Roadmap.SectorPath> largest =
        roadmap.sectors().values().stream()
            .filter(sector -> sector.cut().value() > 0)
            .limit(SECTORS)
            .toList();
    return BarChart.ranking(
        heading(Text.of("各部门需减排量（前十）", "emissions to cut by sector (ten largest)"), Unit.MT_CO2),
        Text.of("部门", "Sector"),
        largest.stream().map(Roadmap.SectorPath::name).toList(),
        Series.of(
            Text.of("峰值至中和年减排量", "Cut from peak to neutral year"),
            largest.stream().map(sector -> sector.cut().value()).toList()));
  }

  private Optional<ChartSpec> costs() {
    List<LeverUse> priced =
        roadmap.levers().values().stream().filter(lever -> lever.cost().isPresent()).toList();
    return BarChart.ranking(
        heading(Text.of("各项措施的减排成本", "abatement cost by lever"), Unit.YUAN_PER_T),
        Text.of("措施", "Lever"),
        priced.stream().map(LeverUse::name).toList(),
        Series.of(
            Text.of("单位减排成本（假设）", "Cost per tonne (assumed)"),
            priced.stream().map(lever -> lever.cost().orElseThrow().value()).toList()));
  }

  private Heading heading(Text what, Unit unit) {
    return heading(roadmap.outline(), what, unit);
  }

  private static Heading heading(Outline roadmap, Text what, Unit unit) {
    Region region = roadmap.region();
    String span = roadmap.baseYear() + "–" + roadmap.neutralYear();
    return new Heading(
        Text.of(
            region.name().zh() + span + "年" + what.zh(),
            region.name().en() + " " + span + ": " + what.en()),
        unit,
        Text.of(
            "数据：CEADs排放清单至" + roadmap.baseYear() + "年；其后为" + roadmap.scenario().label().zh() + "推算",
            "Data: CEADs inventories up to "
                + roadmap.baseYear()
                + "; computed afterwards, "
                + roadmap.scenario().label().en()));
  }
}
