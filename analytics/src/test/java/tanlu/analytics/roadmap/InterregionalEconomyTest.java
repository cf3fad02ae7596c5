package tanlu.analytics.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Deliveries;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.engine.Model;
import tanlu.analytics.roadmap.InterregionalEconomy.Technology;

/// An economy of two provinces done by hand, the identities on the estimated table, and the engine
/// of one province where trade between provinces is severed.
class InterregionalEconomyTest {
  private static final Dataset DATA = Dataset.embedded();
  private static final Parameters PARAMETERS = Parameters.standard();
  private static final MultiRegionalTable TABLE = DATA.multiRegional(2017).orElseThrow();
  private static final int SECTORS = 42;
  private static final int COAL = Vintage.V2017.indexOf("02");
  private static final int CHEMICALS = Vintage.V2017.indexOf("12");
  private static final int POWER = Vintage.V2017.indexOf("24");

  private static Shift shift(String lever) {
    return new Shift(Objects.requireNonNull(PARAMETERS.levers().get(lever)), 1);
  }

  private static Technology still() {
    return new Technology(List.of(), new double[0], 1);
  }

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  /// Shanxi (0) makes coal, 100: 40 go to power in Jiangsu (1), 20 to chemicals there, 40 to its
  /// own households. Jiangsu's power is 80: 30 to its chemicals, 50 to its households; Shanxi's is
  /// 10, all of it to Jiangsu's chemicals. Jiangsu's chemicals are 200, all to its households.
  private static MultiRegionalTable byHand() {
    int n = 2 * SECTORS;
    double[] output = new double[n];
    output[COAL] = 100;
    output[POWER] = 10;
    output[SECTORS + POWER] = 80;
    output[SECTORS + CHEMICALS] = 200;
    double[] inputs = new double[n * n];
    inputs[COAL * n + SECTORS + POWER] = 40;
    inputs[COAL * n + SECTORS + CHEMICALS] = 20;
    inputs[(SECTORS + POWER) * n + SECTORS + CHEMICALS] = 30;
    inputs[POWER * n + SECTORS + CHEMICALS] = 10;
    double[] households = new double[n * 2];
    households[COAL * 2] = 40;
    households[(SECTORS + POWER) * 2 + 1] = 50;
    households[(SECTORS + CHEMICALS) * 2 + 1] = 200;
    double[] added = output.clone();
    added[SECTORS + POWER] -= 40;
    added[SECTORS + CHEMICALS] -= 60;
    return new MultiRegionalTable(
        List.of(region("SX"), region("JS")),
        2017,
        Kind.MODELLED,
        output,
        added,
        new Deliveries(n, n, 2, inputs, Map.of(FinalUse.HOUSEHOLDS, households)),
        Deliveries.none(n, 2),
        Deliveries.none(n, 2),
        List.of());
  }

  private static Region region(String abbr) {
    return DATA.region(abbr).orElseThrow();
  }

  @Test
  void lessCoalForPowerInOneProvinceIsLessCoalFromTheOther() {
    InterregionalEconomy economy = new InterregionalEconomy(byHand());
    Technology half = new Technology(List.of(shift("power.nonfossil")), new double[] {0.5}, 1);
    InterregionalState state = economy.at(List.of(still(), half));
    double[] x = state.output(ones(2), state.given());
    // Jiangsu's power still makes 80, with 20 of coal instead of 40.
    assertThat(x[SECTORS + POWER]).isCloseTo(80, within(1e-12));
    assertThat(x[COAL]).isCloseTo(80, within(1e-12));
    assertThat(state.valueAdded(SECTORS + POWER)).isCloseTo(0.75, within(1e-12));
    assertThat(state.valueAdded(COAL)).isCloseTo(1, within(1e-12));
  }

  @Test
  void whatTakesAnInputsPlaceComesFromWhereTheProvincesSupplyComesFrom() {
    InterregionalEconomy economy = new InterregionalEconomy(byHand());
    Technology electric = new Technology(List.of(shift("chem.elec")), new double[] {0.5}, 1);
    InterregionalState state = economy.at(List.of(still(), electric));
    double[] x = state.output(ones(2), state.given());
    // 10 of coal become 10 of power, of which 80 in 90 are Jiangsu's and 10 in 90 Shanxi's; that
    // power takes half its worth of coal in Jiangsu and none in Shanxi.
    double own = 10 * 80 / 90.0;
    assertThat(x[SECTORS + POWER]).isCloseTo(80 + own, within(1e-12));
    assertThat(x[POWER]).isCloseTo(10 + 10 / 9.0, within(1e-12));
    assertThat(x[COAL]).isCloseTo(100 - 10 + own / 2, within(1e-12));
    assertThat(x[SECTORS + CHEMICALS]).isCloseTo(200, within(1e-12));
  }

