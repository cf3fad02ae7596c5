package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tanlu.analytics.engine.PrintedExamplesTest.close;

import java.util.Arrays;
import java.util.function.IntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExtractionTest {
  private static final double[] X = {1000, 2000};
  private static final double[][] L = Leontief.inverse(PrintedExamplesTest.MILLER_BLAIR);
  private static final double[][] G =
      Ghosh.inverse(Ghosh.allocationCoefficients(new double[][] {{150, 500}, {200, 100}}, X));

  private static double[] sums(IntFunction<double[]> loss) {
    return new double[] {Arrays.stream(loss.apply(0)).sum(), Arrays.stream(loss.apply(1)).sum()};
  }

  @Test
  void millerAndBlairTotalExtraction() { // [C]
    close(sums(k -> Extraction.total(L, X, k)), within(5e-7), 1210.526316, 2588.235294);
  }

  @Test
  void millerAndBlairBackwardExtraction() { // [C]
    close(sums(k -> Extraction.backward(L, X, k)), within(5e-7), 413.157895, 805.882353);
  }

  /// By hand: with row 1 of B at 0, x₂ = 1400 / .95 and x₁ = 650 + .1 x₂.
  @Test
  void millerAndBlairForwardExtractionOfTheFirstSector() {
    double x2 = 1400 / .95;
    double x1 = 650 + .1 * x2;
    close(Extraction.forward(G, X, 0), within(1e-9), 1000 - x1, 2000 - x2);
  }

  @Property(seed = "2017", tries = 100)
  void theLossIsWhatSolvingTheCutEconomyGives(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double[][] l = Leontief.inverse(economy.coefficients());
    double[][] g = Ghosh.inverse(economy.allocation());
    for (int k = 0; k < economy.n; k++) {
      double[][] noInputs = economy.coefficients();
      double[][] isolated = economy.coefficients();
      double[][] noSales = economy.allocation();
      double[] otherDemand = economy.demand.clone();
      otherDemand[k] = 0;
      Arrays.fill(isolated[k], 0);
      Arrays.fill(noSales[k], 0);
      for (int i = 0; i < economy.n; i++) {
        noInputs[i][k] = 0;
        isolated[i][k] = 0;
      }
      closeToLoss(
          economy,
          Extraction.total(l, economy.output, k),
          Leontief.times(Leontief.inverse(isolated), otherDemand));
      closeToLoss(
          economy,
          Extraction.backward(l, economy.output, k),
          Leontief.times(Leontief.inverse(noInputs), economy.demand));
      closeToLoss(
          economy,
          Extraction.forward(g, economy.output, k),
          Ghosh.output(Ghosh.inverse(noSales), economy.valueAdded()));
    }
  }

  private static void closeToLoss(Economy economy, double[] loss, double[] outputLeft) {
    for (int i = 0; i < economy.n; i++) {
      assertThat(loss[i])
          .isCloseTo(economy.output[i] - outputLeft[i], within(1e-9 * economy.output[i]));
    }
  }
}
