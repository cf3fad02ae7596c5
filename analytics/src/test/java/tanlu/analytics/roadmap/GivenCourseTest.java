package tanlu.analytics.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Figure;

/// Courses of levers that whoever asks gives.
class GivenCourseTest {
  private static final Dataset DATA = Dataset.embedded();
  private static final Parameters PARAMETERS = Parameters.standard();
  private static final String POWER = "power.nonfossil";

  static List<String> regions() {
    return RoadmapTest.regions();
  }

  private static Ask ask(String abbr, String lever, Map<Integer, Double> course) {
    return Ask.of(DATA.region(abbr).orElseThrow(), Scenario.STATED).with(Map.of(lever, course));
  }

  private static Projection projection(Ask ask) {
    return Projection.of(DATA, PARAMETERS, ask);
  }

  private static int position(Projection projection, String key) {
    return projection.start().levers().stream().map(Lever::key).toList().indexOf(key);
  }

  private static double left(Projection projection, String key, int year) {
    return projection.levels()
        .left(year, new Levels.Case.Of(Scenario.STATED))[position(projection, key)];
  }

  private static double start(Projection projection, String key) {
    return projection.start().levers().get(position(projection, key)).start().orElseThrow();
  }

  /// A province begins elsewhere than the nation, and the standard course covers the same part of
  /// the way; what is given is the province's own.
  @Test
  void theValuesGivenAreReadInTheirYearsAndAreSaidToBeGiven() {
    Roadmap shanxi = Roadmap.of(DATA, PARAMETERS, ask("SX", POWER, Map.of(2035, 60.0, 2060, 95.0)));
    Map<Integer, Figure> values = Objects.requireNonNull(shanxi.levers().get(POWER)).values();
    assertThat(values).containsOnlyKeys(2024, 2035, 2060);
    for (int year : new int[] {2035, 2060}) {
      Figure value = Objects.requireNonNull(values.get(year));
      assertThat(value.value()).isEqualTo(year == 2035 ? 60 : 95);
      assertThat(value.derivation().toString())
          .contains("given with the question")
          .contains("lever.asked." + POWER + "." + year);
    }
    assertThat(Objects.requireNonNull(values.get(2024)).derivation().toString())
        .doesNotContain("given with the question");
  }

  @ParameterizedTest
  @MethodSource("regions")
  void whatIsGivenForLaterYearsChangesNothingBefore(String abbr) {
    Projection one = projection(ask(abbr, POWER, Map.of(2035, 60.0)));
    Projection two = projection(ask(abbr, POWER, Map.of(2035, 60.0, 2060, 95.0)));
    for (int year = 2024; year <= 2035; year++) {
      assertThat(two.year(year).total()).as(abbr + year).isEqualTo(one.year(year).total());
    }
    double start = start(two, POWER);
    assertThat(start)
        .isEqualTo(start(projection(Ask.of(one.ask().region(), Scenario.STATED)), POWER));
    assertThat(left(two, POWER, 2035)).isCloseTo(40 / (100 - start), within(1e-12));
    assertThat(left(two, POWER, 2060)).isCloseTo(5 / (100 - start), within(1e-12));
  }

  /// 65 % where the scenario has come to 63 %, and then as the scenario: of what is left as much
  /// goes, whatever the scenario, its pace and its peak.
  @ParameterizedTest
  @MethodSource("regions")
  void afterTheLastYearGivenItGoesOnAsTheScenarioDoes(String abbr) {
    for (Scenario scenario : Scenario.values()) {
      Ask plain = Ask.of(DATA.region(abbr).orElseThrow(), scenario);
      for (Ask own : List.of(plain, plain.neutralBy(2045))) {
        Projection given = projection(own.with(Map.of(POWER, Map.of(2035, 65.0))));
        Projection standard = projection(own);
        Levels.Case on = new Levels.Case.Of(scenario);
        int at = position(given, POWER);
        double then = given.levels().left(2035, on)[at] / standard.levels().left(2035, on)[at];
        for (int year : new int[] {2036, 2040, own.neutralYear()}) {
          assertThat(given.levels().left(year, on)[at])
              .as(abbr + scenario + year)
              .isCloseTo(then * standard.levels().left(year, on)[at], within(1e-12));
        }
      }
    }
  }

