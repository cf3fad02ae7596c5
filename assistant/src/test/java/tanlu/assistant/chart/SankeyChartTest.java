package tanlu.assistant.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tanlu.analytics.proof.Language;

class SankeyChartTest {
  @Test
  void aFlowAgainstTheOrderEndsInAMirroredNode() {
    assertThat(Samples.sankey().table(Language.EN).rows())
        .containsExactly(
            List.of("coal", "power", 5.0),
            List.of("power", "homes", 3.0),
            List.of("homes", "Return: coal", 1.0));
  }

  @Test
  void whatASectorDeliversToItselfIsNotedInBothLanguages() {
    assertThat(note(Language.ZH)).isEqualTo("未画出部门内部流量，合计2百万吨CO2。");
    assertThat(note(Language.EN))
        .isEqualTo("Flows of a sector into itself are not drawn; they sum to 2 Mt CO2.");
  }

  @Test
  void aNegativeFlowIsRefusedByName() {
    assertThatThrownBy(() -> new SankeyChart.Flow("coal", "power", -3))
        .isInstanceOf(ChartException.class)
        .hasMessageContainingAll("coal", "power", "-3");
  }

  @Property(seed = "20260101")
  void everyGraphIsDrawnWithoutCycleAndWithoutLoss(@ForAll("graphs") SankeyChart chart) {
    JsonNode links = chart.option(Language.EN).get("series").get(0).get("links");
    Map<String, Set<String>> reaches = new HashMap<>();
    double drawn = 0;
    for (JsonNode link : links) {
      reaches
          .computeIfAbsent(link.get("source").asText(), id -> new HashSet<>())
          .add(link.get("target").asText());
      drawn += link.get("value").asDouble();
    }
    for (String node : reaches.keySet()) {
      assertThat(downstream(node, reaches)).doesNotContain(node);
    }
    double given =
        chart.flows().stream()
            .filter(flow -> !flow.from().equals(flow.to()))
            .mapToDouble(SankeyChart.Flow::value)
            .sum();
    // Each link is rounded to six significant digits.
    assertThat(drawn).isCloseTo(given, within(1e-5 * given + 1e-9));
  }

  @Provide
  Arbitrary<SankeyChart> graphs() {
    return Arbitraries.integers()
        .between(1, 12)
        .flatMap(
            size -> {
              Arbitrary<String> id = Arbitraries.integers().between(0, size - 1).map(i -> "n" + i);
              Arbitrary<Double> value = Arbitraries.doubles().between(0, 1e6);
              List<SankeyChart.Node> nodes =
                  IntStream.range(0, size)
                      .mapToObj(i -> new SankeyChart.Node("n" + i, Samples.text("N" + i)))
                      .toList();
              return Combinators.combine(id, id, value)
                  .as(SankeyChart.Flow::new)
                  .list()
                  .ofMaxSize(60)
                  .map(flows -> new SankeyChart(Samples.HEADING, nodes, flows));
            });
  }

  private static Set<String> downstream(String start, Map<String, Set<String>> reaches) {
    Set<String> found = new HashSet<>(reaches.getOrDefault(start, Set.of()));
    int before = -1;
    while (found.size() > before) {
      before = found.size();
      for (String node : Set.copyOf(found)) {
        found.addAll(reaches.getOrDefault(node, Set.of()));
      }
    }
    return found;
  }

  private static String note(Language language) {
    return Samples.sankey().option(language).at("/title/subtext").asText();
  }
}
