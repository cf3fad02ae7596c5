package tanlu.analytics.roadmap;

import java.util.Arrays;
import java.util.List;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.engine.LuFactors;

/// A region's economy under way: final demand that grows and shifts, technology that the levers
/// change, outputs that they set.
///
/// `x = (I − (1 − μ̂) A) ⁻¹ y` with y taken so that the table's own output comes out; a sector
/// whose output is set has its row replaced by `x_k = given`. A product of which more is imported
/// is made here in the part κ of what is asked for: its row is multiplied by κ. A lever with what
/// is left ℓ takes the part `w (1 − ℓ)` of the inputs it moves, so that each column of A and its
/// value added still sum to 1 and levers that have not moved change nothing.
final class Economy {
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
    double industry = 0;
    double all = 0;
    for (int i = 0; i < n; i++) {
      double sold = 0;
      for (int j = 0; j < n; j++) {
        a[i * n + j] = output[j] == 0 ? 0 : table.flow(i, j) / output[j];
        sold += local[i] * a[i * n + j] * output[j];
      }
      demand[i] = output[i] - sold;
      all += demand[i];
      industry += DemandStructure.isIndustry(i) ? demand[i] : 0;
    }
    secondaryPart = all == 0 ? 0 : industry / all;
  }

  static Economy of(IoTable table, Parameters parameters, Dataset data, Region region) {
    return new Economy(table, DemandStructure.index(parameters, data, region));
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

  /// The economy of a year.
  ///
  /// @param shifts what each lever does, in the levers' order
  /// @param left what each lever leaves; NaN where it does not act at all
  /// @param growth final demand over that of the nowcast year
  State at(int year, List<Shift> shifts, double[] left, double growth) {
    double[] changed = a.clone();
    double[] right = finalDemand(year, growth);
    boolean[] given = new boolean[n];
    Shift.Inputs inputs =
        (from, to, column, part) -> move(from, to, column, part, changed, right, growth);
    for (int k = 0; k < left.length; k++) {
      if (shifts.get(k).sets(left[k])) {
        given[shifts.get(k).given()] = true;
      } else {
        shifts.get(k).apply(left[k], inputs);
      }
    }
    double[] made = new double[n];
    Arrays.fill(made, 1);
    for (int k = 0; k < left.length; k++) {
      if (shifts.get(k).imported() >= 0) {
        made[shifts.get(k).imported()] = left[k];
      }
    }
    for (int i = 0; i < n; i++) {
      right[i] *= made[i];
    }
    for (int k = 0; k < left.length; k++) {
      if (shifts.get(k).sets(left[k])) {
        right[shifts.get(k).given()] = output[shifts.get(k).given()] * left[k];
      }
    }
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i * n + j] =
            (i == j ? 1 : 0) - (given[i] ? 0 : local[i] * made[i] * changed[i * n + j]);
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
    DemandStructure structure = DemandStructure.of(index, secondaryPart);
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = demand[i] * growth * structure.of(i);
    }
    return y;
  }

  private void move(
      int from, int to, int column, double part, double[] changed, double[] right, double growth) {
    if (column == Shift.HOUSEHOLDS) {
      double moved = households[from] * growth * part;
      right[from] -= local[from] * moved;
      if (to >= 0) {
        right[to] += local[to] * moved;
      }
      return;
    }
    double moved = changed[from * n + column] * part;
    changed[from * n + column] -= moved;
    if (to >= 0) {
      changed[to * n + column] += moved;
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
