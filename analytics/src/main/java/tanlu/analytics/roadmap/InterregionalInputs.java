package tanlu.analytics.roadmap;

import java.util.Arrays;
import java.util.stream.IntStream;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.roadmap.InterregionalEconomy.Technology;

/// What the provinces' levers make of the table: inputs of the products that levers move, value
/// added, and the outputs that are set.
final class InterregionalInputs {
  private final InterregionalEconomy economy;
  private final MultiRegionalTable table;
  private final int n;
  private final int sectors;
  private final int regions;
  private final int[] products;

  /// By product its place among those moved, −1 where it is not.
  private final int[] places;

  /// A_K: the rows of the products moved, of every province, × n.
  private final double[] coefficients;

  private final double[] valueAdded;
  private final double[] given;

  /// The table's own.
  ///
  /// @param products that levers may move or set
  InterregionalInputs(InterregionalEconomy economy, int[] products) {
    this.economy = economy;
    this.table = economy.table();
    this.n = table.size();
    this.sectors = table.vintage().size();
    this.regions = table.regions().size();
    this.products = products;
    places = new int[sectors];
    Arrays.fill(places, -1);
    for (int p = 0; p < products.length; p++) {
      places[products[p]] = p;
    }
    int[] rows = rows();
    coefficients = new double[rows.length * n];
    Arrays.setAll(coefficients, i -> table.coefficient(rows[i / n], i % n));
    valueAdded = new double[n];
    Arrays.setAll(valueAdded, economy::valueAdded);
    given = new double[n];
    Arrays.fill(given, Double.NaN);
  }

  private InterregionalInputs(InterregionalInputs other) {
    economy = other.economy;
    table = other.table;
    n = other.n;
    sectors = other.sectors;
    regions = other.regions;
    products = other.products;
    places = other.places;
    coefficients = other.coefficients.clone();
    valueAdded = other.valueAdded.clone();
    given = other.given.clone();
  }

  InterregionalInputs copy() {
    return new InterregionalInputs(this);
  }

  /// Takes a province back to the table's own.
  void reset(int region, InterregionalInputs own) {
    int first = table.index(region, 0);
    System.arraycopy(own.valueAdded, first, valueAdded, first, sectors);
    System.arraycopy(own.given, first, given, first, sectors);
    for (int row = 0; row < coefficients.length; row += n) {
      System.arraycopy(own.coefficients, row + first, coefficients, row + first, sectors);
    }
  }

  /// Lets a province's levers act, in their order: on its inputs and outputs here, on what its
  /// households use in final demand.
  void move(int region, Technology technology, InterregionalDemand demand) {
    double[] used = economy.total(region);
    Shift.Inputs inputs =
        (from, to, column, part) -> {
          if (column == Shift.HOUSEHOLDS) {
            demand.move(region, from, to, part);
          } else {
            move(region, from, to, column, part, used);
          }
        };
    for (int k = 0; k < technology.shifts().size(); k++) {
      Shift shift = technology.shifts().get(k);
      double left = technology.left()[k];
      if (shift.sets(left)) {
        int row = table.index(region, shift.given());
        given[row] = table.grossOutput(row) * left;
      } else {
        shift.apply(left, inputs);
      }
    }
  }

  private void move(int region, int from, int to, int column, double part, double[] used) {
    int user = table.index(region, column);
    double moved = used[from * sectors + column] * part;
    used[from * sectors + column] -= moved;
    if (to >= 0) {
      used[to * sectors + column] += moved;
    } else {
      valueAdded[user] += moved;
    }
    for (int r = 0; r < regions; r++) {
      int less = place(r, from) * n + user;
      coefficients[less] -= coefficients[less] * part;
      if (to >= 0) {
        double origin = economy.origin(table.index(r, to), region);
        coefficients[place(r, to) * n + user] += origin * moved;
      }
    }
  }

  private int place(int region, int product) {
    return region * products.length + places[product];
  }

  int[] products() {
    return products.clone();
  }

  /// K: the rows of the products moved, ascending.
  int[] rows() {
    return IntStream.range(0, regions * products.length)
        .map(r -> table.index(r / products.length, products[r % products.length]))
        .toArray();
  }

  /// A_K, K × n: shared, not to be changed.
  double[] coefficients() {
    return coefficients;
  }

  double coefficient(int supplier, int user) {
    int product = supplier % sectors;
    return places[product] < 0
        ? table.coefficient(supplier, user)
        : coefficients[place(supplier / sectors, product) * n + user];
  }

  double valueAdded(int user) {
    return valueAdded[user];
  }

  /// The output set of a row, NaN where none is.
  double given(int row) {
    return given[row];
  }
}
