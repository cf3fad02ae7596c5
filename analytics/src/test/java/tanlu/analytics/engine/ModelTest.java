package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.engine.Model.Coefficients;

class ModelTest {

  @Test
  void aTableFactorsEachSetOfCoefficientsOnce() {
    Dataset data = Dataset.embedded();
    IoTable table = data.table(data.region("GD").orElseThrow(), 2017).orElseThrow();
    assertThat(table.model(Coefficients.LOCAL_SHARE))
        .isSameAs(table.model(Coefficients.LOCAL_SHARE))
        .isNotSameAs(table.model(Coefficients.TOTAL_USE));
  }

  /// Sectors 2 and 3 sell everything to each other; sector 1 is sound.
  @Test
  void namesTheSectorsOfAnEconomyThatUsesItselfUp() {
    double[] a = {.5, 0, 0, 0, .25, .75, 0, .75, .25};
    assertThatThrownBy(
            () -> Model.of("GD 2017", a, new double[3], i -> new String[] {"01", "02", "03"}[i]))
        .isInstanceOf(SingularMatrixException.class)
        .hasMessageContaining("I − A is singular (GD 2017)")
        .hasMessageContaining("up to sector 03")
        .hasMessageContaining("1.0000, of sector 02");
  }

  /// Miller & Blair (2009), table 2.4 [P].
  @Test
  void theInverseOfMillerAndBlairIsThePrintedOne() {
    Model model =
        Model.of("Miller & Blair", new double[] {.15, .25, .20, .05}, new double[2], i -> "" + i);
    double[][] inverse = model.leontiefInverse();
    assertThat(inverse[0]).containsExactly(new double[] {1.25412541, .330033}, within(5e-7));
    assertThat(inverse[1]).containsExactly(new double[] {.2640264, 1.12211221}, within(5e-9));
    inverse[0][0] = 0;
    assertThat(model.leontiefInverse()[0][0]).isNotZero();
  }
}
