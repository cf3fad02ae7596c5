package tanlu.analytics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;

class FootprintOriginsTest {
  private static final Dataset DATA = Dataset.embedded();

  /// Without Tibet, which has no inventory, and in 2012 Hubei and Qinghai, which report no trade.
  private static List<Region> answered(int year) {
    return DATA.provinces().stream()
        .filter(province -> !DATA.inventoryYears(province).isEmpty())
        .filter(province -> year != 2012 || !List.of("HB", "QH").contains(province.abbr()))
        .toList();
  }

  /// Each pair is computed twice: from the consumer's demand forward, and from the emitter's
  /// multipliers backward.
  @ParameterizedTest
  @ValueSource(ints = {2012, 2017})
  void whatOneProvinceEmitsForAnotherIsSeenAlikeFromBothEnds(int year) {
    Map<String, FootprintOrigins> all = new HashMap<>();
    answered(year)
        .forEach(province -> all.put(province.abbr(), FootprintOrigins.of(DATA, province, year)));
    for (FootprintOrigins consumer : all.values()) {
      consumer
          .origins()
          .forEach(
              (emitter, seen) -> {
                FootprintOrigins other = Objects.requireNonNull(all.get(emitter));
                Figure counted =
                    Objects.requireNonNull(other.destinations().get(consumer.region().abbr()))
                        .co2();
                assertThat(seen.co2().value()).isCloseTo(counted.value(), within(1e-9));
              });
    }
  }

  /// Over the closed system what is emitted is what is consumed: local and other provinces' demand,
  /// exports, and the named rest.
  @ParameterizedTest
  @ValueSource(ints = {2012, 2017})
  void productionAndConsumptionSumToTheSameOverAllProvinces(int year) {
    double emitted = 0;
    double consumed = 0;
    for (Region province : answered(year)) {
      FootprintOrigins each = FootprintOrigins.of(DATA, province, year);
      emitted += each.productionBased().value() - each.forExports().value() - each.rest().value();
      consumed += each.own().value() + each.others().value();
      // What this province emits for Tibet is consumed where there is no inventory.
      consumed += Objects.requireNonNull(each.destinations().get("XZ")).co2().value();
    }
    assertThat(consumed).isCloseTo(emitted, within(1e-6 * emitted));
  }

  @ParameterizedTest
  @ValueSource(ints = {2012, 2017})
  void everyPartIsPositiveAndThePartsSumToTheWhole(int year) {
    for (Region province : answered(year)) {
      FootprintOrigins each = FootprintOrigins.of(DATA, province, year);
      assertThat(each.own().value()).isPositive();
      assertThat(each.imported().value()).isNotNegative();
      assertThat(each.unallocated().value()).isNotNegative();
      assertThat(each.consumptionBased().value())
          .isCloseTo(
              each.own().value()
                  + each.others().value()
                  + each.imported().value()
                  + each.unallocated().value(),
              within(1e-9));
    }
  }

  @Test
  void aProvinceWithoutInventoryIsNamedAndLeftOut() {
    FootprintOrigins sichuan = FootprintOrigins.of(DATA, DATA.region("SC").orElseThrow(), 2017);
    assertThat(sichuan.notHeld()).extracting("en").containsExactly("Tibet");
    assertThat(sichuan.origins()).doesNotContainKey("XZ").hasSize(29);
    assertThat(sichuan.destinations()).containsKey("XZ").hasSize(30);
    Region tibet = DATA.region("XZ").orElseThrow();
    assertThatThrownBy(() -> FootprintOrigins.of(DATA, tibet, 2017))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("no emission inventory of Tibet");
  }

  /// Hubei and Qinghai net their trade elsewhere in 2012: where its goods come from is not known,
  /// which is not the same as none.
  @Test
  void aProvinceThatReportsNoTradeIsRefusedAndNamedByTheOthers() {
    for (String abbr : List.of("HB", "QH")) {
      Region silent = DATA.region(abbr).orElseThrow();
      assertThatThrownBy(() -> FootprintOrigins.of(DATA, silent, 2012))
          .isInstanceOf(NoDataException.class)
          .hasMessageContaining("reports no trade with other provinces in 2012");
    }
    FootprintOrigins guangdong = FootprintOrigins.of(DATA, DATA.region("GD").orElseThrow(), 2012);
    assertThat(guangdong.silent()).extracting("en").containsExactly("Hubei", "Qinghai");
    assertThat(guangdong.origins()).doesNotContainKeys("HB", "QH").hasSize(27);
    assertThat(guangdong.destinations()).doesNotContainKeys("HB", "QH").hasSize(28);
  }

  @Test
  void theNationAndAYearWithoutTableAreRefusedWithAWayOn() {
    assertThatThrownBy(() -> FootprintOrigins.of(DATA, DATA.nation(), 2017))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("not of the nation");
    assertThatThrownBy(() -> FootprintOrigins.of(DATA, DATA.region("GD").orElseThrow(), 2015))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("there are tables for 2012, 2017");
  }

  @Test
  void theAssumedExponentsStandBesideTheResult() {
    FootprintOrigins beijing = FootprintOrigins.of(DATA, DATA.region("BJ").orElseThrow(), 2017);
    assertThat(beijing.decay()).extracting(Figure::value).containsExactly(1.5, 1.0, .5);
  }
}
