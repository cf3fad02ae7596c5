package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static tanlu.analytics.engine.PrintedExamplesTest.close;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConcordanceTest {
  /// By hand: the first and third of three sectors joined.
  @Test
  void flowsAndVectorsSumByGroup() {
    Concordance joined = new Concordance(0, 1, 0);
    double[][] flows = joined.aggregate(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
    close(flows[0], within(0.0), 20, 10);
    close(flows[1], within(0.0), 10, 5);
    close(joined.aggregate(new double[] {10, 20, 30}), within(0.0), 40, 20);
  }

  /// By hand: a dirty sector sells 30 to final demand only, a clean one 10 to a third sector.
  /// Joined they have the intensity 30 / 40, so 10 · 3/4 moves to the third sector's product.
  @Test
  void joiningACleanSupplierWithADirtyOneOverstatesItsUser() {
    double[][] flows = {{0, 0, 0}, {0, 0, 10}, {0, 0, 0}};
    double[] output = {30, 10, 20};
    double[] demand = {30, 0, 20};
    double[] emissions = {30, 0, 0};
    double[] error = new Concordance(0, 0, 1).footprintError(flows, output, demand, emissions);
    close(error, within(1e-12), -7.5, 7.5);
  }

  @Test
  void aGroupWithoutASectorIsRefused() {
    assertThatThrownBy(() -> new Concordance(0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("group 1 of 3 has no sector");
    assertThatThrownBy(() -> new Concordance(0, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("group -1");
  }

  private static double[] error(Economy economy, int... groupOf) {
    return new Concordance(groupOf)
        .footprintError(economy.flows, economy.output, economy.demand, economy.emissions);
  }

  @Property(seed = "2017", tries = 200)
  void theErrorOfAClosedSystemMovesEmissionsBetweenGroupsOnly(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double direct = Arrays.stream(economy.emissions).sum();
    double[] error = error(economy, IntStream.range(0, economy.n).map(i -> i % 2).toArray());
    assertThat(Arrays.stream(error).sum() / direct).isCloseTo(0, within(1e-9));
  }

  @Property(seed = "2017", tries = 200)
  void groupsOfOneMakeNoError(@ForAll long seed) {
    Economy economy = new Economy(seed);
    double direct = Arrays.stream(economy.emissions).sum();
    for (double error : error(economy, IntStream.range(0, economy.n).toArray())) {
      assertThat(error / direct).isCloseTo(0, within(1e-12));
    }
  }
}
