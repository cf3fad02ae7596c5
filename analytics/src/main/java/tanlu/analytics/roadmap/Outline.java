package tanlu.analytics.roadmap;

import java.util.Map;
import java.util.Optional;
import tanlu.analytics.analysis.NoDataException;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;

/// The timetable of a [Roadmap] alone, for views that follow a moving slider: a fraction of its
/// work and size, and figures of the same names are the same to the bit.
///
/// @param bands by year from the nowcast's on
/// @param imports of power, where a share is held
public record Outline(
    Region region,
    Scenario scenario,
    int baseYear,
    int nowcastYear,
    int peakYear,
    Optional<Integer> askedPeak,
    int neutralYear,
    Figure growth,
    Figure peak,
    Figure residual,
    Optional<Figure> sink,
    Optional<Figure> removal,
    Figure uncovered,
    Figure cut,
    Figure annualFall,
    Map<Integer, Roadmap.Milestone> milestones,
    Map<Integer, Figure> pathway,
    Map<Integer, Uncertainty.Range> bands,
    Optional<ImportedPower> imports) {

  /// @throws NoDataException where the region has no inventory
  /// @throws ParameterException where a lever asked for cannot be
  public static Outline of(Dataset data, Parameters parameters, Ask ask) {
    Timetable timetable = Timetable.of(data, parameters, ask);
    return new Outline(
        ask.region(),
        ask.scenario(),
        Start.INVENTORY,
        Start.NOWCAST,
        timetable.projection().peakYear(),
        ask.peakYear(),
        ask.neutralYear(),
        timetable.growth(),
        timetable.peak(),
        timetable.residual(),
        timetable.sinks().land(),
        timetable.sinks().removal(),
        timetable.sinks().uncovered(),
        timetable.cut(),
        timetable.annualFall(),
        timetable.milestones(),
        timetable.pathway(),
        timetable.uncertainty().bands(),
        timetable.imports());
  }
}
