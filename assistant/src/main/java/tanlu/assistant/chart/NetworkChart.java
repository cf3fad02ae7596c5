package tanlu.assistant.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.engine.BoxCox;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.answer.Chart.Table;

/// Flows between sectors as a force-directed network. A node's area is proportional to one of its
/// facts, an edge's width follows its flow by a fitted Box–Cox transform, 1 to 40 pixels; all facts
/// show on hover and stand in the node's JSON under `facts`, so that a page can size the nodes by
/// another one.
///
/// @param heading its unit is the flows'
/// @param size the fact that sizes the nodes
public record NetworkChart(Heading heading, List<Node> nodes, List<Edge> edges, Fact size)
    implements ChartSpec {
  private static final double SMALLEST = 7;
  private static final double LARGEST = 46;
  private static final Text REMEDY =
      Text.of(
          "只标注最大的%d个，其余悬停可见；可提高流量门槛再看。".formatted(Legibility.LABELS),
          "Only the %d largest are labelled, hover for the others; a higher flow threshold shows fewer."
              .formatted(Legibility.LABELS));

  /// @param group what colours it, e.g. energy, industry, services
  /// @param facts those that are known
  public record Node(String id, Text name, Text group, Map<Fact, Quantity> facts) {
    public Node {
      facts = Map.copyOf(facts);
      for (Quantity fact : facts.values()) {
        Drawn.requireFinite(fact.value(), name.en());
      }
    }

    @Nullable Double value(Fact fact) {
      Quantity quantity = facts.get(fact);
      return quantity == null ? null : (Double) quantity.value();
    }
  }

  /// @param from id of the node it leaves
  public record Edge(String from, String to, double value) {
    public Edge {
      Drawn.requireFinite(value, "edge " + from + " → " + to);
      if (value <= 0) {
        throw new ChartException(
            "edge %s → %s is %s; expected above 0: leave flows of nothing out"
                .formatted(from, to, value));
      }
    }
  }

  public NetworkChart {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    Set<String> ids = nodes.stream().map(Node::id).collect(Collectors.toCollection(HashSet::new));
    if (ids.size() < nodes.size()) {
      throw new ChartException("two of the nodes share an id; expected each id once");
    }
    for (Edge edge : edges) {
      if (!ids.contains(edge.from()) || !ids.contains(edge.to())) {
        throw new ChartException(
            "edge %s → %s leads to no node; expected two of %s"
                .formatted(edge.from(), edge.to(), ids.stream().sorted().toList()));
      }
    }
    units(nodes);
  }

  @Override
  public String kind() {
    return "network";
  }

  @Override
  public ObjectNode option(Language language) {
    Option option =
        Option.of(kind(), heading, language, Legibility.notes(nodes.size(), edges.size(), REMEDY));
    ObjectNode graph = option.addSeries("graph");
    List<Text> groups = nodes.stream().map(Node::group).distinct().toList();
    for (Text group : groups) {
      String name = Drawn.text(group.in(language));
      ObjectNode category = graph.withArray("categories").addObject().put("name", name);
      category.withObject("/itemStyle").put("color", Lines.colour(option, groups.indexOf(group)));
      Lines.legend(option, name);
    }
    fit(option);
    double greatest = nodes.stream().mapToDouble(this::sizeOf).max().orElse(0);
    Set<String> labelled = labelled();
    for (Node node : nodes) {
      ObjectNode drawn = graph.withArray("data").addObject();
      drawn.put("id", node.id()).put("name", Drawn.text(node.name().in(language)));
      drawn.put("category", groups.indexOf(node.group()));
      drawn.set("value", Option.value(node.value(size)));
      drawn.put("symbolSize", diameter(sizeOf(node), greatest));
      drawn.withObject("/label").put("show", labelled.contains(node.id()));
      drawn.withObject("/tooltip").put("formatter", hover(node, language));
      ObjectNode facts = drawn.withObject("/facts");
      for (Fact fact : Fact.values()) {
        facts.set(fact.key(), Option.value(node.value(fact)));
      }
    }
    drawEdges(graph, language);
    return option.json();
  }

  /// The edges first, then the nodes with their facts: both are plotted.
  @Override
  public Table table(Language language) {
    Map<Fact, Unit> units = units(nodes);
    List<String> columns = new ArrayList<>();
    columns.add(Text.of("起点或节点", "From, or node").in(language));
    columns.add(Text.of("终点", "To").in(language));
    columns.add(Drawn.measured(Text.of("流量", "Flow").in(language), heading.unit(), language));
    for (Fact fact : Fact.values()) {
      columns.add(
          Drawn.measured(fact.label().in(language), units.getOrDefault(fact, Unit.ONE), language));
    }
    Map<String, String> names = names(language);
    List<List<Object>> rows = new ArrayList<>();
    for (Edge edge : edges) {
      Row row = new Row().add(names.get(edge.from())).add(names.get(edge.to()));
      row.add(Drawn.number(edge.value()));
      for (int i = 0; i < Fact.values().length; i++) {
        row.add(null);
      }
      rows.add(row.cells());
    }
    for (Node node : nodes) {
      Row row = new Row().add(names.get(node.id())).add(null).add(null);
      for (Fact fact : Fact.values()) {
        row.add(Drawn.numberOrGap(node.value(fact)));
      }
      rows.add(row.cells());
    }
    return new Table(columns, rows);
  }

  private void drawEdges(ObjectNode graph, Language language) {
    Map<String, String> names = names(language);
    double[] widths = BoxCox.widths(edges.stream().mapToDouble(Edge::value).toArray());
    int at = 0;
    for (Edge edge : edges) {
      ObjectNode link = graph.withArray("links").addObject();
      link.put("source", edge.from()).put("target", edge.to());
      link.set("value", Option.value(edge.value()));
      link.withObject("/lineStyle").put("width", Drawn.number(widths[at++]));
      link.withObject("/tooltip")
          .put(
              "formatter",
              Drawn.hover(
                  List.of(
                      names.get(edge.from()) + " → " + names.get(edge.to()),
                      Drawn.amount(edge.value(), heading.unit(), language))));
    }
  }

  /// With gravity .7 and repulsion 1700 the layout settles on a disc about 123 √n pixels wide,
  /// measured at 21 and 42 nodes; zooming out brings it into the picture.
  private void fit(Option option) {
    double disc = 123 * Math.sqrt(nodes.size());
    double[] room = {380, 250};
    for (int i = 0; i < room.length; i++) {
      JsonNode series = option.json().get("media").get(i).get("option").get("series").get(0);
      ((ObjectNode) series).put("zoom", Drawn.number(Math.min(1, room[i] / disc)));
    }
  }

  private Set<String> labelled() {
    boolean all = !Legibility.exceeded(nodes.size(), edges.size());
    return nodes.stream()
        .sorted(Comparator.comparingDouble(this::sizeOf).reversed())
        .limit(all ? nodes.size() : Legibility.LABELS)
        .map(Node::id)
        .collect(Collectors.toSet());
  }

  private static String hover(Node node, Language language) {
    List<String> lines = new ArrayList<>(List.of(node.name().in(language)));
    for (Fact fact : Fact.values()) {
      Quantity known = node.facts().get(fact);
      Unit unit = known == null ? Unit.ONE : known.unit();
      lines.add(
          fact.label().in(language)
              + (language == Language.ZH ? "：" : ": ")
              + Drawn.amount(node.value(fact), unit, language));
    }
    return Drawn.hover(lines);
  }

  private double sizeOf(Node node) {
    Double value = node.value(size);
    return value == null ? 0 : Math.max(0, value);
  }

  private static double diameter(double value, double greatest) {
    return greatest == 0
        ? SMALLEST
        : Drawn.number(Math.max(SMALLEST, LARGEST * Math.sqrt(value / greatest)));
  }

  private Map<String, String> names(Language language) {
    return nodes.stream().collect(Collectors.toMap(Node::id, node -> node.name().in(language)));
  }

  private static Map<Fact, Unit> units(List<Node> nodes) {
    Map<Fact, Unit> units = new HashMap<>();
    for (Node node : nodes) {
      node.facts()
          .forEach(
              (fact, quantity) -> {
                Unit known = units.putIfAbsent(fact, quantity.unit());
                if (known != null && !known.equals(quantity.unit())) {
                  throw new ChartException(
                      "%s of %s is in %s; expected %s as for the other nodes"
                          .formatted(fact.key(), node.name().en(), quantity.unit(), known));
                }
              });
    }
    return units;
  }
}
