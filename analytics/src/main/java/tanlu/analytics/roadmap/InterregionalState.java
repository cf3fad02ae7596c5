package tanlu.analytics.roadmap;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.engine.LuFactors;
import tanlu.analytics.engine.Reduction;
import tanlu.analytics.roadmap.InterregionalDemand.Asked;
import tanlu.analytics.roadmap.InterregionalEconomy.Technology;

/// The provinces' economies on one technology: outputs for any growth of final demand and any
/// outputs that levers set.
///
/// `x = L (y + Δ)`, L = (I − A)⁻¹, with Δ on the rows S whose output is set such that it comes out
/// (the mixed model of Miller & Blair 2009, 13.2): what then is used, or missing, beside final
/// demand. Levers change rows K of A only, those of a few products of every province, S among them,
/// so the table is reduced to these once: `x_F = (I − A*_FF)⁻¹ (y*_F + A*_FS given)` with F the
/// rows of K that are not set, and the other outputs follow, see [Reduction]. From one technology
/// to another A* takes what changes of A. Output is linear in growth and outputs set together.
final class InterregionalState {
  private final Reduction reduction;
  private final InterregionalInputs own;
  private final InterregionalInputs inputs;
  private final InterregionalDemand demand;
  private final int n;
  private final int[] kept;

  /// A*, K × K.
  private final double[] reduced;

  /// Places in K of the rows whose output is set.
  private final int[] set;

  private InterregionalState(
      Reduction reduction,
      InterregionalInputs own,
      InterregionalInputs inputs,
      InterregionalDemand demand,
      double[] reduced) {
    this.reduction = reduction;
    this.own = own;
    this.inputs = inputs;
    this.demand = demand;
    this.reduced = reduced;
    kept = reduction.kept();
    n = reduction.size();
    set =
        IntStream.range(0, kept.length).filter(c -> !Double.isNaN(inputs.given(kept[c]))).toArray();
  }

