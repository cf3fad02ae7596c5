package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tanlu.analytics.data.InventoryRow;

/// Seeded draws of a joint projection, as [Draws] takes them of one region.
///
/// One position of each cause holds in all provinces: their errors do not cancel out. The levers of
/// the reference stay where they are, so that what differs is drawn from the group's. Outputs
/// answer linearly, on the technology of the projection, so that a draw adds up responses computed
/// once. For one thread.
final class JointDraws {
  /// By row, the sectors it belongs to; none for households.
  private static final int[][] SECTORS =
      InventoryRow.all().stream()
          .map(row -> Start.sectorsOf(row).stream().mapToInt(Integer::intValue).toArray())
          .toArray(int[][]::new);

  private final JointProjection projection;
  private final List<Integer> years;
  private final int levers;
  private final int sectors;
  private final double tableError;
  private final double[][] base;
  private final int[] setBy;
  private final boolean frozen;
  private final List<Optional<DrawnEmissions>> path = new ArrayList<>();
  private final List<Optional<DrawnEmissions>> reference = new ArrayList<>();
  private final double[] output;
  private final double[] activity = new double[Start.ROWS];

  JointDraws(JointProjection projection, Parameters parameters) {
    this.projection = projection;
    years = projection.years();
    List<Lever> all = List.copyOf(parameters.levers().values());
    levers = all.size();
    sectors = projection.table().vintage().size();
    tableError = parameters.tableError() / 100;
    setBy = Draws.setBy(all);
    output = new double[projection.table().size()];
    Scenario scenario = projection.ask().scenario();
    Levels.Case referred = Levels.Case.reference(scenario);
    frozen = referred instanceof Levels.Case.Frozen;
    int provinces = projection.provinces().size();
    base = new double[provinces][];
    for (int p = 0; p < provinces; p++) {
      ProvincePath province = projection.provinces().get(p);
      Optional<DrawnEmissions> drawn = province.referred(referred, years);
      reference.add(drawn);
      path.add(province.member() ? province.drawn(new Levels.Case.Of(scenario), years) : drawn);
      double[] table = new double[output.length];
      Arrays.setAll(table, i -> projection.table().grossOutput(i));
      base[p] = behind(p, table);
    }
  }

  /// Output behind every row of a province.
  private double[] behind(int province, double[] outputs) {
    double[] behind = new double[Start.ROWS];
    for (int row = 0; row < behind.length; row++) {
      for (int sector : SECTORS[row]) {
        behind[row] += outputs[province * sectors + sector];
      }
    }
    return behind;
  }

  double[] positions(Random random) {
    return Draws.positions(random, levers);
  }

  /// Emissions by province of a year, Mt, 0 where not held.
  ///
  /// @param at positions
  double[] co2(int year, boolean onPath, double[] at) {
    JointYear.Outcome outcome =
        onPath ? projection.year(year).path() : projection.year(year).reference();
    List<Optional<DrawnEmissions>> drawn = onPath ? path : reference;
    outputs(outcome, at);
    double[] co2 = new double[base.length];
    int t = years.indexOf(year);
    for (int p = 0; p < co2.length; p++) {
      if (drawn.get(p).isPresent()) {
        boolean acting = !frozen || (onPath && projection.provinces().get(p).member());
        activity(p, year, outcome, at, acting);
        co2[p] = drawn.get(p).get().total(at, t, activity);
      }
    }
    return co2;
  }

  private void outputs(JointYear.Outcome outcome, double[] at) {
    System.arraycopy(outcome.output(), 0, output, 0, output.length);
    add(outcome.responses().growth(), at[Draws.GROWTH]);
    for (Map.Entry<Integer, JointYear.Ends> lever : outcome.responses().levers().entrySet()) {
      add(lever.getValue(), at[Draws.LEVERS + lever.getKey()]);
    }
  }

  private void add(JointYear.Ends ends, double position) {
    double[] end = ends.at(position);
    double size = Math.abs(position);
    for (int i = 0; i < output.length; i++) {
      output[i] = Math.fma(end[i], size, output[i]);
    }
  }

  /// @param acting whether levers act there, so that those that set an output do
  private void activity(
      int province, int year, JointYear.Outcome outcome, double[] at, boolean acting) {
    ProvincePath own = projection.provinces().get(province);
    Band growth = own.growth(year);
    double[] drawn = behind(province, output);
    double[] central = behind(province, outcome.output());
    for (InventoryRow each : InventoryRow.all()) {
      int row = each.row() - 1;
      if (each.household()) {
        activity[row] = own.population(year);
      } else if (base[province][row] == 0) {
        activity[row] = Draws.between(growth, at[Draws.GROWTH]);
      } else {
        double changed = drawn[row] / base[province][row];
        double error = central[row] / base[province][row] - 1;
        activity[row] =
            Math.max(
                0,
                changed + (acting && setBy[row] >= 0 ? 0 : error * tableError * at[Draws.TABLE]));
      }
    }
  }
}