  @Test
  void demandGrowsWithTheProvinceItGoesTo() {
    InterregionalState state = new InterregionalEconomy(byHand()).at(List.of(still(), still()));
    double[] x = state.output(new double[] {1, 2}, state.given());
    assertThat(x[COAL]).isCloseTo(40 + 120, within(1e-12));
    assertThat(x[POWER]).isCloseTo(20, within(1e-12));
    assertThat(state.domesticDemand(new double[] {1, 2}, new boolean[] {false, true}))
        .satisfies(y -> assertThat(y[SECTORS + CHEMICALS]).isEqualTo(400))
        .satisfies(y -> assertThat(y[COAL]).isEqualTo(0));
  }

  @Test
  void anOutputThatIsSetComesOutAndLeavesTheDifferenceBesideFinalDemand() {
    Lever refining = Objects.requireNonNull(PARAMETERS.levers().get("refining"));
    Lever chemicals =
        new Lever(
            refining.key(),
            refining.name(),
            refining.group(),
            refining.effect(),
            refining.unit(),
            refining.rows(),
            refining.fuels(),
            Optional.of("12"),
            refining.moves(),
            refining.beside(),
            refining.startYear(),
            refining.start(),
            refining.lag(),
            refining.trajectory(),
            refining.cost(),
            refining.upstream(),
            refining.downstream(),
            refining.note(),
            refining.source());
    Technology less = new Technology(List.of(new Shift(chemicals, 1)), new double[] {0.75}, 1);
    InterregionalState state = new InterregionalEconomy(byHand()).at(List.of(still(), less));
    double[] x = state.output(ones(2), state.given());
    int row = SECTORS + CHEMICALS;
    assertThat(state.set()).containsExactly(row);
    assertThat(x[row]).isEqualTo(150);
    // A quarter less of chemicals: 5 less of coal, 7.5 and 2.5 less of power, 3.75 of its coal.
    assertThat(x[COAL]).isCloseTo(100 - 5 - 3.75, within(1e-12));
    assertThat(x[POWER]).isCloseTo(7.5, within(1e-12));
    assertThat(state.beside(ones(2))[row]).isCloseTo(-50, within(1e-12));
  }

  @Test
  void unchangedTechnologyAndDemandGiveTheTableBack() {
    InterregionalEconomy economy = new InterregionalEconomy(TABLE);
    InterregionalState state = economy.at(Collections.nCopies(31, still()));
    double[] x = state.output(ones(31), state.given());
    for (int i = 0; i < x.length; i++) {
      assertThat(x[i])
          .as(TABLE.code(i))
          .isCloseTo(TABLE.grossOutput(i), within(1e-9 * Math.max(1, TABLE.grossOutput(i))));
    }
  }

  /// Strengthened levers in 2060 everywhere: the rows balance with what is beside final demand, the
  /// columns take no more than 1, no coefficient falls below 0 and no value added shrinks.
  @Test
  void theTableStillBalancesAfterAllLeversMoved() {
    InterregionalEconomy economy = new InterregionalEconomy(TABLE);
    List<ProvincePath> provinces = provinces(2060);
    Levels.Case far = new Levels.Case.Of(Scenario.STRENGTHENED);
    InterregionalState state =
        economy.at(provinces.stream().map(each -> each.technology(2060, far)).toList());
    double[] growth = provinces.stream().mapToDouble(each -> each.growth(2060).central()).toArray();
    double[] x = state.output(growth, state.given());
    double[] y = state.finalDemand(growth);
    double[] beside = state.beside(growth);
    double all = Arrays.stream(x).sum();
    for (int i = 0; i < x.length; i++) {
      double used = y[i] + beside[i];
      for (int j = 0; j < x.length; j++) {
        assertThat(state.coefficient(i, j)).isGreaterThanOrEqualTo(0);
        used += state.coefficient(i, j) * x[j];
      }
      assertThat(used - x[i]).as(TABLE.code(i)).isCloseTo(0, within(1e-12 * all));
    }
    InterregionalState before = economy.at(Collections.nCopies(31, still()));
    for (int j = 0; j < x.length; j++) {
      double made = 0;
      for (int i = 0; i < x.length; i++) {
        made += state.coefficient(i, j);
      }
      assertThat(made + state.valueAdded(j)).as(TABLE.code(j)).isLessThanOrEqualTo(1 + 1e-9);
      assertThat(state.valueAdded(j))
          .as(TABLE.code(j))
          .isGreaterThanOrEqualTo(before.valueAdded(j) - 1e-12);
    }
  }