  /// The table's own technology.
  ///
  /// @param products that levers may move or set
  static InterregionalState of(InterregionalEconomy economy, int[] products) {
    MultiRegionalTable table = economy.table();
    int n = table.size();
    InterregionalInputs own = new InterregionalInputs(economy, products);
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = table.coefficient(i, j);
      }
    }
    Reduction reduction =
        Reduction.of(
            a, n, own.rows(), InterregionalDemand.parts(economy), InterregionalDemand.parts(table));
    return new InterregionalState(
        reduction,
        own,
        own,
        new InterregionalDemand(economy),
        reduction.coefficients(own.coefficients()));
  }

  /// The economies with some provinces on another technology, by what it changes of these.
  ///
  /// @param other by province's place in the table
  InterregionalState with(Map<Integer, Technology> other) {
    InterregionalInputs moved = inputs.copy();
    InterregionalDemand shifted = demand.copy();
    other.forEach(
        (region, technology) -> {
          if (inputs != own) {
            moved.reset(region, own);
          }
          shifted.shift(region, technology.industry());
          moved.move(region, technology, shifted);
        });
    return new InterregionalState(
        reduction,
        own,
        moved,
        shifted,
        reduction.coefficients(reduced, inputs.coefficients(), moved.coefficients()));
  }

  int[] products() {
    return own.products();
  }

  /// The rows whose output is set.
  int[] set() {
    return IntStream.of(set).map(c -> kept[c]).toArray();
  }

  /// The outputs set, in the order of [#set].
  double[] given() {
    return IntStream.of(set()).mapToDouble(inputs::given).toArray();
  }

  /// Value added by unit of output.
  double valueAdded(int index) {
    return inputs.valueAdded(index);
  }

  double coefficient(int supplier, int user) {
    return inputs.coefficient(supplier, user);
  }

  /// Final demand of all destinations together.
  ///
  /// @param growth by destination, over the nowcast year
  double[] finalDemand(double[] growth) {
    return demand.together(growth).rows();
  }

  /// Final demand that is met in some provinces, without what they export.
  double[] domesticDemand(double[] growth, boolean[] destinations) {
    return demand.domestic(growth, destinations).rows();
  }

  /// x, 100 million yuan.
  ///
  /// @param outputs set, in the order of [#set]
  double[] output(double[] growth, double[] outputs) {
    return outputs(List.of(growth), List.of(outputs)).getFirst();
  }

  /// x of several demands and outputs set at once; of outputs alone where there are more of these.
  ///
  /// @param growth by destination
  /// @param given in the order of [#set]
  List<double[]> outputs(List<double[]> growth, List<double[]> given) {
    boolean[] known = new boolean[kept.length];
    for (int c : set) {
      known[c] = true;
    }
    int[] unknown = IntStream.range(0, kept.length).filter(c -> !known[c]).toArray();
    return solved(unknown, growth.stream().map(demand::together).toList(), given);
  }

  /// `L y`: what final demand alone asks of all provinces, first all of it, then that met in some
  /// provinces, then that met in the others.
  List<double[]> required(double[] growth, boolean[] destinations) {
    boolean[] others = new boolean[destinations.length];
    for (int s = 0; s < others.length; s++) {
      others[s] = !destinations[s];
    }
    return solved(
        IntStream.range(0, kept.length).toArray(),
        List.of(
            demand.together(growth),
            demand.domestic(growth, destinations),
            demand.domestic(growth, others)),
        Collections.nCopies(3, new double[0]));
  }

  /// Δ, by row.
  double[] beside(double[] growth) {
    double[] x = output(growth, given());
    double[] y = finalDemand(growth);
    double[] beside = new double[n];
    for (int row : set()) {
      beside[row] = x[row] - y[row];
      for (int j = 0; j < n; j++) {
        beside[row] -= coefficient(row, j) * x[j];
      }
    }
    return beside;
  }

  /// @param unknown places in K of the outputs to be found
  /// @param given the others, in the order of [#set]
  private List<double[]> solved(int[] unknown, List<Asked> asked, List<double[]> given) {
    int count = given.size();
    double[] alone = alone(asked);
    double[] supplied = reduction.supplied(inputs.coefficients(), alone, asked.size());
    double[] output = new double[kept.length * count];
    for (int c = 0; c < count; c++) {
      for (int s = 0; s < given.get(c).length; s++) {
        output[set[s] * count + c] = given.get(c)[s];
      }
    }
    double[] right = new double[unknown.length * count];
    for (int r = 0; r < unknown.length; r++) {
      for (int c = 0; c < count; c++) {
        double y = 0;
        if (c < asked.size()) {
          y = asked.get(c).rows()[kept[unknown[r]]] + supplied[unknown[r] * asked.size() + c];
        }
        for (int s : set) {
          y = Math.fma(reduced[unknown[r] * kept.length + s], output[s * count + c], y);
        }
        right[r * count + c] = y;
      }
    }
    double[] found = factors(unknown).solve(right, count);
    for (int r = 0; r < unknown.length; r++) {
      System.arraycopy(found, r * count, output, unknown[r] * count, count);
    }
    double[] through = reduction.through(output, count);
    double[][] x = new double[count][n];
    for (int c = 0; c < count; c++) {
      for (int i = 0; i < n; i++) {
        x[c][i] = through[i * count + c];
        x[c][i] += c < asked.size() ? alone[i * asked.size() + c] : 0;
      }
      for (int place = 0; place < kept.length; place++) {
        x[c][kept[place]] = output[place * count + c];
      }
    }
    return List.of(x);
  }

  /// What the other rows ask of each other for final demand, n × demands.
  private double[] alone(List<Asked> asked) {
    int parts = asked.getFirst().weights().length;
    double[] weights = new double[parts * asked.size()];
    for (int c = 0; c < asked.size(); c++) {
      for (int part = 0; part < parts; part++) {
        weights[part * asked.size() + c] = asked.get(c).weights()[part];
      }
    }
    return reduction.alone(weights, asked.size());
  }

  /// Factors of `I − A*` of some rows.
  private LuFactors factors(int[] places) {
    int size = places.length;
    double[] m = new double[size * size];
    for (int r = 0; r < size; r++) {
      for (int c = 0; c < size; c++) {
        m[r * size + c] = (r == c ? 1 : 0) - reduced[places[r] * kept.length + places[c]];
      }
    }
    return LuFactors.of(m, size);
  }
}
