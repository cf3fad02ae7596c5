package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.engine.Leontief;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// Flows for a Sankey picture: between industries, ordered from resources to consumption, or of CO2
/// from fuels to the sectors that burn them.
///
/// @param nodes in order, resources first
/// @param links largest first; in the industry kind a link may run against the order
public record FlowSankey(
    Region region,
    int year,
    String kind,
    List<Node> nodes,
    List<Link> links,
    Figure shown,
    Figure share) {

  public record Node(String code, Text name) {}

  public record Link(String from, String to, Text fromName, Text toName, Figure value) {}

  private static final Map<String, Text> FUELS =
      Map.of(
          "coal", Text.of("煤炭", "Coal"),
          "coke", Text.of("焦炭", "Coke"),
          "oil", Text.of("油品", "Oil products"),
          "gas", Text.of("天然气", "Natural gas"),
          "process", Text.of("工业过程", "Industrial process"));

  /// The strongest flows between different industries.
  ///
  /// @param top how many flows at most
  public static FlowSankey industry(Dataset data, Region region, int year, int top) {
    IoTable table = Held.table(data, region, year);
    TableFigures figures = new TableFigures(table);
    int n = table.size();
    List<int[]> between =
        IndustryNetwork.strongest(table, n * n).stream()
            .filter(cell -> cell[0] != cell[1])
            .limit(top)
            .toList();
    double[] upstreamness = upstreamness(table);
    List<Node> nodes =
        IntStream.range(0, n)
            .filter(i -> between.stream().anyMatch(cell -> cell[0] == i || cell[1] == i))
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> upstreamness[i]).reversed())
            .map(i -> new Node(table.vintage().sector(i).code(), table.vintage().sector(i).name()))
            .toList();
    List<Link> links =
        between.stream()
            .map(
                cell ->
                    new Link(
                        table.vintage().sector(cell[0]).code(),
                        table.vintage().sector(cell[1]).code(),
                        table.vintage().sector(cell[0]).name(),
                        table.vintage().sector(cell[1]).name(),
                        figures.flow(cell[0], cell[1])))
            .toList();
    double all = 0;
    for (int i = 0; i < n; i++) {
      all += table.intermediateSales(i) - table.flow(i, i);
    }
    Figure whole =
        figures.money(Text.of("部门间中间流量合计", "all flow between sectors"), all, "Σ_i Σ_{j≠i} Z_ij");
    return done(region, year, "industry", nodes, links, Unit.YI_YUAN, whole);
  }

  /// CO2 from each fuel and from processes to the sectors, the largest sectors apart and the rest
  /// together.
  public static FlowSankey energy(Dataset data, Region region, int year, int top) {
    if (!data.hasFuels(region, year)) {
      throw Held.noFuels(region, year);
    }
    Held.inventory(data, region, year);
    List<SectorGroup> groups =
        Totals.ranked(
            SectorGroup.of(Vintage.V2017), group -> Totals.of(data, region, year, group).value());
    List<SectorGroup> apart = groups.subList(0, Math.min(top, groups.size()));
    List<SectorGroup> rest = groups.subList(apart.size(), groups.size());
    List<Link> links = new ArrayList<>();
    for (String fuel : Dataset.FUELS) {
      for (SectorGroup group : apart) {
        link(data, region, year, fuel, group.code(), group.name(), group.rows())
            .ifPresent(links::add);
      }
      link(
              data,
              region,
              year,
              fuel,
              "rest",
              Text.of("其余部门", "Other sectors"),
              rest.stream().flatMap(group -> group.rows().stream()).toList())
          .ifPresent(links::add);
    }
    List<Node> nodes = new ArrayList<>();
    Dataset.FUELS.forEach(fuel -> nodes.add(new Node(fuel, fuelName(fuel))));
    apart.forEach(group -> nodes.add(new Node(group.code(), group.name())));
    nodes.add(new Node("rest", Text.of("其余部门", "Other sectors")));
    List<Node> used =
        nodes.stream()
            .filter(
                node ->
                    links.stream()
                        .anyMatch(
                            link ->
                                link.from().equals(node.code()) || link.to().equals(node.code())))
            .toList();
    return done(
        region,
        year,
        "energy",
        used,
        Totals.ranked(links, link -> link.value().value()),
        Unit.MT_CO2,
        Totals.territorial(data, region, year));
  }

  public static Text fuelName(String fuel) {
    return java.util.Objects.requireNonNull(FUELS.get(fuel), fuel);
  }

  private static FlowSankey done(
      Region region,
      int year,
      String kind,
      List<Node> nodes,
      List<Link> links,
      Unit unit,
      Figure whole) {
    Figure shown =
        Figure.sum(
            Held.label(region, year, Text.of("图中流量合计", "flows shown together")),
            unit,
            links.stream().map(Link::value).toList());
    return new FlowSankey(
        region,
        year,
        kind,
        nodes,
        links,
        shown,
        Totals.share(
            Held.label(region, year, Text.of("图中流量占全部的比重", "share of the whole shown")),
            shown,
            whole));
  }

  private static Optional<Link> link(
      Dataset data,
      Region region,
      int year,
      String fuel,
      String code,
      Text name,
      List<InventoryRow> rows) {
    List<Figure> parts =
        rows.stream()
            .flatMap(row -> data.co2ByFuel(region, year, row, fuel).stream())
            .filter(figure -> figure.value() > 0)
            .toList();
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Text label =
        Held.label(
            region,
            year,
            Text.of(
                fuelName(fuel).zh() + "→" + name.zh() + "CO₂排放",
                "CO₂ from " + fuelName(fuel).en() + " in " + name.en()));
    return Optional.of(
        new Link(
            fuel,
            code,
            fuelName(fuel),
            name,
            parts.size() == 1
                ? parts.getFirst().labelled(label)
                : Figure.sum(label, Unit.MT_CO2, parts)));
  }

  /// Distance of a sector from final use after Antràs et al. (2012): row sums of `(I − ŝ⁻¹ Z)⁻¹`,
  /// with supply `s = x + imports + inflow`, since Z counts inputs from outside too.
  private static double[] upstreamness(IoTable table) {
    int n = table.size();
    double[][] shares = new double[n][n];
    for (int i = 0; i < n; i++) {
      double supply = table.grossOutput(i) + table.imports(i) + table.inflow(i);
      for (int j = 0; j < n; j++) {
        shares[i][j] = supply == 0 ? 0 : table.flow(i, j) / supply;
      }
    }
    double[] ones = new double[n];
    java.util.Arrays.fill(ones, 1);
    return Leontief.times(Leontief.inverse(shares), ones);
  }
}