  /// Three provinces go from business as usual to the strengthened course, and back again.
  @Test
  void whatAFewProvincesChangeIsWhatAFreshFactorizationOfTheWholeSays() {
    List<ProvincePath> provinces = provinces(2060);
    Map<Integer, Technology> usual = new LinkedHashMap<>();
    Map<Integer, Technology> moved = new LinkedHashMap<>();
    for (int p = 0; p < provinces.size(); p++) {
      usual.put(p, provinces.get(p).technology(2060, new Levels.Case.Of(Scenario.BAU)));
      if (p % 10 == 4) {
        moved.put(p, provinces.get(p).technology(2060, new Levels.Case.Of(Scenario.STRENGTHENED)));
      }
    }
    Map<Integer, Technology> back = new LinkedHashMap<>(usual);
    back.keySet().retainAll(moved.keySet());
    InterregionalState reference = new InterregionalEconomy(TABLE).at(List.copyOf(usual.values()));
    InterregionalState state = reference.with(moved);
    double[] growth = provinces.stream().mapToDouble(each -> each.growth(2060).central()).toArray();
    boolean[] group = new boolean[31];
    moved.keySet().forEach(p -> group[p] = true);
    int n = TABLE.size();
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = state.coefficient(i, j);
      }
    }
    Model fresh = Model.of("moved", a, new double[n], TABLE::code);
    List<double[]> required = state.required(growth, group);
    compare(required.get(0), fresh.output(state.finalDemand(growth)));
    compare(required.get(1), fresh.output(state.domesticDemand(growth, group)));
    double[] beside = state.beside(growth);
    double[] demand = state.finalDemand(growth);
    for (int i = 0; i < n; i++) {
      demand[i] += beside[i];
    }
    double[] x = state.output(growth, state.given());
    compare(x, fresh.output(demand));
    double[] before = reference.output(growth, reference.given());
    compare(state.with(back).output(growth, reference.given()), before);
    double most = 0;
    for (int i = 0; i < n; i++) {
      most = Math.max(most, Math.abs(x[i] / before[i] - 1));
    }
    assertThat(most).isGreaterThan(0.1);
  }

  private static void compare(double[] actual, double[] expected) {
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i])
          .as(TABLE.code(i))
          .isCloseTo(expected[i], within(1e-9 * Math.max(1, Math.abs(expected[i]))));
    }
  }

  @Test
  void theSameTechnologyIsMadeOnceAndAnotherIsNotTakenForIt() {
    InterregionalEconomy economy = new InterregionalEconomy(byHand());
    Lever lever = Objects.requireNonNull(PARAMETERS.levers().get("power.nonfossil"));
    double[] half = {0.5};
    InterregionalState state = economy.at(both(new Shift(lever, 1), half, 1));
    assertThat(economy.at(both(new Shift(lever, 1), half.clone(), 1))).isSameAs(state);
    for (List<Technology> other :
        List.of(
            both(new Shift(lever, 0.9), half, 1),
            both(shift("chem.elec"), half, 1),
            both(new Shift(lever, 1), new double[] {0.6}, 1),
            both(new Shift(lever, 1), half, 0.9),
            both(new Shift(lever, 1), half, 1).reversed())) {
      assertThat(economy.at(other)).isNotSameAs(state);
    }
  }

  private static List<Technology> both(Shift shift, double[] left, double industry) {
    return List.of(still(), new Technology(List.of(shift), left, industry));
  }

  /// Threads of the pool that factors are made by.
  @Test
  @Timeout(60)
  void twoWhoAskOfANewTableAtOnceDoNotWaitForEachOther() {
    InterregionalEconomy economy = new InterregionalEconomy(TABLE);
    Technology half = new Technology(List.of(shift("power.nonfossil")), new double[] {0.5}, 1);
    List<double[]> outputs =
        IntStream.range(0, 2)
            .parallel()
            .mapToObj(_ -> economy.at(Collections.nCopies(31, half)))
            .map(state -> state.output(ones(31), state.given()))
            .toList();
    assertThat(outputs.get(0)).isEqualTo(outputs.get(1));
  }

  private static List<ProvincePath> provinces(int neutral) {
    return TABLE.regions().stream()
        .map(
            region ->
                ProvincePath.beside(
                    DATA, PARAMETERS, Ask.of(region, Scenario.STATED).neutralBy(neutral)))
        .toList();
  }

  /// Every province with what it makes for itself, and all it sells elsewhere as final demand.
  private static MultiRegionalTable severed() {
    int n = TABLE.size();
    double[] output = new double[n];
    double[] added = new double[n];
    double[] inputs = new double[n * n];
    double[] bought = new double[SECTORS * n];
    Map<FinalUse, double[]> made = new EnumMap<>(FinalUse.class);
    made.put(FinalUse.HOUSEHOLDS, new double[n * 31]);
    made.put(FinalUse.EXPORTS, new double[n * 31]);
    double[] abroad = new double[SECTORS * 31];
    for (int s = 0; s < 31; s++) {
      IoTable own = DATA.table(TABLE.regions().get(s), 2017).orElseThrow();
      for (int i = 0; i < SECTORS; i++) {
        int row = s * SECTORS + i;
        double outside = own.imports(i) + own.inflow(i);
        double supply = own.grossOutput(i) + outside;
        double local = supply == 0 ? 1 : 1 - outside / supply;
        output[row] = own.grossOutput(i);
        added[row] = own.valueAdded(i);
        double rest = output[row];
        for (int j = 0; j < SECTORS; j++) {
          inputs[row * n + s * SECTORS + j] = local * own.flow(i, j);
          bought[i * n + s * SECTORS + j] = (1 - local) * own.flow(i, j);
          rest -= own.grossOutput(j) == 0 ? 0 : local * own.flow(i, j);
        }
        double households = own.finalUse(FinalUse.HOUSEHOLDS, i);
        Objects.requireNonNull(made.get(FinalUse.HOUSEHOLDS))[row * 31 + s] = local * households;
        Objects.requireNonNull(made.get(FinalUse.EXPORTS))[row * 31 + s] =
            rest - local * households;
        abroad[i * 31 + s] = (1 - local) * households;
      }
    }
    return new MultiRegionalTable(
        TABLE.regions(),
        2017,
        Kind.MODELLED,
        output,
        added,
        new Deliveries(n, n, 31, inputs, made),
        new Deliveries(SECTORS, n, 31, bought, Map.of(FinalUse.HOUSEHOLDS, abroad)),
        Deliveries.none(n, 31),
        List.of());
  }

  @Test
  void severedFromEachOtherTheProvincesAreWhatTheEngineOfOneProvinceSays() {
    JointProjection joint =
        JointProjection.of(
            DATA,
            PARAMETERS,
            ProvinceGroup.of(List.of(region("JS"), region("HE"))),
            Ask.of(region("JS"), Scenario.STRENGTHENED).neutralBy(2030),
            severed());
    for (Projection own : joint.members()) {
      int s = TABLE.regions().indexOf(own.ask().region());
      for (int year : List.of(2024, 2025, 2030)) {
        JointYear.Outcome outcome = joint.year(year).path();
        Economy.State alone = own.year(year).economy();
        for (int i = 0; i < SECTORS; i++) {
          double expected = alone.output()[i];
          assertThat(outcome.output()[s * SECTORS + i])
              .as(own.ask().region().abbr() + year + " " + i)
              .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
        double total = own.year(year).total();
        assertThat(outcome.co2(s)).isCloseTo(total, within(1e-9 * total));
      }
    }
    // Without trade nothing reaches the others, and nothing is embodied.
    JointYear last = joint.year(2030);
    for (int p = 0; p < 31; p++) {
      if (!joint.provinces().get(p).member()) {
        assertThat(last.path().co2(p)).isEqualTo(last.reference().co2(p));
      }
    }
    assertThat(last.path().embodied().orElseThrow().fromOthers()).isEqualTo(0);
  }
}
