package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static tanlu.analytics.engine.PrintedExamplesTest.close;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GravityTest {
  /// Two pairs, near each other 1 apart and 2 across: `p / q = 2^β` and `p + 2 q = 1`, so β = 1
  /// gives p = 1/2 within the pair and q = 1/4 to each region of the other.
  @Test
  void twoPairsOfRegionsTradeAsCanBeSolvedByHand() {
    double[] one = {1, 1, 1, 1};
    double[][] distance = {{0, 1, 2, 2}, {1, 0, 2, 2}, {2, 2, 0, 1}, {2, 2, 1, 0}};
    double[][] flows = Gravity.flows(one, one, distance, 1, 1e-12);
    close(flows[0], within(1e-11), 0, .5, .25, .25);
    close(flows[2], within(1e-11), .25, .25, 0, .5);
  }

  @Test
  void withoutDecayDistanceDoesNotMatter() {
    double[] one = {1, 1, 1, 1};
    double[][] distance = {{0, 1, 9, 2}, {1, 0, 3, 2}, {9, 3, 0, 1}, {2, 2, 1, 0}};
    double third = 1.0 / 3;
    close(Gravity.flows(one, one, distance, 0, 1e-12)[0], within(1e-11), 0, third, third, third);
  }

  /// Totals 40 and 60: both margins are scaled to 50.
  @Test
  void marginsAreScaledToTheMeanOfTheirTotals() {
    double[][] margins = Gravity.margins(new double[] {10, 10, 20}, new double[] {24, 24, 12});
    close(margins[0], within(1e-12), 12.5, 12.5, 25);
    close(margins[1], within(1e-12), 20, 20, 10);
  }

  /// The first region sends 8 and receives 6 of a total of 10: 4 find no partner. What is left can
  /// only go to it or come from it.
  @Test
  void aRegionLargerThanAllItsPartnersIsCutToThem() {
    double[][] margins = Gravity.margins(new double[] {8, 1, 1}, new double[] {6, 2, 2});
    close(margins[0], within(1e-12), 4, 1, 1);
    close(margins[1], within(1e-12), 2, 2, 2);
    double[][] flows =
        Gravity.flows(
            margins[0], margins[1], new double[][] {{0, 1, 2}, {1, 0, 3}, {2, 3, 0}}, 1, 1e-12);
    close(flows[0], within(1e-12), 0, 2, 2);
    close(flows[1], within(1e-12), 1, 0, 0);
    close(flows[2], within(1e-12), 1, 0, 0);
  }

  @Test
  void whereNothingIsReceivedNothingIsSent() {
    double[][] margins = Gravity.margins(new double[] {5, 3}, new double[] {0, 0});
    assertThat(margins[0]).containsOnly(0);
    assertThat(Gravity.flows(margins[0], margins[1], new double[2][2], 1, 1e-12)[0])
        .containsOnly(0);
  }

  /// Region 0 has nearly half of all, so that the others hardly trade among themselves: RAS takes
  /// off less in every round.
  @Test
  void aRegionNearlyAsLargeAsAllItsPartnersIsToldOf() {
    double[] sent = {49.999999, 25.000001, 25};
    double[] received = {50, 25, 25};
    double[][] distance = {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}};
    assertThatThrownBy(() -> Gravity.flows(sent, received, distance, 1, 1e-12))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not converge");
  }

  @Property(tries = 60, seed = "2017")
  void flowsMeetBothMarginsAndNeverReturnHome(@ForAll long seed) {
    Random random = new Random(seed);
    int n = 3 + random.nextInt(12);
    double[] sent = random.doubles(n).map(u -> 1000 * u * u).toArray();
    double[] received = random.doubles(n).map(u -> 500 * u * u).toArray();
    double[][] distance = new double[n][n];
    for (int r = 0; r < n; r++) {
      for (int s = 0; s < r; s++) {
        distance[r][s] = 100 + 3000 * random.nextDouble();
        distance[s][r] = distance[r][s];
      }
    }
    double[][] margins = Gravity.margins(sent, received);
    double total = Arrays.stream(margins[0]).sum();
    // The nearer one region comes to all others together, the slower RAS converges.
    Assume.that(
        IntStream.range(0, n)
            .mapToDouble(r -> (margins[0][r] + margins[1][r]) / total)
            .allMatch(share -> share < .98 || share > 1 - 1e-12));
    double[][] flows = Gravity.flows(margins[0], margins[1], distance, 1.2, 1e-6);
    for (int r = 0; r < n; r++) {
      double out = 0;
      double in = 0;
      for (int s = 0; s < n; s++) {
        assertThat(flows[r][s]).isGreaterThanOrEqualTo(0);
        out += flows[r][s];
        in += flows[s][r];
      }
      assertThat(flows[r][r]).isZero();
      assertThat(out).isCloseTo(margins[0][r], within(1e-5));
      assertThat(in).isCloseTo(margins[1][r], within(1e-5));
    }
  }
}
