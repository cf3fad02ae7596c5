package tanlu.analytics.engine;

import java.util.Arrays;
import java.util.List;

/// What changes when intensities, final demands or input coefficients change, all else equal: `Δx`
/// and `Δe_i = f'_i x'_i − f_i x_i`.
///
/// The factors of `I − A` are reused. A changed f costs nothing, a changed y one solve. Changed
/// rows and columns of A are a change of low rank, `ΔA = U Vᵀ`; by Sherman–Morrison–Woodbury
///
/// `Δx = L (Δy + U z)`, `z = (1 − Vᵀ L U)⁻¹ Vᵀ (x + L Δy)`,
///
/// one solve for each changed row or column and one more. Every term is a difference, so what does
/// not change comes out as exactly 0.
public final class WhatIf {

  /// One change, by a fraction: −0.1 for 10 % less. Changes of the same quantity multiply.
  public sealed interface Change {
    double fraction();

    /// Of a sector's direct emissions per unit of output, `f_s`.
    record Intensity(int sector, double fraction) implements Change {}

    /// Of the final demand for a sector's product, `y_s`.
    record Demand(int sector, double fraction) implements Change {}

    /// Of all a sector buys per unit of output, column s of A: above all, its material efficiency.
    record Purchases(int sector, double fraction) implements Change {}

    /// Of all that is used of a sector's product per unit of any sector's output, row s of A.
    record Use(int sector, double fraction) implements Change {}

    /// Of one input coefficient, `a_ij`.
    record Input(int supplier, int user, double fraction) implements Change {}
  }

  private final Model model;
  private final double[] intensity;
  private final double[] finalDemand;
  private final double[] output;

  /// @param model of the unchanged economy
  /// @param intensity f, emissions per unit of gross output
  /// @param finalDemand y, in the money of the model
  public WhatIf(Model model, double[] intensity, double[] finalDemand) {
    this.model = model;
    this.intensity = intensity.clone();
    this.finalDemand = finalDemand.clone();
    this.output = model.output(finalDemand);
  }

  /// The effect of all changes together.
  ///
  /// @throws IllegalArgumentException where a fraction is below −1 or not a number, or a sector is
  ///   not one of the model
  /// @throws UnproductiveEconomyException where the changed economy cannot meet every final demand
  public Effect of(List<Change> changes) {
    changes.forEach(this::check);
    int n = model.size();
    double[] f = intensity.clone();
    double[] shock = new double[n];
    double[] y = finalDemand.clone();
    for (Change change : changes) {
      switch (change) {
        case Change.Intensity(int sector, double fraction) -> f[sector] *= 1 + fraction;
        case Change.Demand(int sector, double fraction) -> y[sector] *= 1 + fraction;
        case Change.Purchases _, Change.Use _, Change.Input _ -> {}
      }
    }
    for (int i = 0; i < n; i++) {
      shock[i] = y[i] - finalDemand[i];
    }
    double[] outputChange = anyIn(shock) ? model.output(shock) : new double[n];
    CoefficientChange changed = new CoefficientChange(model, changes);
    if (changed.rank() > 0) {
      double[] added = changed.asDemand(sum(output, outputChange));
      outputChange = model.output(sum(shock, added));
    }
    double[] emissionsChange = new double[n];
    for (int i = 0; i < n; i++) {
      emissionsChange[i] = f[i] * (output[i] + outputChange[i]) - intensity[i] * output[i];
    }
    return new Effect(output, outputChange, emissions(), emissionsChange);
  }

  private double[] emissions() {
    double[] emissions = new double[output.length];
    for (int i = 0; i < emissions.length; i++) {
      emissions[i] = intensity[i] * output[i];
    }
    return emissions;
  }

  private void check(Change change) {
    if (!(change.fraction() >= -1) || change.fraction() == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          change
              + ": the fraction is "
              + change.fraction()
              + "; expected −1 (nothing left) or more");
    }
    switch (change) {
      case Change.Intensity(int sector, _) -> check(change, sector);
      case Change.Demand(int sector, _) -> check(change, sector);
      case Change.Purchases(int sector, _) -> check(change, sector);
      case Change.Use(int sector, _) -> check(change, sector);
      case Change.Input(int supplier, int user, _) -> {
        check(change, supplier);
        check(change, user);
      }
    }
  }

  private void check(Change change, int sector) {
    if (sector < 0 || sector >= model.size()) {
      throw new IllegalArgumentException(
          change + ": no sector of index " + sector + "; expected 0 to " + (model.size() - 1));
    }
  }

  private static double[] sum(double[] left, double[] right) {
    double[] sum = new double[left.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = left[i] + right[i];
    }
    return sum;
  }

  private static boolean anyIn(double[] shock) {
    return Arrays.stream(shock).anyMatch(value -> value != 0);
  }

  /// Arrays by sector, in the model's order.
  public static final class Effect {
    private final double[] output;
    private final double[] outputChange;
    private final double[] emissions;
    private final double[] emissionsChange;

    Effect(double[] output, double[] outputChange, double[] emissions, double[] emissionsChange) {
      this.output = output;
      this.outputChange = outputChange;
      this.emissions = emissions;
      this.emissionsChange = emissionsChange;
    }

    /// x, gross output before, `L y`.
    public double output(int sector) {
      return output[sector];
    }

    /// Δx.
    public double outputChange(int sector) {
      return outputChange[sector];
    }

    /// e, emissions before, `f x`.
    public double emissions(int sector) {
      return emissions[sector];
    }

    /// Δe.
    public double emissionsChange(int sector) {
      return emissionsChange[sector];
    }

    /// Σ Δx.
    public double outputChange() {
      return Leontief.sum(outputChange);
    }

    /// Σ Δe.
    public double emissionsChange() {
      return Leontief.sum(emissionsChange);
    }
  }
}
