package tanlu.analytics.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;

/// Direct emission intensity `f_i = CO2_i / x_i` where a table and an inventory of one year meet,
/// in Mt CO2 per 100 million yuan of gross output.
///
/// Undefined for sectors without output, not held for sectors without an inventory row: both are
/// listed and enter sums as 0. Emissions of a sector the table gives no output are kept apart as
/// unattributed.
public final class EmissionIntensity {
  private final double[] emissions;
  private final double[] intensity;
  private final List<Sector> undefined = new ArrayList<>();
  private final List<Sector> notHeld = new ArrayList<>();
  private double unattributed;

  private EmissionIntensity(int n, double[] emissions) {
    this.emissions = emissions;
    this.intensity = new double[n];
  }

  public static EmissionIntensity of(IoTable table, Inventory inventory) {
    return of(
        table.vintage(),
        IntStream.range(0, table.size()).mapToDouble(table::grossOutput).toArray(),
        inventory);
  }

  /// @param grossOutput x by sector of the vintage, 100 million yuan
  public static EmissionIntensity of(Vintage vintage, double[] grossOutput, Inventory inventory) {
    var result =
        new EmissionIntensity(grossOutput.length, inventory.bySector(vintage, grossOutput));
    for (int i = 0; i < grossOutput.length; i++) {
      Sector sector = vintage.sector(i);
      if (grossOutput[i] == 0) {
        result.undefined.add(sector);
        result.unattributed += result.emissions[i];
      } else if (Inventory.rowsOf(vintage, sector.code()).isEmpty()) {
        result.notHeld.add(sector);
      } else {
        result.intensity[i] = result.emissions[i] / grossOutput[i];
      }
    }
    return result;
  }

  /// CO2 by sector in Mt.
  public double emissions(int sector) {
    return emissions[sector];
  }

  /// f, Mt CO2 per 100 million yuan; 0 where undefined or not held.
  public double[] values() {
    return intensity.clone();
  }

  public boolean known(Sector sector) {
    return !undefined.contains(sector) && !notHeld.contains(sector);
  }

  /// Sectors without gross output.
  public List<Sector> undefined() {
    return List.copyOf(undefined);
  }

  /// Sectors the inventory has no row for.
  public List<Sector> notHeld() {
    return List.copyOf(notHeld);
  }

  /// Emissions, in Mt, of sectors the table gives no output.
  public double unattributed() {
    return unattributed;
  }
}
