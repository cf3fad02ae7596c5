package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.List;
import tanlu.analytics.data.InventoryRow;

/// Emissions of a region year by year from the nowcast year on.
///
/// `E_rf,t = E_rf,0 · a_r,t · Π_k ℓ_k,t`: row r, fuel f, E_0 the nowcast, a the change of output of
/// the row's sectors (of population for households), ℓ what each lever leaves. Tonnes captured are
/// taken off in the levers' order, never more than there is.
final class Simulation {
  private final Start start;
  private final List<String> own;
  private final double[] growth;
  private final double[] population;
  private final int[][] sectors;

  Simulation(Start start, Parameters parameters) {
    this.start = start;
    this.own = parameters.own();
    String region = start.region().abbr();
    this.growth = growth(Parameters.of(parameters.growth(), region));
    this.population = population(Parameters.of(parameters.population(), region));
    this.sectors =
        InventoryRow.all().stream()
            .map(row -> Start.sectorsOf(row).stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  /// Emissions of one year.
  ///
  /// @param co2 Mt by row and stream
  /// @param captured Mt by lever
  @SuppressWarnings("ArrayRecordComponent")
  record Year(int year, double[][] co2, double[] captured, Economy.State economy) {
    double row(int row) {
      double sum = 0;
      for (double stream : co2[row - 1]) {
        sum += stream;
      }
      return sum;
    }

    /// f, Mt per 100 million yuan; rows of several sectors are shared by output.
    ///
    /// @param output x, by sector
    double[] intensity(double[] output) {
      double[] f = new double[output.length];
      for (InventoryRow row : InventoryRow.all()) {
        List<Integer> sectors = Start.sectorsOf(row);
        double together = 0;
        for (int sector : sectors) {
          together += Math.max(0, output[sector]);
        }
        for (int sector : sectors) {
          f[sector] += together == 0 ? 0 : row(row.row()) / together;
        }
      }
      return f;
    }

    /// Of all rows, by row and then together: the order every total here has.
    double total() {
      double sum = 0;
      for (int row = 1; row <= Start.ROWS; row++) {
        sum += row(row);
      }
      return sum;
    }
  }

  List<String> own() {
    return own;
  }

  /// @param last year to run to
  List<Year> run(Levels levels, Levels.Case scenario, int last) {
    List<Year> years = new ArrayList<>();
    for (int year = Start.NOWCAST; year <= last; year++) {
      years.add(at(year, levels.left(year, scenario)));
    }
    return years;
  }

  Year at(int year, double[] left) {
    return at(year, left, economy(year, left), start.nowcast().ratio(Start.NOWCAST), 1);
  }

  Economy.State economy(int year, double[] left) {
    return start.economy().at(year, start.shifts(), left, growth(year));
  }

  /// @param base the nowcast over the inventory
  /// @param scale of every change of output
  Year at(int year, double[] left, Economy.State economy, double base, double scale) {
    double[][] co2 = new double[Start.ROWS][Start.STREAMS.size()];
    for (int row = 1; row <= Start.ROWS; row++) {
      double activity = activity(row, year, economy) * scale;
      for (int s = 0; s < Start.STREAMS.size(); s++) {
        co2[row - 1][s] = start.co2(row, s) * base * activity;
      }
    }
    double[] captured = new double[left.length];
    List<Lever> levers = start.levers();
    for (int k = 0; k < left.length; k++) {
      Lever lever = levers.get(k);
      switch (lever.effect()) {
        case SHARE, INDEX, RATE -> keep(lever, Double.isNaN(left[k]) ? 1 : left[k], co2);
        case TONNES -> captured[k] = capture(lever, left[k] * start.share(k), co2);
        case OUTPUT, IMPORTS -> {}
        case REMOVAL -> captured[k] = left[k] * start.share(k);
      }
    }
    return new Year(year, co2, captured, economy);
  }

  private static void keep(Lever lever, double left, double[][] co2) {
    for (int row : lever.rows()) {
      for (String fuel : lever.fuels()) {
        co2[row - 1][Start.STREAMS.indexOf(fuel)] *= left;
      }
    }
  }

  private static double capture(Lever lever, double tonnes, double[][] co2) {
    double there = 0;
    for (int row : lever.rows()) {
      for (String fuel : lever.fuels()) {
        there += co2[row - 1][Start.STREAMS.indexOf(fuel)];
      }
    }
    double taken = Math.min(Double.isNaN(tonnes) ? 0 : tonnes, there);
    keep(lever, there == 0 ? 1 : 1 - taken / there, co2);
    return taken;
  }

  /// Change of the output behind a row since the nowcast year.
  double activity(int row, int year, Economy.State economy) {
    int[] own = sectors[row - 1];
    if (own.length == 0) {
      return population(year);
    }
    double now = 0;
    double before = 0;
    for (int sector : own) {
      now += economy.output()[sector];
      before += start.economy().output(sector);
    }
    return before == 0 ? growth(year) : Math.max(0, now / before);
  }

  /// Population over that of the nowcast year.
  double population(int year) {
    return population[year - Start.NOWCAST];
  }

  /// Final demand over that of the nowcast year.
  double growth(int year) {
    return growth[year - Start.NOWCAST];
  }

  private static double[] growth(List<Driver> drivers) {
    double[] index = new double[Start.LAST - Start.NOWCAST + 1];
    index[0] = 1;
    for (int t = 1; t < index.length; t++) {
      index[t] = index[t - 1] * (1 + rate(drivers, Start.NOWCAST + t).central() / 100);
    }
    return index;
  }

  static Band rate(List<Driver> drivers, int year) {
    return drivers.stream()
        .filter(driver -> driver.from() <= year && year <= driver.to())
        .findFirst()
        .map(Driver::band)
        .orElseThrow(() -> new ParameterException("the parameters hold no growth for " + year));
  }

  private static double[] population(List<Driver> drivers) {
    Driver first = drivers.getFirst();
    Course course = new Course(first.to(), first.band().central());
    drivers.forEach(driver -> course.add(driver.to(), driver.band().central()));
    double[] index = new double[Start.LAST - Start.NOWCAST + 1];
    for (int t = 0; t < index.length; t++) {
      index[t] = course.at(Start.NOWCAST + t) / course.at(Start.NOWCAST);
    }
    return index;
  }
}
