package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.engine.EmissionIntensity;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// The backbone of an industry structure: the strongest flows of intermediate goods, self-loops
/// counted. The top 5 % of 42 × 42 flows are `floor(42 · 42 · 0.05) = 88` edges.
///
/// @param edgeCount how many flows are shown
/// @param flowShare their share of all intermediate flow, within sectors included
/// @param betweenShare the same without flows within a sector
/// @param hubs the largest emitters (by gross output where no emissions are held) with their
///   strongest suppliers and customers
/// @param nodes by sector code, with nine facts each
/// @param edges strongest first
public record IndustryNetwork(
    Region region,
    int year,
    Kind kind,
    Figure edgeCount,
    Figure flowShare,
    Figure betweenShare,
    Map<String, Hub> hubs,
    Map<String, Node> nodes,
    List<Edge> edges) {
  private static final int HUBS = 5;
  private static final int PARTNERS = 3;

  /// @param co2 production-based emissions; empty for sectors without an inventory row, without
  ///   output, and regions without inventory
  public record Node(
      Text name,
      Optional<Figure> co2,
      Optional<Figure> intensity,
      Figure grossOutput,
      Figure valueAdded,
      Figure imports,
      Figure exports,
      Figure finalUse,
      Figure outputSum,
      Figure inputSum) {}

  public record Edge(String from, String to, Text fromName, Text toName, Figure flow) {}

  /// @param suppliers upstream, strongest flow first, the sector itself left out
  /// @param customers downstream
  public record Hub(Text name, List<Partner> suppliers, List<Partner> customers) {}

  public record Partner(String code, Text name, Figure flow) {}

  /// @param topShare the share of all possible flows to keep, above 0 and at most 1
  /// @throws IllegalArgumentException where the share is neither
  public static IndustryNetwork of(Dataset data, Region region, int year, double topShare) {
    if (!(topShare > 0 && topShare <= 1)) {
      throw new IllegalArgumentException(
          "the share of flows to keep must lie above 0 and at most 1, such as 0.05, not "
              + topShare);
    }
    IoTable table = Held.table(data, region, year);
    TableFigures figures = new TableFigures(table);
    int n = table.size();
    // A product such as 1764 · (1/1764), just below its whole number, is not to lose an edge.
    int count = Math.max(1, (int) Math.floor(n * n * topShare + 5e-7));
    List<int[]> strongest = strongest(table, count);
    double kept = 0;
    double keptBetween = 0;
    double all = 0;
    double within = 0;
    for (int[] edge : strongest) {
      double flow = table.flow(edge[0], edge[1]);
      kept += flow;
      keptBetween += edge[0] == edge[1] ? 0 : flow;
    }
    for (int i = 0; i < n; i++) {
      all += table.intermediateSales(i);
      within += table.flow(i, i);
    }
    Map<String, Node> nodes = nodes(data, table, figures);
    List<Sector> sectors = table.vintage().sectors();
    return new IndustryNetwork(
        region,
        year,
        table.kind(),
        Figure.analysed(
            Held.label(region, year, Text.of("最强流量条数", "number of strongest flows")),
            Quantity.of(strongest.size(), Unit.ONE),
            "floor(n² · " + topShare + "), n = " + n,
            table.origin()),
        Figure.computed(
            Held.label(
                region,
                year,
                Text.of("最强流量占全部中间流量的比重", "share of all intermediate flow they carry")),
            Unit.PERCENT,
            "kept / all",
            "kept",
            figures.money(Text.of("最强流量合计", "strongest flows together"), kept, "Σ Z_ij kept"),
            "all",
            figures.money(Text.of("中间流量合计", "all intermediate flow"), all, "Σ_i Σ_j Z_ij")),
        Figure.computed(
            Held.label(
                region,
                year,
                Text.of("最强流量占部门之间流量的比重", "share of the flow between sectors they carry")),
            Unit.PERCENT,
            "kept / all",
            "kept",
            figures.money(
                Text.of("最强流量中部门之间的合计", "strongest flows between sectors together"),
                keptBetween,
                "Σ Z_ij kept, i ≠ j"),
            "all",
            figures.money(
                Text.of("部门之间流量合计", "all flow between sectors"),
                all - within,
                "Σ_i Σ_j Z_ij − Σ_i Z_ii")),
        hubs(table, figures, nodes),
        nodes,
        strongest.stream()
            .map(
                edge ->
                    new Edge(
                        sectors.get(edge[0]).code(),
                        sectors.get(edge[1]).code(),
                        sectors.get(edge[0]).name(),
                        sectors.get(edge[1]).name(),
                        figures.flow(edge[0], edge[1])))
            .toList());
  }

  /// The facts of every sector, by code.
  static Map<String, Node> nodes(Dataset data, IoTable table, TableFigures figures) {
    Optional<Inventory> inventory = data.inventory(table.region(), table.year());
    Optional<EmissionIntensity> intensity =
        inventory.map(held -> EmissionIntensity.of(table, held));
    Map<String, Node> nodes = new LinkedHashMap<>();
    for (int i = 0; i < table.size(); i++) {
      nodes.put(
          table.vintage().sector(i).code(),
          node(table, figures, i, intensity, inventory.map(Inventory::origin)));
    }
    return nodes;
  }

  private static Map<String, Hub> hubs(
      IoTable table, TableFigures figures, Map<String, Node> nodes) {
    boolean emissions = nodes.values().stream().anyMatch(node -> node.co2().isPresent());
    List<Map.Entry<String, Node>> largest =
        Totals.ranked(
            List.copyOf(nodes.entrySet()),
            entry -> {
              Node node = entry.getValue();
              return emissions
                  ? node.co2().map(Figure::value).orElse(0.0)
                  : node.grossOutput().value();
            });
    Map<String, Hub> hubs = new LinkedHashMap<>();
    for (Map.Entry<String, Node> each : largest.subList(0, HUBS)) {
      hubs.put(each.getKey(), hub(table, figures, table.vintage().indexOf(each.getKey())));
    }
    return hubs;
  }

  /// Any sector with its strongest suppliers and customers.
  public static Hub hub(Dataset data, Region region, int year, Sector sector) {
    IoTable table = Held.table(data, region, year);
    return hub(table, new TableFigures(table), table.vintage().indexOf(sector.code()));
  }

  private static Hub hub(IoTable table, TableFigures figures, int sector) {
    return new Hub(
        table.vintage().sector(sector).name(),
        partners(table, sector, other -> figures.flow(other, sector)),
        partners(table, sector, other -> figures.flow(sector, other)));
  }

  private static List<Partner> partners(IoTable table, int hub, IntFunction<Figure> flow) {
    return Totals.ranked(
            IntStream.range(0, table.size())
                .filter(other -> other != hub)
                .mapToObj(
                    other -> {
                      Sector sector = table.vintage().sector(other);
                      return new Partner(sector.code(), sector.name(), flow.apply(other));
                    })
                .filter(partner -> partner.flow().value() > 0)
                .toList(),
            partner -> partner.flow().value())
        .stream()
        .limit(PARTNERS)
        .toList();
  }

  /// The strongest flows, ties by position; flows of nothing are not edges.
  static List<int[]> strongest(IoTable table, int count) {
    List<int[]> cells = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      for (int j = 0; j < table.size(); j++) {
        if (table.flow(i, j) > 0) {
          cells.add(new int[] {i, j});
        }
      }
    }
    cells.sort(Comparator.comparingDouble((int[] cell) -> table.flow(cell[0], cell[1])).reversed());
    return cells.subList(0, Math.min(count, cells.size()));
  }

  private static Node node(
      IoTable table,
      TableFigures figures,
      int i,
      Optional<EmissionIntensity> intensity,
      Optional<Derivation.Table> inventory) {
    Sector sector = table.vintage().sector(i);
    Optional<Figure> co2 =
        intensity
            .filter(known -> known.known(sector))
            .map(
                known -> {
                  List<Derivation.Table> tables = new ArrayList<>(table.origin());
                  inventory.ifPresent(tables::add);
                  return Figure.analysed(
                      Held.label(
                          table.region(),
                          table.year(),
                          Text.of(
                              sector.name().zh() + "CO₂排放",
                              sector.name().en() + ", CO₂ emissions")),
                      Quantity.of(known.emissions(i), Unit.MT_CO2),
                      "E_i: inventory rows of the sector; rows of several sectors by gross output",
                      tables);
                });
    Figure output = figures.grossOutput(i);
    return new Node(
        sector.name(),
        co2,
        co2.map(
            emitted ->
                Figure.computed(
                    Held.label(
                        table.region(),
                        table.year(),
                        Text.of(
                            sector.name().zh() + "单位总产出碳排放",
                            sector.name().en() + ", CO₂ per unit of gross output")),
                    Unit.T_PER_WAN_YUAN,
                    "co2 / output",
                    "co2",
                    emitted,
                    "output",
                    output)),
        output,
        figures.valueAdded(i),
        figures.imports(i),
        figures.exports(i),
        figures.finalDemand(i),
        figures.outputSum(i),
        figures.inputSum(i));
  }
}
