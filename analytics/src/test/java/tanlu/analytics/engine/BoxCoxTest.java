package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static tanlu.analytics.engine.PrintedExamplesTest.close;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BoxCoxTest {
  private static final double[] GERMANY =
      Arrays.stream(PrintedExamplesTest.GERMANY_FLOWS).flatMapToDouble(Arrays::stream).toArray();

  /// stats.boxcox of SciPy 1.17.1 on the 36 flows of Eurostat table 15.4, scaled to [1, 40].
  @Test
  void eurostatTable154FlowsAndTheirWidths() { // [C]
    assertThat(BoxCox.lambda(GERMANY)).isCloseTo(.179463, within(5e-7));
    close(
        Arrays.copyOf(BoxCox.widths(GERMANY), 8),
        within(5e-5),
        12.42646624,
        24.3638835,
        1,
        10.74204002,
        11.1487136,
        11.33588265,
        19.09532539,
        40);
  }

  @Test
  void knownExponentsGiveTheirElementaryFunctions() {
    close(BoxCox.transform(1, 1, 4, 9), within(1e-12), 0, 3, 8);
    close(BoxCox.transform(.5, 1, 4, 9), within(1e-12), 0, 2, 4);
    close(BoxCox.transform(0, 1, Math.E, Math.E * Math.E), within(1e-12), 0, 1, 2);
    close(BoxCox.transform(-1, 1, 4, 10), within(1e-12), 0, .75, .9);
  }

  @Test
  void equalFlowsAreAllDrawnThin() {
    assertThat(BoxCox.widths(7.3, 7.3, 7.3)).containsExactly(1, 1, 1);
    assertThat(BoxCox.lambda(7.3, 7.3, 7.3)).isEqualTo(1);
  }

  @Test
  void aFlowOfZeroIsRefused() {
    assertThatThrownBy(() -> BoxCox.widths(3, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.0; expected above 0");
  }

  private static double[] flows(long seed) {
    Random random = new Random(seed);
    return random.doubles(5 + random.nextInt(84)).map(u -> StrictMath.exp(12 * u * u)).toArray();
  }

  @Property(seed = "2017", tries = 100)
  void widthsKeepTheOrderAndFillTheRange(@ForAll long seed) {
    double[] values = flows(seed);
    Arrays.sort(values);
    double[] widths = BoxCox.widths(values);
    assertThat(widths).isSorted();
    assertThat(widths[0]).isEqualTo(1);
    assertThat(widths[widths.length - 1]).isEqualTo(40);
  }

  @Property(seed = "2017", tries = 100)
  void anotherCurrencyChangesNoWidth(@ForAll long seed) {
    double[] values = flows(seed);
    double[] tenThousands = Arrays.stream(values).map(value -> value / 1e4).toArray();
    close(BoxCox.widths(tenThousands), within(1e-4), BoxCox.widths(values));
  }

  @Property(seed = "2017", tries = 100)
  void squaringTheFlowsHalvesTheExponent(@ForAll long seed) {
    double[] values = flows(seed);
    double lambda = BoxCox.lambda(values);
    double[] squared = Arrays.stream(values).map(value -> value * value).toArray();
    assertThat(2 * BoxCox.lambda(squared)).isCloseTo(lambda, within(1e-5));
  }
}
