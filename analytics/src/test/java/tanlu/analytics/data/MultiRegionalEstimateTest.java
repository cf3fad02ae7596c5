package tanlu.analytics.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.analytics.engine.Model;

class MultiRegionalEstimateTest {
  private static final Dataset DATA = Dataset.embedded();

  /// What rounding and the balancing of the provinces' own tables leave.
  private static final double ROUNDING = 0.16;

  private static MultiRegionalTable table(int year) {
    return DATA.multiRegional(year).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {2012, 2017})
  void rowsAndColumnsBalanceAsTheProvincesTablesDo(int year) {
    MultiRegionalCheck check = MultiRegionalCheck.of(table(year));
    assertThat(check.columnResidual()).isCloseTo(0, within(ROUNDING));
    assertThat(check.rowResidual()).isCloseTo(0, within(2 * ROUNDING));
  }

  @ParameterizedTest
  @ValueSource(ints = {2012, 2017})
  void whatTheProvincesPublishStaysAsItIs(int year) {
    MultiRegionalTable table = table(year);
    for (int r = 0; r < table.regions().size(); r++) {
      IoTable own = DATA.table(table.regions().get(r), year).orElseThrow();
      for (int i = 0; i < own.size(); i++) {
        assertThat(table.grossOutput(table.index(r, i))).isEqualTo(own.grossOutput(i));
        assertThat(table.valueAdded(table.index(r, i))).isEqualTo(own.valueAdded(i));
        boolean supplied = own.grossOutput(i) + own.imports(i) + own.inflow(i) > 0;
        for (FinalUse use : own.finalUses()) {
          if (use != FinalUse.OUTFLOW && supplied) {
            assertThat(used(table, use, i, r))
                .as("%s %s %s", own.region().abbr(), own.vintage().sector(i).code(), use)
                .isCloseTo(own.finalUse(use, i), within(1e-6));
          }
        }
      }
    }
  }

  /// What scaling took from inflows and gave to outflows is the published difference of the totals:
  /// unallocated supply less unallocated deliveries is inflow less outflow of all provinces.
  @ParameterizedTest
  @ValueSource(ints = {2012, 2017})
  void unallocatedTradeIsTheDifferenceOfThePublishedTotals(int year) {
    double difference = 0;
    for (Region province : DATA.provinces()) {
      IoTable own = DATA.table(province, year).orElseThrow();
      for (int i = 0; i < own.size(); i++) {
        difference += own.inflow(i) - own.outflow(i);
      }
    }
    MultiRegionalCheck check = MultiRegionalCheck.of(table(year));
    assertThat(check.supplied() - check.delivered()).isCloseTo(difference, within(5.0));
  }

  /// Hubei reports no trade with other provinces in 2012: its inputs are its own or from abroad,
  /// and its own share is that of the local-share model.
  @Test
  void aProvinceThatReportsNoTradeKeepsToItself() {
    MultiRegionalTable table = table(2012);
    Region hubei = DATA.region("HB").orElseThrow();
    int r = table.regions().indexOf(hubei);
    IoTable own = DATA.table(hubei, 2012).orElseThrow();
    Model local = Model.of(own, Model.Coefficients.LOCAL_SHARE);
    for (int i = 0; i < own.size(); i++) {
      for (int j = 0; j < own.size(); j++) {
        assertThat(table.coefficient(table.index(r, i), table.index(r, j)))
            .isCloseTo(local.coefficient(i, j), within(1e-15));
        for (int s = 0; s < table.regions().size(); s++) {
          assertThat(table.flow(table.index(s, i), table.index(r, j)) == 0 || s == r).isTrue();
        }
      }
    }
  }

  @Test
  void noRequirementIsNegative() {
    MultiRegionalTable table = table(2017);
    double[] unit = new double[table.size()];
    for (int j : new int[] {0, 500, 1301}) {
      unit[j] = 1;
      double[] needed = table.model().output(unit);
      unit[j] = 0;
      assertThat(IntStream.range(0, needed.length).mapToDouble(i -> needed[i]).min().orElse(-1))
          .isGreaterThan(-1e-12);
    }
  }

  @Test
  void theEstimateComesOutAgainToTheBit() {
    MultiRegionalTable first = table(2017);
    MultiRegionalTable again = MultiRegionalEstimate.of(DATA, 2017, TradeDecay.Bound.CENTRAL);
    for (int i = 0; i < first.size(); i++) {
      for (int j = 0; j < first.size(); j++) {
        if (Double.doubleToLongBits(first.flow(i, j))
            != Double.doubleToLongBits(again.flow(i, j))) {
          throw new AssertionError(i + ", " + j + " differs");
        }
      }
    }
  }

  /// Beijing to Shanghai, some 1 070 km as the crow flies; Beijing to Tianjin some 110.
  @Test
  void distancesAreThoseOfAnAtlas() {
    Capitals capitals = new Capitals();
    Region beijing = DATA.region("BJ").orElseThrow();
    assertThat(capitals.distance(beijing, DATA.region("SH").orElseThrow()))
        .isCloseTo(1070, within(10.0));
    assertThat(capitals.distance(beijing, DATA.region("TJ").orElseThrow()))
        .isCloseTo(110, within(5.0));
  }

  private static double used(MultiRegionalTable table, FinalUse use, int sector, int region) {
    double total = 0;
    for (int r = 0; r < table.regions().size(); r++) {
      total += table.made().use(use, table.index(r, sector), region);
    }
    return total
        + table.imported().use(use, sector, region)
        + table.unallocated().use(use, sector, region);
  }
}
