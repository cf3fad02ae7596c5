package tanlu.assistant.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tanlu.analytics.proof.Language;

class HeatMapTest {
  private static HeatMap of(List<List<Double>> values) {
    return new HeatMap(
        Samples.HEADING,
        Samples.text("Supplier"),
        Samples.text("User"),
        List.of(Samples.text("A"), Samples.text("B")),
        List.of(Samples.text("A"), Samples.text("B")),
        values,
        Samples.text("Name a sector."));
  }

  @Test
  void aCellStandsInItsColumnAndRowAndAnEmptyOneIsNotDrawn() {
    JsonNode data =
        of(List.of(List.of(1.0, 20.0), List.of(0.0, 300.0)))
            .option(Language.EN)
            .at("/series/0/data");
    List<String> cells = new ArrayList<>();
    data.forEach(cell -> cells.add(cell.get("value").toString()));
    assertThat(cells).containsExactly("[0,0,1.0]", "[1,0,20.0]", "[1,1,300.0]");
  }

  @Test
  void everyValueFallsIntoOneShade() {
    for (double value : new double[] {1e-9, 0.09, 0.1, 1, 9.99, 10, 300, 999, 1000}) {
      JsonNode pieces =
          of(List.of(List.of(value, 1000.0), List.of(0.0, 0.0)))
              .option(Language.EN)
              .at("/visualMap/pieces");
      int shades = 0;
      for (JsonNode piece : pieces) {
        boolean above = !piece.has("gte") || value >= piece.get("gte").asDouble();
        shades += above && value < piece.get("lt").asDouble() ? 1 : 0;
      }
      assertThat(shades).as("%s", value).isEqualTo(1);
    }
  }

  @Test
  void fortyTwoSectorsAreTooManyToReadAndItSaysWhatToAskForInstead() {
    assertThat(Samples.heatMap(42).option(Language.EN).at("/title/subtext").asText())
        .contains("1764", "Name a sector.");
    assertThat(Samples.heatMap(12).option(Language.EN).at("/title/subtext").asText())
        .contains("order of magnitude", "Mt CO2")
        .doesNotContain("144", "Name a sector.");
  }

  @Test
  void theTableIsTheMatrixWithItsNames() {
    var table = of(List.of(List.of(1.0, 20.0), List.of(0.0, 300.0))).table(Language.EN);
    assertThat(table.columns()).containsExactly("Supplier \\ User", "A (Mt CO2)", "B (Mt CO2)");
    assertThat(table.rows()).containsExactly(List.of("A", 1.0, 20.0), List.of("B", 0.0, 300.0));
  }

  @Test
  void aNegativeCellAndARaggedRowAreRefusedByName() {
    assertThatThrownBy(() -> of(List.of(List.of(1.0, -3.0), List.of(0.0, 1.0))))
        .isInstanceOf(ChartException.class)
        .hasMessageContainingAll("row A", "-3");
    assertThatThrownBy(() -> of(List.of(List.of(1.0), List.of(0.0, 1.0))))
        .isInstanceOf(ChartException.class)
        .hasMessageContainingAll("row A", "1 values", "2");
    assertThatThrownBy(() -> of(List.of(List.of(1.0, 1.0))))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("1 rows");
  }
}
