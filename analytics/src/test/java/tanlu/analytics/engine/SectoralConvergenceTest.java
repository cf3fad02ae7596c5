package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// `CI = d p m + SI₂₀₅₀`, Science Based Targets; numbers by hand.
class SectoralConvergenceTest {
  /// An emitter at 10 in a sector that falls from 8 to 2.
  private static final SectoralConvergence STEEL = new SectoralConvergence(10, 8, 2);

  /// Half of the sector's way is left at 5: d = 8, p = 1/2, so 8 · 1/2 + 2.
  @Test
  void halfwayAlongTheSectorsPathHalfOfTheDistanceIsLeft() {
    assertThat(STEEL.target(5, 1)).isCloseTo(6, within(1e-15));
  }

  @Test
  void itStartsWhereTheEmitterStandsAndEndsWhereTheSectorDoes() {
    assertThat(STEEL.target(8, 1)).isEqualTo(10);
    assertThat(STEEL.target(2, 1)).isEqualTo(2);
  }

  /// The share doubles: m = 1/2, so 8 · 1/2 · 1/2 + 2. A share that halves would make m = 2:
  /// capped.
  @Test
  void aGrowingShareTightensTheTargetAndAShrinkingOneDoesNotLoosenIt() {
    assertThat(STEEL.target(5, .5)).isCloseTo(4, within(1e-15));
    assertThat(STEEL.target(5, 2)).isEqualTo(STEEL.target(5, 1));
  }

  @Test
  void aSectorThatDoesNotFallAndAShareOfNothingAreRefusedWithTheValue() {
    assertThatThrownBy(() -> new SectoralConvergence(10, 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2.0");
    assertThatThrownBy(() -> STEEL.target(5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.0");
  }
}
