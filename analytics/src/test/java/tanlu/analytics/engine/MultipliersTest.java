package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tanlu.analytics.engine.PrintedExamplesTest.close;
import static tanlu.analytics.engine.PrintedExamplesTest.ratio;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MultipliersTest {
  private static final double[][] GERMANY =
      Leontief.inverse(
          Leontief.technicalCoefficients(
              PrintedExamplesTest.GERMANY_FLOWS, PrintedExamplesTest.GERMANY_OUTPUT));

  @Test
  void eurostatTable154EmploymentMultipliersOfGermany1995() { // [P]
    double[] jobs =
        ratio(
            new double[] {1096, 8381, 3236, 9251, 4258, 10206}, PrintedExamplesTest.GERMANY_OUTPUT);
    close(
        Multipliers.simple(jobs, GERMANY), within(5e-5), .0326, .0162, .0207, .0237, .0112, .0242);
  }

  @Test
  void eurostatTable154LeontiefDiagonal() { // [P]
    close(
        new double[] {GERMANY[0][0], GERMANY[1][1], GERMANY[2][2]},
        within(5e-5),
        1.0339,
        1.4292,
        1.0289);
  }

  @Test
  void millerAndBlairOutputMultipliers() { // [C]
    close(
        Multipliers.output(Leontief.inverse(PrintedExamplesTest.MILLER_BLAIR)),
        within(5e-7),
        1.518152,
        1.452145);
  }

  @Test
  void aSectorThatHasNoneOfItsOwnHasNoTypeOneMultiplier() {
    double[][] inverse = Leontief.inverse(new double[][] {{0, .5}, {0, 0}});
    double[] typeOne = Multipliers.typeOne(new double[] {.2, 0}, inverse);
    assertThat(typeOne).containsExactly(1, Double.NaN);
  }

  @Property(seed = "2017", tries = 200)
  void typeOneMultipliersTurnOwnJobsIntoTheWholeChains(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double[][] inverse = Leontief.inverse(economy.coefficients());
    double[] jobs = economy.intensity();
    double[] typeOne = Multipliers.typeOne(jobs, inverse);
    double chains = 0;
    double direct = 0;
    for (int i = 0; i < economy.n; i++) {
      assertThat(typeOne[i]).isGreaterThanOrEqualTo(1);
      chains += typeOne[i] * jobs[i] * economy.demand[i];
      direct += economy.emissions[i];
    }
    assertThat(chains / direct).isCloseTo(1, within(1e-9));
  }
}
