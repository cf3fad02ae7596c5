package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.engine.Decoupling;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Regions by how far their emissions, or those of one sector, decoupled from their GDP, lowest
/// elasticity first.
///
/// @param what whose emissions are set against GDP
/// @param most the region that decoupled furthest
/// @param least the one that decoupled least
/// @param states the states found, each with its regions
/// @param missing regions without an inventory of both years, or without these emissions
public record DecouplingComparison(
    int from,
    int to,
    Text what,
    Map<String, Row> regions,
    Row most,
    Row least,
    Map<String, Group> states,
    List<Region> missing) {

  public record Row(
      Region region,
      int rank,
      Decoupling.State state,
      Text name,
      Figure co2Change,
      Figure gdpChange,
      Figure elasticity) {}

  public record Group(Text name, Figure count, Text regions) {}

  /// @param sector empty for all emissions
  /// @throws NoDataException where a year has no GDP, or no region has both inventories
  public static DecouplingComparison of(
      Dataset data, List<Region> regions, int from, int to, Optional<SectorGroup> sector) {
    Text what = sector.map(SectorGroup::name).orElse(Text.of("全部部门", "all sectors"));
    List<Row> rows = new ArrayList<>();
    List<Region> missing = new ArrayList<>();
    List<Derivation.Table> tables = new ArrayList<>();
    for (Region region : regions) {
      Held.economy(region, from);
      Held.economy(region, to);
      Optional<Tapio> tapio =
          Held.complete(data, region, from) && Held.complete(data, region, to)
              ? Tapio.of(
                  data,
                  region,
                  from,
                  to,
                  what,
                  emissions(data, region, from, sector),
                  emissions(data, region, to, sector))
              : Optional.empty();
      if (tapio.isEmpty()) {
        missing.add(region);
        continue;
      }
      data.inventory(region, to).ifPresent(inventory -> tables.add(inventory.origin()));
      Tapio found = tapio.get();
      rows.add(
          new Row(
              region,
              0,
              found.state(),
              found.name(),
              found.co2Change(),
              found.gdpChange(),
              found.elasticity()));
    }
    if (rows.isEmpty()) {
      regions.forEach(region -> Held.inventory(data, region, to));
      regions.forEach(region -> Held.inventory(data, region, from));
      throw new NoDataException(
          Text.of(
              "所选地区" + from + "年没有" + what.zh() + "的排放，谈不上脱钩",
              "these regions have no emissions of " + what.en() + " in " + from + " to decouple"),
          List.of(Text.of("全部部门", "all sectors")));
    }
    Map<String, Row> ranked = new LinkedHashMap<>();
    for (Row row : Totals.ranked(rows, row -> -row.elasticity().value())) {
      ranked.put(
          row.region().abbr(),
          new Row(
              row.region(),
              ranked.size() + 1,
              row.state(),
              row.name(),
              row.co2Change(),
              row.gdpChange(),
              row.elasticity()));
    }
    List<Row> order = List.copyOf(ranked.values());
    return new DecouplingComparison(
        from,
        to,
        what,
        ranked,
        order.getFirst(),
        order.getLast(),
        states(from, to, ranked, tables),
        missing);
  }

  private static Figure emissions(
      Dataset data, Region region, int year, Optional<SectorGroup> sector) {
    return sector
        .map(group -> Totals.of(data, region, year, group))
        .orElseGet(() -> Totals.territorial(data, region, year));
  }

  private static Map<String, Group> states(
      int from, int to, Map<String, Row> rows, List<Derivation.Table> tables) {
    Map<Decoupling.State, List<Text>> members = new EnumMap<>(Decoupling.State.class);
    for (Row row : rows.values()) {
      members.computeIfAbsent(row.state(), _ -> new ArrayList<>()).add(row.region().name());
    }
    Map<String, Group> groups = new LinkedHashMap<>();
    members.forEach(
        (state, names) -> {
          Text name = Tapio.name(state);
          groups.put(
              state.name().toLowerCase(Locale.ROOT),
              new Group(
                  name,
                  Figure.analysed(
                      Text.of(
                          from + "–" + to + "年" + name.zh() + "的地区数",
                          "regions in " + name.en() + ", " + from + "–" + to),
                      Quantity.of(names.size(), Unit.ONE),
                      "number of regions in this state of Tapio (2005)",
                      tables),
                  Text.of(
                      String.join("、", names.stream().map(Text::zh).toList()),
                      String.join(", ", names.stream().map(Text::en).toList()))));
        });
    return groups;
  }
}
