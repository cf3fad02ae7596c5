package tanlu.analytics.roadmap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// What the courses given with a question do: the same roadmap without them, and the difference.
///
/// @param without emissions of the year on the same scenario, peak and neutral year
/// @param change emissions with the courses less those without
public record GivenEffect(Figure without, Figure change) {

  /// By milestone; empty where no course is given.
  static Map<Integer, GivenEffect> of(
      Dataset data, Parameters parameters, Ask ask, Timetable timetable) {
    Map<Integer, GivenEffect> effects = new LinkedHashMap<>();
    if (ask.levers().isEmpty()) {
      return effects;
    }
    Projection plain = Projection.of(data, parameters, ask.with(Map.of()));
    Proofs proofs = new Proofs(plain);
    for (int year : timetable.milestones().keySet()) {
      if (year > Start.NOWCAST) {
        Figure without =
            proofs.co2(
                proofs.label(
                    year, Text.of("不给措施时的CO₂排放", "CO₂ emissions without the levers given")),
                plain.year(year).total(),
                Proofs.EMISSIONS);
        Figure change =
            Figure.computed(
                proofs.label(year, Text.of("所给措施带来的变化", "change by the levers given")),
                Unit.MT_CO2,
                "given - without",
                "given",
                Objects.requireNonNull(timetable.pathway().get(year)),
                "without",
                without);
        effects.put(year, new GivenEffect(without, change));
      }
    }
    return effects;
  }
}
