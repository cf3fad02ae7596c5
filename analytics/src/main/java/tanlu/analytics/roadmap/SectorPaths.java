package tanlu.analytics.roadmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.analysis.Totals;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// Emissions of each sector group in the milestones.
final class SectorPaths {
  private SectorPaths() {}

  private record Path(SectorGroup group, Figure peak, Figure residual, Figure cut) {}

  static Map<String, Roadmap.SectorPath> of(Projection projection, Proofs proofs) {
    List<Path> paths =
        SectorGroup.of(Vintage.V2017).stream().map(g -> path(projection, proofs, g)).toList();
    int neutral = projection.ask().neutralYear();
    Figure whole =
        Figure.sum(
            proofs.label(neutral, Text.of("各部门减排量合计", "cuts of all sectors together")),
            Unit.MT_CO2,
            paths.stream().map(Path::cut).toList());
    Map<String, Roadmap.SectorPath> sectors = new LinkedHashMap<>();
    for (Path path : Totals.ranked(paths, each -> each.cut.value())) {
      sectors.put(path.group.code(), sector(projection, proofs, path, whole));
    }
    return sectors;
  }

  private static Figure co2(
      Projection projection, Proofs proofs, SectorGroup group, int year, Text what) {
    return proofs.co2(
        proofs.label(group.name(), year, what), projection.group(group, year), Proofs.EMISSIONS);
  }

  private static Path path(Projection projection, Proofs proofs, SectorGroup group) {
    int peakYear = projection.peakYear();
    int neutral = projection.ask().neutralYear();
    Figure peak =
        co2(projection, proofs, group, peakYear, Text.of("峰值年排放", "emissions in the peak year"));
    Figure residual =
        co2(projection, proofs, group, neutral, Text.of("剩余排放", "residual emissions"));
    Figure cut =
        Figure.computed(
            proofs.label(
                group.name(), neutral, Text.of("较峰值年减排量", "emissions cut against the peak year")),
            Unit.MT_CO2,
            "peak - residual",
            "peak",
            peak,
            "residual",
            residual);
    return new Path(group, peak, residual, cut);
  }

  private static Roadmap.SectorPath sector(
      Projection projection, Proofs proofs, Path path, Figure whole) {
    int neutral = projection.ask().neutralYear();
    Text name = path.group.name();
    Map<Integer, Figure> milestones = new LinkedHashMap<>();
    for (int year : projection.milestones()) {
      milestones.put(
          year,
          co2(
              projection,
              proofs,
              path.group,
              year,
              Text.of("CO₂排放（路径）", "CO₂ emissions (pathway)")));
    }
    Text left = proofs.label(name, neutral, Text.of("剩余占峰值年比重", "share of the peak year left"));
    return new Roadmap.SectorPath(
        name,
        path.peak,
        path.residual,
        path.cut,
        Totals.share(
            proofs.label(name, neutral, Text.of("占总减排量的比重", "share of the whole cut")),
            path.cut,
            whole),
        path.peak.value() == 0
            ? proofs.of(left, 0, Unit.PERCENT, "0 where nothing is emitted")
            : Totals.share(left, path.residual, path.peak),
        milestones);
  }
}
