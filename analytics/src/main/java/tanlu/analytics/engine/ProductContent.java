package tanlu.analytics.engine;

import tanlu.analytics.data.IoTable;

/// Emissions embodied in one unit of each product of a region, in Mt CO2 per 100 million yuan, with
/// local-share coefficients for what is made here and the nation's total multipliers q for what is
/// not: `m = f L` arises in the region, `o = g L` with `g_j = Σ_i q_i μ_i a_ij` in the inputs it
/// draws from outside.
public final class ProductContent {
  private final double[] local;
  private final double[] boughtIn;
  private final double[] outside;
  private final double[] elsewhere;
  private final Model model;

  /// @param intensity f of the region, Mt per 100 million yuan
  /// @param nationalMultipliers q, Mt per 100 million yuan of final demand
  public ProductContent(IoTable table, double[] intensity, double[] nationalMultipliers) {
    model = table.model(Model.Coefficients.LOCAL_SHARE);
    Model totalUse = table.model(Model.Coefficients.TOTAL_USE);
    elsewhere = nationalMultipliers.clone();
    local = model.multipliers(intensity);
    int n = table.size();
    boughtIn = new double[n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        boughtIn[j] += nationalMultipliers[i] * model.importShare(i) * totalUse.coefficient(i, j);
      }
    }
    outside = model.multipliers(boughtIn);
  }

  /// m: emissions in the region per unit of the product made there.
  public double local(int product) {
    return local[product];
  }

  /// o: emissions elsewhere, through inputs from outside all along the chain.
  public double outside(int product) {
    return outside[product];
  }

  /// g: emissions in the inputs from outside that the sector itself buys, per unit of its output.
  public double boughtIn(int sector) {
    return boughtIn[sector];
  }

  /// μ: the share of the product's supply that comes from outside.
  public double importShare(int product) {
    return model.importShare(product);
  }

  /// `(1 − μ)(m + o) + μ q`: per unit of the product bought in the region, wherever made.
  public double bought(int product) {
    double share = model.importShare(product);
    return (1 - share) * (local[product] + outside[product]) + share * elsewhere[product];
  }
}
