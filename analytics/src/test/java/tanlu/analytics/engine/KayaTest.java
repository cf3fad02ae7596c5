package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tanlu.analytics.engine.Kaya.Effect;
import tanlu.analytics.engine.Kaya.Factor;

class KayaTest {
  private static final OptionalDouble NOT_HELD = OptionalDouble.empty();

  private static OptionalDouble held(double value) {
    return OptionalDouble.of(value);
  }

  private static final Kaya.Year ONE = new Kaya.Year(held(1), held(1), held(1), 1);

  /// Each of the four factors doubles, so each adds a quarter of 16 − 1.
  private static final Kaya.Year DOUBLED = new Kaya.Year(held(2), held(4), held(8), 16);

  private static double sum(Kaya.Decomposition decomposition) {
    return decomposition.effects().stream().mapToDouble(Effect::change).sum();
  }

  @Test
  void fourFactorsThatDoubleShareTheChangeEqually() {
    Kaya.Decomposition decomposition = Kaya.decompose(ONE, DOUBLED);
    assertThat(decomposition.effects())
        .extracting(Effect::factors)
        .containsExactly(
            List.of(Factor.POPULATION),
            List.of(Factor.GDP_PER_PERSON),
            List.of(Factor.ENERGY_PER_GDP),
            List.of(Factor.EMISSIONS_PER_ENERGY));
    assertThat(decomposition.effects())
        .allSatisfy(effect -> assertThat(effect.change()).isCloseTo(3.75, within(1e-12)));
    assertThat(decomposition.missing()).isEmpty();
  }

  @Test
  void withoutEnergyItsTwoFactorsStayJoinedAndAreShownAsMissing() {
    Kaya.Year oneYearOnly = new Kaya.Year(held(2), held(4), NOT_HELD, 16);
    Kaya.Decomposition decomposition = Kaya.decompose(ONE, oneYearOnly);
    assertThat(decomposition.missing())
        .containsExactly(Factor.ENERGY_PER_GDP, Factor.EMISSIONS_PER_ENERGY);
    assertThat(decomposition.effects()).hasSize(3);
    assertThat(decomposition.effects().getLast().change()).isCloseTo(7.5, within(1e-12));
    assertThat(sum(decomposition)).isCloseTo(15, within(1e-12));
  }

  @Test
  void withNothingButEmissionsAllFactorsAreOneEffect() {
    Kaya.Decomposition decomposition =
        Kaya.decompose(
            new Kaya.Year(NOT_HELD, NOT_HELD, NOT_HELD, 1),
            new Kaya.Year(NOT_HELD, NOT_HELD, NOT_HELD, 16));
    assertThat(decomposition.effects()).hasSize(1);
    assertThat(decomposition.missing()).containsExactly(Factor.values());
    assertThat(sum(decomposition)).isCloseTo(15, within(1e-12));
  }

  @Test
  void aQuantityOfZeroIsRefusedRatherThanTakenForMissing() {
    assertThatThrownBy(() -> Kaya.decompose(ONE, new Kaya.Year(held(2), held(0), NOT_HELD, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GDP_PER_PERSON is 0.0");
  }

  @Property(seed = "2017", tries = 200)
  void effectsSumToTheChangeWhateverIsMissing(@ForAll long seed) {
    Random random = new Random(seed);
    Kaya.Year before = year(random);
    Kaya.Year after = year(random);
    Kaya.Decomposition decomposition = Kaya.decompose(before, after);
    assertThat(sum(decomposition))
        .isCloseTo(after.emissions() - before.emissions(), within(1e-9 * after.emissions()));
    assertThat(decomposition.effects().stream().flatMap(effect -> effect.factors().stream()))
        .containsExactly(Factor.values());
  }

  private static Kaya.Year year(Random random) {
    return new Kaya.Year(
        maybe(random), maybe(random), maybe(random), 100 + 900 * random.nextDouble());
  }

  private static OptionalDouble maybe(Random random) {
    return random.nextInt(4) == 0 ? NOT_HELD : held(1 + 99 * random.nextDouble());
  }
}
