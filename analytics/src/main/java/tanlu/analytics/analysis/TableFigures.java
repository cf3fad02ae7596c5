package tanlu.analytics.analysis;

import java.util.List;
import java.util.stream.Stream;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Sector;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Labelled figures of an input-output table: flows and sums of flows (estimated for provinces) and
/// margins, in 100 million yuan.
final class TableFigures {
  private final IoTable table;
  private final List<Derivation.Table> origin;

  TableFigures(IoTable table) {
    this(table, List.of());
  }

  /// @param beside what the figures stand on beside the table, e.g. an inventory
  TableFigures(IoTable table, List<Derivation.Table> beside) {
    this.table = table;
    this.origin = Stream.concat(table.origin().stream(), beside.stream()).toList();
  }

  Figure flow(int supplier, int user) {
    Text from = name(supplier);
    Text to = name(user);
    Figure flow =
        money(
            Text.of(
                from.zh() + "→" + to.zh() + "中间流量", "flow from " + from.en() + " to " + to.en()),
            table.flow(supplier, user),
            "Z_ij");
    return table.published(flow.label(), code(supplier), code(user)).orElse(flow);
  }

  Figure grossOutput(int sector) {
    Figure output = of(sector, Text.of("总产出", "gross output"), table.grossOutput(sector), "x_i");
    return table.published(output.label(), code(sector), "GO").orElse(output);
  }

  Figure supply(int sector) {
    return of(
        sector,
        Text.of("供给合计（总产出加进口和流入）", "supply (gross output, imports and inflow)"),
        table.grossOutput(sector) + table.imports(sector) + table.inflow(sector),
        "x_i + IM_i + IF_i");
  }

  Figure valueAdded(int sector) {
    return of(sector, Text.of("增加值", "value added"), table.valueAdded(sector), "v_i");
  }

  Figure imports(int sector) {
    return of(
        sector,
        Text.of("进口和省外流入", "imports and inflow"),
        table.imports(sector) + table.inflow(sector),
        "IM_i + IF_i");
  }

  Figure exports(int sector) {
    return of(
        sector,
        Text.of("出口和流出省外", "exports and outflow"),
        table.exports(sector) + table.outflow(sector),
        "EX_i + OF_i");
  }

  Figure finalDemand(int sector) {
    return of(sector, Text.of("本地最终使用", "local final demand"), table.finalDemand(sector), "y_i");
  }

  Figure outputSum(int sector) {
    return of(
        sector,
        Text.of("中间使用合计", "intermediate sales"),
        table.intermediateSales(sector),
        "Σ_j Z_ij");
  }

  Figure inputSum(int sector) {
    return of(
        sector,
        Text.of("中间投入合计", "intermediate purchases"),
        table.intermediatePurchases(sector),
        "Σ_i Z_ij");
  }

  Figure money(Text what, double value, String equation) {
    return of(what, Quantity.of(value, Unit.YI_YUAN), equation);
  }

  Figure of(Text what, Quantity quantity, String equation) {
    return Figure.analysed(labelled(what), quantity, equation, origin);
  }

  /// The label of a figure of this table.
  Text labelled(Text what) {
    return Held.label(table.region(), table.year(), what);
  }

  /// A figure of one sector.
  Figure of(int sector, Text what, Quantity quantity, String equation) {
    return of(owned(sector, what), quantity, equation);
  }

  /// A share or ratio of two figures of one sector.
  Figure share(int sector, Text what, Figure part, Figure whole) {
    return Totals.share(labelled(owned(sector, what)), part, whole);
  }

  /// How much of a use is met, summed over products.
  Figure use(FinalUse use) {
    double total = 0;
    for (int i = 0; i < table.size(); i++) {
      total += table.finalUse(use, i);
    }
    return money(use.label(), total, "Σ_i F_i");
  }

  private Figure of(int sector, Text what, double value, String equation) {
    return money(owned(sector, what), value, equation);
  }

  Text owned(int sector, Text what) {
    Text name = name(sector);
    return Text.of(name.zh() + what.zh(), name.en() + ", " + what.en());
  }

  private String code(int sector) {
    return table.vintage().sector(sector).code();
  }

  Text name(int sector) {
    Sector named = table.vintage().sector(sector);
    return named.name();
  }
}
