package tanlu.analytics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Levers;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;

class RoadmapTest {
  private static final Dataset DATA = Dataset.embedded();

  static List<String> provinces() {
    return EveryFigureReplaysTest.regions();
  }

  private static Roadmap of(String abbr) {
    return Roadmap.of(DATA, DATA.region(abbr).orElseThrow(), 2030, 2060, Levers.Scenario.STATED);
  }

  private static double sum(
      Collection<Roadmap.SectorPath> sectors, Function<Roadmap.SectorPath, Figure> part) {
    return sectors.stream().mapToDouble(sector -> part.apply(sector).value()).sum();
  }

  @ParameterizedTest
  @MethodSource("provinces")
  void sectorsAddUpToTheWholeInEveryMilestone(String abbr) {
    Roadmap roadmap = of(abbr);
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
              if (year > roadmap.peakYear()) {
                double parts =
                    sectors.stream()
                        .flatMap(sector -> sector.milestones().entrySet().stream())
                        .filter(entry -> entry.getKey().equals(year))
                        .mapToDouble(entry -> entry.getValue().value())
                        .sum();
                assertThat(parts / milestone.co2().value())
                    .as(year + "")
                    .isCloseTo(1, within(1e-9));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("provinces")
  void thePathNeitherFallsBeforeThePeakNorRisesAfterIt(String abbr) {
    Roadmap roadmap = of(abbr);
    double before = roadmap.base().value();
    for (var entry : roadmap.pathway().entrySet()) {
      double value = entry.getValue().value();
      if (entry.getKey() <= roadmap.peakYear()) {
        assertThat(value).as(entry.getKey() + "").isGreaterThanOrEqualTo(before);
      } else {
        assertThat(value).as(entry.getKey() + "").isLessThanOrEqualTo(before);
      }
      before = value;
    }
    assertThat(before).isCloseTo(roadmap.residual().value(), within(1e-9));
    assertThat(roadmap.pathway()).hasSize(2060 - 2019 + 1);
  }

  @Test
  void halfWayFromPeakToNeutralityHalfTheCutIsDone() {
    Roadmap roadmap = of("GD");
    double halfWay = java.util.Objects.requireNonNull(roadmap.pathway().get(2045)).value();
    assertThat(roadmap.peak().value() - halfWay).isCloseTo(roadmap.cut().value() / 2, within(1e-9));
  }

  @Test
  void aProvinceThatAlreadyFallsStartsItsDeclineInTheBaseYearAndIsNotSaidToPeak() {
    Roadmap beijing = of("BJ");
    assertThat(beijing.alreadyPeaked()).isTrue();
    assertThat(beijing.peakYear()).isEqualTo(2019);
    assertThat(beijing.peak().label().zh()).doesNotContain("达峰");
  }

  @Test
  void aPeakChosenInTheBaseYearDoesNotMakeAGrowingProvinceFall() {
    Region guangdong = DATA.region("GD").orElseThrow();
    Roadmap roadmap = Roadmap.of(DATA, guangdong, 2019, 2060, Levers.Scenario.STATED);
    assertThat(roadmap.growth().value()).isPositive();
    assertThat(roadmap.alreadyPeaked()).isFalse();
  }

  @Test
  void sectorsAddUpToThePathInEveryYear() {
    Roadmap roadmap = of("GD");
    roadmap
        .pathway()
        .forEach(
            (year, total) -> {
              double parts =
                  roadmap.sectors().keySet().stream()
                      .mapToDouble(code -> roadmap.sectorAt(code, year).value())
                      .sum();
              assertThat(parts / total.value()).as(year + "").isCloseTo(1, within(1e-12));
            });
  }

  @Test
  void strongerScenariosLeaveLess() {
    Region nation = DATA.nation();
    double[] left =
        java.util.stream.Stream.of(Levers.Scenario.values())
            .mapToDouble(
                scenario -> Roadmap.of(DATA, nation, 2030, 2060, scenario).residual().value())
            .toArray();
    assertThat(left[1]).isLessThan(left[0]);
    assertThat(left[2]).isLessThan(left[1]);
  }

  @Test
  void whatTheSinkDoesNotCoverIsNeverBelowZero() {
    for (Levers.Scenario scenario : Levers.Scenario.values()) {
      Roadmap roadmap = Roadmap.of(DATA, DATA.nation(), 2030, 2060, scenario);
      double sink = roadmap.sink().orElseThrow().value();
      assertThat(roadmap.uncovered().value())
          .isEqualTo(Math.max(0, roadmap.residual().value() - sink));
    }
  }

  @Test
  void yearsOutOfOrderAndProvincesWithoutInventoryAreRefused() {
    Region guangdong = DATA.region("GD").orElseThrow();
    Region tibet = DATA.region("XZ").orElseThrow();
    assertThatThrownBy(() -> Roadmap.of(DATA, guangdong, 2060, 2050, Levers.Scenario.BAU))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2060");
    assertThatThrownBy(() -> Roadmap.of(DATA, tibet, 2030, 2060, Levers.Scenario.BAU))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("Tibet");
  }
}
