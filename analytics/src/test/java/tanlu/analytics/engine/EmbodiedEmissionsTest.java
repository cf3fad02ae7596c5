package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tanlu.analytics.engine.PrintedExamplesTest.close;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Deliveries;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

class EmbodiedEmissionsTest {
  private static final int SECTORS = 42;
  private static final List<Region> TWO =
      List.of(new Region("A", "", Text.of("甲", "A")), new Region("B", "", Text.of("乙", "B")));

  /// Kitzes 2013, Resources 2(4): two regions of one sector, T = [[8, 5], [4, 2]], x = (16, 12), q
  /// = (8, 4), y = (3, 6). [P]
  @Test
  void kitzes2013ProductionAndConsumption() {
    EmbodiedEmissions kitzes =
        new EmbodiedEmissions(kitzes(), at(8.0 / 16, 4.0 / 12), new double[SECTORS], 0);
    close(new double[] {kitzes.productionBased(0), kitzes.productionBased(1)}, within(1e-12), 8, 4);
    close(
        new double[] {kitzes.finalDemand(0).total(), kitzes.finalDemand(1).total()},
        within(5e-9),
        4.8,
        7.2);
  }

  /// The same economy by hand: I − A = [[.5, −5/12], [−.25, 5/6]], determinant 5/16, so L = [[8/3,
  /// 4/3], [.8, 1.6]]. For y = (3, 0) x = (8, 2.4), emitting (4, .8); for y = (0, 6) x = (8, 9.6),
  /// emitting (4, 3.2).
  @Test
  void kitzesEmissionsByOriginCanBeDoneByHand() {
    EmbodiedEmissions kitzes =
        new EmbodiedEmissions(kitzes(), at(8.0 / 16, 4.0 / 12), new double[SECTORS], 0);
    double[][] flows = kitzes.flows();
    close(flows[0], within(1e-12), 4, 4);
    close(flows[1], within(1e-12), .8, 3.2);
    close(kitzes.destinations(0), within(1e-12), 4, 4);
    close(kitzes.destinations(1), within(1e-12), .8, 3.2);
  }

  /// The first region imports 2 for an output of 16: for x = (8, 2.4) it buys 1 abroad.
  @Test
  void contentOfImportsFollowsTheOutputTheyWereBoughtFor() {
    int n = 2 * SECTORS;
    double[] inputs = new double[SECTORS * n];
    inputs[0] = 2;
    double[] q = new double[SECTORS];
    q[0] = 3;
    Deliveries imported =
        new Deliveries(SECTORS, n, 2, inputs, Map.of(FinalUse.HOUSEHOLDS, first(SECTORS * 2, .5)));
    EmbodiedEmissions embodied =
        new EmbodiedEmissions(kitzes(imported), at(8.0 / 16, 4.0 / 12), q, Double.NaN);
    assertThat(embodied.finalDemand(0).imported()).isCloseTo(3 * (1 + .5), within(1e-12));
    assertThat(embodied.finalDemand(1).imported()).isCloseTo(3, within(1e-12));
  }

  @Test
  void importsNotToldApartByProductTakeTheMeanMultiplier() {
    int n = 2 * SECTORS;
    double[] inputs = new double[n];
    inputs[0] = 2;
    EmbodiedEmissions embodied =
        new EmbodiedEmissions(
            kitzes(new Deliveries(1, n, 2, inputs, Map.of())),
            at(8.0 / 16, 4.0 / 12),
            new double[SECTORS],
            7);
    assertThat(embodied.finalDemand(0).imported()).isCloseTo(7, within(1e-12));
  }

  @Property(tries = 15, seed = "2017")
  void whatIsEmittedIsEmbodiedInTheUsesOfAllRegions(@ForAll long seed) {
    MultiRegionalTable table = random(seed);
    double[] f = new Random(seed + 1).doubles(table.size()).toArray();
    EmbodiedEmissions embodied = new EmbodiedEmissions(table, f, new double[SECTORS], 0);
    double[][] flows = embodied.flows();
    for (int p = 0; p < table.regions().size(); p++) {
      double[] destinations = embodied.destinations(p);
      double sum = embodied.destined(p, FinalUse.EXPORTS);
      for (int s = 0; s < destinations.length; s++) {
        assertThat(flows[p][s]).isCloseTo(destinations[s], within(1e-9 * (1 + destinations[s])));
        sum += destinations[s];
      }
      double emitted = embodied.productionBased(p);
      assertThat(sum).isCloseTo(emitted, within(1e-9 * emitted));
    }
  }

