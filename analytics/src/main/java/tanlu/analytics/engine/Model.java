package tanlu.analytics.engine;

import java.util.stream.IntStream;
import tanlu.analytics.data.IoTable;

/// The Leontief model of one table, with total-use or local-share coefficients.
///
/// Total-use coefficients A count every input, wherever it was made. Local-share coefficients
/// `A_local = (1 − μ̂) A` count inputs made in the region, with the import share `μ_i = (IM_i +
/// IF_i) / (GO_i + IM_i + IF_i)` the same for every use of product i.
public final class Model {

  /// Which inputs the coefficients count.
  public enum Coefficients {
    TOTAL_USE,
    LOCAL_SHARE
  }

  private final double[][] a;
  private final double[][] inverse;
  private final double[] importShare;

  private Model(double[][] a, double[] importShare) {
    this.a = a;
    this.inverse = Leontief.inverse(a);
    this.importShare = importShare;
  }

  public static Model of(IoTable table, Coefficients coefficients) {
    int n = table.size();
    double[] share = importShare(table);
    double[][] flows = new double[n][n];
    for (int i = 0; i < n; i++) {
      double kept = coefficients == Coefficients.LOCAL_SHARE ? 1 - share[i] : 1;
      for (int j = 0; j < n; j++) {
        flows[i][j] = table.flow(i, j) * kept;
      }
    }
    double[] output = IntStream.range(0, n).mapToDouble(table::grossOutput).toArray();
    return new Model(Leontief.technicalCoefficients(flows, output), share);
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
    return a.length;
  }

  public double coefficient(int supplier, int user) {
    return a[supplier][user];
  }

  public double importShare(int sector) {
    return importShare[sector];
  }

  /// Gross output needed for a final demand, `x = L y`.
  public double[] output(double[] finalDemand) {
    return Leontief.times(inverse, finalDemand);
  }

  /// Multipliers of a direct intensity per unit of final demand, `m = f L`.
  public double[] multipliers(double[] intensity) {
    return Leontief.times(intensity, inverse);
  }

  /// Output multipliers: the column sums of L.
  public double[] outputMultipliers() {
    double[] ones = new double[size()];
    java.util.Arrays.fill(ones, 1);
    return multipliers(ones);
  }

  /// The smallest element of L; below 0 the table has no economic meaning.
  public double smallestRequirement() {
    double smallest = Double.POSITIVE_INFINITY;
    for (double[] row : inverse) {
      for (double value : row) {
        smallest = Math.min(smallest, value);
      }
    }
    return smallest;
  }
}
