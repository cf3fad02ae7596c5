package tanlu.analytics.engine;

import java.util.List;

/// The strongest single chains in a footprint, with proof of what is left out. Upstream they follow
/// suppliers, `f_i a_ij a_jk … y`; downstream users, `v b_ij b_jk … f_k`.
///
/// A branch entered with quantity q at sector s holds exactly `q t_s`, t being the total multiplier
/// (`f L` upstream, `G f` downstream). So a branch below the threshold is cut at a known price, and
/// the paths plus the remainder are the footprint. Once K paths are held, the weakest of them
/// becomes the threshold.
///
/// @param paths the strongest first
/// @param footprint `t_s q` of the sector asked for, emissions
/// @param remainder emissions of every path not listed: the sum of what was cut, not a difference
public record StructuralPaths(List<Path> paths, double footprint, double remainder) {

  /// One chain.
  ///
  /// @param sectors from the sector asked for to the one that emits
  /// @param emissions of the last sector, on behalf of this chain
  public record Path(List<Integer> sectors, double emissions) {}

  public StructuralPaths {
    paths = List.copyOf(paths);
  }

  /// The share of the footprint that the paths explain, 0 to 1; 1 of a footprint of 0.
  public double coverage() {
    return footprint == 0 ? 1 : paths.stream().mapToDouble(Path::emissions).sum() / footprint;
  }

  /// Chains of suppliers behind the final demand for one product.
  ///
  /// @param a technical coefficients, n × n, none negative
  /// @param intensity f, emissions per unit of gross output, none negative
  /// @param finalDemand for the product, not negative
  /// @param threshold emissions below which a branch is cut, above 0
  /// @param top K, the most paths to return
  /// @throws IllegalArgumentException where an argument is outside these bounds: the bound on a
  ///   branch would not hold
  public static StructuralPaths upstream(
      double[][] a,
      double[] intensity,
      int product,
      double finalDemand,
      double threshold,
      int top) {
    requireNoneNegative(a);
    double[] total = Leontief.factors(a).solveTransposed(intensity);
    double[][] suppliers = Leontief.transposed(a);
    return new PathSearch(k -> suppliers[k], intensity, total, threshold, top)
        .from(product, finalDemand);
  }

  /// The same on a model's factors: only the sectors that the search comes by are read.
  public static StructuralPaths upstream(
      Model model, double[] intensity, int product, double finalDemand, double threshold, int top) {
    model.requireNoneNegative();
    return new PathSearch(model::purchases, intensity, model.multipliers(intensity), threshold, top)
        .from(product, finalDemand);
  }

  /// Chains of users that one sector's primary input reaches; arguments as [#upstream].
  ///
  /// @param b allocation coefficients, n × n
  public static StructuralPaths downstream(
      double[][] b,
      double[] intensity,
      int sector,
      double primaryInput,
      double threshold,
      int top) {
    requireNoneNegative(b);
    double[] total = Leontief.factors(b).solve(intensity);
    return new PathSearch(k -> b[k], intensity, total, threshold, top).from(sector, primaryInput);
  }

  private static void requireNoneNegative(double[][] coefficients) {
    for (int i = 0; i < coefficients.length; i++) {
      for (double coefficient : coefficients[i]) {
        PathSearch.requireNotNegative("coefficient", i, coefficient);
      }
    }
  }
}
