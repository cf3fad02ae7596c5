package tanlu.analytics.data;

import static org.assertj.core.api.Assertions.assertThat;
import static tanlu.analytics.data.Identity.AGGREGATION_ERROR;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.engine.Concordance;
import tanlu.analytics.engine.Leontief;

/// The identities on seeded random economies and on every table of the dataset.
class IdentityTest {
  private static final Dataset DATA = Dataset.embedded();
  private static final double ROUNDING = 1e-9;

  /// Rows miss by up to 10 million yuan each, of a province's output of 100 billion and more.
  private static final double BALANCE = 1e-3;

  static List<IoTable> tables() {
    return Validation.of(DATA).tables().stream().map(TableCheck::table).toList();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyTableSatisfiesThem(IoTable table) {
    Map<Identity, Double> found = Identity.deviations(DATA, table);
    boolean emitting = DATA.inventory(table.region(), table.year()).isPresent();
    Set<Identity> expected =
        emitting
            ? EnumSet.allOf(Identity.class)
            : EnumSet.of(Identity.OUTPUT, Identity.VALUE_ADDED);
    if (table.region().isNation()) {
      expected.removeAll(List.of(Identity.LMDI, Identity.SDA));
    }
    assertThat(found.keySet()).isEqualTo(expected);
    found.forEach(
        (identity, deviation) ->
            assertThat(deviation)
                .as(identity + " of " + table.region().abbr() + " " + table.year())
                .isLessThan(
                    identity == AGGREGATION_ERROR ? 1 : identity.balanced() ? BALANCE : ROUNDING));
  }

  /// Sectors whose inputs leave a tenth at least; output follows from demand, so all rows balance.
  private static Identity.Economy random(Random random) {
    int n = 2 + random.nextInt(14);
    double[][] a = new double[n][n];
    for (int j = 0; j < n; j++) {
      double left = .1 + .8 * random.nextDouble();
      for (int i = 0; i < n; i++) {
        a[i][j] = random.nextInt(4) == 0 ? 0 : left * random.nextDouble() / n;
      }
    }
    double[] demand = random.doubles(n, 1, 1000).toArray();
    double[] output = Leontief.times(Leontief.inverse(a), demand);
    double[][] flows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        flows[i][j] = a[i][j] * output[j];
      }
    }
    return new Identity.Economy(flows, output, demand, random.doubles(n).toArray());
  }

  private static Concordance halves(int n) {
    return new Concordance(IntStream.range(0, n).map(i -> i * 2 / n).toArray());
  }

  @Property(seed = "2017", tries = 200)
  void randomEconomiesSatisfyThemToRounding(@ForAll long seed) {
    Identity.Economy economy = random(new Random(seed));
    Identity.of(economy, halves(economy.output.length))
        .forEach(
            (identity, deviation) ->
                assertThat(deviation)
                    .as(identity.formula())
                    .isLessThan(identity == AGGREGATION_ERROR ? 1 : ROUNDING));
  }

  @Property(seed = "2017", tries = 200)
  void decompositionsBetweenRandomEconomiesSumToTheirDifference(@ForAll long seed) {
    Random random = new Random(seed);
    Identity.Economy one = random(random);
    Identity.Economy other;
    do {
      other = random(random);
    } while (other.output.length != one.output.length);
    assertThat(Identity.lmdi(one, other)).isLessThan(ROUNDING);
    assertThat(Identity.sda(one, other)).isLessThan(ROUNDING);
  }

  /// What the guard is for: one flow that output was not made of.
  @Test
  void oneFlowTooManyIsSeen() {
    IoTable guangdong = DATA.table(DATA.region("GD").orElseThrow(), 2017).orElseThrow();
    Identity.Economy sound = Identity.economy(DATA, guangdong);
    double[][] flows = sound.flows.clone();
    flows[23] = flows[23].clone();
    flows[23][26] += 1000;
    Map<Identity, Double> found =
        Identity.of(
            new Identity.Economy(flows, sound.output, sound.demand, sound.intensity),
            CommonSector.from(Vintage.V2017));
    assertThat(found.getOrDefault(Identity.OUTPUT, 0.0)).isGreaterThan(BALANCE);
    assertThat(found.getOrDefault(Identity.EMBODIED, 0.0)).isGreaterThan(BALANCE);
  }
}
