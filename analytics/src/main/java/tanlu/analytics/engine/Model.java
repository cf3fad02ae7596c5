package tanlu.analytics.engine;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.data.IoTable;

/// The Leontief model `x = L y`, `m = f L`, `L = (I − A)⁻¹`, on the LU factors of `I − A`: factored
/// once, then each question is a solve. The inverse itself is made only when asked for.
///
/// Total-use coefficients A count every input, wherever it was made. Local-share coefficients
/// `A_local = (1 − μ̂) A` count inputs made in the region, with the import share `μ_i = (IM_i +
/// IF_i) / (GO_i + IM_i + IF_i)` the same for every use of product i.
///
/// Take a table's model from [IoTable#model], which keeps it. Immutable and safe to share between
/// threads.
public final class Model {

  /// Which inputs the coefficients count.
  public enum Coefficients {
    TOTAL_USE("total-use"),
    LOCAL_SHARE("local-share");

    private final String label;

    Coefficients(String label) {
      this.label = label;
    }
  }

  private final int n;
  private final double[] a;
  private final double[] importShare;

  /// The place of an element of A below 0; −1 where there is none.
  private final int negative;

  private final LuFactors factors;
  private volatile double @Nullable [] inverse;

  private Model(int n, double[] a, double[] importShare, int negative, LuFactors factors) {
    this.n = n;
    this.a = a;
    this.importShare = importShare;
    this.negative = negative;
    this.factors = factors;
  }

  public static Model of(IoTable table, Coefficients coefficients) {
    int n = table.size();
    double[] share = importShare(table);
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      double kept = coefficients == Coefficients.LOCAL_SHARE ? 1 - share[i] : 1;
      for (int j = 0; j < n; j++) {
        double output = table.grossOutput(j);
        a[i * n + j] = output == 0 ? 0 : table.flow(i, j) * kept / output;
      }
    }
    String name =
        "%s %d, %s coefficients".formatted(table.region().abbr(), table.year(), coefficients.label);
    return of(name, a, share, i -> table.vintage().sector(i).code());
  }

  /// A model of any coefficients, for instance of provinces and sectors together.
  ///
  /// @param name of the coefficients, for messages
  /// @param a A, row-major, n × n: inputs from the row sector per unit of the column sector's
  ///   output; kept, so not to be changed afterwards
  /// @param importShare μ by sector, zeros where the model is closed
  /// @param sector names a sector, for messages
  /// @throws SingularMatrixException where `I − A` has no inverse, naming the sectors to correct
  public static Model of(
      String name, double[] a, double[] importShare, IntFunction<String> sector) {
    int n = importShare.length;
    double[] m = new double[n * n];
    int negative = -1;
    for (int i = 0; i < a.length; i++) {
      m[i] = -a[i];
      negative = a[i] < 0 ? i : negative;
    }
    for (int i = 0; i < n; i++) {
      m[i * n + i] += 1;
    }
    try {
      return new Model(n, a, importShare, negative, LuFactors.inPlaceOf(m, n));
    } catch (SingularMatrixException e) {
      throw new SingularMatrixException(singular(name, a, n, e.column(), sector), e);
    }
  }

  private static String singular(
      String name, double[] a, int n, int column, IntFunction<String> sector) {
    double[] sums = new double[n];
    for (int i = 0; i < a.length; i++) {
      sums[i % n] += a[i];
    }
    int largest = IntStream.range(0, n).reduce(0, (k, j) -> sums[j] > sums[k] ? j : k);
    return ("I − A is singular (%s): up to sector %s a group of sectors uses up its whole output;"
            + " the largest column sum of A is %.4f, of sector %s; expected columns below 1:"
            + " correct the purchases or the gross output of these sectors")
        .formatted(name, sector.apply(column), sums[largest], sector.apply(largest));
  }

  /// μ: the share of all supply of a product that comes from outside the region; 0 where there is
  /// no supply at all.
  private static double[] importShare(IoTable table) {
    return IntStream.range(0, table.size())
        .mapToDouble(
            i -> {
              double bought = table.imports(i) + table.inflow(i);
              double supply = table.grossOutput(i) + bought;
              return supply == 0 ? 0 : bought / supply;
            })
        .toArray();
  }

  public int size() {
    return n;
  }

  public double coefficient(int supplier, int user) {
    return a[supplier * n + user];
  }

  /// Column j of A: what sector j buys per unit of its output.
  public double[] purchases(int user) {
    return IntStream.range(0, n).mapToDouble(i -> coefficient(i, user)).toArray();
  }

  /// @throws IllegalArgumentException where A has an element below 0
  void requireNoneNegative() {
    if (negative >= 0) {
      PathSearch.requireNotNegative("coefficient", negative / n, a[negative]);
    }
  }

  public double importShare(int sector) {
    return importShare[sector];
  }

  /// Gross output needed for a final demand, `x = L y`.
  public double[] output(double[] finalDemand) {
    return factors.solve(finalDemand);
  }

  /// Gross output needed for several final demands at once, `X = L Y`.
  ///
  /// @param finalDemand Y, row-major, n × columns
  public double[] output(double[] finalDemand, int columns) {
    return factors.solve(finalDemand, columns);
  }

  /// Multipliers of a direct intensity per unit of final demand, `m = f L`.
  public double[] multipliers(double[] intensity) {
    return factors.solveTransposed(intensity);
  }

  /// Output multipliers: the column sums of L.
  public double[] outputMultipliers() {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return multipliers(ones);
  }

  /// L itself, n × n, made when first asked for; a copy. At n = 1302 it takes three times as long
  /// as the factors, and an output or a multiplier needs no more than those.
  public double[][] leontiefInverse() {
    double[] l = inverse();
    return IntStream.range(0, n)
        .mapToObj(i -> Arrays.copyOfRange(l, i * n, (i + 1) * n))
        .toArray(double[][]::new);
  }

  /// The smallest element of L; below 0 the table has no economic meaning.
  public double smallestRequirement() {
    double smallest = Double.POSITIVE_INFINITY;
    for (double value : inverse()) {
      smallest = Math.min(smallest, value);
    }
    return smallest;
  }

  private double[] inverse() {
    double[] made = inverse;
    if (made == null) {
      made = factors.inverse();
      inverse = made;
    }
    return made;
  }
}
