package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ScopesTest {
  /// By hand: coal (f .1) → power (f 4, buys .2 of coal) → steel (f 2, buys .1 of power and .3 of
  /// coal).
  @Test
  void steelBuysPowerAndCoal() {
    double[][] a = {{0, .2, .3}, {0, 0, .1}, {0, 0, 0}};
    Scopes scopes = new Scopes(new double[] {.1, 4, 2}, a, 1);
    assertThat(scopes.one(2)).isEqualTo(2);
    assertThat(scopes.two(2)).isCloseTo(.1 * 4, within(1e-12));
    assertThat(scopes.threeUpstream(2)).isCloseTo(.3 * .1 + .1 * .2 * .1, within(1e-12));
    assertThat(scopes.two(1)).isZero();
  }

  @Property(seed = "2017", tries = 200)
  void theScopesSumToTheMultiplierAndNoneIsNegative(@ForAll long seed) {
    Economy economy = new Economy(seed);
    Scopes scopes = new Scopes(economy.intensity(), economy.coefficients(), 0, economy.n - 1);
    double embodied = 0;
    double direct = 0;
    for (int j = 0; j < economy.n; j++) {
      assertThat(scopes.threeUpstream(j)).isGreaterThan(-1e-12);
      assertThat(scopes.one(j) + scopes.two(j) + scopes.threeUpstream(j))
          .isCloseTo(scopes.total(j), within(1e-12));
      embodied += scopes.total(j) * economy.demand[j];
      direct += economy.emissions[j];
    }
    assertThat(embodied / direct).isCloseTo(1, within(1e-9));
  }
}
