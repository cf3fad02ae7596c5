package tanlu.assistant.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.analytics.analysis.SectorAccount;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.SankeyChart;

/// One sector's account as a Sankey: on the left what its supply is made of, on the right where it
/// goes. What the sector uses of its own product is on neither side.
final class SectorSankey {
  private static final int SHOWN = 7;
  private static final String CENTRE = "sector";

  private final List<SankeyChart.Node> left = new ArrayList<>();
  private final List<SankeyChart.Node> right = new ArrayList<>();
  private final List<SankeyChart.Flow> flows = new ArrayList<>();

  private SectorSankey() {}

  /// Empty where the sector has no supply to draw.
  static Optional<SankeyChart> of(
      Region region, int year, Sector sector, SectorAccount account, Text source) {
    SectorSankey sankey = new SectorSankey();
    double within = account.within().map(each -> each.flow().value()).orElse(0.0);
    double inputs = account.inputs().value() - within;
    double sales = account.supply().value() - within;
    for (SectorAccount.Supplier supplier : first(account.suppliers())) {
      inputs -= supplier.flow().value();
      sankey.in(supplier.code(), supplier.name(), supplier.flow().value());
    }
    sankey.in("rest", Text.of("其他供给部门", "Other suppliers"), inputs);
    sankey.in("value-added", Text.of("增加值", "Value added"), value(account.valueAdded()));
    sankey.in("imports", Text.of("进口和省外流入", "Imports and inflow"), value(account.imports()));
    for (SectorAccount.User user : first(account.users())) {
      sales -= user.flow().value();
      sankey.out(user.code(), user.name(), user.flow().value());
    }
    sales -= value(account.finalDemand()) + value(account.exports());
    sankey.out("rest", Text.of("其他使用部门（含统计误差）", "Other users (with the error)"), sales);
    sankey.out("final", Text.of("本地最终使用", "Local final demand"), value(account.finalDemand()));
    sankey.out("exports", Text.of("出口和流出省外", "Exports and outflow"), value(account.exports()));
    if (sankey.flows.isEmpty()) {
      return Optional.empty();
    }
    List<SankeyChart.Node> nodes = new ArrayList<>(sankey.left);
    nodes.add(new SankeyChart.Node(CENTRE, sector.name()));
    nodes.addAll(sankey.right);
    return Optional.of(
        new SankeyChart(
            new Heading(
                Text.of(
                    region.name().zh() + year + "年" + sector.name().zh() + "：从谁买、卖给谁",
                    region.name().en()
                        + " "
                        + year
                        + ": suppliers and users of "
                        + sector.name().en()),
                Unit.YI_YUAN,
                source),
            nodes,
            sankey.flows));
  }

  private static double value(Figure figure) {
    return figure.quantity().to(Unit.YI_YUAN).value();
  }

  private static <T> List<T> first(List<T> partners) {
    return partners.subList(0, Math.min(SHOWN, partners.size()));
  }

  private void in(String id, Text name, double value) {
    if (value > 0) {
      left.add(new SankeyChart.Node("in " + id, name));
      flows.add(new SankeyChart.Flow("in " + id, CENTRE, value));
    }
  }

  private void out(String id, Text name, double value) {
    if (value > 0) {
      right.add(new SankeyChart.Node("out " + id, name));
      flows.add(new SankeyChart.Flow(CENTRE, "out " + id, value));
    }
  }
}
