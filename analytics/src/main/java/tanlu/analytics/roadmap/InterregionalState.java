package tanlu.analytics.roadmap;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.engine.LuFactors;
import tanlu.analytics.engine.Model;

/// The provinces' economies on one technology: outputs for any growth of final demand and any
/// outputs that levers set, by one factorization.
///
/// `x = L (y + Δ)`, L = (I − A)⁻¹, with Δ on the rows K whose output is set such that it comes out:
/// `L_KK Δ_K = given − (L y)_K` (the mixed model of Miller & Blair 2009, 13.2). Δ is what then is
/// used, or missing, beside final demand. Output is linear in growth and outputs set together.
final class InterregionalState {
  private final Model model;
  private final int n;
  private final int regions;
  private final double[] demand;
  private final double[] passing;
  private final double[] valueAdded;
  private final int[] set;
  private final double[] given;

  /// L's columns K, n × K.
  private final double[] reached;

  private final @Nullable LuFactors among;

  /// @param demand by destination and unit of its growth, n × regions
  /// @param passing the part of it that is not domestic
  /// @param valueAdded by unit of output
  /// @param set whether the output of a row is set
  /// @param given the outputs set
  InterregionalState(
      Model model,
      double[] demand,
      double[] passing,
      double[] valueAdded,
      boolean[] set,
      double[] given) {
    this.model = model;
    this.n = model.size();
    this.regions = demand.length / n;
    this.demand = demand;
    this.passing = passing;
    this.valueAdded = valueAdded;
    this.set = IntStream.range(0, n).filter(i -> set[i]).toArray();
    this.given = IntStream.of(this.set).mapToDouble(i -> given[i]).toArray();
    int k = this.set.length;
    double[] unit = new double[n * k];
    for (int c = 0; c < k; c++) {
      unit[this.set[c] * k + c] = 1;
    }
    reached = k == 0 ? unit : model.output(unit, k);
    double[] own = new double[k * k];
    for (int r = 0; r < k; r++) {
      System.arraycopy(reached, this.set[r] * k, own, r * k, k);
    }
    among = k == 0 ? null : LuFactors.of(own, k);
  }

  /// The rows whose output is set.
  int[] set() {
    return set.clone();
  }

  /// The outputs set, in the order of [#set].
  double[] given() {
    return given.clone();
  }

  /// Value added by unit of output.
  double valueAdded(int index) {
    return valueAdded[index];
  }

  double coefficient(int supplier, int user) {
    return model.coefficient(supplier, user);
  }

  /// Final demand of all destinations together.
  ///
  /// @param growth by destination, over the nowcast year
  double[] finalDemand(double[] growth) {
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      for (int s = 0; s < regions; s++) {
        y[i] += demand[i * regions + s] * growth[s];
      }
    }
    return y;
  }

  /// Final demand that is met in some provinces, without what they export.
  double[] domesticDemand(double[] growth, boolean[] destinations) {
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      for (int s = 0; s < regions; s++) {
        int at = i * regions + s;
        y[i] += destinations[s] ? (demand[at] - passing[at]) * growth[s] : 0;
      }
    }
    return y;
  }

  /// x, 100 million yuan.
  ///
  /// @param outputs set, in the order of [#set]
  double[] output(double[] growth, double[] outputs) {
    double[] x = model.output(finalDemand(growth));
    double[] beside = beside(x, outputs);
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < set.length; c++) {
        x[i] = Math.fma(reached[i * set.length + c], beside[c], x[i]);
      }
    }
    for (int c = 0; c < set.length; c++) {
      x[set[c]] = outputs[c];
    }
    return x;
  }

  /// Δ, by row.
  double[] beside(double[] growth) {
    double[] all = new double[n];
    double[] beside = beside(model.output(finalDemand(growth)), given);
    for (int c = 0; c < set.length; c++) {
      all[set[c]] = beside[c];
    }
    return all;
  }

  private double[] beside(double[] free, double[] outputs) {
    if (among == null) {
      return new double[0];
    }
    double[] gap = new double[set.length];
    for (int c = 0; c < gap.length; c++) {
      gap[c] = outputs[c] - free[set[c]];
    }
    return among.solve(gap);
  }

  /// `L y`: what a final demand alone asks of all provinces.
  double[] required(double[] finalDemand) {
    return model.output(finalDemand);
  }

  /// `m = f L`.
  double[] multipliers(double[] intensity) {
    return model.multipliers(intensity);
  }
}
