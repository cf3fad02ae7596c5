package tanlu.analytics.roadmap;

import java.util.Arrays;
import java.util.List;

/// A region's emissions away from their central values: what the levers, the nowcast and the
/// inventory leave at a draw's positions, on any activity. For one thread.
final class DrawnEmissions {
  private final Start start;
  private final List<Lever> levers;
  private final double nowcastLow;
  private final double now;
  private final double nowcastHigh;
  private final double inventoryError;
  private final Band[][] left;
  private final double[] inventory;
  private final double[] co2;
  private final int[][] acted;

  /// What a lever of a position leaves in a year, and what at the ends of its draws.
  interface Left {
    Band of(int lever, int year);
  }

  /// @param years to be asked for, by position
  DrawnEmissions(Start start, Left ends, List<Integer> years) {
    this.start = start;
    this.levers = start.levers();
    left = new Band[years.size()][levers.size()];
    for (int t = 0; t < left.length; t++) {
      for (int k = 0; k < levers.size(); k++) {
        left[t][k] = ends.of(k, years.get(t));
      }
    }
    int streams = Start.STREAMS.size();
    double base = 0;
    for (int row = 1; row <= Start.ROWS; row++) {
      base += start.co2(row);
    }
    now = start.nowcast().ratio(Start.NOWCAST);
    nowcastLow = start.nowcast().low().value() / base;
    nowcastHigh = Math.max(now, start.nowcast().high().value() / base);
    inventoryError = InventoryError.of(start.data()).value() / 100;
    inventory = new double[Start.ROWS * streams];
    for (int cell = 0; cell < inventory.length; cell++) {
      inventory[cell] = start.co2(cell / streams + 1, cell % streams);
    }
    co2 = new double[inventory.length];
    acted =
        levers.stream()
            .map(
                lever ->
                    lever.rows().stream()
                        .flatMapToInt(
                            row ->
                                lever.fuels().stream()
                                    .mapToInt(
                                        fuel -> (row - 1) * streams + Start.STREAMS.indexOf(fuel)))
                        .toArray())
            .toArray(int[][]::new);
  }

  /// What a lever leaves, between its neighbours.
  Band left(int t, int lever) {
    return left[t][lever];
  }

  /// Emissions of a year, Mt.
  ///
  /// @param at the draw's positions, see [Draws]
  /// @param t the year's position
  /// @param activity by row, over that of the nowcast year
  double total(double[] at, int t, double[] activity) {
    fill(at, activity);
    for (int k = 0; k < acted.length; k++) {
      double kept = Draws.between(left[t][k], at[Draws.LEVERS + k]);
      switch (levers.get(k).effect()) {
        case SHARE, INDEX, RATE -> keep(k, kept);
        case TONNES -> keep(k, part(k, kept, there(k)));
        case OUTPUT, IMPORTS, REMOVAL -> {}
      }
    }
    double sum = 0;
    for (double cell : co2) {
      sum += cell;
    }
    return sum;
  }

  /// What the levers do on a reference that does not move with draws.
  ///
  /// @param parts what each leaves of what it acts on
  /// @param after what those after each leave, by cell
  @SuppressWarnings("ArrayRecordComponent")
  record Reference(double[] parts, double[][] after) {}

  /// Tonnes each lever takes off in a year, Mt: one after the other goes from the reference to the
  /// draw, the later ones still on the reference. They sum to what all take off.
  double[] abated(double[] at, int t, double[] activity, Reference reference) {
    fill(at, activity);
    double[] tonnes = new double[acted.length];
    for (int k = 0; k < acted.length; k++) {
      double kept = part(k, Draws.between(left[t][k], at[Draws.LEVERS + k]), there(k));
      for (int cell : acted[k]) {
        tonnes[k] += co2[cell] * (reference.parts[k] - kept) * reference.after[k][cell];
      }
      keep(k, kept);
    }
    return tonnes;
  }

  /// @param leaves what each lever leaves
  Reference reference(double[] activity, double[] leaves) {
    fill(new double[Draws.LEVERS + acted.length], activity);
    double[] parts = new double[acted.length];
    for (int k = 0; k < acted.length; k++) {
      parts[k] = part(k, leaves[k], there(k));
      keep(k, parts[k]);
    }
    double[][] after = new double[acted.length][];
    double[] rest = new double[inventory.length];
    Arrays.fill(rest, 1);
    for (int k = acted.length - 1; k >= 0; k--) {
      after[k] = rest.clone();
      for (int cell : acted[k]) {
        rest[cell] *= parts[k];
      }
    }
    return new Reference(parts, after);
  }

  private double there(int k) {
    double there = 0;
    for (int cell : acted[k]) {
      there += co2[cell];
    }
    return there;
  }

  /// The part of a lever's cells that it leaves.
  private double part(int k, double left, double there) {
    return switch (levers.get(k).effect()) {
      case SHARE, INDEX, RATE -> left;
      case TONNES -> there == 0 ? 1 : 1 - Math.min(left * start.share(k), there) / there;
      case OUTPUT, IMPORTS, REMOVAL -> 1;
    };
  }

  private void fill(double[] at, double[] activity) {
    double base =
        Draws.between(new Band(nowcastLow, now, nowcastHigh), at[Draws.NOWCAST])
            * (1 + inventoryError * at[Draws.INVENTORY]);
    int streams = Start.STREAMS.size();
    for (int row = 0; row < Start.ROWS; row++) {
      double scale = base * activity[row];
      for (int s = 0; s < streams; s++) {
        co2[row * streams + s] = inventory[row * streams + s] * scale;
      }
    }
  }

  private void keep(int k, double kept) {
    for (int cell : acted[k]) {
      co2[cell] *= kept;
    }
  }
}
