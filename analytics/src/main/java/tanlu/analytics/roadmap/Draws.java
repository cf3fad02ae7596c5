package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;

/// Fast evaluation of a projection away from its central values, on its own technology path.
///
/// A position is −1 at one end, 0 at the centre, 1 at the other, for each cause in turn: growth,
/// the nowcast, the inventory, the table, then the levers. For one thread.
final class Draws {
  private static final int GROWTH = 0;
  private static final int NOWCAST = 1;
  private static final int INVENTORY = 2;
  private static final int TABLE = 3;
  private static final int LEVERS = 4;

  private final Projection projection;
  private final Start start;
  private final List<Lever> levers;
  private final Band[] growth;
  private final double[][] central;
  private final int[] setBy;
  private final boolean[] household;
  private final double nowcastLow;
  private final double nowcastHigh;
  private final double inventoryError;
  private final double tableError;
  private final Band[][] left;
  private final double[] inventory;
  private final double[] co2;
  private final int[][] acted;

  Draws(Projection projection, Parameters parameters) {
    this.projection = projection;
    this.start = projection.start();
    this.levers = start.levers();
    int last = projection.ask().neutralYear() - Start.NOWCAST;
    growth = growth(parameters, last);
    central = new double[last + 1][Start.ROWS];
    left = new Band[last + 1][levers.size()];
    for (int t = 0; t <= last; t++) {
      Simulation.Year year = projection.year(Start.NOWCAST + t);
      for (int row = 1; row <= Start.ROWS; row++) {
        central[t][row - 1] =
            projection.simulation().activity(row, Start.NOWCAST + t, year.economy());
      }
      for (int k = 0; k < levers.size(); k++) {
        left[t][k] =
            around(projection.levels().band(k, Start.NOWCAST + t), projection.ask().scenario());
      }
    }
    setBy = new int[Start.ROWS];
    household = new boolean[Start.ROWS];
    for (InventoryRow row : InventoryRow.all()) {
      setBy[row.row() - 1] = setBy(row);
      household[row.row() - 1] = row.household();
    }
    double now = start.nowcast().ratio(Start.NOWCAST);
    double base = base();
    nowcastLow = start.nowcast().low().value() / base;
    nowcastHigh = Math.max(now, start.nowcast().high().value() / base);
    inventoryError = InventoryError.of(start.data()).value() / 100;
    tableError = parameters.tableError() / 100;
    int streams = Start.STREAMS.size();
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

  private double base() {
    double sum = 0;
    for (int row = 1; row <= Start.ROWS; row++) {
      sum += start.co2(row);
    }
    return sum;
  }

  private int setBy(InventoryRow row) {
    for (int k = 0; k < levers.size(); k++) {
      if (levers.get(k).effect() == Lever.Effect.OUTPUT
          && Start.sectorsOf(row)
              .contains(Vintage.V2017.indexOf(levers.get(k).output().orElseThrow()))) {
        return k;
      }
    }
    return -1;
  }

  /// The scenario's neighbours: one step less and one step more.
  private static Band around(Band band, Scenario scenario) {
    return switch (scenario) {
      case BAU -> new Band(band.low(), band.low(), band.central());
      case STATED -> band;
      case STRENGTHENED -> new Band(band.central(), band.high(), band.high());
    };
  }

  private Band[] growth(Parameters parameters, int last) {
    List<Driver> drivers = Parameters.of(parameters.growth(), projection.ask().region().abbr());
    Band[] index = new Band[last + 1];
    index[0] = Band.of(1);
    for (int t = 1; t <= last; t++) {
      Band rate = Simulation.rate(drivers, Start.NOWCAST + t);
      Band before = index[t - 1];
      index[t] =
          new Band(
              before.low() * (1 + rate.low() / 100),
              before.central() * (1 + rate.central() / 100),
              before.high() * (1 + rate.high() / 100));
    }
    return index;
  }

  List<Text> causes() {
    List<Text> causes = new ArrayList<>();
    causes.add(Text.of("经济增速", "Economic growth"));
    causes.add(Text.of("2019年后的推算", "Nowcast since 2019"));
    causes.add(Text.of("排放清单误差", "Error of the inventory"));
    causes.add(Text.of("投入产出表误差", "Error of the input-output table"));
    levers.forEach(lever -> causes.add(lever.name()));
    return causes;
  }

  /// One position per cause, triangular about 0.
  double[] positions(Random random) {
    double[] at = new double[LEVERS + levers.size()];
    for (int i = 0; i < at.length; i++) {
      double up = random.nextDouble();
      double down = random.nextDouble();
      at[i] = up - down;
    }
    return at;
  }

  double end(int cause, double position) {
    double[] at = new double[LEVERS + levers.size()];
    at[cause] = position;
    int last = left.length - 1;
    return total(at, last);
  }

  /// Emissions of a year, Mt.
  double inYear(int year, double[] at) {
    return total(at, year - Start.NOWCAST);
  }

  /// Final demand of a year over that of the nowcast year.
  double growth(double[] at, int year) {
    int t = Math.min(year - Start.NOWCAST, growth.length - 1);
    return between(growth[t], at[GROWTH]);
  }

  private double total(double[] at, int t) {
    double now = start.nowcast().ratio(Start.NOWCAST);
    double base =
        between(new Band(nowcastLow, now, nowcastHigh), at[NOWCAST])
            * (1 + inventoryError * at[INVENTORY]);
    double grown = between(growth[t], at[GROWTH]) / growth[t].central();
    int streams = Start.STREAMS.size();
    for (int row = 0; row < Start.ROWS; row++) {
      double scale = base * activity(row, t, at, grown);
      for (int s = 0; s < streams; s++) {
        co2[row * streams + s] = inventory[row * streams + s] * scale;
      }
    }
    for (int k = 0; k < acted.length; k++) {
      double kept = between(left[t][k], at[LEVERS + k]);
      switch (levers.get(k).effect()) {
        case SHARE, INDEX, RATE -> keep(k, kept);
        case TONNES -> {
          double there = 0;
          for (int cell : acted[k]) {
            there += co2[cell];
          }
          keep(k, there == 0 ? 1 : 1 - Math.min(kept * start.share(k), there) / there);
        }
        case OUTPUT, REMOVAL -> {}
      }
    }
    double sum = 0;
    for (double cell : co2) {
      sum += cell;
    }
    return sum;
  }

  private double activity(int row, int t, double[] at, double grown) {
    double activity = central[t][row];
    if (setBy[row] >= 0) {
      Band band = left[t][setBy[row]];
      return activity * between(band, at[LEVERS + setBy[row]]) / band.central();
    }
    if (household[row]) {
      return activity;
    }
    return (1 + (activity - 1) * (1 + tableError * at[TABLE])) * grown;
  }

  private void keep(int k, double kept) {
    for (int cell : acted[k]) {
      co2[cell] *= kept;
    }
  }

  private static double between(Band band, double position) {
    return position < 0
        ? band.central() - position * (band.low() - band.central())
        : band.central() + position * (band.high() - band.central());
  }
}
