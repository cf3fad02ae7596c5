package tanlu.assistant.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.answer.Chart;

class ChartSpecTest {
  @Test
  void aChartCarriesItsHeadingInTheAskedLanguage() {
    Chart chart = Samples.line().toChart("chart-1", Language.ZH);
    assertThat(List.of(chart.id(), chart.kind(), chart.title(), chart.unit(), chart.source()))
        .containsExactly("chart-1", "line", "排放", "百万吨CO2", "测试");
    assertThat(chart.table().columns())
        .containsExactly(
            "年份",
            "history（百万吨CO2）",
            "scenario（百万吨CO2）",
            "scenario·低值（百万吨CO2）",
            "scenario·高值（百万吨CO2）");
  }

  @Test
  void unequalYearsKeepTheirDistanceAndTheTableOnlyTheGivenOnes() {
    LineChart chart =
        new LineChart(
            Samples.HEADING,
            Samples.YEAR,
            List.of("2012", "2017", "2027"),
            List.of(Series.of(Samples.text("a"), 1, 2, 3)));
    JsonNode option = chart.option(Language.EN);
    assertThat(option.at("/xAxis/data")).hasToString("[\"2012\",\"2017\",\"2022\",\"2027\"]");
    assertThat(option.at("/series/0/data")).hasToString("[1.0,2.0,null,3.0]");
    assertThat(option.at("/series/0/connectNulls").asBoolean()).isTrue();
    assertThat(chart.table(Language.EN).rows())
        .containsExactly(List.of("2012", 1.0), List.of("2017", 2.0), List.of("2027", 3.0));
  }

  @Test
  void aMissingValueStaysAGapAndIsNeverBridged() {
    LineChart chart =
        new LineChart(
            Samples.HEADING,
            Samples.YEAR,
            List.of("2010", "2011", "2012", "2017"),
            List.of(Series.of(Samples.text("a"), Arrays.asList(1.0, null, 3.0, 4.0))));
    JsonNode series = chart.option(Language.EN).at("/series/0");
    assertThat(series.get("data").get(1).isNull()).isTrue();
    assertThat(series.get("connectNulls").asBoolean()).isFalse();
    assertThat(chart.table(Language.EN).rows().get(1).get(1)).isNull();
  }

  @Test
  void plottedNumbersHaveSixDigitsAndTheTableTheSame() {
    BarChart chart =
        new BarChart(
            Samples.HEADING,
            Samples.YEAR,
            List.of(Samples.text("x")),
            List.of(Series.of(Samples.text("a"), 556.8612345)),
            BarChart.Layout.COLUMNS);
    assertThat(chart.option(Language.EN).at("/series/0/data/0").asDouble()).isEqualTo(556.861);
    assertThat(chart.table(Language.EN).rows()).containsExactly(List.of("x", 556.861));
  }

  @Test
  void aRankingPutsTheGreatestFirstAndWhatIsMissingLast() {
    BarChart chart = Samples.bar(BarChart.Layout.RANKING);
    assertThat(chart.option(Language.EN).at("/yAxis/data")).hasToString("[\"C\",\"A\",\"B\"]");
    assertThat(chart.table(Language.EN).rows().stream().map(List::getFirst))
        .containsExactly("C", "A", "B");
  }

  @Test
  void aStepOfAWaterfallBeginsWhereTheBarAboveItEnds() {
    JsonNode option = Samples.waterfall().option(Language.EN);
    assertThat(option.at("/series/0/data")).hasToString("[0.0,10.0,14.5,0.0]");
    assertThat(option.at("/series/1/data").findValuesAsText("value"))
        .containsExactly("10.0", "4.5", "-16.0", "-1.5");
    assertThat(option.at("/series/1/data").findValuesAsText("formatter"))
        .contains("10", "+4.5", "−16", "−1.5");
  }

  @Test
  void aTotalTheStepsDoNotAddUpToIsRefused() {
    assertThatThrownBy(
            () ->
                new WaterfallChart(
                    Samples.HEADING,
                    Samples.YEAR,
                    List.of(
                        WaterfallChart.Bar.step(Samples.text("a"), 1),
                        WaterfallChart.Bar.total(Samples.text("sum"), 2))))
        .isInstanceOf(ChartException.class)
        .hasMessageContainingAll("sum", "2.0", "1.0");
  }

  @Test
  void edgesOfANetworkAreOneToFortyPixelsWide() {
    List<Double> widths =
        StreamSupport.stream(
                Samples.network(30, 20).option(Language.EN).at("/series/0/links").spliterator(),
                false)
            .map(link -> link.at("/lineStyle/width").asDouble())
            .toList();
    assertThat(widths).isSorted().startsWith(1.0).endsWith(40.0);
  }

