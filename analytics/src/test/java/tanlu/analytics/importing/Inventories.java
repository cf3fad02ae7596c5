package tanlu.analytics.importing;

import java.util.List;
import tanlu.analytics.data.InventoryRow;

/// A made-up inventory of the size of Guangdong's, in the three spellings of the published ones.
final class Inventories {
  static final List<String> FUELS =
      List.of(
          "Raw Coal",
          "Cleaned Coal",
          "Other Washed Coal",
          "Briquettes",
          "Coke",
          "Coke Oven Gas",
          "Other Gas",
          "Other Coking Products",
          "Crude Oil",
          "Gasoline",
          "Kerosene",
          "Diesel Oil",
          "Fuel Oil",
          "LPG",
          "Refinery Gas",
          "Other Petroleum Products",
          "Natural Gas",
          "Scope 2 Heat",
          "Scope 2 Electricity",
          "Other Energy",
          "Process",
          "Scope 1 Total");

  enum Spelling {
    UP_TO_2017,
    FROM_2018,
    MIXED
  }

  private Inventories() {}

  /// Emissions of a row from a fuel, exact in binary: quarters of a Mt.
  static double value(int row, int fuel) {
    boolean scopeOne = fuel < 17 || fuel == 20;
    return scopeOne ? ((row * 5 + fuel * 3) % 7) * 0.25 : 1000;
  }

  static double total(int row) {
    double total = 0;
    for (int fuel = 0; fuel < 21; fuel++) {
      total += fuel < 17 || fuel == 20 ? value(row, fuel) : 0;
    }
    return total;
  }

  static Books.Page page(String name, Spelling spelling) {
    Books.Page page = new Books.Page(name);
    if (spelling != Spelling.UP_TO_2017) {
      page.put(0, 0, "Emission_Inventory").put(1, 0, "unit");
    }
    page.put(
        3,
        0,
        switch (spelling) {
          case UP_TO_2017 -> "Total Consumption";
          case FROM_2018 -> "TotalEmissions";
          case MIXED -> "Total Emissions";
        });
    for (int fuel = 0; fuel < FUELS.size(); fuel++) {
      String header = FUELS.get(fuel);
      page.put(
          0,
          fuel + 1,
          switch (spelling) {
            case UP_TO_2017 -> header;
            case FROM_2018 ->
                header.equals("Cleaned Coal") ? "CleanedCoal" : header.replace(' ', '_');
            case MIXED -> header.equals("Cleaned Coal") ? header : header.replace(' ', '_');
          });
      page.put(1, fuel + 1, "Mt CO2");
      double sum = 0;
      for (InventoryRow row : InventoryRow.all()) {
        double value = fuel == 21 ? total(row.row()) : value(row.row(), fuel);
        page.put(3 + row.row(), fuel + 1, value);
        sum += value;
      }
      page.put(3, fuel + 1, sum);
    }
    for (InventoryRow row : InventoryRow.all()) {
      page.put(3 + row.row(), 0, row.name().en() + "        ");
    }
    if (spelling == Spelling.FROM_2018) {
      page.put(52, 0, "Reference").put(52, 1, "Shan et al. (2018)");
    }
    return page;
  }

  static Books.Page note() {
    return new Books.Page("NOTE")
        .put(0, 0, "Introduction/简介")
        .put(4, 0, "Unit/单位")
        .put(4, 1, "Mt\n百万吨");
  }
}