  /// A higher value leaves less ever after, with no leap after the last year given.
  @Test
  void moreGivenLeavesLessAndNothingLeaps() {
    Ask sooner = Ask.of(DATA.region("HE").orElseThrow(), Scenario.STATED).neutralBy(2045);
    double before = 1;
    for (double value : new double[] {50, 60, 70, 80}) {
      Projection given = projection(sooner.with(Map.of(POWER, Map.of(2044, value))));
      assertThat(left(given, POWER, 2045)).isLessThan(before);
      assertThat(left(given, POWER, 2045) / left(given, POWER, 2044)).isBetween(0.5, 1.0);
      before = left(given, POWER, 2045);
    }
  }

  /// The shares of electric furnaces and hydrogen in the strengthened scenario end at 100 %
  /// together: what goes on leaves the other its own.
  @ParameterizedTest
  @CsvSource({"steel.eaf, 2035, 40", "steel.eaf, 2035, 75", "steel.h2dri, 2040, 30"})
  void whatGoesOnLeavesRoomForTheOtherShareOfItsOutput(String lever, int year, double value) {
    for (Scenario scenario : Scenario.values()) {
      Ask own = Ask.of(DATA.region("HE").orElseThrow(), scenario);
      Projection given = projection(own.with(Map.of(lever, Map.of(year, value))));
      List<Lever> levers = given.levels().levers();
      Lever e = levers.get(position(given, "steel.eaf"));
      Lever h = levers.get(position(given, "steel.h2dri"));
      for (int at = year; at <= 2060; at++) {
        assertThat(e.level(at).at(scenario) + h.level(at).at(scenario))
            .as(lever + value + scenario + at)
            .isLessThanOrEqualTo(100 + 1e-9);
      }
    }
  }

  @Test
  void tonnesAndALeverThatIsToStayDoNotGoOn() {
    Projection coal = projection(ask("CN", "power.coalccs", Map.of(2026, 0.3)));
    assertThat(left(coal, "power.coalccs", 2060)).isEqualTo(left(coal, "power.coalccs", 2026));
    Projection still = projection(ask("HE", POWER, Map.of()));
    assertThat(left(still, POWER, 2060)).isEqualTo(1);
    assertThat(Roadmap.of(DATA, PARAMETERS, ask("HE", POWER, Map.of())).given())
        .hasEntrySatisfying(POWER, given -> assertThat(given.stays()).isTrue());
  }

  /// Steel at 900 Mt in 2035, where the scenario has come to 820, stays above it in proportion; a
  /// rate holds.
  @Test
  void anOutputGoesOnInProportionAndARateHolds() {
    Projection steel = projection(ask("HE", "steel.demand", Map.of(2035, 900.0)));
    Projection standard = projection(Ask.of(DATA.region("HE").orElseThrow(), Scenario.STATED));
    assertThat(left(steel, "steel.demand", 2060) / left(steel, "steel.demand", 2035))
        .isCloseTo(
            left(standard, "steel.demand", 2060) / left(standard, "steel.demand", 2035),
            within(1e-12));
    Projection rate = projection(ask("HE", "ind.eff", Map.of(2030, 2.0)));
    assertThat(left(rate, "ind.eff", 2060) / left(rate, "ind.eff", 2059))
        .isCloseTo(0.98, within(1e-12));
  }

  @Test
  void aYearNamedIsTheCalendarsWhateverTheOtherLeversPace() {
    Ask given = ask("HE", POWER, Map.of(2030, 45.0, 2035, 60.0));
    for (Ask ask : List.of(given.neutralBy(2045), given.peaking(2032), given.neutralBy(2036))) {
      Projection projection = projection(ask);
      double start = start(projection, POWER);
      assertThat(left(projection, POWER, 2030)).isCloseTo(55 / (100 - start), within(1e-12));
      assertThat(left(projection, POWER, 2035)).isCloseTo(40 / (100 - start), within(1e-12));
    }
    // The others do follow it: all of their way to 2060 by 2045.
    Projection sooner = projection(given.neutralBy(2045));
    assertThat(left(sooner, "steel.eaf", 2045))
        .isEqualTo(left(projection(given), "steel.eaf", 2060));
  }

