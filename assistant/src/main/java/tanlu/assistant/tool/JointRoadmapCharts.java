package tanlu.assistant.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.JointRoadmap;
import tanlu.analytics.roadmap.OtherProvinces;
import tanlu.analytics.roadmap.Roadmap;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.BarChart;
import tanlu.assistant.chart.ChartSpec;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.LineChart;
import tanlu.assistant.chart.Series;
import tanlu.assistant.chart.TileMap;

/// The pictures of a joint roadmap: the group's path with its band, the members', and what it does
/// to the other provinces' value added and emissions.
final class JointRoadmapCharts {
  private static final Text YEAR = Text.of("年份", "Year");
  private static final Text PROVINCE = Text.of("省份", "Province");

  private final JointRoadmap roadmap;

  private JointRoadmapCharts(JointRoadmap roadmap) {
    this.roadmap = roadmap;
  }

  static List<ChartSpec> of(JointRoadmap roadmap) {
    JointRoadmapCharts charts = new JointRoadmapCharts(roadmap);
    List<ChartSpec> all = new ArrayList<>();
    all.add(charts.pathway());
    if (roadmap.provinces().size() > 1) {
      all.add(charts.members());
    }
    if (!roadmap.effects().provinces().isEmpty()) {
      all.add(charts.valueAdded());
      charts.emissions().ifPresent(all::add);
    }
    return all;
  }

  private List<Integer> years() {
    List<Integer> years = new ArrayList<>(List.of(roadmap.nowcastYear()));
    years.addAll(roadmap.milestones().keySet());
    return years;
  }

  private ChartSpec pathway() {
    List<@Nullable Double> planned = new ArrayList<>();
    List<@Nullable Double> low = new ArrayList<>();
    List<@Nullable Double> high = new ArrayList<>();
    planned.add(roadmap.nowcast().value());
    low.add(null);
    high.add(null);
    for (Roadmap.Milestone milestone : roadmap.milestones().values()) {
      planned.add(milestone.co2().value());
      low.add(milestone.low().value());
      high.add(milestone.high().value());
    }
    return new LineChart(
        heading(Text.of("CO2排放路径", "CO2 pathway"), Unit.MT_CO2),
        YEAR,
        years().stream().map(String::valueOf).toList(),
        List.of(
            Series.of(Text.of("路径（推算）", "Pathway (computed)"), planned)
                .asAssumed()
                .within(low, high)));
  }

  private ChartSpec members() {
    List<Series> series = new ArrayList<>();
    for (JointRoadmap.Member member : roadmap.provinces().values()) {
      List<Double> values = new ArrayList<>();
      for (int year : years()) {
        Figure co2 =
            year == roadmap.nowcastYear()
                ? member.nowcast()
                : Objects.requireNonNull(member.milestones().get(year));
        values.add(co2.value());
      }
      series.add(Series.of(member.name(), values).asAssumed());
    }
    return new LineChart(
        heading(Text.of("各成员CO2排放路径", "CO2 pathway of each member"), Unit.MT_CO2),
        YEAR,
        years().stream().map(String::valueOf).toList(),
        series);
  }

  private ChartSpec valueAdded() {
    List<OtherProvinces.Effect> others = List.copyOf(roadmap.effects().provinces().values());
    Text change = Text.of("增加值变化", "Change of value added");
    return new BarChart(
        effect(Text.of("其他各省增加值变化", "change of value added in the others"), Unit.YI_YUAN),
        PROVINCE,
        others.stream().map(OtherProvinces.Effect::name).toList(),
        List.of(
            Series.of(change, others.stream().map(effect -> effect.valueAdded().value()).toList())),
        BarChart.Layout.RANKING);
  }

  /// Empty where Tibet alone is left, whose emissions are not held.
  private Optional<ChartSpec> emissions() {
    Map<String, Double> values = new LinkedHashMap<>();
    roadmap
        .effects()
        .provinces()
        .forEach((abbr, effect) -> effect.co2().ifPresent(co2 -> values.put(abbr, co2.value())));
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TileMap(
                effect(Text.of("其他各省排放变化", "change of emissions in the others"), Unit.MT_CO2),
                Text.of("排放变化", "Change of emissions"),
                values));
  }

  private Heading heading(Text what, Unit unit) {
    String span = roadmap.nowcastYear() + "–" + roadmap.neutralYear();
    return new Heading(
        Text.of(
            roadmap.name().zh() + span + "年" + what.zh(),
            roadmap.name().en() + " " + span + ": " + what.en()),
        unit,
        source());
  }

  private Heading effect(Text what, Unit unit) {
    return new Heading(
        Text.of(
            roadmap.name().zh()
                + "路径对别省的影响（"
                + roadmap.neutralYear()
                + "年，相对"
                + roadmap.against().zh()
                + "）："
                + what.zh(),
            "Path of "
                + roadmap.name().en()
                + ", "
                + roadmap.neutralYear()
                + " against "
                + roadmap.against().en()
                + ": "
                + what.en()),
        unit,
        source());
  }

  private Text source() {
    return Text.of(
        "数据：CEADs排放清单至"
            + roadmap.baseYear()
            + "年，"
            + roadmap.tableYear()
            + "年多区域投入产出表（"
            + kind()
            + "）；其后为"
            + roadmap.scenario().label().zh()
            + "推算",
        "Data: CEADs inventories up to "
            + roadmap.baseYear()
            + ", multi-regional table "
            + roadmap.tableYear()
            + " ("
            + kind()
            + "); computed afterwards, "
            + roadmap.scenario().label().en());
  }

  private String kind() {
    return roadmap.kind().name().toLowerCase(java.util.Locale.ROOT);
  }
}
