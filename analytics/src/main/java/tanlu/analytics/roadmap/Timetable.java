package tanlu.analytics.roadmap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tanlu.analytics.analysis.Rates;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// When a roadmap emits how much: what both [Roadmap] and [Outline] begin with.
///
/// @param peak emissions in the peak year
/// @param residual gross emissions in the neutral year
/// @param imports of power, where a share is held
record Timetable(
    Projection projection,
    Proofs proofs,
    Map<Integer, Figure> pathway,
    Map<String, Roadmap.SectorPath> sectors,
    Figure peak,
    Figure residual,
    Sinks sinks,
    Draws draws,
    Optional<ImportedPower> imports,
    Uncertainty uncertainty) {

  static Timetable of(Dataset data, Parameters parameters, Ask ask) {
    Projection projection = Projection.of(data, parameters, ask);
    Proofs proofs = new Proofs(projection);
    Map<Integer, Figure> pathway = pathway(projection, proofs);
    Map<String, Roadmap.SectorPath> sectors = SectorPaths.of(projection, proofs);
    int peakYear = projection.peakYear();
    Figure peak =
        Objects.requireNonNull(pathway.get(peakYear))
            .labelled(proofs.label(peakYear, Text.of("峰值排放量", "emissions at the peak")));
    Text left = proofs.label(ask.neutralYear(), Text.of("剩余排放", "residual emissions"));
    // The same figure where no year lies between, lest two orders of summing make a cut of it.
    Figure residual =
        peakYear == ask.neutralYear()
            ? peak.labelled(left)
            : Figure.sum(
                left,
                Unit.MT_CO2,
                sectors.values().stream().map(Roadmap.SectorPath::residual).toList());
    Sinks sinks = Sinks.of(projection, parameters, proofs, residual);
    Draws draws = new Draws(projection, parameters);
    Uncertainty uncertainty =
        Uncertainty.of(
            projection, draws, parameters, proofs, Goals.of(projection, sinks.together()));
    return new Timetable(
        projection,
        proofs,
        pathway,
        sectors,
        peak,
        residual,
        sinks,
        draws,
        ImportedPower.of(projection, proofs),
        uncertainty);
  }

  private static Map<Integer, Figure> pathway(Projection projection, Proofs proofs) {
    Map<Integer, Figure> pathway = new LinkedHashMap<>(projection.start().nowcast().years());
    for (int year = Start.NOWCAST + 1; year <= projection.ask().neutralYear(); year++) {
      pathway.put(
          year,
          proofs.co2(
              proofs.label(year, Text.of("CO₂排放（路径）", "CO₂ emissions (pathway)")),
              projection.year(year).total(),
              Proofs.EMISSIONS));
    }
    return pathway;
  }

  Figure cut() {
    return Figure.computed(
        Text.of(
            region().name().zh() + span() + "年需减排量",
            region().name().en() + " " + span() + ", emissions to cut"),
        Unit.MT_CO2,
        "peak - residual",
        "peak",
        peak,
        "residual",
        residual);
  }

  Figure annualFall() {
    return Rates.fall(
        Text.of(
            region().name().zh() + span() + "年排放年均下降",
            region().name().en() + " " + span() + ", mean yearly fall of emissions"),
        peak,
        residual,
        projection.ask().neutralYear() - projection.peakYear());
  }

  private Region region() {
    return projection.ask().region();
  }

  private String span() {
    return projection.peakYear() + "–" + projection.ask().neutralYear();
  }

  Map<Integer, Roadmap.Milestone> milestones() {
    Map<Integer, Roadmap.Milestone> milestones = new LinkedHashMap<>();
    for (int year : projection.milestones()) {
      Figure co2 =
          Figure.sum(
              proofs.label(year, Text.of("CO₂排放", "CO₂ emissions")),
              Unit.MT_CO2,
              sectors.values().stream()
                  .map(sector -> Objects.requireNonNull(sector.milestones().get(year)))
                  .toList());
      Uncertainty.Range range = Objects.requireNonNull(uncertainty.bands().get(year));
      milestones.put(
          year,
          new Roadmap.Milestone(
              co2,
              range.low(),
              range.high(),
              Figure.computed(
                  proofs.label(year, Text.of("排放较峰值变化", "change of emissions against the peak")),
                  Unit.PERCENT,
                  "co2 / peak - 1",
                  "co2",
                  co2,
                  "peak",
                  peak)));
    }
    return milestones;
  }

  /// Mean yearly growth of real GDP assumed.
  Figure growth() {
    int neutral = projection.ask().neutralYear();
    double grown = projection.simulation().growth(neutral);
    return proofs.of(
        Text.of(
            Start.NOWCAST + "–" + neutral + "年假设的实际GDP年均增速",
            "mean yearly growth of real GDP assumed " + Start.NOWCAST + "–" + neutral),
        (StrictMath.pow(grown, 1.0 / (neutral - Start.NOWCAST)) - 1) * 100,
        Unit.PERCENT_PER_YEAR,
        "(Π_t (1 + g_t))^(1/n) − 1");
  }
}
