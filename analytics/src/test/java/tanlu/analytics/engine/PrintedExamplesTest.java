package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Worked examples of the literature. [P] is printed there; [C] was computed with another tool.
class PrintedExamplesTest {
  static void close(double[] actual, Offset<Double> offset, double... expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("element " + (i + 1)).isCloseTo(expected[i], offset);
    }
  }

  static double[] ratio(double[] top, double[] bottom) {
    double[] result = new double[top.length];
    for (int i = 0; i < top.length; i++) {
      result[i] = top[i] / bottom[i];
    }
    return result;
  }

  static final double[][] MILLER_BLAIR =
      Leontief.technicalCoefficients(
          new double[][] {{150, 500}, {200, 100}}, new double[] {1000, 2000});

  @Test
  void millerAndBlairTable23GivesTheTechnicalCoefficients() { // [P]
    close(MILLER_BLAIR[0], within(1e-15), .15, .25);
    close(MILLER_BLAIR[1], within(1e-15), .20, .05);
  }

  @Test
  void millerAndBlairTable24GivesTheLeontiefInverse() { // [P]
    double[][] inverse = Leontief.inverse(MILLER_BLAIR);
    close(inverse[0], within(5e-9), 1.25412541, .330033);
    close(inverse[1], within(5e-9), .2640264, 1.12211221);
  }

  @Test
  void millerAndBlairNewFinalDemandNeedsThePrintedOutput() { // [P]
    double[] output = Leontief.times(Leontief.inverse(MILLER_BLAIR), new double[] {600, 1500});
    close(output, within(0.05), 1247.5, 1841.6);
  }

  @Test
  void millerAndBlairLabourForTheNewFinalDemand() { // [P]
    double[] output = Leontief.times(Leontief.inverse(MILLER_BLAIR), new double[] {600, 1500});
    close(new double[] {.3 * output[0], .25 * output[1]}, within(.05), 374.25, 460.4);
  }

  @Test
  void millerAndBlairOutputMultipliersAreTheColumnSums() { // [C]
    double[] multipliers = Leontief.times(new double[] {1, 1}, Leontief.inverse(MILLER_BLAIR));
    close(multipliers, within(5e-7), 1.518152, 1.452145);
  }

  private static final double[] KITZES_OUTPUT = {16, 12};
  private static final double[] KITZES_INTENSITY = ratio(new double[] {8, 4}, KITZES_OUTPUT);
  private static final double[][] KITZES =
      Leontief.technicalCoefficients(new double[][] {{8, 5}, {4, 2}}, KITZES_OUTPUT);

  @Test
  void kitzes2013ConsumptionBasedEmissions() { // [P]
    double[] m = Leontief.times(KITZES_INTENSITY, Leontief.inverse(KITZES));
    close(new double[] {m[0] * 3, m[1] * 6}, within(1e-12), 4.8, 7.2);
  }

  @Test
  void kitzes2013ProductionBasedEmissionsComeBackFromFinalDemand() { // [P]
    double[] output = Leontief.times(Leontief.inverse(KITZES), new double[] {3, 6});
    close(
        new double[] {KITZES_INTENSITY[0] * output[0], KITZES_INTENSITY[1] * output[1]},
        within(1e-12),
        8,
        4);
  }

  @Test
  void kitzes2013ElevenLayersOfThePowerSeries() { // [P]
    double[] layer = {3, 6};
    double[] output = {0, 0};
    double[] multiplierLayer = KITZES_INTENSITY.clone();
    double[] multiplier = {0, 0};
    for (int k = 0; k < 11; k++) {
      for (int i = 0; i < 2; i++) {
        output[i] += layer[i];
        multiplier[i] += multiplierLayer[i];
      }
      layer = Leontief.times(KITZES, layer);
      multiplierLayer = Leontief.times(multiplierLayer, KITZES);
    }
    close(
        new double[] {KITZES_INTENSITY[0] * output[0], KITZES_INTENSITY[1] * output[1]},
        within(5e-7),
        7.826207,
        3.945339);
    close(new double[] {multiplier[0] * 3, multiplier[1] * 6}, within(5e-7), 4.711197, 7.060348);
  }

  static final double[][] GERMANY_FLOWS = {
    {1131, 25480, 1, 607, 710, 762},
    {7930, 304584, 64167, 41082, 11981, 30360},
    {426, 7334, 3875, 5296, 23457, 9155},
    {3559, 72717, 14190, 74399, 10835, 21008},
    {3637, 96115, 31027, 65755, 193176, 34223},
    {1552, 14986, 1747, 11225, 15058, 22070}
  };
  static final double[] GERMANY_OUTPUT = {43910, 1079446, 245606, 540063, 692487, 508918};

  @Test
  void eurostatTable154ValueAddedMultipliersOfGermany1995() { // [P]
    double[] valueAdded =
        ratio(new double[] {21664, 395022, 115624, 311407, 415426, 365017}, GERMANY_OUTPUT);
    double[][] a = Leontief.technicalCoefficients(GERMANY_FLOWS, GERMANY_OUTPUT);
    close(
        Leontief.times(valueAdded, Leontief.inverse(a)),
        within(5e-5),
        .8450,
        .7647,
        .8615,
        .9019,
        .9393,
        .9199);
  }

  /// The manual prints 1.6691 for sector 2, a misprint: the table gives 1.6910.
  @Test
  void eurostatTable154ForwardLinkagesAreRowSumsOfTheGhoshInverse() { // [C]
    double[][] shares = new double[6][6];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        shares[i][j] = GERMANY_FLOWS[i][j] / GERMANY_OUTPUT[i];
      }
    }
    close(
        Leontief.times(Leontief.inverse(shares), new double[] {1, 1, 1, 1, 1, 1}),
        within(5e-7),
        2.112605,
        1.690961,
        1.355765,
        1.58485,
        2.103708,
        1.210591);
  }

  @Test
  void millerAndBlairSection742BalancesByRas() { // inputs [P], result [C]
    double[][] a = {{.120, .100, .049}, {.210, .247, .265}, {.026, .249, .145}};
    double[] x = {421, 284, 283};
    double[][] seed = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        seed[i][j] = a[i][j] * x[j];
      }
    }
    double[][] flows =
        Ras.balance(seed, new double[] {245, 136, 159}, new double[] {251, 107, 182}, 1e-11);
    close(ratio(flows[0], x), within(5e-7), .392423, .121879, .159633);
    close(ratio(flows[1], x), within(5e-7), .150899, .066149, .189700);
    close(ratio(flows[2], x), within(5e-7), .052877, .188733, .293776);
  }

  @Test
  void totalsThatTheSeedCannotReachAreRefusedWithTheDistance() {
    double[][] seed = {{0, 0}, {1, 1}};
    assertThatThrownBy(() -> Ras.balance(seed, new double[] {1, 1}, new double[] {1, 1}, 1e-9))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not converge");
  }

  @Test
  void aSectorThatUsesUpItsWholeOutputMakesTheTableSingular() {
    assertThatThrownBy(() -> Leontief.inverse(new double[][] {{1, 0}, {0, .5}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("singular");
  }

  @Test
  void aSectorWithoutOutputHasNoInputs() {
    double[][] a =
        Leontief.technicalCoefficients(new double[][] {{1, 2}, {3, 0}}, new double[] {10, 0});
    close(a[0], within(0.0), .1, 0);
    close(a[1], within(0.0), .3, 0);
  }
}
