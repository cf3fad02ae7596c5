package tanlu.analytics.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.data.Dataset;

class SimulationTest {
  private static final Dataset DATA = Dataset.embedded();
  private static final Parameters PARAMETERS = Parameters.standard();

  static List<String> regions() {
    return RoadmapTest.regions();
  }

  private static Projection projection(String abbr, Scenario scenario) {
    return Projection.of(DATA, PARAMETERS, Ask.of(DATA.region(abbr).orElseThrow(), scenario));
  }

  private static Lever lever(String key) {
    return java.util.Objects.requireNonNull(PARAMETERS.levers().get(key));
  }

  @ParameterizedTest
  @MethodSource("regions")
  void nothingChangesWhereNothingIsChanged(String abbr) {
    Start start = Start.of(DATA, DATA.region(abbr).orElseThrow(), PARAMETERS);
    Economy economy = start.economy();
    double[] still = new double[start.levers().size()];
    Arrays.fill(still, 1);
    Economy.State state = economy.at(2024, start.shifts(), still, 1);
    for (int i = 0; i < economy.size(); i++) {
      assertThat(state.output()[i])
          .as(abbr + " sector " + i)
          .isCloseTo(economy.output(i), within(1e-8 * Math.max(1, economy.output(i))));
    }
    Simulation simulation = new Simulation(start, PARAMETERS);
    double[] frozen =
        new Levels(start.levers(), Pace.to(2060), 2060).left(2024, new Levels.Case.Frozen());
    double now = java.util.Objects.requireNonNull(start.nowcast().years().get(2024)).value();
    assertThat(simulation.at(2024, frozen).total()).isCloseTo(now, within(1e-9 * now));
  }

  @ParameterizedTest
  @MethodSource("regions")
  void eachColumnOfTheChangedTechnologyStillSumsWithValueAddedToOne(String abbr) {
    Projection projection = projection(abbr, Scenario.STRENGTHENED);
    Economy economy = projection.start().economy();
    double[] a = projection.year(2060).economy().coefficients();
    double[] v = Economy.valueAdded(a, economy.size());
    double[] before = Economy.valueAdded(projection.year(2024).economy().coefficients(), 42);
    for (int j = 0; j < economy.size(); j++) {
      int column = j;
      double inputs = IntStream.range(0, 42).mapToDouble(i -> a[i * 42 + column]).sum();
      assertThat(inputs + v[j]).isCloseTo(1, within(1e-12));
      assertThat(v[j]).as(abbr + " " + j).isGreaterThanOrEqualTo(before[j] - 1e-12);
    }
    assertThat(Arrays.stream(a).min().orElseThrow()).isGreaterThanOrEqualTo(0);
  }

  @Test
  void electrificationMovesEmissionsToThePowerSector() {
    Projection projection = projection("GD", Scenario.STATED);
    int year = 2040;
    int k =
        IntStream.range(0, projection.start().levers().size())
            .filter(i -> projection.start().levers().get(i).key().equals("ind.elec"))
            .findFirst()
            .orElseThrow();
    double[] left = projection.levels().left(year, new Levels.Case.Of(Scenario.STATED));
    double[] without = left.clone();
    without[k] = 1;
    Simulation.Year with = projection.simulation().at(year, left);
    Simulation.Year still = projection.simulation().at(year, without);
    assertThat(with.row(39)).isGreaterThan(still.row(39));
    assertThat(with.row(35)).isLessThan(still.row(35));
  }

  @Test
  void aLeverOfOneSectorLeavesTheShareTheIssueSays() {
    Lever share = lever("steel.eaf");
    assertThat(share.left(2060).central()).isCloseTo((100.0 - 60) / (100 - 10), within(1e-12));
    Lever index = lever("cement.clinker");
    assertThat(index.left(2060).high()).isCloseTo(0.5 / 0.67, within(1e-12));
    Lever rate = lever("ind.eff");
    assertThat(rate.left(2030).central()).isCloseTo(Math.pow(1 - 0.022, 5), within(1e-12));
    Lever tonnes = lever("power.coalccs");
    assertThat(tonnes.left(2060).central()).isCloseTo(350 - 6, within(1e-9));
  }

  @Test
  void aRegionWithItsOwnStartCoversTheSamePartOfTheWay() {
    Lever nation = lever("power.nonfossil");
    Lever own = nation.startingAt(80, 36);
    // 52 lies (52 − 36) / (96 − 36) of the way; from 80 to 96 that is 84.27.
    assertThat(own.level(2030).central()).isCloseTo(80 + 16 * 16 / 60.0, within(1e-9));
    assertThat(nation.startingAt(97, 36).level(2060).central()).isEqualTo(97);
  }

  @Test
  void theSameSeedGivesTheSameBitsAndAnotherSeedDoesNot() {
    Projection projection = projection("GD", Scenario.STATED);
    Draws draws = new Draws(projection, PARAMETERS);
    double one = draws.inYear(2060, draws.positions(new Random(7)));
    assertThat(draws.inYear(2060, draws.positions(new Random(7)))).isEqualTo(one);
    assertThat(draws.inYear(2060, draws.positions(new Random(8)))).isNotEqualTo(one);
  }

  @ParameterizedTest
  @MethodSource("regions")
  void aDrawAtTheCentreIsTheRoadmapItself(String abbr) {
    for (Scenario scenario : Scenario.values()) {
      Projection projection = projection(abbr, scenario);
      Draws draws = new Draws(projection, PARAMETERS);
      double[] centre = new double[4 + projection.start().levers().size()];
      for (int year : new int[] {2025, 2035, 2060}) {
        double total = projection.year(year).total();
        assertThat(draws.inYear(year, centre)).isCloseTo(total, within(1e-9 * total));
      }
    }
  }

  @Test
  void shapleyValuesAreEfficientSymmetricAndNearTheWedges() {
    for (String abbr : List.of("GD", "HE", "YN")) {
      Projection projection = projection(abbr, Scenario.STRENGTHENED);
      Levels.Case against = Levels.Case.reference(Scenario.STRENGTHENED);
      List<String> groups = Wedges.groups(projection);
      Map<String, Double> values = Wedges.shapley(projection, against, groups, 2060);
      Wedges.Split split = Wedges.split(projection, against, groups, 2060);
      double gap = split.reference() - projection.year(2060).total();
      double sum = values.values().stream().mapToDouble(Double::doubleValue).sum();
      assertThat(sum).isCloseTo(gap, within(1e-9 * gap));
      List<String> turned = groups.reversed();
      Map<String, Double> again = Wedges.shapley(projection, against, turned, 2060);
      values.forEach(
          (group, value) -> assertThat(again.get(group)).isCloseTo(value, within(1e-9 * gap)));
      // A group that changes nothing gets nothing.
      assertThat(Wedges.shapley(projection, against, List.of("power", "none"), 2060).get("none"))
          .isEqualTo(0.0);
    }
  }
}
