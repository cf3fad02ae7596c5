package tanlu.assistant.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.answer.Chart.Table;

/// Flows from resources to consumption, always acyclic. The order of the nodes is the direction of
/// flow: an edge along it is drawn as it is; an edge against it ends in a mirrored node on the
/// right, "Return: X", which nothing leaves; a flow into itself is not drawn and its sum is noted.
/// So every path either climbs in the order or ends: no input closes a cycle.
///
/// @param nodes from resources to consumption
/// @param flows parallel ones are added
/// @param align which side nodes keep to
public record SankeyChart(Heading heading, List<Node> nodes, List<Flow> flows, Align align)
    implements ChartSpec {
  private static final Text RETURN = Text.of("回流：%s", "Return: %s");
  private static final Text REMEDY = Text.of("可提高流量门槛再看。", "A higher flow threshold shows fewer.");

  /// Whether a node stands as far from the sources as its longest path (left), as far from the ends
  /// (right), or spread over the width.
  public enum Align {
    JUSTIFY,
    LEFT,
    RIGHT
  }

  public record Node(String id, Text name) {}

  /// @param value in the heading's unit; 0 is not drawn
  public record Flow(String from, String to, double value) {
    public Flow {
      Drawn.requireFinite(value, "flow " + from + " → " + to);
      if (value < 0) {
        throw new ChartException(
            "flow %s → %s is %s; expected 0 or more, because a Sankey has no negative widths"
                .formatted(from, to, value));
      }
    }
  }

  /// A drawn flow; a returning one ends in the mirror of its target.
  private record Link(Node from, Node to, boolean returning) {
    String targetId() {
      return returning ? "return:" + to.id() : "node:" + to.id();
    }

    String targetName(Language language) {
      String name = to.name().in(language);
      return returning ? RETURN.in(language).formatted(name) : name;
    }
  }

  public SankeyChart(Heading heading, List<Node> nodes, List<Flow> flows) {
    this(heading, nodes, flows, Align.JUSTIFY);
  }

  public SankeyChart {
    nodes = List.copyOf(nodes);
    flows = List.copyOf(flows);
    Map<String, Integer> order = order(nodes);
    for (Flow flow : flows) {
      if (!order.containsKey(flow.from()) || !order.containsKey(flow.to())) {
        throw new ChartException(
            "flow %s → %s leads to no node; expected two of %s"
                .formatted(flow.from(), flow.to(), order.keySet()));
      }
    }
  }

  @Override
  public String kind() {
    return "sankey";
  }

  @Override
  public ObjectNode option(Language language) {
    Map<Link, Double> links = links();
    Map<String, ObjectNode> drawn = new LinkedHashMap<>();
    Map<String, Double> out = new HashMap<>();
    Map<String, Double> in = new HashMap<>();
    Option option = Option.of(kind(), heading, language, notes(links.keySet()));
    ObjectNode sankey = option.addSeries("sankey");
    sankey.put("nodeAlign", align.name().toLowerCase(Locale.ROOT));
    ArrayNode data = sankey.withArray("data");
    ArrayNode edges = sankey.withArray("links");
    links.forEach(
        (link, value) -> {
          String source = "node:" + link.from().id();
          String from = link.from().name().in(language);
          String to = link.targetName(language);
          drawn.computeIfAbsent(
              source, id -> node(data, id, from, Lines.colour(option, data.size())));
          drawn.computeIfAbsent(
              link.targetId(),
              id ->
                  node(
                      data,
                      id,
                      to,
                      link.returning() ? Lines.GREY : Lines.colour(option, data.size())));
          out.merge(source, value, Double::sum);
          in.merge(link.targetId(), value, Double::sum);
          ObjectNode edge = edges.addObject();
          edge.put("source", source).put("target", link.targetId());
          edge.set("value", Option.value(value));
          if (link.returning()) {
            edge.withObject("/lineStyle").put("color", Lines.GREY).put("opacity", 0.3);
          }
          edge.withObject("/tooltip")
              .put(
                  "formatter",
                  Drawn.hover(
                      List.of(from + " → " + to, Drawn.amount(value, heading.unit(), language))));
        });
    drawn.forEach(
        (id, node) -> {
          double height = Math.max(out.getOrDefault(id, 0.0), in.getOrDefault(id, 0.0));
          String amount = Drawn.amount(height, heading.unit(), language);
          node.withObject("/tooltip")
              .put("formatter", Drawn.hover(List.of(node.get("name").asText(), amount)));
        });
    return option.json();
  }

  @Override
  public Table table(Language language) {
    List<String> columns =
        List.of(
            Text.of("来源", "From").in(language),
            Text.of("去向", "To").in(language),
            Drawn.measured(Text.of("流量", "Flow").in(language), heading.unit(), language));
    List<List<Object>> rows = new ArrayList<>();
    links()
        .forEach(
            (link, value) ->
                rows.add(
                    List.of(
                        link.from().name().in(language),
                        link.targetName(language),
                        Drawn.number(value))));
    return new Table(columns, rows);
  }

  private Map<Link, Double> links() {
    Map<String, Integer> order = order(nodes);
    Map<Link, Double> links = new LinkedHashMap<>();
    for (Flow flow : flows) {
      int from = order.getOrDefault(flow.from(), 0);
      int to = order.getOrDefault(flow.to(), 0);
      if (from != to && flow.value() > 0) {
        links.merge(new Link(nodes.get(from), nodes.get(to), to < from), flow.value(), Double::sum);
      }
    }
    return links;
  }

  private List<Text> notes(Set<Link> links) {
    Set<String> ends = new LinkedHashSet<>();
    links.forEach(
        link -> {
          ends.add("node:" + link.from().id());
          ends.add(link.targetId());
        });
    List<Text> notes = new ArrayList<>(Legibility.notes(ends.size(), links.size(), REMEDY));
    double within =
        flows.stream().filter(flow -> flow.from().equals(flow.to())).mapToDouble(Flow::value).sum();
    if (within > 0) {
      notes.add(
          Text.of(
              "未画出部门内部流量，合计%s。".formatted(Drawn.amount(within, heading.unit(), Language.ZH)),
              "Flows of a sector into itself are not drawn; they sum to %s."
                  .formatted(Drawn.amount(within, heading.unit(), Language.EN))));
    }
    return notes;
  }

  private static ObjectNode node(ArrayNode data, String id, String name, String colour) {
    ObjectNode node = data.addObject().put("id", id).put("name", Drawn.text(name));
    node.withObject("/itemStyle").put("color", colour);
    return node;
  }

  private static Map<String, Integer> order(List<Node> nodes) {
    Map<String, Integer> order = new LinkedHashMap<>();
    for (Node node : nodes) {
      if (order.put(node.id(), order.size()) != null) {
        throw new ChartException("node id " + node.id() + " occurs twice; expected each id once");
      }
    }
    return order;
  }
}
