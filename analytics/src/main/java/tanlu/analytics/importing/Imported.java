package tanlu.analytics.importing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.proof.Text;

/// Everything one import brought, in the order of regions and years, with its report.
public record Imported(
    List<ImportedTable> tables,
    List<ImportedInventory> inventories,
    List<ImportedMultiRegional> multiRegional,
    ImportReport report) {

  /// @throws ImportException where a region and year has two tables or two inventories, or a year
  ///   two multi-regional tables
  static Imported of(
      Dataset data,
      List<ImportedTable> tables,
      List<ImportedInventory> inventories,
      List<ImportedMultiRegional> multiRegional) {
    Map<String, Place> seen = new HashMap<>();
    for (ImportedMultiRegional each : multiRegional) {
      once(seen, "multiregional " + each.table().year(), each.sheet());
    }
    for (ImportedTable each : tables) {
      IoTable table = each.table();
      once(seen, "table " + table.region().abbr() + "/" + table.year(), each.values().sheet());
    }
    for (ImportedInventory each : inventories) {
      Inventory inventory = each.inventory();
      once(seen, "inventory " + inventory.region().abbr() + "/" + inventory.year(), each.sheet());
    }
    List<ImportedTable> sortedTables =
        tables.stream()
            .sorted(
                Comparator.comparing((ImportedTable each) -> each.table().region().gb2260())
                    .thenComparingInt(each -> each.table().year()))
            .toList();
    List<ImportedInventory> sortedInventories =
        inventories.stream()
            .sorted(
                Comparator.comparing((ImportedInventory each) -> each.inventory().region().gb2260())
                    .thenComparingInt(each -> each.inventory().year()))
            .toList();
    List<ImportedMultiRegional> sortedMultiRegional =
        multiRegional.stream()
            .sorted(Comparator.comparingInt(each -> each.table().year()))
            .toList();
    return new Imported(
        sortedTables,
        sortedInventories,
        sortedMultiRegional,
        ImportReport.of(data, sortedTables, sortedInventories, sortedMultiRegional));
  }

  private static void once(Map<String, Place> seen, String key, Place place) {
    Place first = seen.put(key, place);
    if (first != null) {
      throw new ImportException(
          Fault.SHEET_DOUBLED,
          place,
          key,
          Text.of(
              "每个地区每年一份（" + first + " 已有）", "one for each region and year (" + first + " has it)"));
    }
  }
}