  @Property(tries = 10, seed = "2017")
  void anotherCurrencyLeavesEmissionsUnchanged(@ForAll long seed) {
    MultiRegionalTable table = random(seed);
    MultiRegionalTable rescaled = random(seed, 7.3);
    double[] f = new Random(seed + 1).doubles(table.size()).toArray();
    double[] g = java.util.Arrays.stream(f).map(each -> each / 7.3).toArray();
    double[][] flows = new EmbodiedEmissions(table, f, new double[SECTORS], 0).flows();
    double[][] again = new EmbodiedEmissions(rescaled, g, new double[SECTORS], 0).flows();
    for (int p = 0; p < flows.length; p++) {
      close(again[p], within(1e-9 * productionScale(table)), flows[p]);
    }
  }

  private static double productionScale(MultiRegionalTable table) {
    double total = 0;
    for (int i = 0; i < table.size(); i++) {
      total += table.grossOutput(i);
    }
    return total;
  }

  private static MultiRegionalTable kitzes() {
    return kitzes(Deliveries.none(2 * SECTORS, 2));
  }

  private static MultiRegionalTable kitzes(Deliveries imported) {
    int n = 2 * SECTORS;
    double[] flows = new double[n * n];
    flows[0] = 8;
    flows[SECTORS] = 5;
    flows[SECTORS * n] = 4;
    flows[SECTORS * n + SECTORS] = 2;
    double[] demand = new double[n * 2];
    demand[0] = 3;
    demand[SECTORS * 2 + 1] = 6;
    return table(
        TWO,
        at(16, 12),
        new Deliveries(n, n, 2, flows, Map.of(FinalUse.HOUSEHOLDS, demand)),
        imported);
  }

  private static MultiRegionalTable random(long seed) {
    return random(seed, 1);
  }

  /// Three regions; outputs follow from flows and uses, so that every row balances.
  private static MultiRegionalTable random(long seed, double currency) {
    Random random = new Random(seed);
    int regions = 3;
    int n = regions * SECTORS;
    double[] flows = new double[n * n];
    double[] demand = new double[n * regions];
    double[] exports = new double[n * regions];
    double[] output = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        flows[i * n + j] = currency * random.nextDouble() / n;
        output[i] += flows[i * n + j];
      }
      for (int s = 0; s < regions; s++) {
        demand[i * regions + s] = currency * random.nextDouble();
        exports[i * regions + s] = currency * random.nextDouble() / 3;
        output[i] += demand[i * regions + s] + exports[i * regions + s];
      }
    }
    Map<FinalUse, double[]> uses = new EnumMap<>(FinalUse.class);
    uses.put(FinalUse.HOUSEHOLDS, demand);
    uses.put(FinalUse.EXPORTS, exports);
    return table(
        List.of(TWO.get(0), TWO.get(1), new Region("C", "", Text.of("丙", "C"))),
        output,
        new Deliveries(n, n, regions, flows, uses),
        Deliveries.none(n, regions));
  }

  private static MultiRegionalTable table(
      List<Region> regions, double[] output, Deliveries made, Deliveries imported) {
    return new MultiRegionalTable(
        regions,
        2017,
        Kind.IMPORTED,
        output,
        new double[output.length],
        made,
        imported,
        Deliveries.none(output.length, regions.size()),
        List.of());
  }

  /// A vector over both regions' sectors with values in the first sector of each.
  private static double[] at(double first, double second) {
    double[] vector = first(2 * SECTORS, first);
    vector[SECTORS] = second;
    return vector;
  }

  private static double[] first(int size, double value) {
    double[] vector = new double[size];
    vector[0] = value;
    return vector;
  }
}