  @Test
  void aNetworkPastThirtyNodesSaysSoAndLabelsTheFifteenLargest() {
    JsonNode option = Samples.network(42, 88).option(Language.EN);
    assertThat(option.at("/title/subtext").asText()).contains("42 nodes and 88 edges");
    List<String> labelled =
        StreamSupport.stream(option.at("/series/0/data").spliterator(), false)
            .filter(node -> node.at("/label/show").asBoolean())
            .map(node -> node.get("id").asText())
            .toList();
    assertThat(labelled).hasSize(15).contains("n41", "n27").doesNotContain("n26");
    assertThat(option.at("/series/0/force"))
        .hasToString("{\"gravity\":0.7,\"repulsion\":1700,\"edgeLength\":[40,160]}");
  }

  @Test
  void aNetworkWithinTheLimitsHasNoNoteAndEveryLabel() {
    JsonNode option = Samples.network(30, 150).option(Language.EN);
    assertThat(option.at("/title/subtext").asText()).isEmpty();
    assertThat(option.at("/series/0/data"))
        .hasSize(30)
        .allMatch(node -> node.at("/label/show").asBoolean());
  }

  @Test
  void namesFromDataAreHarmlessInATooltip() {
    NetworkChart.Node node =
        new NetworkChart.Node(
            "a",
            Samples.text("<b>{c}</b> javascript:x"),
            Samples.text("function g"),
            Map.of(Fact.CO2, Quantity.of(1234.5, Unit.MT_CO2)));
    Chart chart =
        new NetworkChart(Samples.HEADING, List.of(node), List.of(), Fact.CO2)
            .toChart("c", Language.EN);
    String hover = chart.spec().at("/series/0/data/0/tooltip/formatter").asText();
    assertThat(hover)
        .startsWith("‹b›｛c｝‹/b› javascript：x\nCO2 emissions: 1,234.5 Mt CO2\nCO2 intensity: —")
        .hasLineCount(10);
  }

  @Test
  void aLongNameIsWrappedForAPhone() {
    String name =
        "Manufacture of communication equipment, computers and other electronic equipment";
    assertThat(Drawn.hover(List.of(name)).lines()).hasSize(2).allMatch(line -> line.length() <= 52);
  }

  @Test
  void factsInDifferentUnitsAreRefused() {
    Text name = Samples.text("x");
    var one = new NetworkChart.Node("a", name, name, Map.of(Fact.CO2, Quantity.of(1, Unit.MT_CO2)));
    var two = new NetworkChart.Node("b", name, name, Map.of(Fact.CO2, Quantity.of(1, Unit.T_CO2)));
    assertThatThrownBy(
            () -> new NetworkChart(Samples.HEADING, List.of(one, two), List.of(), Fact.CO2))
        .isInstanceOf(ChartException.class)
        .hasMessageContainingAll("co2", "t CO2", "Mt CO2");
  }

  @Test
  void aWedgeWithAGapIsRefused() {
    assertThatThrownBy(
            () ->
                new AreaChart(
                    Samples.HEADING,
                    Samples.YEAR,
                    List.of("2020", "2030"),
                    List.of(Series.of(Samples.text("solar"), Arrays.asList(1.0, null))),
                    List.of()))
        .isInstanceOf(ChartException.class)
        .hasMessageContainingAll("solar", "2030");
  }

  @Test
  void aValueThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> Series.of(Samples.text("a"), 1, Double.NaN))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void aMarkWithoutAValueBelowItIsRefused() {
    LineChart chart =
        new LineChart(
            Samples.HEADING,
            Samples.YEAR,
            List.of("2020"),
            List.of(
                Series.of(Samples.text("a"), 1)
                    .marked(new Series.Mark("2030", Text.of("达峰", "Peak")))));
    assertThatThrownBy(() -> chart.toChart("c", Language.ZH))
        .isInstanceOf(ChartException.class)
        .hasMessageContainingAll("Peak", "2030", "2020");
  }

  @Test
  void theMapHasOneSquareForEachOf31ProvincesAndHollowOnesWithoutData() {
    Set<List<Integer>> squares = new HashSet<>();
    Tile.ALL.forEach(tile -> squares.add(List.of(tile.column(), tile.row())));
    assertThat(squares).hasSize(31);
    JsonNode option = Samples.map().option(Language.ZH);
    assertThat(option.at("/series/0/data").findValuesAsText("name")).containsExactly("北京", "广东");
    assertThat(option.at("/series/1/data")).hasSize(29);
  }

  @Test
  void anUnknownProvinceIsNamedWithTheKnownOnes() {
    assertThatThrownBy(
            () -> new TileMap(Samples.HEADING, Samples.text("CO2"), Map.of("Guangdong", 1.0)))
        .isInstanceOf(ChartException.class)
        .hasMessageContainingAll("Guangdong", "GD");
  }
}
