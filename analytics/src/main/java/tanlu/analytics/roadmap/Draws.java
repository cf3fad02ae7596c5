package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;

/// Fast evaluation of a projection away from its central values, on its own technology path.
///
/// A position is −1 at one end, 0 at the centre, 1 at the other, for each cause in turn: growth,
/// the nowcast, the inventory, the table, then the levers. For one thread.
final class Draws {
  static final int GROWTH = 0;
  static final int NOWCAST = 1;
  static final int INVENTORY = 2;
  static final int TABLE = 3;
  static final int LEVERS = 4;

  private final List<Lever> levers;
  private final List<Text> causes;
  private final Band[] growth;
  private final double[][] central;
  private final int[] setBy;
  private final int[] imported;
  private final boolean[] household;
  private final double tableError;
  private final DrawnEmissions emissions;
  private final double[] activity = new double[Start.ROWS];

  Draws(Projection projection, Parameters parameters) {
    Start start = projection.start();
    this.levers = start.levers();
    this.causes = causes(levers);
    int last = projection.ask().neutralYear();
    growth = growth(Parameters.of(parameters.growth(), projection.ask().region().abbr()), last);
    List<Integer> years = IntStream.rangeClosed(Start.NOWCAST, last).boxed().toList();
    central = new double[years.size()][Start.ROWS];
    for (int t = 0; t < central.length; t++) {
      Simulation.Year year = projection.year(years.get(t));
      for (int row = 1; row <= Start.ROWS; row++) {
        central[t][row - 1] = projection.simulation().activity(row, years.get(t), year.economy());
      }
    }
    setBy = setBy(levers);
    imported = by(levers, Lever.Effect.IMPORTS);
    household = new boolean[Start.ROWS];
    InventoryRow.all().forEach(row -> household[row.row() - 1] = row.household());
    tableError = parameters.tableError() / 100;
    Levels.Case scenario = new Levels.Case.Of(projection.ask().scenario());
    emissions =
        new DrawnEmissions(
            start, (k, year) -> projection.levels().around(k, year, scenario), years);
  }

  /// By row the lever that sets the output behind it, −1 where none does.
  static int[] setBy(List<Lever> levers) {
    return by(levers, Lever.Effect.OUTPUT);
  }

  private static int[] by(List<Lever> levers, Lever.Effect effect) {
    int[] by = new int[Start.ROWS];
    for (InventoryRow row : InventoryRow.all()) {
      by[row.row() - 1] = by(levers, effect, row);
    }
    return by;
  }

  private static int by(List<Lever> levers, Lever.Effect effect, InventoryRow row) {
    for (int k = 0; k < levers.size(); k++) {
      if (levers.get(k).effect() == effect
          && Start.sectorsOf(row)
              .contains(Vintage.V2017.indexOf(levers.get(k).output().orElseThrow()))) {
        return k;
      }
    }
    return -1;
  }

  /// Final demand over that of the nowcast year, by year from that on.
  static Band[] growth(List<Driver> drivers, int last) {
    Band[] index = new Band[last - Start.NOWCAST + 1];
    index[0] = Band.of(1);
    for (int t = 1; t < index.length; t++) {
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
    return causes;
  }

  private static List<Text> causes(List<Lever> levers) {
    List<Text> causes = new ArrayList<>();
    causes.add(Text.of("经济增速", "Economic growth"));
    causes.add(Text.of("2019年后的推算", "Nowcast since 2019"));
    causes.add(Text.of("排放清单误差", "Error of the inventory"));
    causes.add(Text.of("投入产出表误差", "Error of the input-output table"));
    levers.forEach(lever -> causes.add(lever.name()));
    return List.copyOf(causes);
  }

  double[] positions(Random random) {
    return positions(random, levers.size());
  }

  /// One position per cause, triangular about 0.
  static double[] positions(Random random, int levers) {
    double[] at = new double[LEVERS + levers];
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
    return total(at, central.length - 1);
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
    act(at, t);
    return emissions.total(at, t, activity, 0);
  }

  private void act(double[] at, int t) {
    double grown = between(growth[t], at[GROWTH]) / growth[t].central();
    for (int row = 0; row < Start.ROWS; row++) {
      activity[row] = activity(row, t, at, grown);
    }
  }

  /// What the levers take off in the last year against where they stand on the reference.
  AbatementCost.Cut against(double[] reference) {
    int t = central.length - 1;
    act(new double[LEVERS + levers.size()], t);
    DrawnEmissions.Reference referred = emissions.reference(activity, reference);
    return new AbatementCost.Cut() {
      @Override
      public List<Text> causes() {
        return causes;
      }

      @Override
      public double[] positions(Random random) {
        return Draws.this.positions(random);
      }

      @Override
      public double[] tonnes(double[] at) {
        act(at, t);
        return emissions.abated(at, t, activity, referred);
      }
    };
  }

  private double activity(int row, int t, double[] at, double grown) {
    double activity = central[t][row];
    if (setBy[row] >= 0) {
      Band band = emissions.left(t, setBy[row]);
      if (band.central() == 0) {
        return between(band, at[LEVERS + setBy[row]]);
      }
      return activity * between(band, at[LEVERS + setBy[row]]) / band.central();
    }
    if (household[row]) {
      return activity;
    }
    return (1 + (activity - 1) * (1 + tableError * at[TABLE])) * grown * made(row, t, at);
  }

  /// The part of a row's product that is made here, over that of the projection.
  private double made(int row, int t, double[] at) {
    if (imported[row] < 0) {
      return 1;
    }
    Band band = emissions.left(t, imported[row]);
    return between(band, at[LEVERS + imported[row]]) / band.central();
  }

  static double between(Band band, double position) {
    return position < 0
        ? band.central() - position * (band.low() - band.central())
        : band.central() + position * (band.high() - band.central());
  }
}
