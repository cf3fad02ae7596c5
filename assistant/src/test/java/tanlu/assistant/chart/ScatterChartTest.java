package tanlu.assistant.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import tanlu.analytics.proof.Language;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

class ScatterChartTest {
  private static final JsonNode OPTION = Samples.scatter().option(Language.EN);

  @Test
  void anEmptyGroupIsNeitherDrawnNorInTheLegend() {
    assertThat(OPTION.at("/legend/data")).hasToString("[\"key\",\"weak\"]");
    assertThat(OPTION.get("series")).hasSize(2);
  }

  @Test
  void theFirstGroupIsLabelledBeforeLargerOthers() {
    assertThat(OPTION.at("/series/0/data/0/label/show").asBoolean()).isTrue();
    assertThat(OPTION.at("/series/0/data/1/label/show").asBoolean()).isTrue();
    assertThat(OPTION.at("/series/1/data/0/label/show").asBoolean()).isFalse();
  }

  @Test
  void areaIsProportionalToSize() {
    double nine = OPTION.at("/series/0/data/0/symbolSize").asDouble();
    double thirtySix = OPTION.at("/series/1/data/0/symbolSize").asDouble();
    assertThat(thirtySix / nine).isCloseTo(2, within(1e-5));
  }

  @Test
  void theThresholdPartsBothAxesAndEveryPointLiesWithin() {
    assertThat(OPTION.at("/series/0/markLine/data"))
        .hasToString("[{\"xAxis\":1.0},{\"yAxis\":1.0}]");
    assertThat(OPTION.at("/xAxis/min").asDouble()).isLessThan(0.4);
    assertThat(OPTION.at("/yAxis/max").asDouble()).isGreaterThan(1.9);
  }

  @Test
  void theTableHoldsWhatIsPlottedWithUnits() {
    var table = Samples.scatter().table(Language.EN);
    assertThat(table.columns()).contains("CO2 (Mt CO2)");
    assertThat(table.rows()).contains(List.of("C", 0.4, 0.7, 36.0, "weak"));
  }

  @Test
  void aPointThatIsNoNumberAndAChartWithoutPointsAreRefused() {
    assertThatThrownBy(
            () ->
                new ScatterChart.Point(
                    Samples.text("A"), Double.NaN, 1, Quantity.of(1, Unit.MT_CO2)))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("A");
    assertThatThrownBy(
            () ->
                new ScatterChart(
                    Samples.HEADING,
                    Samples.text("x"),
                    Samples.text("y"),
                    1,
                    Samples.text("size"),
                    List.of(),
                    1))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("Emissions");
  }
}
