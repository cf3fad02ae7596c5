package tanlu.analytics.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.analysis.NoDataException;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;

/// The identities of a roadmap over provinces and scenarios.
class RoadmapTest {
  private static final Dataset DATA = Dataset.embedded();
  private static final Parameters PARAMETERS = Parameters.standard();

  static List<String> regions() {
    return DATA.regions().stream()
        .filter(region -> !DATA.inventoryYears(region).isEmpty())
        .map(Region::abbr)
        .toList();
  }

  private static Ask ask(String abbr, Scenario scenario) {
    return Ask.of(DATA.region(abbr).orElseThrow(), scenario);
  }

  private static Roadmap of(String abbr, Scenario scenario) {
    return Roadmap.of(DATA, PARAMETERS, ask(abbr, scenario));
  }

  private static double sum(
      Collection<Roadmap.SectorPath> sectors, Function<Roadmap.SectorPath, Figure> part) {
    return sectors.stream().mapToDouble(sector -> part.apply(sector).value()).sum();
  }

  private static double at(Map<Integer, Figure> years, int year) {
    return Objects.requireNonNull(years.get(year)).value();
  }

  @ParameterizedTest
  @MethodSource("regions")
  void sectorsAddUpToTheWholeInEveryMilestoneOfEveryScenario(String abbr) {
    for (Scenario scenario : Scenario.values()) {
      Roadmap roadmap = of(abbr, scenario);
      var sectors = roadmap.sectors().values();
      assertThat(sum(sectors, Roadmap.SectorPath::peak) / roadmap.peak().value())
          .isCloseTo(1, within(1e-12));
      assertThat(sum(sectors, Roadmap.SectorPath::cut) / roadmap.cut().value())
          .isCloseTo(1, within(1e-12));
      assertThat(sum(sectors, Roadmap.SectorPath::share)).isCloseTo(100, within(1e-9));
      roadmap
          .milestones()
          .forEach(
              (year, milestone) -> {
                double parts =
                    sum(sectors, sector -> Objects.requireNonNull(sector.milestones().get(year)));
                assertThat(parts / milestone.co2().value()).isCloseTo(1, within(1e-12));
                assertThat(at(roadmap.pathway(), year) / milestone.co2().value())
                    .isCloseTo(1, within(1e-12));
              });
    }
  }

  @ParameterizedTest
  @MethodSource("regions")
  void noYearIsAboveThePeakAndBandsHoldTheirMedian(String abbr) {
    for (Scenario scenario : Scenario.values()) {
      Roadmap roadmap = of(abbr, scenario);
      assertThat(roadmap.pathway()).hasSize(2060 - 2019 + 1);
      roadmap
          .pathway()
          .forEach(
              (year, co2) -> {
                if (year >= roadmap.nowcastYear()) {
                  assertThat(co2.value())
                      .as(abbr + year)
                      .isLessThanOrEqualTo(roadmap.peak().value());
                }
              });
      roadmap
          .uncertainty()
          .bands()
          .values()
          .forEach(
              band ->
                  assertThat(band.median().value())
                      .isBetween(band.low().value(), band.high().value()));
      assertThat(roadmap.uncertainty().earliestPeak())
          .isLessThanOrEqualTo(roadmap.uncertainty().latestPeak());
    }
  }

  @ParameterizedTest
  @MethodSource("regions")
  void wedgesAndTheirInteractionSumToTheGapInEveryYear(String abbr) {
    for (Scenario scenario : Scenario.values()) {
      Roadmap roadmap = of(abbr, scenario);
      Wedges wedges = roadmap.wedges();
      wedges
          .reference()
          .forEach(
              (year, reference) -> {
                double parts =
                    wedges.groups().values().stream().mapToDouble(w -> at(w.cut(), year)).sum()
                        + at(wedges.interaction(), year);
                double gap = reference.value() - at(roadmap.pathway(), year);
                assertThat(parts).as(abbr + scenario + year).isCloseTo(gap, within(1e-9 * 1e3));
                assertThat(Math.abs(parts - gap) / reference.value()).isLessThan(1e-9);
              });
    }
  }

  @ParameterizedTest
  @MethodSource("regions")
  void strongerScenariosLeaveLess(String abbr) {
    double[] left =
        Stream.of(Scenario.values())
            .mapToDouble(scenario -> of(abbr, scenario).residual().value())
            .toArray();
    assertThat(left[1]).isLessThan(left[0]);
    assertThat(left[2]).isLessThan(left[1]);
  }

