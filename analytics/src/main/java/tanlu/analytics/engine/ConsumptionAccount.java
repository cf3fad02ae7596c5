package tanlu.analytics.engine;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.IoTable;

/// The emissions embodied in each final use of a region, by product, in Mt CO2.
///
/// Local part: `m_i (1 − μ_i) F_i` with `m = f L`, `L = (I − (1 − μ̂) A)⁻¹`. Part from outside: the
/// imported inputs of local production, `g L (1 − μ̂) F` with `g_j = Σ_i q_i μ_i a_ij`, and
/// imported final goods, `q_i μ_i F_i`; q are the nation's total emission multipliers of the same
/// year.
///
/// Identity: production-based + content of imports and inflow = Σ over all final uses of both
/// parts.
public final class ConsumptionAccount {
  private static final class Parts {
    final double[] local;
    final double[] outside;

    Parts(double[] local, double[] outside) {
      this.local = local;
      this.outside = outside;
    }
  }

  private final Map<FinalUse, Parts> byUse = new EnumMap<>(FinalUse.class);
  private final double productionBased;
  private final double importedContent;

  /// @param intensity f of the region, Mt per 100 million yuan
  /// @param nationalMultipliers q, Mt per 100 million yuan of final demand
  public ConsumptionAccount(IoTable table, double[] intensity, double[] nationalMultipliers) {
    int n = table.size();
    ProductContent content = new ProductContent(table, intensity, nationalMultipliers);
    for (FinalUse use : table.finalUses()) {
      double[] here = new double[n];
      double[] there = new double[n];
      for (int i = 0; i < n; i++) {
        double demand = table.finalUse(use, i);
        double share = content.importShare(i);
        double madeHere = (1 - share) * demand;
        here[i] = content.local(i) * madeHere;
        there[i] = content.outside(i) * madeHere + nationalMultipliers[i] * share * demand;
      }
      byUse.put(use, new Parts(here, there));
    }
    double[] output = IntStream.range(0, n).mapToDouble(table::grossOutput).toArray();
    double[] bought =
        IntStream.range(0, n).mapToDouble(i -> table.imports(i) + table.inflow(i)).toArray();
    productionBased = Leontief.dot(intensity, output);
    importedContent = Leontief.dot(nationalMultipliers, bought);
  }

  /// `Σ f x`: emissions of the sectors that have output and an inventory row.
  public double productionBased() {
    return productionBased;
  }

  /// Emissions embodied in all imports and inflow.
  public double importedContent() {
    return importedContent;
  }

  public double local(FinalUse use) {
    Parts parts = byUse.get(use);
    return parts == null ? 0 : Arrays.stream(parts.local).reduce(0, Double::sum);
  }

  public double outside(FinalUse use) {
    Parts parts = byUse.get(use);
    return parts == null ? 0 : Arrays.stream(parts.outside).reduce(0, Double::sum);
  }

  /// Emissions embodied in a final use of one product.
  public double of(FinalUse use, int sector) {
    Parts parts = byUse.get(use);
    return parts == null ? 0 : parts.local[sector] + parts.outside[sector];
  }
}
