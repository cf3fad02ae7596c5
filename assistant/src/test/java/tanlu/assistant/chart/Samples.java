package tanlu.assistant.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// One valid chart per kind, with layout data made for the test.
final class Samples {
  static final Heading HEADING =
      new Heading(Text.of("排放", "Emissions"), Unit.MT_CO2, Text.of("测试", "test"));
  static final Text YEAR = Text.of("年份", "Year");

  private Samples() {}

  static Text text(String both) {
    return Text.of(both, both);
  }

  static LineChart line() {
    return new LineChart(
        HEADING,
        YEAR,
        List.of("2012", "2017", "2030"),
        List.of(
            Series.of(text("history"), Arrays.asList(1.5, 2.5, null)),
            Series.of(text("scenario"), Arrays.asList(null, 2.5, 4.0))
                .asAssumed()
                .within(Arrays.asList(null, 2.5, 3.0), Arrays.asList(null, 2.5, 5.0))
                .marked(new Series.Mark("2030", Text.of("达峰", "Peak")))));
  }

  static AreaChart area() {
    return new AreaChart(
        HEADING,
        YEAR,
        List.of("2020", "2030"),
        List.of(Series.of(text("rest"), 3, 1), Series.of(text("wedge"), 0, 2)),
        List.of(Series.of(text("baseline"), 3, 3).asAssumed()));
  }

  static BarChart bar(BarChart.Layout layout) {
    return new BarChart(
        HEADING,
        Text.of("省份", "Province"),
        List.of(text("A"), text("B"), text("C")),
        List.of(Series.of(text("2017"), Arrays.asList(1.0, null, 3.0))),
        layout);
  }

  static WaterfallChart waterfall() {
    return new WaterfallChart(
        HEADING,
        Text.of("因素", "Driver"),
        List.of(
            WaterfallChart.Bar.total(text("2012"), 10),
            WaterfallChart.Bar.step(text("growth"), 4.5),
            WaterfallChart.Bar.step(text("intensity"), -16),
            WaterfallChart.Bar.total(text("2017"), -1.5)));
  }

  static NetworkChart network(int nodes, int edges) {
    List<NetworkChart.Node> all = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      all.add(
          new NetworkChart.Node(
              "n" + i,
              text("Sector " + i),
              text("group " + i % 3),
              Map.of(Fact.CO2, Quantity.of(i, Unit.MT_CO2))));
    }
    List<NetworkChart.Edge> links = new ArrayList<>();
    for (int i = 0; i < edges; i++) {
      links.add(new NetworkChart.Edge("n" + i % nodes, "n" + (i * 7 + 1) % nodes, i + 1));
    }
    return new NetworkChart(HEADING, all, links, Fact.CO2);
  }

  static SankeyChart sankey() {
    return new SankeyChart(
        HEADING,
        Stream.of("coal", "power", "homes").map(id -> new SankeyChart.Node(id, text(id))).toList(),
        List.of(
            new SankeyChart.Flow("coal", "power", 5),
            new SankeyChart.Flow("power", "homes", 3),
            new SankeyChart.Flow("homes", "coal", 1),
            new SankeyChart.Flow("power", "power", 2)));
  }

  static TileMap map() {
    return new TileMap(HEADING, text("CO2"), Map.of("GD", 556.86, "BJ", 84.6));
  }

  /// Flows of as many sectors to each other.
  static HeatMap heatMap(int sectors) {
    List<Text> names = new ArrayList<>();
    List<List<Double>> flows = new ArrayList<>();
    for (int i = 0; i < sectors; i++) {
      names.add(text("Sector " + i));
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < sectors; j++) {
        row.add(i == j ? 0 : Math.pow(10, (i + j) % 7 - 2));
      }
      flows.add(row);
    }
    return new HeatMap(
        HEADING, text("Supplier"), text("User"), names, names, flows, text("Name a sector."));
  }

  static ScatterChart scatter() {
    return new ScatterChart(
        HEADING,
        text("backward"),
        text("forward"),
        1,
        text("CO2"),
        List.of(
            new ScatterChart.Group(
                text("key"),
                List.of(
                    new ScatterChart.Point(text("A"), 1.5, 1.2, Quantity.of(9, Unit.MT_CO2)),
                    new ScatterChart.Point(text("B"), 1.1, 1.9, Quantity.of(1, Unit.MT_CO2)))),
            new ScatterChart.Group(text("none"), List.of()),
            new ScatterChart.Group(
                text("weak"),
                List.of(
                    new ScatterChart.Point(text("C"), 0.4, 0.7, Quantity.of(36, Unit.MT_CO2))))),
        2);
  }

  static Stream<ChartSpec> all() {
    return Stream.of(
        line(),
        area(),
        bar(BarChart.Layout.COLUMNS),
        bar(BarChart.Layout.RANKING),
        waterfall(),
        network(42, 88),
        sankey(),
        heatMap(42),
        scatter(),
        map());
  }
}
