package tanlu.analytics.roadmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.analysis.Totals;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// Emissions of each sector group in the milestones.
final class SectorPaths {
  private static final Text PEAK = Text.of("峰值年排放", "emissions in the peak year");
  private static final Text RESIDUAL = Text.of("剩余排放", "residual emissions");
  private static final Text CUT = Text.of("较峰值年减排量", "emissions cut against the peak year");
  private static final Text PATHWAY = Text.of("CO₂排放（路径）", "CO₂ emissions (pathway)");
  private static final Text ALL_CUTS = Text.of("各部门减排量合计", "cuts of all sectors together");
  private static final Text SHARE = Text.of("占总减排量的比重", "share of the whole cut");
  private static final Text LEFT = Text.of("剩余占峰值年比重", "share of the peak year left");

  private SectorPaths() {}

  private record Path(SectorGroup group, Figure peak, Figure residual, Figure cut) {}

  static Map<String, Roadmap.SectorPath> of(Projection projection, Proofs proofs) {
    List<Path> paths =
        SectorGroup.of(Vintage.V2017).stream().map(g -> path(projection, proofs, g)).toList();
    int neutral = projection.ask().neutralYear();
    Figure whole =
        Figure.sum(
            proofs.label(neutral, ALL_CUTS), Unit.MT_CO2, paths.stream().map(Path::cut).toList());
    Map<String, Roadmap.SectorPath> sectors = new LinkedHashMap<>();
    // By what they emit where nothing is cut.
    List<Path> largest = Totals.ranked(paths, each -> each.peak.value());
    for (Path path : Totals.ranked(largest, each -> each.cut.value())) {
      sectors.put(path.group.code(), sector(projection, proofs, path, whole));
    }
    return sectors;
  }

  static Roadmap.SectorPath together(Roadmap roadmap, Text name, List<Roadmap.SectorPath> parts) {
    int neutral = roadmap.neutralYear();
    Figure peak = sum(roadmap, name, roadmap.peakYear(), PEAK, parts, Roadmap.SectorPath::peak);
    Figure residual = sum(roadmap, name, neutral, RESIDUAL, parts, Roadmap.SectorPath::residual);
    Figure cut = sum(roadmap, name, neutral, CUT, parts, Roadmap.SectorPath::cut);
    Map<Integer, Figure> milestones = new LinkedHashMap<>();
    for (int year : roadmap.milestones().keySet()) {
      milestones.put(
          year,
          sum(
              roadmap,
              name,
              year,
              PATHWAY,
              parts,
              part -> Objects.requireNonNull(part.milestones().get(year))));
    }
    Figure whole =
        Figure.sum(
            ReductionTargets.label(roadmap.region(), neutral, ALL_CUTS),
            Unit.MT_CO2,
            roadmap.sectors().values().stream().map(Roadmap.SectorPath::cut).toList());
    return new Roadmap.SectorPath(
        name,
        peak,
        residual,
        cut,
        whole.value() == 0
            ? parts.getFirst().share().labelled(label(roadmap, name, neutral, SHARE))
            : Totals.share(label(roadmap, name, neutral, SHARE), cut, whole),
        peak.value() == 0
            ? parts.getFirst().left().labelled(label(roadmap, name, neutral, LEFT))
            : Totals.share(label(roadmap, name, neutral, LEFT), residual, peak),
        milestones);
  }

  private static Figure sum(
      Roadmap roadmap,
      Text name,
      int year,
      Text what,
      List<Roadmap.SectorPath> parts,
      Function<Roadmap.SectorPath, Figure> figure) {
    return Figure.sum(
        label(roadmap, name, year, what), Unit.MT_CO2, parts.stream().map(figure).toList());
  }

  private static Text label(Roadmap roadmap, Text name, int year, Text what) {
    return ReductionTargets.label(
        roadmap.region(), year, Text.of(name.zh() + what.zh(), name.en() + ", " + what.en()));
  }

  private static Figure co2(
      Projection projection, Proofs proofs, SectorGroup group, int year, Text what) {
    return proofs.co2(
        proofs.label(group.name(), year, what), projection.group(group, year), Proofs.EMISSIONS);
  }

  private static Path path(Projection projection, Proofs proofs, SectorGroup group) {
    int peakYear = projection.peakYear();
    int neutral = projection.ask().neutralYear();
    Figure peak = co2(projection, proofs, group, peakYear, PEAK);
    Figure residual = co2(projection, proofs, group, neutral, RESIDUAL);
    Figure cut =
        Figure.computed(
            proofs.label(group.name(), neutral, CUT),
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
      milestones.put(year, co2(projection, proofs, path.group, year, PATHWAY));
    }
    Text share = proofs.label(name, neutral, SHARE);
    Text left = proofs.label(name, neutral, LEFT);
    return new Roadmap.SectorPath(
        name,
        path.peak,
        path.residual,
        path.cut,
        whole.value() == 0
            ? proofs.of(share, 0, Unit.PERCENT, "0 where nothing is cut")
            : Totals.share(share, path.cut, whole),
        path.peak.value() == 0
            ? proofs.of(left, 0, Unit.PERCENT, "0 where nothing is emitted")
            : Totals.share(left, path.residual, path.peak),
        milestones);
  }
}
