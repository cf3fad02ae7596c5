package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A region's emissions away from their central values: what the levers, the nowcast and the
/// inventory leave at a draw's positions, on any activity. Immutable.
final class DrawnEmissions {
  private final Start start;
  private final List<Lever> levers;
  private final Band nowcast;
  private final double inventoryError;
  private final Band[][] left;
  private final double[] inventory;
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
    double now = start.nowcast().ratio(Start.NOWCAST);
    nowcast =
        new Band(
            start.nowcast().low().value() / base,
            now,
            Math.max(now, start.nowcast().high().value() / base));
    inventoryError = InventoryError.of(start.data()).value() / 100;
    inventory = new double[Start.ROWS * streams];
    for (int cell = 0; cell < inventory.length; cell++) {
      inventory[cell] = start.co2(cell / streams + 1, cell % streams);
    }
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
  /// @param from the region's first row there
  double total(double[] at, int t, double[] activity, int from) {
    double[] co2 = co2(at, activity, from);
    for (int k = 0; k < acted.length; k++) {
      double kept = Draws.between(left[t][k], at[Draws.LEVERS + k]);
      switch (levers.get(k).effect()) {
        case SHARE, INDEX, RATE -> keep(k, kept, co2);
        case TONNES -> keep(k, part(k, kept, co2), co2);
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
    double[] co2 = co2(at, activity, 0);
    double[] tonnes = new double[acted.length];
    for (int k = 0; k < acted.length; k++) {
      double kept = part(k, Draws.between(left[t][k], at[Draws.LEVERS + k]), co2);
      for (int cell : acted[k]) {
        tonnes[k] += co2[cell] * (reference.parts[k] - kept) * reference.after[k][cell];
      }
      keep(k, kept, co2);
    }
    return tonnes;
  }

  /// @param leaves what each lever leaves
  Reference reference(double[] activity, double[] leaves) {
    double[] co2 = co2(new double[Draws.LEVERS + acted.length], activity, 0);
    double[] parts = new double[acted.length];
    for (int k = 0; k < acted.length; k++) {
      parts[k] = part(k, leaves[k], co2);
      keep(k, parts[k], co2);
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

  /// Emissions of a year with the levers where they are.
  StillEmissions still(int t) {
    List<Integer> takers =
        IntStream.range(0, acted.length)
            .filter(k -> levers.get(k).effect() == Lever.Effect.TONNES)
            .boxed()
            .toList();
    double[][] there = new double[takers.size()][inventory.length];
    double[] left = inventory.clone();
    for (int k = 0; k < acted.length; k++) {
      if (takers.contains(k)) {
        for (int cell : acted[k]) {
          there[takers.indexOf(k)][cell] = left[cell];
        }
      } else {
        keep(k, part(k, this.left[t][k].central(), left), left);
      }
    }
    double[] rows = new double[Start.ROWS];
    Map<List<Integer>, StillEmissions.Cells> taken = new LinkedHashMap<>();
    for (int cell = 0; cell < left.length; cell++) {
      int each = cell;
      int row = cell / Start.STREAMS.size();
      List<Integer> by =
          takers.stream().filter(k -> IntStream.of(acted[k]).anyMatch(c -> c == each)).toList();
      if (by.isEmpty()) {
        rows[row] += left[cell];
        continue;
      }
      double[] found = new double[there.length];
      Arrays.setAll(found, k -> there[k][each]);
      List<Integer> alike = new ArrayList<>(by);
      alike.add(row);
      taken.merge(
          alike, new StillEmissions.Cells(row, found, left[cell]), StillEmissions.Cells::plus);
    }
    return new StillEmissions(
        this,
        rows,
        List.copyOf(taken.values()),
        takers.stream().mapToDouble(k -> this.left[t][k].central() * start.share(k)).toArray());
  }

  /// The part of a lever's cells that it leaves.
  private double part(int k, double left, double[] co2) {
    return switch (levers.get(k).effect()) {
      case SHARE, INDEX, RATE -> left;
      case TONNES -> {
        double there = 0;
        for (int cell : acted[k]) {
          there += co2[cell];
        }
        yield kept(left * start.share(k), there);
      }
      case OUTPUT, IMPORTS, REMOVAL -> 1;
    };
  }

  /// The part left where tonnes are taken, never more than there is.
  static double kept(double tonnes, double there) {
    return there == 0 ? 1 : 1 - Math.min(tonnes, there) / there;
  }

  /// The nowcast over the inventory.
  double base(double[] at) {
    return Draws.between(nowcast, at[Draws.NOWCAST]) * (1 + inventoryError * at[Draws.INVENTORY]);
  }

  /// By cell, before the levers act.
  private double[] co2(double[] at, double[] activity, int from) {
    double base = base(at);
    int streams = Start.STREAMS.size();
    double[] co2 = new double[inventory.length];
    for (int row = 0; row < Start.ROWS; row++) {
      double scale = base * activity[from + row];
      for (int s = 0; s < streams; s++) {
        co2[row * streams + s] = inventory[row * streams + s] * scale;
      }
    }
    return co2;
  }

  private void keep(int k, double kept, double[] co2) {
    for (int cell : acted[k]) {
      co2[cell] *= kept;
    }
  }
}
