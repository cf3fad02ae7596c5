package tanlu.analytics.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.data.Dataset;

class AbatementCostTest {
  private static final Dataset DATA = Dataset.embedded();
  private static final Parameters PARAMETERS = Parameters.standard();
  private static final Proofs PROOFS = new Proofs(projection("GD", Scenario.STATED));

  static List<String> regions() {
    return RoadmapTest.regions();
  }

  private static Projection projection(String abbr, Scenario scenario) {
    return Projection.of(DATA, PARAMETERS, Ask.of(DATA.region(abbr).orElseThrow(), scenario));
  }

  private static Lever costing(String key, Optional<Band> cost) {
    Lever lever = Objects.requireNonNull(PARAMETERS.levers().get(key));
    return new Lever(
        key,
        lever.name(),
        lever.group(),
        lever.effect(),
        lever.unit(),
        lever.rows(),
        lever.fuels(),
        lever.output(),
        lever.moves(),
        lever.beside(),
        lever.startYear(),
        lever.start(),
        lever.lag(),
        lever.trajectory(),
        cost,
        lever.upstream(),
        lever.downstream(),
        lever.note(),
        lever.source());
  }

  private static AbatementCost given(Parameters parameters, Band first, Band second) {
    return AbatementCost.of(
        List.of(
            costing("cement.ccus", Optional.of(first)),
            costing("cement.altfuel", Optional.of(second)),
            costing("refining", Optional.empty())),
        new AbatementCost.Given(new double[] {10, 5, 7}),
        2035,
        parameters,
        PROOFS);
  }

  /// 10 Mt at 300 and 5 Mt at 100 yuan are 35 hundred million, 233.33 a tonne; 7 Mt have no cost.
  /// At the ends of the first cost, 200 and 500, the total is 25 and 55; of the second, 0 and 250,
  /// 30 and 42.5.
  @Test
  void aGivenCutComesOutAsByHand() {
    AbatementCost cost = given(PARAMETERS, new Band(200, 300, 500), new Band(0, 100, 250));
    assertThat(cost.tonnes().value()).isEqualTo(15);
    assertThat(cost.total().value()).isCloseTo(35, within(1e-12));
    assertThat(cost.average().value()).isCloseTo(3500 / 15.0, within(1e-12));
    assertThat(cost.low().value()).isBetween(20.0, 35.0);
    assertThat(cost.high().value()).isBetween(35.0, 62.5);
    assertThat(cost.averageLow().value()).isCloseTo(cost.low().value() * 100 / 15, within(1e-9));
    assertThat(cost.tornado()).hasSize(2);
    assertThat(cost.tornado().getFirst().low().value()).isCloseTo(25, within(1e-12));
    assertThat(cost.tornado().getFirst().high().value()).isCloseTo(55, within(1e-12));
    assertThat(cost.tornado().getLast().low().value()).isCloseTo(30, within(1e-12));
    assertThat(cost.tornado().getLast().high().value()).isCloseTo(42.5, within(1e-12));
    assertThat(cost.withoutCost()).hasSize(1);
    assertThat(cost.withoutRange()).isEmpty();
  }

  /// A triangular cost between 0 and 200 about 100: 5 % lie below 200 √(0.05 / 2) = 31.62.
  @Test
  void theBandOfOneCostIsThatOfTheTriangularDistribution() {
    AbatementCost cost =
        given(PARAMETERS.drawing(10_000), new Band(0, 100, 200), new Band(0, 0, 0));
    assertThat(cost.low().value()).isCloseTo(3.162, within(0.1));
    assertThat(cost.high().value()).isCloseTo(20 - 3.162, within(0.1));
  }

  @Test
  void aCostWithoutRangeIsNotDrawnAndNamed() {
    AbatementCost cost = given(PARAMETERS, Band.of(300), Band.of(100));
    assertThat(cost.low().value()).isEqualTo(cost.total().value());
    assertThat(cost.high().value()).isEqualTo(cost.total().value());
    assertThat(cost.withoutRange()).hasSize(2);
    assertThat(cost.tornado()).isEmpty();
    assertThat(given(PARAMETERS, Band.of(300), Band.of(100))).isEqualTo(cost);
  }

  /// What the levers take off one after the other is what all of them take off.
  @ParameterizedTest
  @MethodSource("regions")
  void theTonnesOfTheLeversSumToTheirFallFromTheReference(String abbr) {
    for (Scenario scenario : Scenario.values()) {
      Projection projection = projection(abbr, scenario);
      double[] reference = projection.left(2060, Levels.Case.reference(scenario), Set.of("*"));
      Draws draws = new Draws(projection, PARAMETERS);
      double[] centre = new double[draws.causes().size()];
      double[] tonnes = draws.against(reference).tonnes(centre);
      double base = projection.start().nowcast().ratio(Start.NOWCAST);
      Simulation.Year now = projection.year(2060);
      double referred = projection.simulation().at(2060, reference, now.economy(), base, 1).total();
      assertThat(Arrays.stream(tonnes).sum())
          .as(abbr + scenario)
          .isCloseTo(referred - now.total(), within(1e-9 * referred));
    }
  }

  @Test
  void bandsHoldTheCostAndCostsAreAmongWhatMovesIt() {
    for (String abbr : List.of("GD", "HE", "YN")) {
      AbatementCost cost =
          Roadmap.of(DATA, PARAMETERS, Ask.of(DATA.region(abbr).orElseThrow(), Scenario.STATED))
              .cost();
      assertThat(cost.total().value()).isBetween(cost.low().value(), cost.high().value());
      assertThat(cost.average().value())
          .isBetween(cost.averageLow().value(), cost.averageHigh().value());
      List<String> causes = new ArrayList<>();
      cost.tornado().forEach(swing -> causes.add(swing.cause().zh()));
      assertThat(causes)
          .doesNotHaveDuplicates()
          .anyMatch(cause -> cause.endsWith("的单位成本"))
          .anyMatch(cause -> cause.endsWith("的路径"))
          .doesNotContainAnyElementsOf(
              PARAMETERS.levers().values().stream().map(lever -> lever.name().zh()).toList());
      assertThat(cost.withoutRange()).isEmpty();
    }
  }

  @Test
  void theAllocationsCostIsThatOfItsPlan() {
    Allocation given =
        Allocation.of(
            DATA,
            PARAMETERS,
            DATA.region("GD").orElseThrow(),
            2035,
            500,
            Allocation.Method.LEAST_COST);
    AbatementCost spread = given.spread().orElseThrow();
    assertThat(spread.total().value()).isCloseTo(given.cost().orElseThrow().value(), within(1e-9));
    assertThat(spread.tonnes().value()).isCloseTo(given.reached().value(), within(1e-9));
    assertThat(spread.low().value()).isLessThan(spread.high().value());
  }
}
