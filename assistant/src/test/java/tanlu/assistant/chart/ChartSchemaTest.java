package tanlu.assistant.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.proof.Language;

class ChartSchemaTest {
  static Stream<ChartSpec> everyKind() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void everyKindPassesItsSchemaInBothLanguages(ChartSpec chart) {
    for (Language language : Language.values()) {
      assertThat(ChartSchema.problems(chart.kind(), chart.option(language))).isEmpty();
    }
  }

  static Stream<Arguments> everyMutationOfEveryKind() {
    Map<String, Consumer<ObjectNode>> mutations =
        Map.ofEntries(
            Map.entry("an unknown component", o -> o.putObject("visualSurprise").put("show", true)),
            Map.entry("an unknown property", o -> o.put("animationLoop", 3)),
            Map.entry("an unknown series type", o -> series(o).put("type", "custom")),
            Map.entry("a series of another kind", o -> series(o).put("type", "pie")),
            Map.entry("a series without data", o -> series(o).remove("data")),
            Map.entry("no series", o -> o.remove("series")),
            Map.entry("an empty list of series", o -> o.putArray("series")),
            Map.entry("a function in the title", o -> title(o, "function (p) { return 1 }")),
            Map.entry("an async function", o -> title(o, " async function () {}")),
            Map.entry("an arrow function", o -> title(o, "(p) => p.name")),
            Map.entry("a script address", o -> title(o, "see JavaScript:alert(1)")),
            Map.entry("markup", o -> title(o, "<img src=x onerror=alert(1)>")),
            Map.entry("a link", o -> o.withObject("/title").put("link", "https://example.org")),
            Map.entry("css", o -> o.withObject("/tooltip").put("extraCssText", "color: red")),
            Map.entry("html tooltips", o -> o.withObject("/tooltip").put("renderMode", "html")),
            Map.entry("a data view", o -> o.withObject("/toolbox/feature/dataView")),
            Map.entry("an image symbol", o -> series(o).put("symbol", "image://https://a.org/b")),
            Map.entry("a graphic", o -> o.withObject("/graphic").put("type", "image")),
            Map.entry("NaN", o -> datum(o, Double.NaN)),
            Map.entry("infinity", o -> datum(o, Double.POSITIVE_INFINITY)),
            Map.entry("a number as text", o -> series(o).withArray("data").add("12")));
    return Samples.all()
        .flatMap(
            chart ->
                mutations.entrySet().stream()
                    .map(m -> Arguments.of(chart.kind(), m.getKey(), chart, m.getValue())));
  }

  @ParameterizedTest(name = "{0} with {1}")
  @MethodSource("everyMutationOfEveryKind")
  void aMutatedSpecIsRefused(
      String kind, String mutation, ChartSpec chart, Consumer<ObjectNode> mutate) {
    ObjectNode option = chart.option(Language.EN);
    mutate.accept(option);
    assertThat(ChartSchema.problems(kind, option)).as(mutation).isNotEmpty();
    assertThatThrownBy(() -> ChartSchema.require(kind, option))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining(kind);
  }

  @Test
  void aSankeyWithACycleIsRefused() {
    ObjectNode option = Samples.sankey().option(Language.EN);
    ObjectNode link = series(option).withArray("links").get(0).deepCopy();
    JsonNode source = link.get("source");
    link.set("source", link.get("target"));
    link.set("target", source);
    series(option).withArray("links").add(link);
    assertThat(ChartSchema.problems("sankey", option))
        .isEqualTo(List.of("$.series: the Sankey's links close a cycle; expected none"));
  }

  @Test
  void aSankeyWithoutAFlowIsRefused() {
    ObjectNode option = Samples.sankey().option(Language.EN);
    series(option).putArray("links");
    assertThat(ChartSchema.problems("sankey", option)).isNotEmpty();
  }

  @Test
  void aTooltipTemplateFromDataIsRefused() {
    ObjectNode option = Samples.network(3, 2).option(Language.EN);
    option.withObject("/series/0/data/0/tooltip").put("formatter", "{b}");
    assertThat(ChartSchema.problems("network", option)).isNotEmpty();
  }

  @Test
  void anUnknownKindIsRefusedByName() {
    assertThatThrownBy(() -> ChartSchema.problems("pie", Samples.line().option(Language.EN)))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("pie");
  }

  private static ObjectNode series(ObjectNode option) {
    return (ObjectNode) option.get("series").get(0);
  }

  private static void title(ObjectNode option, String text) {
    option.withObject("/title").put("text", text);
  }

  private static void datum(ObjectNode option, double value) {
    JsonNode first = series(option).get("data").get(0);
    if (first instanceof ObjectNode item && item.path("value").isArray()) {
      item.withArray("value").add(value);
    } else if (first instanceof ObjectNode item) {
      item.put("value", value);
    } else {
      series(option).withArray("data").add(value);
    }
  }
}