  @ParameterizedTest
  @MethodSource("regions")
  void aNeutralYearAskedForIsTheYearTheLeversHaveRunTheirCourse(String abbr) {
    Roadmap sooner = Roadmap.of(DATA, PARAMETERS, ask(abbr, Scenario.STATED).neutralBy(2050));
    Roadmap later = of(abbr, Scenario.STATED);
    assertThat(sooner.neutralYear()).isEqualTo(2050);
    assertThat(sooner.milestones().keySet()).containsExactly(2025, 2030, 2035, 2040, 2050);
    assertThat(sooner.residual().value()).isLessThan(at(later.pathway(), 2050));
  }

  @Test
  void aPeakYearAskedForIsReached() {
    for (String abbr : List.of("GD", "HE", "NM", "SC", "CN")) {
      for (int year : new int[] {2026, 2028, 2030}) {
        Roadmap roadmap = Roadmap.of(DATA, PARAMETERS, ask(abbr, Scenario.STATED).peaking(year));
        assertThat(roadmap.peakYear()).as(abbr + year).isEqualTo(year);
        assertThat(roadmap.askedPeak()).contains(year);
      }
    }
  }

  @Test
  void whatTheSinkDoesNotCoverIsNeverBelowZeroAndNothingIsInventedWhereNoneIsHeld() {
    for (Scenario scenario : Scenario.values()) {
      Roadmap nation = of("CN", scenario);
      double taken =
          nation.sink().orElseThrow().value() + nation.removal().map(Figure::value).orElse(0.0);
      assertThat(nation.uncovered().value())
          .isCloseTo(Math.max(0, nation.residual().value() - taken), within(1e-9));
      assertThat(of("HE", scenario).sink()).isEmpty();
    }
    assertThat(of("GD", Scenario.STATED).sink().orElseThrow().value()).isEqualTo(42);
  }

  @Test
  void ownLeversMoveTheResidualAndAreRefusedOutOfBounds() {
    Ask guangdong = ask("GD", Scenario.STATED);
    Roadmap more =
        Roadmap.of(
            DATA, PARAMETERS, guangdong.with(Map.of("power.nonfossil", Map.of(2060, 100.0))));
    assertThat(more.residual().value()).isLessThan(of("GD", Scenario.STATED).residual().value());
    assertRefused(guangdong, "power.nonfossil", 2060, 101, "101");
    assertRefused(guangdong, "power.nonfossil", 2060, Double.NaN, "NaN");
    assertRefused(guangdong, "power.nonfossil", 2070, 50, "2070");
    assertRefused(guangdong, "power.moonshine", 2060, 50, "power.moonshine");
  }

  private static void assertRefused(Ask ask, String lever, int year, double value, String named) {
    Ask own = ask.with(Map.of(lever, Map.of(year, value)));
    assertThatThrownBy(() -> Roadmap.of(DATA, PARAMETERS, own))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(named);
  }

  @Test
  void aLeverWithNothingToActOnInTheProvinceIsRefused() {
    Lever mining = Objects.requireNonNull(PARAMETERS.levers().get("steel.h2dri"));
    Parameters elsewhere =
        ParameterFileTest.changed("(?s)(key: steel.h2dri.*?)rows: \\[28\\]", "$1rows: [7]");
    Ask own = ask("GD", Scenario.STATED).with(Map.of(mining.key(), Map.of(2060, 50.0)));
    assertThatThrownBy(() -> Roadmap.of(DATA, elsewhere, own))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("Guangdong")
        .hasMessageContaining("steel.h2dri");
  }

  @Test
  void yearsOutOfOrderAndProvincesWithoutInventoryAreRefused() {
    Ask guangdong = ask("GD", Scenario.BAU);
    assertThatThrownBy(() -> guangdong.neutralBy(2050).peaking(2055))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2055");
    assertThatThrownBy(() -> guangdong.neutralBy(2070)).hasMessageContaining("2070");
    assertThatThrownBy(() -> guangdong.neutralBy(2020)).hasMessageContaining("2020");
    assertThatThrownBy(() -> of("XZ", Scenario.BAU))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("Tibet");
  }

  @Test
  void aGrowthOfOnesOwnReplacesTheAssumedOneAndIsNamedAsGiven() {
    Ask ask = ask("ZJ", Scenario.STATED);
    Roadmap slow = Roadmap.of(DATA, PARAMETERS.growing("ZJ", 2), ask);
    Roadmap fast = Roadmap.of(DATA, PARAMETERS.growing("ZJ", 6), ask);

    assertThat(fast.growth().value()).isCloseTo(6, within(1e-9));
    assertThat(at(fast.pathway(), 2040)).isGreaterThan(at(slow.pathway(), 2040));
    assertThat(fast.assumptions())
        .anyMatch(
            assumed ->
                assumed.value() == 6 && assumed.derivation().toString().contains("growth.asked"));
  }

