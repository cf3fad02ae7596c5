package tanlu.analytics.engine;

import java.util.stream.IntStream;

/// A Leontief model reduced to some of its sectors, exactly: the others are eliminated once, and
/// what then changes of the inputs the kept ones deliver needs a system of their size only
/// (Leontief 1967, "An alternative to aggregation in input-output analysis").
///
/// With E the sectors eliminated and K those kept, `x = A x + y` is
///
/// `x_K = A* x_K + y_K + A_KE z`, `x_E = z + V x_K`, `A* = A_KK + A_KE V`,
///
/// `V = (I − A_EE)⁻¹ A_EK`, `z = (I − A_EE)⁻¹ y_E`.
///
/// V and z do not depend on rows K of A. Immutable and safe to share between threads.
public final class Reduction {
  private final int n;
  private final int[] kept;
  private final int[] eliminated;

  /// V, E × K.
  private final double[] v;

  /// z of the final demands given, E × columns.
  private final double[] z;

  private final int columns;

  private Reduction(int n, int[] kept, int[] eliminated, double[] v, double[] z, int columns) {
    this.n = n;
    this.kept = kept;
    this.eliminated = eliminated;
    this.v = v;
    this.z = z;
    this.columns = columns;
  }

  /// Eliminates all sectors but some.
  ///
  /// @param a A, row-major, n × n
  /// @param kept K, ascending
  /// @param finalDemand y, row-major, n × columns: all that will be asked for is a combination of
  ///   these
  /// @throws SingularMatrixException where `I − A_EE` has no inverse
  public static Reduction of(double[] a, int n, int[] kept, double[] finalDemand, int columns) {
    boolean[] keeps = new boolean[n];
    for (int k : kept) {
      keeps[k] = true;
    }
    int[] eliminated = IntStream.range(0, n).filter(i -> !keeps[i]).toArray();
    int size = eliminated.length;
    double[] m = new double[size * size];
    double[] right = new double[size * (kept.length + columns)];
    for (int r = 0; r < size; r++) {
      int i = eliminated[r] * n;
      for (int c = 0; c < size; c++) {
        m[r * size + c] = (r == c ? 1 : 0) - a[i + eliminated[c]];
      }
      int row = r * (kept.length + columns);
      for (int c = 0; c < kept.length; c++) {
        right[row + c] = a[i + kept[c]];
      }
      System.arraycopy(finalDemand, eliminated[r] * columns, right, row + kept.length, columns);
    }
    double[] solved = LuFactors.inPlaceOf(m, size).solve(right, kept.length + columns);
    double[] v = new double[size * kept.length];
    double[] z = new double[size * columns];
    for (int r = 0; r < size; r++) {
      int row = r * (kept.length + columns);
      System.arraycopy(solved, row, v, r * kept.length, kept.length);
      System.arraycopy(solved, row + kept.length, z, r * columns, columns);
    }
    return new Reduction(n, kept.clone(), eliminated, v, z, columns);
  }

  /// Sectors of A.
  public int size() {
    return n;
  }

  /// K.
  public int[] kept() {
    return kept.clone();
  }

  /// A*, K × K.
  ///
  /// @param inputs A_K, K × n
  public double[] coefficients(double[] inputs) {
    return coefficients(new double[kept.length * kept.length], new double[inputs.length], inputs);
  }

  /// A* of other inputs, by what they change: `A* + ΔA_KK + ΔA_KE V`, multiplying only rows and
  /// columns in which something changes.
  ///
  /// @param reduced A* before
  /// @param before A_K before
  /// @param after A_K
  public double[] coefficients(double[] reduced, double[] before, double[] after) {
    int k = kept.length;
    double[] changed = reduced.clone();
    boolean[] supplies = new boolean[k];
    boolean[] uses = new boolean[eliminated.length];
    for (int r = 0; r < k; r++) {
      for (int c = 0; c < k; c++) {
        int at = r * n + kept[c];
        changed[r * k + c] += after[at] - before[at];
      }
      for (int u = 0; u < uses.length; u++) {
        int at = r * n + eliminated[u];
        if (after[at] != before[at]) {
          supplies[r] = true;
          uses[u] = true;
        }
      }
    }
    int[] suppliers = IntStream.range(0, k).filter(r -> supplies[r]).toArray();
    int[] users = IntStream.range(0, uses.length).filter(u -> uses[u]).toArray();
    double[] moved = new double[suppliers.length * users.length];
    double[] reached = users.length == eliminated.length ? v : new double[users.length * k];
    for (int u = 0; u < users.length && users.length < eliminated.length; u++) {
      System.arraycopy(v, users[u] * k, reached, u * k, k);
    }
    for (int r = 0; r < suppliers.length; r++) {
      for (int u = 0; u < users.length; u++) {
        int at = suppliers[r] * n + eliminated[users[u]];
        moved[r * users.length + u] = after[at] - before[at];
      }
    }
    double[] through = Product.of(moved, reached, suppliers.length, users.length, k);
    for (int r = 0; r < suppliers.length; r++) {
      for (int c = 0; c < k; c++) {
        changed[suppliers[r] * k + c] += through[r * k + c];
      }
    }
    return changed;
  }

  /// `z`, as rows of all sectors with none for K, n × count.
  ///
  /// @param weights of the final demands given, columns × count
  public double[] alone(double[] weights, int count) {
    return spread(Product.of(z, weights, eliminated.length, columns, count), count);
  }

  /// `A_K x`, K × count.
  ///
  /// @param inputs A_K, K × n
  /// @param output x, n × count
  public double[] supplied(double[] inputs, double[] output, int count) {
    return Product.of(inputs, output, kept.length, n, count);
  }

  /// `V x_K`, as rows of all sectors with none for K, n × count.
  ///
  /// @param output x_K, K × count
  public double[] through(double[] output, int count) {
    return spread(Product.of(v, output, eliminated.length, kept.length, count), count);
  }

  private double[] spread(double[] rows, int count) {
    double[] all = new double[n * count];
    for (int r = 0; r < eliminated.length; r++) {
      System.arraycopy(rows, r * count, all, eliminated[r] * count, count);
    }
    return all;
  }
}
