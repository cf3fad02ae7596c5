package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// Roadmaps side by side in the order asked for. They are not ranked: an early or a low peak is no
/// merit of its own, and policy asks not to compare provinces by it.
///
/// @param rows by region and scenario
public record ScenarioComparison(List<Row> rows) {

  /// @param change of the residual against the peak
  public record Row(
      Region region,
      Scenario scenario,
      int peakYear,
      int neutralYear,
      Figure peak,
      Figure residual,
      Figure cut,
      Figure change,
      Map<Integer, Figure> milestones,
      Map<Integer, Figure> pathway) {}

  public static ScenarioComparison of(Dataset data, Parameters parameters, List<Ask> asks) {
    List<Row> rows = new ArrayList<>();
    for (Ask ask : asks) {
      rows.add(row(Projection.of(data, parameters, ask)));
    }
    return new ScenarioComparison(rows);
  }

  private static Row row(Projection projection) {
    Proofs proofs = new Proofs(projection);
    Ask ask = projection.ask();
    Map<Integer, Figure> pathway = new LinkedHashMap<>(projection.start().nowcast().years());
    Text scenario = ask.scenario().label();
    for (int year = Start.NOWCAST + 1; year <= ask.neutralYear(); year++) {
      pathway.put(
          year,
          proofs.co2(
              proofs.label(
                  year,
                  Text.of("CO₂排放（" + scenario.zh() + "）", "CO₂ emissions (" + scenario.en() + ")")),
              projection.year(year).total(),
              Proofs.EMISSIONS));
    }
    Map<Integer, Figure> milestones = new LinkedHashMap<>();
    for (int year : projection.milestones()) {
      milestones.put(year, Objects.requireNonNull(pathway.get(year)));
    }
    Figure peak = Objects.requireNonNull(pathway.get(projection.peakYear()));
    Figure residual = Objects.requireNonNull(pathway.get(ask.neutralYear()));
    return new Row(
        ask.region(),
        ask.scenario(),
        projection.peakYear(),
        ask.neutralYear(),
        peak,
        residual,
        Figure.computed(
            proofs.label(
                ask.neutralYear(),
                Text.of(
                    "较峰值减排量（" + scenario.zh() + "）", "cut from the peak (" + scenario.en() + ")")),
            Unit.MT_CO2,
            "peak - residual",
            "peak",
            peak,
            "residual",
            residual),
        Figure.computed(
            proofs.label(
                ask.neutralYear(),
                Text.of(
                    "较峰值变化（" + scenario.zh() + "）",
                    "change from the peak (" + scenario.en() + ")")),
            Unit.PERCENT,
            "residual / peak - 1",
            "residual",
            residual,
            "peak",
            peak),
        milestones,
        pathway);
  }
}
