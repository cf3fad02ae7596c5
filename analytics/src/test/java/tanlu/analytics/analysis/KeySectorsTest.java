package tanlu.analytics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.engine.EmissionIntensity;
import tanlu.analytics.engine.Linkages.Quadrant;
import tanlu.analytics.engine.LocalEconomy;

/// Identities of the linkages, multipliers and losses on every table; their formulas are tested on
/// printed numbers beside the engine.
class KeySectorsTest {
  private static final Dataset DATA = Dataset.embedded();

  private static Stream<IoTable> tables() {
    return DATA.regions().stream()
        .flatMap(
            region ->
                DATA.tableYears(region).stream()
                    .map(year -> DATA.table(region, year).orElseThrow()));
  }

  private static KeySectors of(String region, int year) {
    return KeySectors.of(DATA, DATA.region(region).orElseThrow(), year);
  }

  @Test
  void linkagesAverageOneOverTheSectorsWithOutput() {
    SoftAssertions softly = new SoftAssertions();
    tables()
        .forEach(
            table -> {
              KeySectors found = KeySectors.of(DATA, table.region(), table.year());
              List<KeySectors.Row> rows = List.copyOf(found.sectors().values());
              String name = table.region().abbr() + " " + table.year();
              softly.assertThat(rows.size() + found.withoutOutput().size()).as(name).isEqualTo(42);
              softly
                  .assertThat(mean(rows.stream().map(row -> row.backward().value())))
                  .as(name)
                  .isCloseTo(1, within(1e-9));
              softly
                  .assertThat(mean(rows.stream().map(row -> row.forward().value())))
                  .as(name)
                  .isCloseTo(1, within(1e-9));
              softly
                  .assertThat(mean(rows.stream().map(row -> row.sensitivity().value())))
                  .as(name)
                  .isCloseTo(1, within(1e-9));
              softly
                  .assertThat(rows.stream().map(KeySectors.Row::quadrant))
                  .as(name)
                  .hasSize(rows.size());
            });
    softly.assertAll();
  }

  /// What a unit of local demand pays is value added here or an input from outside, so the
  /// value-added multiplier lies between 0 and 1 and is 1 only without inputs from outside.
  @Test
  void theValueAddedMultiplierIsWhatInputsFromOutsideLeaveOfAUnit() {
    SoftAssertions softly = new SoftAssertions();
    tables()
        .forEach(
            table -> {
              LocalEconomy economy = new LocalEconomy(table);
              KeySectors found = KeySectors.of(DATA, table.region(), table.year());
              for (int k = 0; k < economy.size(); k++) {
                if (economy.output()[k] < 20) {
                  continue; // margins rounded to 0.01 decide a sector this small
                }
                double outside = 0;
                for (int j = 0; j < economy.size(); j++) {
                  int sector = economy.sector(j);
                  double bought = table.intermediatePurchases(sector) / economy.output()[j];
                  for (int i = 0; i < economy.size(); i++) {
                    bought -= economy.a()[i][j];
                  }
                  outside += bought * economy.leontiefInverse()[j][k];
                }
                String code = table.vintage().sector(economy.sector(k)).code();
                softly
                    .assertThat(
                        Objects.requireNonNull(found.sectors().get(code))
                            .multipliers()
                            .valueAdded()
                            .value())
                    .as("%s %d %s", table.region().abbr(), table.year(), code)
                    .isCloseTo(1 - outside, within(0.01));
              }
            });
    softly.assertAll();
  }

  @Test
  void aKeySectorIsAboveAverageBothWaysAndTheLargestAtStakeComesFirst() {
    KeySectors guangdong = of("GD", 2017);
    assertThat(guangdong.key()).isNotEmpty();
    assertThat(guangdong.key())
        .allMatch(place -> place.backward().value() > 1 && place.forward().value() > 1)
        .isSortedAccordingTo((a, b) -> Double.compare(b.share().value(), a.share().value()));
    assertThat(guangdong.backward())
        .allMatch(place -> place.backward().value() > 1 && place.forward().value() <= 1);
    assertThat(guangdong.forward())
        .allMatch(place -> place.backward().value() <= 1 && place.forward().value() > 1);
    long weak =
        guangdong.sectors().values().stream()
            .filter(row -> row.quadrant() == Quadrant.WEAK)
            .count();
    assertThat(
            guangdong.key().size()
                + guangdong.backward().size()
                + guangdong.forward().size()
                + weak)
        .isEqualTo(guangdong.sectors().size());
  }

  /// The three extractions nest: without a sector altogether more is lost than when it only stops
  /// buying, or only stops selling to sectors.
  @Test
  void takingASectorOutLosesAtLeastWhatHalfOfItWould() {
    for (String region : List.of("GD", "HE", "HI", "XZ", "CN")) {
      of(region, 2017)
          .sectors()
          .forEach(
              (code, row) -> {
                assertThat(row.loss().total().value())
                    .as(region + " " + code)
                    .isGreaterThanOrEqualTo(row.loss().backward().value())
                    .isGreaterThanOrEqualTo(0);
                row.emissions()
                    .ifPresent(
                        emission ->
                            assertThat(emission.loss().total().value())
                                .as(region + " " + code)
                                .isGreaterThanOrEqualTo(emission.loss().backward().value())
                                .isGreaterThanOrEqualTo(
                                    emission.co2().map(co2 -> co2.value()).orElse(0.0) - 1e-9));
              });
    }
  }

  @Test
  void theScopesSumToTheTotalUseMultiplier() {
    Region guangdong = DATA.region("GD").orElseThrow();
    IoTable table = DATA.table(guangdong, 2017).orElseThrow();
    double[] multipliers =
        tanlu.analytics.engine.Model.of(table, tanlu.analytics.engine.Model.Coefficients.TOTAL_USE)
            .multipliers(
                EmissionIntensity.of(table, DATA.inventory(guangdong, 2017).orElseThrow())
                    .values());
    KeySectors found = KeySectors.of(DATA, guangdong, 2017);
    for (int i = 0; i < table.size(); i++) {
      KeySectors.Row row =
          Objects.requireNonNull(found.sectors().get(table.vintage().sector(i).code()));
      double expected = multipliers[i] * 100; // Mt per 亿元 in t per 万元
      row.emissions()
          .orElseThrow()
          .scopes()
          .ifPresent(
              scopes ->
                  assertThat(
                          scopes.one().value()
                              + scopes.two().value()
                              + scopes.threeUpstream().value())
                      .isCloseTo(expected, within(1e-9 * expected)));
    }
  }

  @Test
  void tibetHasLinkagesButNoEmissionsAndRepairHasNoneOfItsOwn() {
    KeySectors tibet = of("XZ", 2012);
    assertThat(tibet.co2()).isEmpty();
    assertThat(tibet.emissionKey()).isEmpty();
    assertThat(tibet.withoutOutput()).hasSize(12);
    assertThat(tibet.sectors().values()).allMatch(row -> row.emissions().isEmpty());
    KeySectors guangdong = of("GD", 2017);
    assertThat(guangdong.notHeld()).hasSize(1);
    KeySectors.Emission repair =
        Objects.requireNonNull(guangdong.sectors().get("23")).emissions().orElseThrow();
    assertThat(repair.co2()).isEmpty();
    assertThat(repair.scopes()).isEmpty();
  }

  private static double mean(Stream<Double> values) {
    return values.mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
