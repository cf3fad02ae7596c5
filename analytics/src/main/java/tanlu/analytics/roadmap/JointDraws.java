package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.roadmap.JointYear.Ends;

/// Seeded draws of a joint projection, as [Draws] takes them of one region.
///
/// One position of each cause holds in all provinces: their errors do not cancel out. The levers of
/// the reference stay where they are, so that what differs is drawn from the group's. Outputs
/// answer linearly, on the technology of the projection, so that a draw adds up responses computed
/// once; and by row of the inventory, not by sector. A year is for one thread, years are for any.
final class JointDraws {
  /// By row, the sectors it belongs to; none for households.
  private static final int[][] SECTORS =
      InventoryRow.all().stream()
          .map(row -> Start.sectorsOf(row).stream().mapToInt(Integer::intValue).toArray())
          .toArray(int[][]::new);

  private final JointProjection projection;
  private final int levers;
  private final int sectors;
  private final double tableError;
  private final int[] setBy;
  private final boolean frozen;
  private final double[] base;
  private final Map<Integer, Drawn> path = new LinkedHashMap<>();
  private final Map<Integer, Drawn> reference = new LinkedHashMap<>();

  JointDraws(JointProjection projection, Parameters parameters) {
    this.projection = projection;
    List<Lever> all = List.copyOf(parameters.levers().values());
    levers = all.size();
    sectors = projection.table().vintage().size();
    tableError = parameters.tableError() / 100;
    setBy = Draws.setBy(all);
    double[] table = new double[projection.table().size()];
    Arrays.setAll(table, i -> projection.table().grossOutput(i));
    base = behind(table);
    Scenario scenario = projection.ask().scenario();
    Levels.Case referred = Levels.Case.reference(scenario);
    frozen = referred instanceof Levels.Case.Frozen;
    List<Integer> years = projection.milestones();
    List<List<DrawnTotal>> others = new ArrayList<>();
    List<List<DrawnTotal>> group = new ArrayList<>();
    for (ProvincePath province : projection.provinces()) {
      List<DrawnTotal> still = province.referred(referred, years);
      others.add(still);
      group.add(province.member() ? province.drawn(new Levels.Case.Of(scenario), years) : still);
    }
    for (int t = 0; t < years.size(); t++) {
      int year = years.get(t);
      JointYear outcomes = projection.year(year);
      path.put(year, new Drawn(year, outcomes.path(), true, in(t, group)));
      reference.put(year, new Drawn(year, outcomes.reference(), false, in(t, others)));
    }
  }

  private static DrawnTotal[] in(int t, List<List<DrawnTotal>> provinces) {
    return provinces.stream().map(years -> years.get(t)).toArray(DrawnTotal[]::new);
  }

  double[] positions(Random random) {
    return Draws.positions(random, levers);
  }

  /// Emissions by province of a milestone, Mt, 0 where not held.
  ///
  /// @param at positions
  double[] co2(int year, boolean onPath, double[] at) {
    Drawn drawn = (onPath ? path : reference).get(year);
    if (drawn == null) {
      throw new IllegalArgumentException(
          year + " is not drawn; expected one of " + projection.milestones());
    }
    return drawn.co2(at);
  }

  /// Output behind every row of every province.
  private double[] behind(double[] outputs) {
    double[] behind = new double[projection.provinces().size() * Start.ROWS];
    for (int i = 0; i < behind.length; i++) {
      for (int sector : SECTORS[i % Start.ROWS]) {
        behind[i] += outputs[i / Start.ROWS * sectors + sector];
      }
    }
    return behind;
  }

  /// A year in one case. Activity by province and row, over that of the nowcast year, is `max(0, c
  /// + Σ s_k e_k)`: e_k what a cause changes at an end, s_k the size of its position.
  private final class Drawn {
    private final DrawnTotal[] provinces;
    private final double[] central;
    private final Ends growth;
    private final Map<Integer, Ends> moved = new LinkedHashMap<>();
    private final double[] table;
    private final double[] activity;

    Drawn(int year, JointYear.Outcome outcome, boolean onPath, DrawnTotal[] provinces) {
      this.provinces = provinces;
      central = changed(outcome.output());
      activity = new double[central.length];
      growth = changed(outcome.responses().growth());
      outcome.responses().levers().forEach((lever, ends) -> moved.put(lever, changed(ends)));
      table = new double[central.length];
      for (int p = 0; p < provinces.length; p++) {
        ProvincePath own = projection.provinces().get(p);
        boolean acting = !frozen || (onPath && own.member());
        for (int row = 0; row < Start.ROWS; row++) {
          int i = p * Start.ROWS + row;
          if (SECTORS[row].length == 0) {
            central[i] = own.population(year);
          } else if (base[i] == 0) {
            Band grown = own.growth(year);
            central[i] = grown.central();
            growth.low()[i] = grown.low() - grown.central();
            growth.high()[i] = grown.high() - grown.central();
          } else if (!acting || setBy[row] < 0) {
            table[i] = (central[i] - 1) * tableError;
          }
        }
      }
    }

    private Ends changed(Ends outputs) {
      return new Ends(changed(outputs.low()), changed(outputs.high()));
    }

    /// Over the outputs of the table; 0 where it has none.
    private double[] changed(double[] outputs) {
      double[] changed = behind(outputs);
      Arrays.setAll(changed, i -> base[i] == 0 ? 0 : changed[i] / base[i]);
      return changed;
    }

    double[] co2(double[] at) {
      System.arraycopy(central, 0, activity, 0, central.length);
      add(growth.at(at[Draws.GROWTH]), Math.abs(at[Draws.GROWTH]));
      moved.forEach(
          (lever, ends) -> {
            double position = at[Draws.LEVERS + lever];
            add(ends.at(position), Math.abs(position));
          });
      add(table, at[Draws.TABLE]);
      for (int i = 0; i < activity.length; i++) {
        activity[i] = Math.max(0, activity[i]);
      }
      double[] co2 = new double[provinces.length];
      for (int p = 0; p < co2.length; p++) {
        co2[p] = provinces[p].of(at, activity, p * Start.ROWS);
      }
      return co2;
    }

    private void add(double[] ends, double size) {
      for (int i = 0; i < activity.length; i++) {
        activity[i] = Math.fma(ends[i], size, activity[i]);
      }
    }
  }
}
