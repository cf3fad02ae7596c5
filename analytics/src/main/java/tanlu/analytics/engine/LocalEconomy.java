package tanlu.analytics.engine;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import tanlu.analytics.data.IoTable;

/// Both sides of one table, local-share, over the m sectors that have output: who supplies, `x = L
/// y`, and who buys, `x = v G`. Here y is final demand for what the region makes, exports and
/// outflow with it, and v value added with the inputs from outside, so both sides are exact.
///
/// `b_ij = (1 − μ_i) z_ij / x_i` is at once the allocation coefficient and the share of all supply
/// of product i that sector j takes. A sector without output neither supplies nor buys and would
/// only pull the averages down: it is left out.
///
/// The matrices, m × m, are shared and not to be changed.
public final class LocalEconomy {
  private final int[] sectors;
  private final double[] output;
  private final double[][] a;
  private final double[][] b;
  private final double[][] leontiefInverse;
  private final double[][] ghoshInverse;

  public LocalEconomy(IoTable table) {
    Model model = table.model(Model.Coefficients.LOCAL_SHARE);
    sectors = IntStream.range(0, table.size()).filter(i -> table.grossOutput(i) > 0).toArray();
    int m = sectors.length;
    output = of(IntStream.range(0, table.size()).mapToDouble(table::grossOutput).toArray());
    a = new double[m][m];
    b = new double[m][m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        a[i][j] = model.coefficient(sectors[i], sectors[j]);
        b[i][j] = a[i][j] * output[j] / output[i];
      }
    }
    leontiefInverse = Leontief.inverse(a);
    ghoshInverse = Ghosh.inverse(b);
  }

  /// m.
  public int size() {
    return sectors.length;
  }

  /// The place in the table of the sector that stands at k here.
  public int sector(int k) {
    return sectors[k];
  }

  /// Where a sector of the table stands here; empty where it has no output.
  public OptionalInt placeOf(int sector) {
    return IntStream.range(0, sectors.length).filter(k -> sectors[k] == sector).findFirst();
  }

  /// Values of the table's sectors, picked and ordered as here.
  public double[] of(double[] bySector) {
    return IntStream.of(sectors).mapToDouble(sector -> bySector[sector]).toArray();
  }

  /// x.
  public double[] output() {
    return output;
  }

  /// Local-share technical coefficients A.
  public double[][] a() {
    return a;
  }

  /// Local-share allocation coefficients B.
  public double[][] b() {
    return b;
  }

  /// L.
  public double[][] leontiefInverse() {
    return leontiefInverse;
  }

  /// G.
  public double[][] ghoshInverse() {
    return ghoshInverse;
  }
}