  /// 35 % in 2024 and 60 % in 2035 leave 40 of 65.
  @Test
  void theStartIsGivenByTheNowcastYear() {
    Projection projection = projection(ask("SX", POWER, Map.of(2024, 35.0, 2035, 60.0)));
    assertThat(left(projection, POWER, 2024)).isEqualTo(1);
    assertThat(left(projection, POWER, 2035)).isCloseTo(40 / 65.0, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          power.nonfossil, 2023, 30, expected a year from 2024 to 2060
          power.nonfossil, 2024, 30, no year after 2024
          cement.ccus, 2029, 30, expected a year from 2030 to 2060
          ind.eff, 2025, 2, expected a year from 2026 to 2060
          steel.demand, 2024, 0, expected above 0
          steel.demand, 2035, -1, expected 0 or more
          power.nonfossil, 2035, 101, expected 0 to 100 %
          """)
  void aYearOrValueOutOfBoundsIsRefused(String lever, int year, double value, String message) {
    Ask ask = ask("HE", lever, Map.of(year, value));
    assertThatThrownBy(() -> projection(ask))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(lever)
        .hasMessageContaining(message);
  }

  /// Hydrogen, at its own pace, has come to its 20 % of 2060 by 2045 and leaves room for 80 % of
  /// electric furnaces, not for 85; with the neutral year 2060 it has 12 % by then, and does.
  @Test
  void sharesOfOneOutputAreCheckedWhereThePaceBringsThem() {
    Ask given = ask("HE", "steel.eaf", Map.of(2045, 85.0, 2060, 75.0));
    assertThat(left(projection(given), "steel.eaf", 2045)).isCloseTo(15 / 90.0, within(1e-12));
    assertThatThrownBy(() -> projection(given.neutralBy(2045)))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("in 2045");
  }

  @Test
  void aLandSinkGivenForTheNationIsTheOneThatStandsAgainstTheResidual() {
    Roadmap nation = Roadmap.of(DATA, PARAMETERS, ask("CN", "sink.forest", Map.of(2060, 1700.0)));
    Figure sink = nation.sink().orElseThrow();
    assertThat(sink.value()).isEqualTo(1700);
    assertThat(sink.derivation().toString()).contains("given with the question");
  }

  @Test
  void anOutputGivenAsNothingLeavesItsRowsNothingInEveryDraw() {
    Roadmap hebei = Roadmap.of(DATA, PARAMETERS, ask("HE", "steel.demand", Map.of(2060, 0.0)));
    assertThat(Objects.requireNonNull(hebei.sectors().get("14")).residual().value()).isZero();
    Uncertainty.Range last = Objects.requireNonNull(hebei.uncertainty().bands().get(2060));
    assertThat(hebei.residual().value()).isBetween(last.low().value(), last.high().value());
  }

  /// Two sums of the same emissions differ in the last bit in every other province.
  @ParameterizedTest
  @MethodSource("regions")
  void aPathThatNeverPeaksCutsExactlyNothing(String abbr) {
    Outline rising =
        Outline.of(
            DATA,
            PARAMETERS.growing(abbr, 15).drawing(1),
            Ask.of(DATA.region(abbr).orElseThrow(), Scenario.BAU));
    assertThat(rising.peakYear()).isEqualTo(2060);
    assertThat(rising.cut().value()).isZero();
    assertThat(rising.residual().value()).isEqualTo(rising.peak().value());
  }

  /// With the power mix left where it is in 2030, and growth of 8 %, nothing holds them down.
  @Test
  void whereEmissionsRiseToTheEndNothingIsCutAndNothingIsUndefined() {
    Roadmap rising =
        Roadmap.of(
            DATA, PARAMETERS.growing("NX", 8), ask("NX", POWER, Map.of(2030, 30.0, 2060, 30.0)));
    assertThat(rising.peakYear()).isEqualTo(rising.neutralYear());
    assertThat(rising.cut().value()).isZero();
    assertThat(rising.annualFall().value()).isZero();
    for (Roadmap.SectorPath sector : rising.sectors().values()) {
      assertThat(sector.cut().value()).isZero();
      assertThat(sector.share().value()).isZero();
    }
    Roadmap.SectorPath two =
        rising.together(
            rising.region().name(), List.copyOf(rising.sectors().values()).subList(0, 2));
    assertThat(two.share().value()).isZero();
  }
}
