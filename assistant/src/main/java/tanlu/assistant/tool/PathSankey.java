package tanlu.assistant.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tanlu.analytics.analysis.SupplyChain;
import tanlu.analytics.analysis.SupplyChain.Direction;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.SankeyChart;

/// The paths of a supply chain as a Sankey: a tree, for a sector met on two paths is two nodes. A
/// link is as wide as the emissions beyond it; all other paths are one link, so the sector asked
/// for is as high as its whole chain.
final class PathSankey {
  private static final String ROOT = "root";
  private static final String REST = "rest";

  private record Branch(String id, String parent, Text name, int depth) {}

  private PathSankey() {}

  static SankeyChart of(SupplyChain chain, Text source) {
    boolean upstream = chain.direction() == Direction.UPSTREAM;
    Map<Branch, Double> branches = new LinkedHashMap<>();
    for (SupplyChain.Path path : chain.paths()) {
      String id = ROOT;
      int depth = 0;
      for (SupplyChain.Step step : path.steps()) {
        String parent = id;
        id = parent + "/" + step.code();
        depth++;
        branches.merge(new Branch(id, parent, step.name(), depth), path.co2().value(), Double::sum);
      }
    }
    branches.put(
        new Branch(REST, ROOT, Text.of("其余路径", "All other paths"), 1), chain.remainder().value());
    List<SankeyChart.Node> nodes = new ArrayList<>();
    nodes.add(new SankeyChart.Node(ROOT, chain.name()));
    branches.keySet().stream()
        .sorted(Comparator.comparingInt(Branch::depth))
        .forEach(branch -> nodes.add(new SankeyChart.Node(branch.id, branch.name)));
    List<SankeyChart.Flow> flows = new ArrayList<>();
    branches.forEach(
        (branch, co2) ->
            flows.add(
                upstream
                    ? new SankeyChart.Flow(branch.id, branch.parent, co2)
                    : new SankeyChart.Flow(branch.parent, branch.id, co2)));
    return new SankeyChart(
        heading(chain, upstream, source),
        upstream ? nodes.reversed() : nodes,
        flows,
        upstream ? SankeyChart.Align.RIGHT : SankeyChart.Align.LEFT);
  }

  private static Heading heading(SupplyChain chain, boolean upstream, Text source) {
    return new Heading(
        Text.of(
            chain.region().name().zh()
                + chain.year()
                + "年"
                + chain.name().zh()
                + (upstream ? "上游供应链" : "下游产业链")
                + "CO2排放路径",
            chain.region().name().en()
                + " "
                + chain.year()
                + ": "
                + (upstream ? "upstream" : "downstream")
                + " CO2 paths of "
                + chain.name().en()),
        Unit.MT_CO2,
        source);
  }
}
