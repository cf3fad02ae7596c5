package tanlu.analytics.engine;

/// Structural decomposition of the change of `E = f L y` into the effects of emission intensity f,
/// production structure L and final demand y. Dietzenbacher & Los (1998), *Economic Systems
/// Research* 10, 307–324.
///
/// Each order in which the three are switched from the first year to the second gives its own exact
/// decomposition. [#polarAverage] is the mean of two opposite orders, [#meanOfAllOrders] of all
/// six; the distance between them is the method's ambiguity. For one emitting sector pass f with
/// the others 0, for one product y likewise: the effects add up.
public final class Sda {
  private static final int INTENSITY = 0;
  private static final int STRUCTURE = 1;
  private static final int DEMAND = 2;
  private static final int[][] POLAR = {
    {INTENSITY, STRUCTURE, DEMAND}, {DEMAND, STRUCTURE, INTENSITY}
  };
  private static final int[][] ALL = {
    {INTENSITY, STRUCTURE, DEMAND},
    {INTENSITY, DEMAND, STRUCTURE},
    {STRUCTURE, INTENSITY, DEMAND},
    {STRUCTURE, DEMAND, INTENSITY},
    {DEMAND, INTENSITY, STRUCTURE},
    {DEMAND, STRUCTURE, INTENSITY}
  };

  /// Effects in the unit of E.
  public record Effects(double intensity, double structure, double demand) {
    public double total() {
      return intensity + structure + demand;
    }
  }

  /// One year: f per unit of output, L = (I − A)⁻¹, y final demand, money at the same prices in
  /// both years, or the effects mix quantities with prices.
  public static final class Year {
    private final double[] intensity;
    private final double[][] inverse;
    private final double[] demand;

    /// @param intensity f, n
    /// @param a technical coefficients, n × n
    /// @param demand y, n
    public static Year of(double[] intensity, double[][] a, double[] demand) {
      return new Year(intensity.clone(), Leontief.inverse(a), demand.clone());
    }

    private Year(double[] intensity, double[][] inverse, double[] demand) {
      this.intensity = intensity;
      this.inverse = inverse;
      this.demand = demand;
    }

    /// The same year with the emissions of one sector only.
    public Year emittedBy(int sector) {
      double[] one = new double[intensity.length];
      one[sector] = intensity[sector];
      return new Year(one, inverse, demand);
    }

    /// The same year with another final demand, such as one category of it.
    public Year demanding(double[] other) {
      return new Year(intensity, inverse, other.clone());
    }
  }

  private Sda() {}

  /// The mean of the order f, L, y and its reverse.
  public static Effects polarAverage(Year before, Year after) {
    return mean(before, after, POLAR);
  }

  /// The mean of all 3! orders.
  public static Effects meanOfAllOrders(Year before, Year after) {
    return mean(before, after, ALL);
  }

  private static Effects mean(Year before, Year after, int[][] orders) {
    double[] corners = corners(before, after);
    double[] sums = new double[3];
    for (int[] order : orders) {
      int switched = 0;
      for (int factor : order) {
        int then = switched | 1 << factor;
        sums[factor] += corners[then] - corners[switched];
        switched = then;
      }
    }
    int n = orders.length;
    return new Effects(sums[INTENSITY] / n, sums[STRUCTURE] / n, sums[DEMAND] / n);
  }

  /// E with each subset of the factors already switched; the index is the subset's bit mask.
  private static double[] corners(Year before, Year after) {
    double[] corners = new double[8];
    for (int mask = 0; mask < 8; mask++) {
      Year f = (mask & 1 << INTENSITY) == 0 ? before : after;
      Year l = (mask & 1 << STRUCTURE) == 0 ? before : after;
      Year y = (mask & 1 << DEMAND) == 0 ? before : after;
      corners[mask] = Leontief.dot(f.intensity, Leontief.times(l.inverse, y.demand));
    }
    return corners;
  }
}
