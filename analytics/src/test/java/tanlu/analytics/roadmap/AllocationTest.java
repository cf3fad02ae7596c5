package tanlu.analytics.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;

class AllocationTest {
  private static final Dataset DATA = Dataset.embedded();
  private static final Parameters PARAMETERS = Parameters.standard();
  private static final List<Allocation.Method> METHODS =
      List.of(
          Allocation.Method.LEAST_COST,
          Allocation.Method.EQUAL_EFFORT,
          Allocation.Method.HISTORICAL);

  /// Three steps in two sectors, redone by hand: 10 t of the cheapest, then the second sector's
  /// limit of 15 leaves 5 of its step, then 5 of the dearest.
  @Test
  void aSmallProgramComesOutAsByHand() {
    double[] cost = {10, 20, 50};
    double[] potential = {10, 30, 40};
    int[] sector = {0, 1, 0};
    double[] limit = {30, 15};
    LeastCost solved = LeastCost.solve(cost, potential, sector, limit, 30);
    assertThat(solved.x()).containsExactly(10, 15, 5);
    assertThat(solved.cost()).isEqualTo(10 * 10 + 15 * 20 + 5 * 50);
    assertThat(solved.lambda()).isEqualTo(50);
    assertThat(solved.sectorPrice()).containsExactly(0, 30);
    assertThat(solved.stepPrice()).containsExactly(40, 0, 0);
    assertThatThrownBy(() -> LeastCost.solve(cost, potential, sector, limit, 46))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("46");
  }

