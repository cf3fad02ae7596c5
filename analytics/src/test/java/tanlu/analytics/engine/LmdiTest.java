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

class LmdiTest {
  private static final double[][] BEFORE = {{1, 10, 2}, {4, 5, 3}};
  private static final double[][] AFTER = {{4, 5, 3}, {5, 6, 4}};

  @Test
  void ang2005AdditiveEffects() { // [P]
    double[] effects = Lmdi.additive(BEFORE, AFTER);
    close(effects, within(5e-9), 69.79006598, -9.455125793, 39.66505981);
    assertThat(Arrays.stream(effects).sum()).isCloseTo(100, within(1e-12));
  }

  @Test
  void ang2005MultiplicativeEffects() { // [P]
    double[] effects = Lmdi.multiplicative(BEFORE, AFTER);
    close(effects, within(5e-10), 1.761117821, .926191306, 1.379410116);
    assertThat(effects[0] * effects[1] * effects[2]).isCloseTo(2.25, within(1e-12));
  }

  private static double[] category(double[] before, double[] after) {
    return Lmdi.additive(new double[][] {before}, new double[][] {after});
  }

  /// By hand, the rules of Ang, Zhang & Choi (1998): a factor that appears or vanishes takes the
  /// whole change; where the category is 0 at both ends nothing changes.
  @Test
  void zeroValuesFollowTheirLimits() {
    double[] appears = category(new double[] {0, 3}, new double[] {2, 5});
    close(appears, within(0.0), 10, 0);
    double[] vanishes = category(new double[] {2, 5}, new double[] {0, 3});
    close(vanishes, within(0.0), -10, 0);
    close(category(new double[] {0, 3}, new double[] {0, 5}), within(0.0), 0, 0);
    close(category(new double[] {0, 3}, new double[] {2, 0}), within(0.0), 0, 0);
  }

  @Test
  void factorsThatAppearTogetherShareTheChange() {
    close(category(new double[] {0, 0, 3}, new double[] {2, 5, 4}), within(0.0), 20, 20, 0);
  }

  /// With δ for 0 the effect differs from its limit by the order of 1 / ln δ.
  @Test
  void theLimitsAreWhatASmallNumberInPlaceOfZeroTendsTo() {
    double tiny = 1e-300;
    double distance = 10 * 3 / Math.abs(Math.log(tiny));
    close(category(new double[] {tiny, 3}, new double[] {2, 5}), within(distance), 10, 0);
    close(
        category(new double[] {1e-150, 1e-150, 3}, new double[] {2, 5, 4}),
        within(40 * 3 / Math.abs(Math.log(tiny))),
        20,
        20,
        0);
  }

  @Test
  void negativeFactorsAndRatiosToZeroAreRefused() {
    assertThatThrownBy(() -> category(new double[] {-1, 2}, new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1.0");
    assertThatThrownBy(() -> Lmdi.multiplicative(new double[][] {{0, 2}}, new double[][] {{1, 2}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("additive");
  }

  @Test
  void theLogarithmicMeanKeepsItsDigitsNextToEquality() {
    double near = Math.nextUp(1.0);
    assertThat(Lmdi.logarithmicMean(near, 1)).isBetween(1.0, near);
    assertThat(Lmdi.logarithmicMean(7, 7)).isEqualTo(7);
  }

  /// 1 to 12 categories, 2 to 5 factors, now and then a zero.
  private static double[][] factors(Random random, int categories, int factors) {
    double[][] x = new double[categories][factors];
    for (double[] row : x) {
      for (int k = 0; k < factors; k++) {
        row[k] = random.nextInt(12) == 0 ? 0 : 0.01 + 10 * random.nextDouble();
      }
    }
    return x;
  }

  private static double total(double[][] x) {
    return Arrays.stream(x).mapToDouble(row -> Arrays.stream(row).reduce(1, (a, b) -> a * b)).sum();
  }

  @Property(seed = "2017", tries = 300)
  void effectsSumToTheChangeAndMultiplyToTheRatio(@ForAll long seed) {
    Random random = new Random(seed);
    int categories = 1 + random.nextInt(12);
    int factors = 2 + random.nextInt(4);
    double[][] before = factors(random, categories, factors);
    double[][] after = factors(random, categories, factors);
    double start = total(before);
    double end = total(after);
    assertThat(Arrays.stream(Lmdi.additive(before, after)).sum())
        .isCloseTo(end - start, within(1e-11 * (1 + start + end)));
    if (start > 0 && end > 0) {
      double product = Arrays.stream(Lmdi.multiplicative(before, after)).reduce(1, (a, b) -> a * b);
      assertThat(product / (end / start)).isCloseTo(1, within(1e-9));
    }
  }

  @Property(seed = "2017", tries = 300)
  void theWayBackUndoesTheWayThere(@ForAll long seed) {
    Random random = new Random(seed);
    double[][] before = factors(random, 5, 3);
    double[][] after = factors(random, 5, 3);
    double[] there = Lmdi.additive(before, after);
    double[] back = Lmdi.additive(after, before);
    double size = total(before) + total(after);
    for (int k = 0; k < there.length; k++) {
      assertThat(there[k]).isCloseTo(-back[k], within(1e-11 * (1 + size)));
    }
  }
}
