package tanlu.analytics.engine;

/// Emission intensities of each sector by scope, per unit delivered to final demand: scope 1 `f_j`,
/// the sector's own; scope 2 `Σ_e f_e a_ej` over the energy sectors e, the emissions of making the
/// electricity and heat it buys; scope 3 upstream `m_j − f_j − scope 2_j`, the rest of its chain of
/// suppliers, with `m = f L`.
///
/// The three sum to m. Named after the GHG Protocol, whose upstream categories they follow in money
/// terms; downstream scope 3 is not part of it. Fuel burnt for bought electricity counts in scope 2
/// even where the buyer is itself an energy sector.
public final class Scopes {
  private final double[] one;
  private final double[] two;
  private final double[] total;

  /// @param intensity f, emissions per unit of gross output
  /// @param a technical coefficients, n × n: total-use for the full chain, local-share for the part
  ///   in the region
  /// @param energySectors indexes of the sectors that sell electricity, steam and heat
  public Scopes(double[] intensity, double[][] a, int... energySectors) {
    one = intensity.clone();
    two = new double[one.length];
    for (int e : energySectors) {
      for (int j = 0; j < two.length; j++) {
        two[j] += one[e] * a[e][j];
      }
    }
    total = Leontief.times(one, Leontief.inverse(a));
  }

  public double one(int sector) {
    return one[sector];
  }

  public double two(int sector) {
    return two[sector];
  }

  public double threeUpstream(int sector) {
    return total[sector] - one[sector] - two[sector];
  }

  /// m, all three.
  public double total(int sector) {
    return total[sector];
  }
}