  @Test
  void theSimplexMethodFindsNothingCheaperAndTheDualIsTheSame() {
    Random random = new Random(5);
    for (int run = 0; run < 60; run++) {
      int n = 4 + random.nextInt(20);
      int m = 1 + random.nextInt(5);
      double[] cost = random.doubles(n, -100, 1000).toArray();
      double[] potential = random.doubles(n, 0.1, 10).toArray();
      int[] sector = random.ints(n, 0, m).toArray();
      double[] limit = random.doubles(m, 0.1, 30).toArray();
      double most = 0;
      for (int s = 0; s < m; s++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += sector[i] == s ? potential[i] : 0;
        }
        most += Math.min(sum, limit[s]);
      }
      double target = most * random.nextDouble();
      LeastCost solved = LeastCost.solve(cost, potential, sector, limit, target);
      double scale = Math.max(1, Math.abs(solved.cost()));
      assertThat(solved.cost())
          .isCloseTo(simplex(cost, potential, sector, limit, target), within(1e-6 * scale));
      assertThat(solved.dual(target, potential, limit))
          .isCloseTo(solved.cost(), within(1e-6 * scale));
    }
  }

  private static double simplex(
      double[] cost, double[] potential, int[] sector, double[] limit, double target) {
    List<LinearConstraint> constraints = new ArrayList<>();
    double[] ones = new double[cost.length];
    Arrays.fill(ones, 1);
    constraints.add(new LinearConstraint(ones, Relationship.GEQ, target));
    for (int i = 0; i < cost.length; i++) {
      double[] one = new double[cost.length];
      one[i] = 1;
      constraints.add(new LinearConstraint(one, Relationship.LEQ, potential[i]));
    }
    for (int s = 0; s < limit.length; s++) {
      double[] of = new double[cost.length];
      for (int i = 0; i < of.length; i++) {
        of[i] = sector[i] == s ? 1 : 0;
      }
      constraints.add(new LinearConstraint(of, Relationship.LEQ, limit[s]));
    }
    return new SimplexSolver()
        .optimize(
            new MaxIter(10_000),
            new LinearObjectiveFunction(cost, 0),
            new LinearConstraintSet(constraints),
            GoalType.MINIMIZE,
            new NonNegativeConstraint(true))
        .getValue();
  }

  @Test
  void whatAFullSectorCannotTakeTheOthersTakeInProportion() {
    assertThat(FairShares.solve(new double[] {1, 1, 2}, new double[] {1, 9, 9}, 9))
        .containsExactly(new double[] {1, 8 / 3.0, 16 / 3.0}, within(1e-12));
  }

  @Test
  void theTargetIsReachedAndTighterOnesNeverCostLess() {
    for (String abbr : RoadmapTest.regions()) {
      Region region = DATA.region(abbr).orElseThrow();
      double before = Double.NEGATIVE_INFINITY;
      double least = Double.NEGATIVE_INFINITY;
      double baseline = CostCurve.of(DATA, PARAMETERS, region, 2035).baseline();
      for (double part : new double[] {0.98, 0.95, 0.9}) {
        for (Allocation.Method method : METHODS) {
          Allocation given = Allocation.of(DATA, PARAMETERS, region, 2035, baseline * part, method);
          double sum =
              given.sectors().values().stream().mapToDouble(each -> each.cut().value()).sum();
          assertThat(given.shortfall()).as(abbr + part).isEmpty();
          assertThat(given.reached().value())
              .isCloseTo(given.asked().value(), within(1e-3 * given.asked().value()));
          assertThat(sum).isCloseTo(given.reached().value(), within(1e-9 * baseline));
          if (method == Allocation.Method.LEAST_COST) {
            double price = given.price().map(Figure::value).orElseThrow();
            assertThat(price).as(abbr).isGreaterThanOrEqualTo(before);
            before = price;
            double cost = given.cost().map(Figure::value).orElseThrow();
            assertThat(cost).as(abbr).isGreaterThanOrEqualTo(least);
            least = cost;
          }
        }
      }
    }
  }

  /// From asking nothing to asking more than can be reached: what a tighter target allows a looser
  /// one allows too. Where steps that save money do more than was asked, that is said.
  @Test
  void fromNothingToAllOfItATighterTargetNeverCostsLess() {
    boolean saving = false;
    for (String abbr : RoadmapTest.regions()) {
      Region region = DATA.region(abbr).orElseThrow();
      for (int year : new int[] {2030, 2035}) {
        double least = Double.NEGATIVE_INFINITY;
        double baseline = CostCurve.of(DATA, PARAMETERS, region, year).baseline();
        for (double part : new double[] {1, 0.9999, 0.999, 0.99, 0.9, 0.6, 0}) {
          Allocation given =
              Allocation.of(
                  DATA, PARAMETERS, region, year, baseline * part, Allocation.Method.LEAST_COST);
          double cost = given.cost().map(Figure::value).orElseThrow();
          assertThat(cost).as(abbr + year + part).isGreaterThanOrEqualTo(least - 1e-9);
          least = cost;
          double beyond = given.beyond().map(Figure::value).orElse(0.0);
          double missing = given.shortfall().map(Figure::value).orElse(0.0);
          assertThat(given.reached().value() - beyond + missing)
              .as(abbr + year + part)
              .isCloseTo(given.asked().value(), within(1e-9 * baseline));
          if (beyond > 0) {
            assertThat(cost).as(abbr + year + part).isNegative();
            assertThat(given.price().map(Figure::value)).contains(0.0);
            saving = true;
          }
        }
      }
    }
    assertThat(saving).isTrue();
  }

  /// 10 t that save 20 yuan and 10 t that cost 5: asked 4 t, all 10 that save are taken.
  @Test
  void stepsThatSaveMoneyAreTakenWholeAlsoBeyondTheTarget() {
    double[] cost = {5, -20};
    double[] potential = {10, 10};
    LeastCost solved = LeastCost.solve(cost, potential, new int[] {0, 0}, new double[] {30}, 4);
    assertThat(solved.x()).containsExactly(0, 10);
    assertThat(solved.cost()).isEqualTo(-200);
    assertThat(solved.lambda()).isEqualTo(0);
    assertThat(LeastCost.solve(cost, potential, new int[] {0, 0}, new double[] {30}, 12).cost())
        .isEqualTo(-190);
  }

  @Test
  void aTargetOutOfReachNamesTheLimitsAndTheNearest() {
    Region region = DATA.region("GD").orElseThrow();
    Allocation given =
        Allocation.of(DATA, PARAMETERS, region, 2030, 10, Allocation.Method.LEAST_COST);
    assertThat(given.shortfall().orElseThrow().value())
        .isCloseTo(given.asked().value() - given.reached().value(), within(1e-9));
    assertThat(given.sectors().values())
        .allMatch(part -> part.bound() != Allocation.Bound.NONE)
        .anyMatch(part -> part.bound() == Allocation.Bound.POTENTIAL);
    assertThat(given.nearest().orElseThrow().value())
        .isCloseTo(given.baseline().value() - given.reached().value(), within(1e-9));
    assertThat(given.limits().stream().mapToInt(limit -> limit.sectors().size()).sum())
        .isEqualTo(given.sectors().size());
  }

  /// Over seeds: each tonne asked for beyond another costs at least as much as the one before, so
  /// cost is convex in the target and rises with it wherever the last tonne costs anything.
  @Test
  void aTighterTargetNeverCostsLessThanItsLastTonneSays() {
    Random random = new Random(11);
    for (int run = 0; run < 200; run++) {
      int n = 3 + random.nextInt(15);
      int m = 1 + random.nextInt(4);
      double[] cost = random.doubles(n, -100, 1000).toArray();
      double[] potential = random.doubles(n, 0.1, 10).toArray();
      int[] sector = random.ints(n, 0, m).toArray();
      double[] limit = random.doubles(m, 0.1, 30).toArray();
      double most = 0;
      for (int s = 0; s < m; s++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += sector[i] == s ? potential[i] : 0;
        }
        most += Math.min(sum, limit[s]);
      }
      double loose = most * random.nextDouble();
      double tight = loose + (most - loose) * random.nextDouble();
      LeastCost first = LeastCost.solve(cost, potential, sector, limit, loose);
      LeastCost second = LeastCost.solve(cost, potential, sector, limit, tight);
      assertThat(second.cost()).isGreaterThanOrEqualTo(first.cost() - 1e-9);
      assertThat(second.lambda()).isGreaterThanOrEqualTo(first.lambda());
      assertThat(second.cost())
          .isGreaterThanOrEqualTo(first.cost() + first.lambda() * (tight - loose) - 1e-6);
    }
  }

  /// Two sectors at three to one: 9 Mt go 6.75 to 2.25 as long as neither is full.
  @Test
  void weightsOfOnesOwnShareTheCutInTheirProportionAndOthersTakeNothing() {
    Region region = DATA.region("GD").orElseThrow();
    double baseline = CostCurve.of(DATA, PARAMETERS, region, 2035).baseline();
    Allocation given =
        Allocation.weighted(
            DATA, PARAMETERS, region, 2035, baseline - 9, Map.of("24", 3.0, "29", 1.0));
    assertThat(given.sectors()).containsOnlyKeys("24", "29");
    double power = Objects.requireNonNull(given.sectors().get("24")).cut().value();
    double transport = Objects.requireNonNull(given.sectors().get("29")).cut().value();
    assertThat(power + transport).isCloseTo(9, within(1e-9));
    if (given.sectors().values().stream().allMatch(part -> part.bound() == Allocation.Bound.NONE)) {
      assertThat(power).isCloseTo(6.75, within(1e-9));
    }
  }

  @Test
  void weightsOnSectorsThatCannotCutAreRefusedAndTooMuchForThemNamesTheNearest() {
    Region region = DATA.region("GD").orElseThrow();
    Allocation given = Allocation.weighted(DATA, PARAMETERS, region, 2035, 10, Map.of("24", 1.0));
    assertThat(given.nearest().orElseThrow().value())
        .isCloseTo(given.baseline().value() - given.reached().value(), within(1e-9));
    assertThat(given.limits()).hasSize(1);
    assertThatThrownBy(
            () -> Allocation.weighted(DATA, PARAMETERS, region, 2035, 10, Map.of("HH_URBAN", 0.0)))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("2035");
  }
}
