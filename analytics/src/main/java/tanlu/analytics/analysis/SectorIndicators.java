package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.engine.FlowNetwork;
import tanlu.analytics.engine.Standing;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// The indicator table of an industry structure: every sector by value, share, rank and percentile.
///
/// @param indicators by [SectorIndicator#code()], in the order asked for
/// @param missing indicators no sector has, for want of an inventory or of flows that return
public record SectorIndicators(
    Region region, int year, Kind kind, Map<String, Column> indicators, List<Text> missing) {

  /// @param total of all sectors; empty where their values do not add up to anything
  /// @param sectors by code, largest value first
  public record Column(Text name, Optional<Figure> total, Map<String, Row> sectors) {}

  /// @param name the sector's
  /// @param rank 1 is the largest; equal values share the better rank
  /// @param share of the total; empty without one, and where a value is negative
  /// @param percentile 0 to 100, the share of the other sectors that stand below
  public record Row(Text name, int rank, Figure value, Optional<Figure> share, Figure percentile) {}

  /// One sector in every indicator of the table that it has, by the indicator's code; each row
  /// bears the indicator's name.
  public record Profile(Text name, Map<String, Row> indicators) {}

  /// @throws NoDataException where no indicator has any value
  public static SectorIndicators of(
      Dataset data, Region region, int year, List<SectorIndicator> wanted) {
    IoTable table = Held.table(data, region, year);
    TableFigures figures = new TableFigures(table);
    List<IndustryNetwork.Node> nodes =
        List.copyOf(IndustryNetwork.nodes(data, table, figures).values());
    double[][] flows = flows(table);
    Map<String, Column> columns = new LinkedHashMap<>();
    List<Text> missing = new ArrayList<>();
    for (SectorIndicator indicator : wanted) {
      List<Optional<Figure>> values = values(indicator, table, figures, nodes, flows);
      if (values.stream().allMatch(Optional::isEmpty)) {
        missing.add(indicator.label());
      } else {
        columns.put(indicator.code(), column(indicator, table, figures, values));
      }
    }
    if (columns.isEmpty()) {
      Held.inventory(data, region, year);
      throw new NoDataException(
          Text.of(
              region.name().zh() + year + "年的投入产出表给不出" + missing.getFirst().zh(),
              "the "
                  + year
                  + " table of "
                  + region.name().en()
                  + " has no values of "
                  + missing.getFirst().en()),
          List.of(SectorIndicator.GROSS_OUTPUT.label()));
    }
    return new SectorIndicators(region, year, table.kind(), columns, missing);
  }

  /// One sector's row of the table.
  public Profile profile(Sector sector) {
    Map<String, Row> rows = new LinkedHashMap<>();
    indicators.forEach(
        (code, column) -> {
          Row row = column.sectors().get(sector.code());
          if (row != null) {
            rows.put(
                code,
                new Row(column.name(), row.rank(), row.value(), row.share(), row.percentile()));
          }
        });
    return new Profile(sector.name(), rows);
  }

  private static List<Optional<Figure>> values(
      SectorIndicator indicator,
      IoTable table,
      TableFigures figures,
      List<IndustryNetwork.Node> nodes,
      double[][] flows) {
    Optional<double[]> centrality =
        indicator == SectorIndicator.CENTRALITY ? centrality(flows) : Optional.empty();
    double[] inDegree = FlowNetwork.inDegree(flows);
    double[] outDegree = FlowNetwork.outDegree(flows);
    return IntStream.range(0, table.size())
        .mapToObj(
            i -> {
              IndustryNetwork.Node node = nodes.get(i);
              return switch (indicator) {
                case GROSS_OUTPUT -> Optional.of(node.grossOutput());
                case TOTAL_INPUT ->
                    Optional.of(
                        of(figures, i, indicator, "sum()", node.inputSum(), node.valueAdded()));
                case INTERMEDIATE_INPUT ->
                    Optional.of(
                        of(figures, i, indicator, "a − b", node.grossOutput(), node.valueAdded()));
                case VALUE_ADDED -> Optional.of(node.valueAdded());
                case IMPORTS -> Optional.of(node.imports());
                case EXPORTS -> Optional.of(node.exports());
                case NET_EXPORTS ->
                    Optional.of(of(figures, i, indicator, "a − b", node.exports(), node.imports()));
                case FINAL_USE -> Optional.of(node.finalUse());
                case CO2 -> node.co2();
                case INTENSITY -> node.intensity();
                case INPUT_SUM -> Optional.of(node.inputSum());
                case OUTPUT_SUM -> Optional.of(node.outputSum());
                case WITHIN ->
                    Optional.of(figures.flow(i, i).labelled(label(figures, i, indicator)));
                case CENTRALITY ->
                    centrality.map(
                        c ->
                            figures.of(
                                i,
                                indicator.label(),
                                Quantity.of(c[i], Unit.ONE),
                                "c_j ∝ Σ_i c_i Z_ij, Σ c² = 1"));
                case IN_DEGREE ->
                    Optional.of(money(figures, i, indicator, inDegree[i], "Σ_{i≠j} Z_ij"));
                case OUT_DEGREE ->
                    Optional.of(money(figures, i, indicator, outDegree[i], "Σ_{j≠i} Z_ij"));
              };
            })
        .toList();
  }

  /// Empty where a flow is negative or none returns: then it is undefined.
  private static Optional<double[]> centrality(double[][] flows) {
    double most = 0;
    for (double[] row : flows) {
      for (double flow : row) {
        if (flow < 0) {
          return Optional.empty();
        }
        most = Math.max(most, flow);
      }
    }
    return most > 0 ? Optional.of(FlowNetwork.eigenvectorCentrality(flows)) : Optional.empty();
  }

  private static double[][] flows(IoTable table) {
    double[][] flows = new double[table.size()][table.size()];
    for (int i = 0; i < flows.length; i++) {
      for (int j = 0; j < flows.length; j++) {
        flows[i][j] = table.flow(i, j);
      }
    }
    return flows;
  }

  private static Figure money(
      TableFigures figures, int i, SectorIndicator indicator, double value, String equation) {
    return figures.of(i, indicator.label(), Quantity.of(value, Unit.YI_YUAN), equation);
  }

  private static Figure of(
      TableFigures figures, int i, SectorIndicator indicator, String formula, Figure a, Figure b) {
    return Figure.computed(label(figures, i, indicator), Unit.YI_YUAN, formula, "a", a, "b", b);
  }

  private static Text label(TableFigures figures, int i, SectorIndicator indicator) {
    return figures.labelled(figures.owned(i, indicator.label()));
  }

  private static Column column(
      SectorIndicator indicator,
      IoTable table,
      TableFigures figures,
      List<Optional<Figure>> values) {
    double[] numbers =
        values.stream().mapToDouble(each -> each.map(Figure::value).orElse(Double.NaN)).toArray();
    List<Optional<Standing>> standings = Standing.of(numbers);
    List<Figure> held = values.stream().flatMap(Optional::stream).toList();
    boolean parts =
        standings.stream().flatMap(Optional::stream).anyMatch(s -> s.share().isPresent());
    Optional<Figure> total =
        indicator.hasShares()
            ? Optional.of(
                Figure.sum(
                    figures.labelled(
                        Text.of(
                            "各部门" + indicator.label().zh() + "合计",
                            indicator.label().en() + " of all sectors")),
                    held.getFirst().unit(),
                    held))
            : Optional.empty();
    Map<String, Row> rows = new LinkedHashMap<>();
    List<Integer> order =
        Totals.ranked(
            IntStream.range(0, numbers.length)
                .filter(i -> !Double.isNaN(numbers[i]))
                .boxed()
                .toList(),
            i -> numbers[i]);
    for (int i : order) {
      Figure value = values.get(i).orElseThrow();
      Standing standing = standings.get(i).orElseThrow();
      Text share = Text.of(indicator.label().zh() + "占比", "share of " + indicator.label().en());
      Text percentile =
          Text.of(indicator.label().zh() + "百分位", "percentile by " + indicator.label().en());
      rows.put(
          table.vintage().sector(i).code(),
          new Row(
              figures.name(i),
              standing.rank(),
              value,
              total.filter(_ -> parts).map(whole -> figures.share(i, share, value, whole)),
              figures.of(
                  i,
                  percentile,
                  Quantity.of(standing.percentile(), Unit.ONE),
                  "100 · (smaller + equal / 2) / others")));
    }
    return new Column(indicator.label(), total, rows);
  }
}
