package tanlu.analytics.data;

import java.util.ArrayList;
import java.util.List;

/// What the embedded dataset shows when every table is held against its identities and against the
/// other tables. Nothing is mended here: it is counted, so that it can be said.
///
/// @param tables every table: the nation's years, then the provinces' by year
/// @param withoutInventory regions that have tables but no inventory
/// @param broken inventories flagged as broken
/// @param jumps changes of a province's total by more than 40 % in a year
/// @param totals the provinces' sum beside the nation's inventory, every year
/// @param fuelGap the largest difference, in Mt CO2, between an inventory row and the sum of its
///   fuels
public record Validation(
    List<TableCheck> tables,
    List<Region> withoutInventory,
    List<Year> broken,
    List<Jump> jumps,
    List<Totals> totals,
    double fuelGap) {

  public record Year(Region region, int year) {}

  /// @param before Mt CO2 in the year before
  /// @param after Mt CO2 in the year
  public record Jump(Region region, int year, double before, double after) {}

  /// @param provinces sum over the provinces, Mt CO2
  /// @param nation the nation's own inventory, Mt CO2
  public record Totals(int year, double provinces, double nation) {}

  private static final double JUMP = 1.4;

  public static Validation of(Dataset data) {
    List<TableCheck> tables = new ArrayList<>();
    for (int year : data.tableYears(data.nation())) {
      data.table(data.nation(), year)
          .map(table -> TableCheck.of(data, table))
          .ifPresent(tables::add);
    }
    for (int year : IoTables.PROVINCIAL_YEARS) {
      for (Region province : data.provinces()) {
        data.table(province, year).map(table -> TableCheck.of(data, table)).ifPresent(tables::add);
      }
    }
    List<Year> broken = new ArrayList<>();
    List<Jump> jumps = new ArrayList<>();
    for (Region province : data.provinces()) {
      for (int year : data.inventoryYears(province)) {
        if (data.broken(province, year)) {
          broken.add(new Year(province, year));
        }
        if (year > Dataset.FIRST_INVENTORY) {
          double before = total(data, province, year - 1);
          double after = total(data, province, year);
          if (Math.max(before, after) > JUMP * Math.min(before, after)) {
            jumps.add(new Jump(province, year, before, after));
          }
        }
      }
    }
    List<Totals> totals = new ArrayList<>();
    for (int year : data.inventoryYears(data.nation())) {
      double provinces = 0;
      for (Region province : data.provinces()) {
        provinces += total(data, province, year);
      }
      totals.add(new Totals(year, provinces, total(data, data.nation(), year)));
    }
    return new Validation(
        tables,
        data.provinces().stream()
            .filter(province -> data.inventoryYears(province).isEmpty())
            .toList(),
        broken,
        jumps,
        totals,
        fuelGap(data));
  }

  /// All 47 rows; 0 where there is no inventory.
  private static double total(Dataset data, Region region, int year) {
    return data.inventory(region, year)
        .map(
            inventory -> {
              double total = 0;
              for (InventoryRow row : InventoryRow.all()) {
                total += inventory.row(row.row());
              }
              return total;
            })
        .orElse(0.0);
  }

  private static double fuelGap(Dataset data) {
    double worst = 0;
    for (int year : Dataset.FUEL_YEARS) {
      for (Region province : data.provinces()) {
        Inventory inventory = data.inventory(province, year).orElse(null);
        if (inventory == null) {
          continue;
        }
        for (InventoryRow row : InventoryRow.all()) {
          double fuels = 0;
          for (String fuel : Dataset.FUELS) {
            fuels +=
                data.co2ByFuel(province, year, row, fuel).map(figure -> figure.value()).orElse(0.0);
          }
          worst = Math.max(worst, Math.abs(fuels - inventory.row(row.row())));
        }
      }
    }
    return worst;
  }
}
