package tanlu.analytics.analysis;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// An input-output table in sum: what a region's sectors use and make, where it comes from and
/// goes, and which inputs weigh most.
///
/// @param inputRate intermediate inputs per gross output, 中间投入率
/// @param finalDemand met in the region, wherever made
/// @param netInflow imports and inflow less exports and outflow
/// @param coefficients the largest direct input coefficients `a_ij = z_ij / x_j`, the sector's own
///   product left out
/// @param sectors by code, largest gross output first
public record TableProfile(
    Region region,
    int year,
    Kind kind,
    Figure grossOutput,
    Figure valueAdded,
    Figure inputs,
    Figure inputRate,
    Figure finalDemand,
    Figure exports,
    Figure imports,
    Figure netInflow,
    List<Coefficient> coefficients,
    Map<String, Row> sectors) {
  private static final int STRONGEST = 10;

  /// @param from the supplier's code
  public record Coefficient(String from, String to, Text fromName, Text toName, Figure value) {}

  /// @param inputs intermediate inputs, wherever made
  /// @param sales intermediate sales, what comes from outside included
  public record Row(
      Text name,
      Figure grossOutput,
      Figure share,
      Figure valueAdded,
      Figure inputs,
      Figure sales,
      Figure finalDemand) {}

  public static TableProfile of(Dataset data, Region region, int year) {
    IoTable table = Held.table(data, region, year);
    TableFigures figures = new TableFigures(table);
    Figure output =
        total(figures, table, Text.of("总产出", "gross output"), table::grossOutput, "Σ_i x_i");
    Figure inputs =
        total(
            figures,
            table,
            Text.of("中间投入合计", "intermediate inputs"),
            table::intermediatePurchases,
            "Σ_i Σ_j Z_ij");
    Figure exports =
        total(
            figures,
            table,
            Text.of("出口和流出省外", "exports and outflow"),
            i -> table.exports(i) + table.outflow(i),
            "Σ_i EX_i + OF_i");
    Figure imports =
        total(
            figures,
            table,
            Text.of("进口和省外流入", "imports and inflow"),
            i -> table.imports(i) + table.inflow(i),
            "Σ_i IM_i + IF_i");
    return new TableProfile(
        region,
        year,
        table.kind(),
        output,
        total(figures, table, Text.of("增加值", "value added"), table::valueAdded, "Σ_j v_j"),
        inputs,
        Totals.share(
            Held.label(
                region, year, Text.of("中间投入率", "intermediate inputs per unit of gross output")),
            inputs,
            output),
        total(
            figures, table, Text.of("本地最终使用", "local final demand"), table::finalDemand, "Σ_i y_i"),
        exports,
        imports,
        Figure.computed(
            Held.label(region, year, Text.of("净流入", "net inflow")),
            Unit.YI_YUAN,
            "imports - exports",
            "imports",
            imports,
            "exports",
            exports),
        coefficients(table, figures),
        sectors(table, figures, output));
  }

  private static Figure total(
      TableFigures figures, IoTable table, Text what, IntToDoubleFunction value, String equation) {
    double sum = 0;
    for (int i = 0; i < table.size(); i++) {
      sum += value.applyAsDouble(i);
    }
    return figures.money(what, sum, equation);
  }

  private static List<Coefficient> coefficients(IoTable table, TableFigures figures) {
    record Cell(int from, int to, double value) {}
    int n = table.size();
    return IntStream.range(0, n * n)
        .mapToObj(
            cell ->
                new Cell(cell / n, cell % n, SectorAccount.coefficient(table, cell / n, cell % n)))
        .filter(cell -> cell.from != cell.to && cell.value > 0)
        .sorted(Comparator.comparingDouble(Cell::value).reversed())
        .limit(STRONGEST)
        .map(
            cell ->
                new Coefficient(
                    table.vintage().sector(cell.from).code(),
                    table.vintage().sector(cell.to).code(),
                    figures.name(cell.from),
                    figures.name(cell.to),
                    SectorAccount.coefficient(table, figures, cell.from, cell.to)))
        .toList();
  }

  private static Map<String, Row> sectors(IoTable table, TableFigures figures, Figure output) {
    Map<String, Row> rows = new LinkedHashMap<>();
    List<Integer> largest =
        Totals.ranked(IntStream.range(0, table.size()).boxed().toList(), i -> table.grossOutput(i));
    for (int i : largest) {
      Figure made = figures.grossOutput(i);
      rows.put(
          table.vintage().sector(i).code(),
          new Row(
              figures.name(i),
              made,
              figures.share(i, Text.of("总产出占比", "share of gross output"), made, output),
              figures.valueAdded(i),
              figures.inputSum(i),
              figures.outputSum(i),
              figures.finalDemand(i)));
    }
    return rows;
  }
}
