package tanlu.analytics.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Levers;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// Shares a roadmap among the sectors: each keeps its base-year share up to the peak and then falls
/// to what its levers leave.
final class SectorCuts {
  private record Sector(SectorGroup group, Figure peak, Figure left, Figure residual, Figure cut) {}

  private SectorCuts() {}

  /// The path of every sector group, largest cut first.
  static Map<String, Roadmap.SectorPath> of(
      Dataset data, Pathway pathway, Levers.Scenario scenario) {
    List<Sector> sectors =
        SectorGroup.of(Vintage.V2017).stream()
            .map(group -> sector(data, pathway, group, scenario))
            .toList();
    Figure whole =
        Figure.sum(
            Held.label(
                pathway.region(),
                pathway.neutralYear(),
                Text.of("各部门减排量合计", "cuts of all sectors together")),
            Unit.MT_CO2,
            sectors.stream().map(Sector::cut).toList());
    Map<String, Roadmap.SectorPath> paths = new LinkedHashMap<>();
    for (Sector sector : Totals.ranked(sectors, each -> each.cut.value())) {
      paths.put(sector.group.code(), path(pathway, sector, whole));
    }
    return paths;
  }

  private static Sector sector(
      Dataset data, Pathway pathway, SectorGroup group, Levers.Scenario scenario) {
    Text name = group.name();
    Figure peak =
        Figure.computed(
            pathway.label(name, pathway.peakYear(), Text.of("达峰年排放", "emissions in the peak year")),
            Unit.MT_CO2,
            "sector * peak / base",
            "sector",
            Totals.of(data, pathway.region(), pathway.baseYear(), group),
            "peak",
            pathway.peak(),
            "base",
            pathway.base());
    Figure left = ResidualShare.of(data, group, scenario);
    Figure residual =
        Figure.computed(
            pathway.label(name, pathway.neutralYear(), Text.of("剩余排放", "residual emissions")),
            Unit.MT_CO2,
            "peak * left",
            "peak",
            peak,
            "left",
            left);
    Figure cut =
        Figure.computed(
            pathway.label(
                name,
                pathway.neutralYear(),
                Text.of("较峰值减排量", "emissions cut against the peak year")),
            Unit.MT_CO2,
            "peak - residual",
            "peak",
            peak,
            "residual",
            residual);
    return new Sector(group, peak, left, residual, cut);
  }

  private static Roadmap.SectorPath path(Pathway pathway, Sector sector, Figure whole) {
    Text name = sector.group.name();
    Map<Integer, Figure> milestones = new LinkedHashMap<>();
    for (int year : pathway.milestones()) {
      if (year > pathway.peakYear()) {
        milestones.put(year, pathway.sector(name, year, sector.peak, sector.residual));
      }
    }
    return new Roadmap.SectorPath(
        name,
        sector.peak,
        sector.residual,
        sector.cut,
        Totals.share(
            pathway.label(
                name, pathway.neutralYear(), Text.of("占总减排量的比重", "share of the whole cut")),
            sector.cut,
            whole),
        sector.left,
        milestones);
  }
}