  /// Guangdong's highest inventory is that of 2019, below the pathway; Beijing's lies years back.
  @Test
  void anInventoryAboveAllThePathwayReachesIsNamed() {
    Roadmap beijing = of("BJ", Scenario.STATED);
    Highest highest = beijing.highest().orElseThrow();
    assertThat(highest.co2().value()).isGreaterThan(beijing.peak().value());
    assertThat(DATA.inventoryYears(beijing.region())).contains(highest.year());
    for (String abbr : regions()) {
      Roadmap roadmap = of(abbr, Scenario.STATED);
      double most =
          DATA.inventoryYears(roadmap.region()).stream()
              .mapToDouble(
                  year ->
                      tanlu.analytics.analysis.Totals.territorial(DATA, roadmap.region(), year)
                          .value())
              .max()
              .orElseThrow();
      assertThat(roadmap.highest().isPresent()).as(abbr).isEqualTo(most > roadmap.peak().value());
    }
  }

  @Test
  void aPeakInTheYearUpToWhichScenariosHardlyDifferIsSaidToBeSet() {
    for (String abbr : List.of("GD", "HE", "NM", "CN")) {
      Roadmap roadmap = of(abbr, Scenario.STATED);
      assertThat(roadmap.peaksAsLeversBegin()).as(abbr).isEqualTo(roadmap.peakYear() == 2025);
      assertThat(roadmap.uncertainty().samePeakYear())
          .isEqualTo(roadmap.uncertainty().earliestPeak() == roadmap.uncertainty().latestPeak());
      for (Scenario scenario : Scenario.values()) {
        assertThat(at(of(abbr, scenario).pathway(), 2025) / at(roadmap.pathway(), 2025))
            .as(abbr + scenario)
            .isCloseTo(1, within(0.01));
      }
    }
  }

  @Test
  void aLandSinkOfOnesOwnStandsAgainstTheResidualWhetherOneIsHeldOrNot() {
    for (String region : List.of("HE", "GD", "CN")) {
      Roadmap roadmap =
          Roadmap.of(DATA, PARAMETERS.sinking(region, 10), ask(region, Scenario.STATED));

      Figure sink = roadmap.sink().orElseThrow();
      double removal = roadmap.removal().map(Figure::value).orElse(0.0);
      assertThat(sink.value()).isEqualTo(10);
      assertThat(sink.derivation().toString()).contains("sink.asked");
      assertThat(roadmap.uncovered().value())
          .isCloseTo(roadmap.residual().value() - 10 - removal, within(1e-9));
    }
  }

  @Test
  void theOutlineHasTheSameFiguresAsTheWholeToTheBit() {
    for (Ask ask :
        List.of(
            ask("GD", Scenario.STATED),
            ask("HE", Scenario.STRENGTHENED).peaking(2032),
            ask("CN", Scenario.BAU).neutralBy(2055))) {
      assertThat(Outline.of(DATA, PARAMETERS, ask))
          .isEqualTo(Roadmap.of(DATA, PARAMETERS, ask).outline());
    }
  }

  @Test
  void whatGivenCoursesChangeIsTheDifferenceToTheSameRoadmapWithoutThem() {
    Ask plain = ask("ZJ", Scenario.STATED);
    Roadmap without = Roadmap.of(DATA, PARAMETERS, plain);
    assertThat(without.givenEffects()).isEmpty();
    Roadmap given =
        Roadmap.of(
            DATA,
            PARAMETERS,
            plain.with(Map.of("power.nonfossil", Map.of(2030, 50.0, 2060, 98.0))));
    assertThat(given.givenEffects().keySet()).isEqualTo(given.milestones().keySet());
    given
        .givenEffects()
        .forEach(
            (year, effect) -> {
              double before = Objects.requireNonNull(without.pathway().get(year)).value();
              double after = Objects.requireNonNull(given.pathway().get(year)).value();
              assertThat(effect.without().value()).isEqualTo(before);
              assertThat(effect.change().value()).isEqualTo(after - before);
            });
    // Half of it in 2030 is less than the scenario has by then, 98 % in 2060 more.
    assertThat(Objects.requireNonNull(given.givenEffects().get(2030)).change().value())
        .isPositive();
    assertThat(Objects.requireNonNull(given.givenEffects().get(2060)).change().value())
        .isNegative();
  }
}
