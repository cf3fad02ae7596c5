package tanlu.assistant.tool;

import java.util.List;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Allocation;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.BarChart;
import tanlu.assistant.chart.ChartSpec;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.Series;

/// The pictures of an allocation: the cut of each sector, and the marginal abatement cost curve as
/// the potential below each cost.
final class AllocationCharts {
  private static final int SHOWN = 20;

  private AllocationCharts() {}

  static List<ChartSpec> of(Allocation allocation) {
    List<Allocation.Part> parts = allocation.sectors().values().stream().limit(10).toList();
    List<Allocation.Step> steps =
        allocation.curve().stream()
            .filter(step -> step.potential().value() > 0)
            .sorted(
                java.util.Comparator.comparingDouble(
                    (Allocation.Step step) -> -step.potential().value()))
            .limit(SHOWN)
            .sorted(
                java.util.Comparator.comparingDouble((Allocation.Step step) -> step.cost().value()))
            .toList();
    if (parts.isEmpty() || steps.isEmpty()) {
      return List.of();
    }
    return List.of(
        new BarChart(
            heading(allocation, Text.of("减排量分配到部门", "the cut given out to sectors"), Unit.MT_CO2),
            Text.of("部门", "Sector"),
            parts.stream().map(Allocation.Part::name).toList(),
            List.of(
                Series.of(
                    Text.of("分配的减排量", "Cut given out"),
                    parts.stream().map(part -> part.cut().value()).toList())),
            BarChart.Layout.RANKING),
        new BarChart(
            heading(
                allocation,
                Text.of(
                    "边际减排成本曲线（潜力最大的措施，由便宜到贵）",
                    "marginal abatement cost curve (largest measures, the cheapest first)"),
                Unit.YUAN_PER_T),
            Text.of("措施·部门（潜力）", "Measure, sector (potential)"),
            steps.stream().map(AllocationCharts::name).toList(),
            List.of(
                Series.of(
                    Text.of("单位减排成本（假设）", "Cost per tonne (assumed)"),
                    steps.stream().map(step -> step.cost().value()).toList())),
            BarChart.Layout.COLUMNS));
  }

  private static Text name(Allocation.Step step) {
    String potential = String.format(java.util.Locale.ROOT, "%.1f", step.potential().value());
    return Text.of(
        step.lever().zh() + "·" + step.sector().zh() + "（" + potential + "）",
        step.lever().en() + ", " + step.sector().en() + " (" + potential + ")");
  }

  private static Heading heading(Allocation allocation, Text what, Unit unit) {
    return new Heading(
        Text.of(
            allocation.region().name().zh() + allocation.year() + "年" + what.zh(),
            allocation.region().name().en() + " " + allocation.year() + ": " + what.en()),
        unit,
        Text.of(
            "相对趋势照常情景；成本和潜力是可更改的假设（潜力单位：百万吨CO₂）",
            "Against business as usual; costs and potentials are assumptions (potential in Mt"
                + " CO₂)"));
  }
}
