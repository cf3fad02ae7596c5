package tanlu.analytics.roadmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.data.Region;

/// A group of provinces on the paths of their own roadmaps among all provinces, in the nowcast year
/// and the milestones: once so, and once with the group on the reference like the others. What
/// differs outside the group is what its path does to the others.
///
/// Years are computed side by side, each whole in one task, so that any number of threads gives the
/// same bits.
final class JointProjection {
  private final ProvinceGroup group;
  private final Ask ask;
  private final MultiRegionalTable table;
  private final List<Projection> members;
  private final List<ProvincePath> provinces;
  private final Map<Integer, JointYear> years = new LinkedHashMap<>();

  private JointProjection(
      Dataset data, Parameters parameters, ProvinceGroup group, Ask ask, MultiRegionalTable table) {
    this.group = group;
    this.ask = ask;
    this.table = table;
    members =
        group.members().parallelStream()
            .map(region -> Projection.of(data, parameters, ask.in(region)))
            .toList();
    provinces =
        table.regions().parallelStream()
            .map(
                region ->
                    member(region)
                        .map(projection -> ProvincePath.of(data, parameters, projection))
                        .orElseGet(() -> ProvincePath.beside(data, parameters, ask.in(region))))
            .toList();
    Outcomes outcomes =
        new Outcomes(
            InterregionalEconomy.of(table),
            provinces,
            new Levels.Case.Of(ask.scenario()),
            Levels.Case.reference(ask.scenario()));
    // The first makes what the others start from.
    years.put(Start.NOWCAST, outcomes.of(Start.NOWCAST, true));
    Projection.milestones(ask.neutralYear()).parallelStream()
        .map(year -> outcomes.of(year, year == ask.neutralYear()))
        .toList()
        .forEach(year -> years.put(year.year(), year));
  }

  /// @param table the multi-regional table it is computed on
  static JointProjection of(
      Dataset data, Parameters parameters, ProvinceGroup group, Ask ask, MultiRegionalTable table) {
    return new JointProjection(data, parameters, group, ask, table);
  }

  private Optional<Projection> member(Region region) {
    return members.stream().filter(each -> each.ask().region().equals(region)).findFirst();
  }

  ProvinceGroup group() {
    return group;
  }

  Ask ask() {
    return ask;
  }

  MultiRegionalTable table() {
    return table;
  }

  /// The members' own roadmaps, in the group's order.
  List<Projection> members() {
    return members;
  }

  /// All provinces, in the table's order.
  List<ProvincePath> provinces() {
    return provinces;
  }

  /// The nowcast year and the milestones.
  List<Integer> years() {
    return List.copyOf(years.keySet());
  }

  List<Integer> milestones() {
    return years().subList(1, years.size());
  }

  JointYear year(int year) {
    JointYear held = years.get(year);
    if (held == null) {
      throw new IllegalArgumentException(year + " is not computed; expected one of " + years());
    }
    return held;
  }
}
