package tanlu.analytics.roadmap;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
  private final InterregionalEconomy economy;
  private final InterregionalInputs own;
  private final InterregionalInputs inputs;
  private final InterregionalDemand demand;
  private final int n;
  private final int[] kept;

  /// A*, K × K.
  private final double[] reduced;

  /// Places in K of the rows whose output is set.
  private final int[] set;

  private @Nullable Unknown open;
  private @Nullable Unknown all;

  private InterregionalState(
      Reduction reduction,
      InterregionalEconomy economy,
      InterregionalInputs own,
      InterregionalInputs inputs,
      InterregionalDemand demand,
      double[] reduced) {
    this.reduction = reduction;
    this.economy = economy;
    this.own = own;
    this.inputs = inputs;
    this.demand = demand;
    this.reduced = reduced;
    n = economy.table().size();
    kept = reduction.kept();
    set = IntStream.range(0, kept.length).filter(c -> isSet(kept[c])).toArray();
  }

  /// The table's own technology.
  ///
  /// @param products that levers may move or set
  static InterregionalState of(InterregionalEconomy economy, int[] products) {
    MultiRegionalTable table = economy.table();
    InterregionalInputs own = new InterregionalInputs(economy, products);
    int n = table.size();
    double[] a = new double[n * n];
    Arrays.setAll(a, i -> table.coefficient(i / n, i % n));
    int[] kept = own.rows();
    Reduction reduction =
        Reduction.of(
            a, n, kept, InterregionalDemand.parts(economy), InterregionalDemand.parts(table));
    Technology still = new Technology(List.of(), new double[0], 1);
    InterregionalDemand demand =
        new InterregionalDemand(economy, Collections.nCopies(table.regions().size(), still));
    double[] reduced =
        reduction.coefficients(new double[kept.length * kept.length], own.coefficients());
    return new InterregionalState(reduction, economy, own, own, demand, reduced);
  }

  /// The economies on another technology, by what it changes of this one.
  ///
  /// @param technologies of every province, in the table's order
  InterregionalState at(List<Technology> technologies) {
    InterregionalInputs moved = own.copy();
    InterregionalDemand shifted = new InterregionalDemand(economy, technologies);
    for (int s = 0; s < technologies.size(); s++) {
      moved.move(s, technologies.get(s), shifted);
    }
    double[] change = moved.coefficients().clone();
    for (int i = 0; i < change.length; i++) {
      change[i] -= inputs.coefficients()[i];
    }
    return new InterregionalState(
        reduction, economy, own, moved, shifted, reduction.coefficients(reduced, change));
  }

  int[] products() {
    return own.products();
  }

  private boolean isSet(int row) {
    return !Double.isNaN(inputs.given(row));
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

  /// What outputs are asked of.
  ///
  /// @param growth by destination
  /// @param given outputs set, in the order of [#set]
  @SuppressWarnings("ArrayRecordComponent")
  record Course(double[] growth, double[] given) {}

  /// x, 100 million yuan.
  ///
  /// @param outputs set, in the order of [#set]
  double[] output(double[] growth, double[] outputs) {
    return outputs(List.of(new Course(growth, outputs))).getFirst();
  }

  /// x of several courses at once.
  List<double[]> outputs(List<Course> courses) {
    Unknown unknown = open;
    if (unknown == null) {
      boolean[] given = new boolean[kept.length];
      for (int c : set) {
        given[c] = true;
      }
      unknown = new Unknown(IntStream.range(0, kept.length).filter(c -> !given[c]).toArray());
      open = unknown;
    }
    return solved(
        unknown,
        courses.stream().map(course -> demand.together(course.growth)).toList(),
        courses.stream().map(course -> course.given).toList());
  }

  /// `L y`: what final demand alone asks of all provinces, first all of it, then that met in some
  /// provinces, then that met in the others.
  List<double[]> required(double[] growth, boolean[] destinations) {
    Unknown unknown = all;
    if (unknown == null) {
      unknown = new Unknown(IntStream.range(0, kept.length).toArray());
      all = unknown;
    }
    boolean[] others = new boolean[destinations.length];
    for (int s = 0; s < others.length; s++) {
      others[s] = !destinations[s];
    }
    return solved(
        unknown,
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

  /// The rows of K to be solved for.
  private final class Unknown {
    private final int[] places;
    private final LuFactors factors;

    Unknown(int[] places) {
      this.places = places;
      int size = places.length;
      double[] m = new double[size * size];
      for (int r = 0; r < size; r++) {
        for (int c = 0; c < size; c++) {
          m[r * size + c] = (r == c ? 1 : 0) - reduced[places[r] * kept.length + places[c]];
        }
      }
      factors = LuFactors.of(m, size);
    }
  }

  private List<double[]> solved(Unknown unknown, List<Asked> asked, List<double[]> given) {
    int count = asked.size();
    int parts = asked.getFirst().weights().length;
    double[] weights = new double[parts * count];
    for (int c = 0; c < count; c++) {
      for (int part = 0; part < parts; part++) {
        weights[part * count + c] = asked.get(c).weights()[part];
      }
    }
    double[] x = reduction.alone(weights, count);
    double[] through = reduction.supplied(inputs.coefficients(), x, count);
    double[] output = new double[kept.length * count];
    for (int c = 0; c < count; c++) {
      for (int s = 0; s < given.get(c).length; s++) {
        output[set[s] * count + c] = given.get(c)[s];
      }
    }
    double[] right = new double[unknown.places.length * count];
    for (int r = 0; r < unknown.places.length; r++) {
      int place = unknown.places[r];
      for (int c = 0; c < count; c++) {
        double y = asked.get(c).rows()[kept[place]] + through[place * count + c];
        for (int s : set) {
          y = Math.fma(reduced[place * kept.length + s], output[s * count + c], y);
        }
        right[r * count + c] = y;
      }
    }
    double[] found = unknown.factors.solve(right, count);
    for (int r = 0; r < unknown.places.length; r++) {
      System.arraycopy(found, r * count, output, unknown.places[r] * count, count);
    }
    double[] reached = reduction.through(output, count);
    for (int i = 0; i < x.length; i++) {
      x[i] += reached[i];
    }
    for (int place = 0; place < kept.length; place++) {
      System.arraycopy(output, place * count, x, kept[place] * count, count);
    }
    double[][] columns = new double[count][n];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < count; c++) {
        columns[c][i] = x[i * count + c];
      }
    }
    return List.of(columns);
  }
}
