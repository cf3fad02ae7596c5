package tanlu.analytics.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.SourcedTable;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Source;
import tanlu.analytics.unit.Unit;

/// An emission inventory read from a user's file.
///
/// @param byFuel by fuel group (coal, coke, oil, gas, process) the emissions of rows 1 to 47 in Mt
///   CO2; empty where the file gives totals only
/// @param origin where the numbers stood, by rows `1` to `47` and the columns `total` and fuels
/// @param totalGap the published total less the sum of the 47 rows, Mt CO2
/// @param fuelGap the largest difference between a row and the sum of its fuels, Mt CO2
public record ImportedInventory(
    Inventory inventory,
    Map<String, List<Double>> byFuel,
    Source source,
    Place sheet,
    Origin origin,
    double totalGap,
    double fuelGap,
    List<Notice> notices) {
  static final String TOTAL = "total";

  /// The inventory of what a reader found in a sheet; Mt CO2.
  ///
  /// @param totals rows 1 to 47
  static Inventory inventory(
      Region region,
      int year,
      double[] totals,
      Map<String, List<Double>> byFuel,
      Source publisher,
      Origin origin) {
    String name = region.abbr() + "-" + year + "-inventory";
    List<String> columns = new ArrayList<>(List.of(TOTAL));
    columns.addAll(byFuel.keySet());
    Map<String, double[]> rows = new LinkedHashMap<>();
    for (int i = 0; i < totals.length; i++) {
      double[] row = new double[columns.size()];
      row[0] = totals[i];
      int column = 1;
      for (List<Double> fuel : byFuel.values()) {
        row[column++] = fuel.get(i);
      }
      rows.put(Integer.toString(i + 1), row);
    }
    return Inventory.imported(
        region,
        year,
        new SourcedTable(
            name,
            columns,
            rows,
            Unit.MT_CO2,
            (row, column) -> origin.source(publisher, row, column)),
        new Derivation.Table(name, origin.sheet().toString(), publisher));
  }
}
