package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static tanlu.analytics.engine.PrintedExamplesTest.close;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SupplyOriginsTest {
  /// The first region makes 8, imports 2 and sends on 5 of its 10; the second makes 5 and has 10.
  @Test
  void whatIsPassedOnIsTracedToItsMaker() {
    SupplyOrigins origins =
        new SupplyOrigins(new double[] {10, 10}, new double[][] {{0, 5}, {0, 0}});
    close(origins.shares(0, 8), within(1e-15), .8, .4);
    close(origins.shares(1, 5), within(1e-15), 0, .5);
    close(origins.shares(new double[] {2, 0}), within(1e-15), .2, .1);
  }

  /// Each makes 6, sends 2 to the other: of a supply of 8 a quarter is the other's supply, so own
  /// shares s satisfy s = 3/4 + s'/4 and s' = s/4.
  @Test
  void goodsSentBackAndForthAreCountedOnce() {
    SupplyOrigins origins = new SupplyOrigins(new double[] {8, 8}, new double[][] {{0, 2}, {2, 0}});
    close(origins.shares(0, 6), within(1e-15), .8, .2);
  }

  @Test
  void aRegionWithoutSupplyHasNoShares() {
    SupplyOrigins origins = new SupplyOrigins(new double[] {4, 0}, new double[2][2]);
    close(origins.shares(0, 4), within(0.0), 1, 0);
  }

  @Test
  void regionsThatOnlyPassOnEachOthersGoodsAreRefused() {
    assertThatThrownBy(
            () -> new SupplyOrigins(new double[] {3, 3}, new double[][] {{0, 3}, {3, 0}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("singular");
  }

  @Property(tries = 60, seed = "2017")
  void sharesOfAllSourcesSumToOneAndAllOutputIsUsed(@ForAll long seed) {
    Random random = new Random(seed);
    int n = 2 + random.nextInt(10);
    double[] output = random.doubles(n).toArray();
    double[] imports = random.doubles(n).toArray();
    double[][] trade = new double[n][n];
    double[] supply = new double[n];
    for (int s = 0; s < n; s++) {
      supply[s] = output[s] + imports[s];
      for (int r = 0; r < n; r++) {
        trade[r][s] = r == s ? 0 : random.nextDouble() / n;
        supply[s] += trade[r][s];
      }
    }
    SupplyOrigins origins = new SupplyOrigins(supply, trade);
    double[] sum = origins.shares(imports);
    for (int r = 0; r < n; r++) {
      double[] shares = origins.shares(r, output[r]);
      double used = 0;
      for (int s = 0; s < n; s++) {
        sum[s] += shares[s];
        double kept = supply[s];
        for (int t = 0; t < n; t++) {
          kept -= trade[s][t];
        }
        used += shares[s] * kept;
      }
      assertThat(used).isCloseTo(output[r], within(1e-10));
    }
    for (double each : sum) {
      assertThat(each).isCloseTo(1, within(1e-12));
    }
  }
}
