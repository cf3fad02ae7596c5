package tanlu.analytics.roadmap;

import java.util.Arrays;
import java.util.List;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.engine.LuFactors;

/// A region's economy under way: final demand that grows and shifts, technology that the levers
/// change, outputs that they set.
///
/// `x = (I − (1 − μ̂) A) ⁻¹ y` with y taken so that the table's own output comes out; a sector
/// whose output is set has its row replaced by `x_k = given`. A lever with what is left ℓ takes the
/// part `w (1 − ℓ)` of the inputs it moves, so that each column of A and its value added still sum
/// to 1 and levers that have not moved change nothing.
final class Economy {
  private static final int FIRST_SECONDARY = 1;
  private static final int LAST_SECONDARY = 26;
  private static final String HOUSEHOLDS = "households";

  private final IoTable table;
  private final int n;
  private final double[] a;
  private final double[] local;
  private final double[] output;
  private final double[] demand;
  private final double[] households;
  private final double[] secondary;
  private final double secondaryPart;

  private Economy(IoTable table, double[] secondary) {
    this.table = table;
    this.n = table.size();
    this.secondary = secondary;
    a = new double[n * n];
    local = new double[n];
    output = new double[n];
    demand = new double[n];
    households = new double[n];
    for (int i = 0; i < n; i++) {
      double bought = table.imports(i) + table.inflow(i);
      double supply = table.grossOutput(i) + bought;
      local[i] = supply == 0 ? 1 : 1 - bought / supply;
      output[i] = table.grossOutput(i);
      households[i] =
          table.finalUse(FinalUse.HOUSEHOLDS, i) + table.finalUse(FinalUse.CONSUMPTION, i);
    }
    double of02to27 = 0;
    double all = 0;
    for (int i = 0; i < n; i++) {
      double sold = 0;
      for (int j = 0; j < n; j++) {
        a[i * n + j] = output[j] == 0 ? 0 : table.flow(i, j) / output[j];
        sold += local[i] * a[i * n + j] * output[j];
      }
      demand[i] = output[i] - sold;
      all += demand[i];
      of02to27 += i >= FIRST_SECONDARY && i <= LAST_SECONDARY ? demand[i] : 0;
    }
    secondaryPart = all == 0 ? 0 : of02to27 / all;
  }

  static Economy of(IoTable table, Parameters parameters, Dataset data, Region region) {
    return new Economy(table, secondaryIndex(parameters, data, region));
  }

  /// The share of industry and construction by year, 1 in the nowcast year: from the nation's table
  /// of 2020 along the shares assumed.
  private static double[] secondaryIndex(Parameters parameters, Dataset data, Region region) {
    IoTable nation = data.table(data.nation(), 2020).orElseThrow();
    double industry = 0;
    double all = 0;
    for (int i = 0; i < nation.size(); i++) {
      all += nation.valueAdded(i);
      industry += i >= FIRST_SECONDARY && i <= LAST_SECONDARY ? nation.valueAdded(i) : 0;
    }
    Course course = new Course(2020, industry / all * 100);
    Parameters.of(parameters.secondary(), region.abbr())
        .forEach(driver -> course.add(driver.to(), driver.band().central()));
    double[] index = new double[Start.LAST - Start.NOWCAST + 1];
    for (int t = 0; t < index.length; t++) {
      index[t] = course.at(Start.NOWCAST + t) / course.at(Start.NOWCAST);
    }
    return index;
  }

  IoTable table() {
    return table;
  }

  int size() {
    return n;
  }

  /// Gross output of the table, 100 million yuan.
  double output(int sector) {
    return output[sector];
  }

  /// What a lever does to the table, by index.
  static final class Shift {
    private final int[] from;
    private final int to;
    private final int[] columns;
    private final boolean households;
    private final int given;
    private final double weight;

    /// @param weight part of the columns the lever acts on
    Shift(Lever lever, double weight) {
      List<String> columns = lever.moves().map(Lever.Moves::columns).orElse(List.of());
      this.to = lever.moves().flatMap(Lever.Moves::to).map(Vintage.V2017::indexOf).orElse(-1);
      this.from = indices(lever.moves().map(Lever.Moves::from).orElse(List.of()));
      this.columns = indices(columns.stream().filter(each -> !each.equals(HOUSEHOLDS)).toList());
      this.households = columns.contains(HOUSEHOLDS);
      this.given =
          lever.effect() == Lever.Effect.OUTPUT
              ? Vintage.V2017.indexOf(lever.output().orElseThrow())
              : -1;
      this.weight = weight;
    }

    private static int[] indices(List<String> codes) {
      return codes.stream().mapToInt(Vintage.V2017::indexOf).toArray();
    }
  }

  /// The economy of a year.
  ///
  /// @param shifts what each lever does, in the levers' order
  /// @param left what each lever leaves; NaN where it does not act at all
  /// @param growth final demand over that of the nowcast year
  State at(int year, List<Shift> shifts, double[] left, double growth) {
    double[] changed = a.clone();
    double[] right = finalDemand(year, growth);
    boolean[] given = new boolean[n];
    for (int k = 0; k < left.length; k++) {
      Shift shift = shifts.get(k);
      if (shift.given >= 0 && !Double.isNaN(left[k])) {
        given[shift.given] = true;
      } else if (shift.from.length > 0 && left[k] < 1) {
        move(shift, shift.weight * (1 - left[k]), changed, right, growth);
      }
    }
    for (int k = 0; k < left.length; k++) {
      Shift shift = shifts.get(k);
      if (shift.given >= 0 && given[shift.given]) {
        right[shift.given] = output[shift.given] * left[k];
      }
    }
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i * n + j] = (i == j ? 1 : 0) - (given[i] ? 0 : local[i] * changed[i * n + j]);
      }
    }
    return new State(LuFactors.of(matrix, n).solve(right), changed);
  }

  /// @param output x, 100 million yuan
  /// @param coefficients A, n × n, row-major, total use
  @SuppressWarnings("ArrayRecordComponent")
  record State(double[] output, double[] coefficients) {}

  /// Part of a region's product that stays in it.
  double local(int sector) {
    return local[sector];
  }

  private double[] finalDemand(int year, double growth) {
    double index = secondary[Math.clamp(year - Start.NOWCAST, 0, secondary.length - 1)];
    double others =
        secondaryPart <= 0 || secondaryPart >= 1 || index * secondaryPart >= 1
            ? 1
            : (1 - index * secondaryPart) / (1 - secondaryPart);
    double own = others == 1 ? 1 : index;
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      boolean industry = i >= FIRST_SECONDARY && i <= LAST_SECONDARY;
      y[i] = demand[i] * growth * (industry ? own : others);
    }
    return y;
  }

  private void move(Shift shift, double part, double[] changed, double[] right, double growth) {
    if (shift.households) {
      for (int i : shift.from) {
        double moved = households[i] * growth * part;
        right[i] -= local[i] * moved;
        if (shift.to >= 0) {
          right[shift.to] += local[shift.to] * moved;
        }
      }
    }
    for (int j : shift.columns) {
      for (int i : shift.from) {
        double moved = changed[i * n + j] * part;
        changed[i * n + j] -= moved;
        if (shift.to >= 0) {
          changed[shift.to * n + j] += moved;
        }
      }
    }
  }

  /// Value added by unit of output, `1 − Σ_i a_ij`.
  static double[] valueAdded(double[] coefficients, int n) {
    double[] v = new double[n];
    Arrays.fill(v, 1);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        v[j] -= coefficients[i * n + j];
      }
    }
    return v;
  }
}
