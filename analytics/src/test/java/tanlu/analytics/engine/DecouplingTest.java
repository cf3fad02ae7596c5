package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecouplingTest {
  @ParameterizedTest
  @CsvSource({
    "-0.02, 0.10, STRONG_DECOUPLING",
    "0.05, 0.10, WEAK_DECOUPLING",
    "0, 0.10, WEAK_DECOUPLING",
    "0.10, 0.10, EXPANSIVE_COUPLING",
    "0.8, 1, EXPANSIVE_COUPLING",
    "1.2, 1, EXPANSIVE_COUPLING",
    "0.15, 0.10, EXPANSIVE_NEGATIVE_DECOUPLING",
    "0.02, -0.10, STRONG_NEGATIVE_DECOUPLING",
    "-0.05, -0.10, WEAK_NEGATIVE_DECOUPLING",
    "0, -0.10, WEAK_NEGATIVE_DECOUPLING",
    "-0.10, -0.10, RECESSIVE_COUPLING",
    "-0.8, -1, RECESSIVE_COUPLING",
    "-1.2, -1, RECESSIVE_COUPLING",
    "-0.15, -0.10, RECESSIVE_DECOUPLING"
  })
  void tapio2005TellsEightStates(
      double emissionsChange, double gdpChange, Decoupling.State expected) { // thresholds [P]
    assertThat(Decoupling.of(emissionsChange, gdpChange)).map(Decoupling::state).contains(expected);
  }

  @Test
  void theElasticityIsTheRatioOfTheTwoChanges() {
    assertThat(Decoupling.of(.05, -.2).orElseThrow().elasticity()).isCloseTo(-.25, within(1e-15));
  }

  @Test
  void withoutAChangeOfGdpThereIsNoElasticity() {
    assertThat(Decoupling.of(.05, 0)).isEmpty();
  }
}
