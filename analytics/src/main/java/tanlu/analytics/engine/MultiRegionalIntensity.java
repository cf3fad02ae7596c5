package tanlu.analytics.engine;

import java.util.ArrayList;
import java.util.List;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Derivation;

/// Direct emission intensities of all provinces' sectors, as [EmissionIntensity] defines them, in
/// Mt CO2 per 100 million yuan; 0 throughout a province without inventory, which is named.
public final class MultiRegionalIntensity {
  private final double[] values;
  private final List<Region> notHeld = new ArrayList<>();
  private final List<Derivation.Table> origin = new ArrayList<>();
  private double unattributed;

  private MultiRegionalIntensity(int n) {
    values = new double[n];
  }

  public static MultiRegionalIntensity of(Dataset data, MultiRegionalTable table) {
    MultiRegionalIntensity result = new MultiRegionalIntensity(table.size());
    int sectors = table.vintage().size();
    for (int p = 0; p < table.regions().size(); p++) {
      Region province = table.regions().get(p);
      Inventory inventory = data.inventory(province, table.year()).orElse(null);
      if (inventory == null) {
        result.notHeld.add(province);
        continue;
      }
      double[] output = new double[sectors];
      for (int i = 0; i < sectors; i++) {
        output[i] = table.grossOutput(table.index(p, i));
      }
      EmissionIntensity own = EmissionIntensity.of(table.vintage(), output, inventory);
      System.arraycopy(own.values(), 0, result.values, table.index(p, 0), sectors);
      result.unattributed += own.unattributed();
      result.origin.add(inventory.origin());
    }
    return result;
  }

  /// f by province and sector; 0 where undefined or not held.
  public double[] values() {
    return values.clone();
  }

  /// Provinces without inventory of the year.
  public List<Region> notHeld() {
    return List.copyOf(notHeld);
  }

  /// Emissions, in Mt, of sectors the table gives no output.
  public double unattributed() {
    return unattributed;
  }

  /// The inventories.
  public List<Derivation.Table> origin() {
    return List.copyOf(origin);
  }
}
