package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StandingTest {
  /// By hand: 40 of 100 is first; two of 25 share the second rank, and each has one smaller and one
  /// equal among three others.
  @Test
  void equalValuesShareTheBetterRank() {
    assertThat(Standing.of(25, 10, 40, 25).stream().map(Optional::orElseThrow))
        .containsExactly(
            new Standing(25, 2, OptionalDouble.of(.25), 50),
            new Standing(10, 4, OptionalDouble.of(.10), 0),
            new Standing(40, 1, OptionalDouble.of(.40), 100),
            new Standing(25, 2, OptionalDouble.of(.25), 50));
  }

  @Test
  void aValueNotHeldHasNoStandingAndTakesNoPart() {
    List<Optional<Standing>> standings = Standing.of(3, Double.NaN, 1);
    assertThat(standings.get(1)).isEmpty();
    assertThat(standings.get(0)).contains(new Standing(3, 1, OptionalDouble.of(.75), 100));
    assertThat(standings.get(2)).contains(new Standing(1, 2, OptionalDouble.of(.25), 0));
  }

  @Test
  void partsThatCancelHaveRanksButNoShares() {
    assertThat(Standing.of(-1, 4).stream().map(Optional::orElseThrow))
        .containsExactly(
            new Standing(-1, 2, OptionalDouble.empty(), 0),
            new Standing(4, 1, OptionalDouble.empty(), 100));
    assertThat(Standing.of(0, 0).getFirst().orElseThrow().share()).isEmpty();
  }

  @Property(seed = "2017", tries = 200)
  void sharesSumToOneAndPercentilesAverageTheMiddle(@ForAll long seed) {
    Random random = new Random(seed);
    double[] values = random.ints(2 + random.nextInt(40), 1, 20).asDoubleStream().toArray();
    double shares = 0;
    double percentiles = 0;
    for (Optional<Standing> standing : Standing.of(values)) {
      shares += standing.orElseThrow().share().orElseThrow();
      percentiles += standing.orElseThrow().percentile();
    }
    assertThat(shares).isCloseTo(1, within(1e-12));
    assertThat(percentiles / values.length).isCloseTo(50, within(1e-9));
  }
}
