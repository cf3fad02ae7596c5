package tanlu.analytics.engine;

/// Where each region's supply of one product was made, goods passed on traced back to their makers.
///
/// A region's supply `P = x + Σ_r T_r + outside` (own output, arrivals from other regions, supply
/// from outside) is one pool: every use of it, also what is sent on, draws on its sources in
/// proportion. With `D = T P̂⁻¹` the shares of output are `σ = (x / P)^ (I − D)⁻¹` and the shares
/// of an outside source w are `(w / P) (I − D)⁻¹`; over all sources they sum to 1 in every region
/// that has supply.
///
/// Kastner, Kastner & Nonhebel (2011), Ecological Economics 70; in a single region it is the
/// local-share coefficient of [Model].
public final class SupplyOrigins {
  private final int n;
  private final double[] supply;
  private final LuFactors factors;

  /// @param supply P by region, all sources together; a region without supply has no shares
  /// @param trade T, from row to column
  /// @throws IllegalArgumentException where regions pass on only what they get from each other
  public SupplyOrigins(double[] supply, double[][] trade) {
    this.n = supply.length;
    this.supply = supply.clone();
    double[] matrix = new double[n * n];
    for (int r = 0; r < n; r++) {
      for (int s = 0; s < n; s++) {
        double share = supply[s] == 0 ? 0 : trade[r][s] / supply[s];
        matrix[r * n + s] = (r == s ? 1 : 0) - share;
      }
    }
    factors = LuFactors.of(matrix, n);
  }

  /// Shares of a source in every region's supply.
  ///
  /// @param source what it adds to each region's supply: outputs, or what comes from outside
  public double[] shares(double[] source) {
    double[] direct = new double[n];
    for (int r = 0; r < n; r++) {
      direct[r] = supply[r] == 0 ? 0 : source[r] / supply[r];
    }
    return factors.solveTransposed(direct);
  }

  /// Shares of what one region makes in every region's supply.
  public double[] shares(int region, double output) {
    double[] source = new double[n];
    source[region] = output;
    return shares(source);
  }
}
