package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tanlu.analytics.engine.PrintedExamplesTest.close;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GhoshTest {
  private static final double[][] MILLER_BLAIR =
      Ghosh.inverse(
          Ghosh.allocationCoefficients(
              new double[][] {{150, 500}, {200, 100}}, new double[] {1000, 2000}));

  @Test
  void millerAndBlairTable23GivesTheGhoshInverse() { // [C]
    close(MILLER_BLAIR[0], within(5e-7), 1.254125, .660066);
    close(MILLER_BLAIR[1], within(5e-7), .132013, 1.122112);
  }

  @Test
  void eurostatTable154FirstColumnOfTheGhoshInverse() { // [P]
    double[][] inverse =
        Ghosh.inverse(
            Ghosh.allocationCoefficients(
                PrintedExamplesTest.GERMANY_FLOWS, PrintedExamplesTest.GERMANY_OUTPUT));
    double[] column = Arrays.stream(inverse).mapToDouble(row -> row[0]).toArray();
    close(column, within(5e-5), 1.0339, .0118, .0037, .0103, .0117, .0043);
  }

  @Test
  void aSectorWithoutOutputSellsNothing() {
    double[][] b =
        Ghosh.allocationCoefficients(new double[][] {{1, 2}, {3, 0}}, new double[] {10, 0});
    close(b[0], within(0.0), .1, .2);
    close(b[1], within(0.0), 0, 0);
  }

  @Property(seed = "2017", tries = 200)
  void outputComesBackFromValueAdded(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double[] again = Ghosh.output(Ghosh.inverse(economy.allocation()), economy.valueAdded());
    for (int i = 0; i < economy.n; i++) {
      assertThat(again[i] / economy.output[i]).isCloseTo(1, within(1e-9));
    }
  }

  @Property(seed = "2017", tries = 200)
  void theGhoshInverseIsTheLeontiefInverseScaledByOutput(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double[][] ghosh = Ghosh.inverse(economy.allocation());
    double[][] leontief = Leontief.inverse(economy.coefficients());
    for (int i = 0; i < economy.n; i++) {
      for (int j = 0; j < economy.n; j++) {
        double scaled = leontief[i][j] * economy.output[j] / economy.output[i];
        assertThat(ghosh[i][j]).isCloseTo(scaled, within(1e-9 * (1 + scaled)));
      }
    }
  }

  @Property(seed = "2017", tries = 200)
  void emissionsEnabledByValueAddedSumToDirectOnes(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double[] downstream =
        Ghosh.multipliers(economy.intensity(), Ghosh.inverse(economy.allocation()));
    double direct = Arrays.stream(economy.emissions).sum();
    assertThat(Leontief.dot(economy.valueAdded(), downstream) / direct).isCloseTo(1, within(1e-9));
  }

  @Property(seed = "2017", tries = 200)
  void outputMultipliersWeighedByValueAddedGiveTotalOutput(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double[] multipliers = Ghosh.outputMultipliers(Ghosh.inverse(economy.allocation()));
    double total = Arrays.stream(economy.output).sum();
    assertThat(Leontief.dot(economy.valueAdded(), multipliers) / total).isCloseTo(1, within(1e-9));
  }
}
