package tanlu.analytics.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tanlu.analytics.proof.Figure;

/// Emission inventories, whole and by fuel: the embedded ones, with imported ones in their place.
final class Inventories {
  private final Tables tables;
  private final Map<Dataset.Key, Inventory> imported;

  Inventories(Tables tables, Map<Dataset.Key, Inventory> imported) {
    this.tables = tables;
    this.imported = imported;
  }

  /// In the order of regions and years.
  List<Inventory> imported() {
    return List.copyOf(imported.values());
  }

  Optional<Inventory> of(Region region, int year) {
    Inventory own = imported.get(new Dataset.Key(region, year));
    if (own != null) {
      return Optional.of(own);
    }
    String table = table(region);
    String row = row(region, year);
    DataTable data = tables.table(table);
    if (!data.hasRow(row)) {
      return Optional.empty();
    }
    double[] rows =
        IntStream.rangeClosed(1, 47)
            .mapToDouble(column -> data.value(row, Integer.toString(column)))
            .toArray();
    return Optional.of(new Inventory(region, year, rows, Tables.reference(table, row)));
  }

  List<Integer> years(Region region) {
    DataTable data = tables.table(table(region));
    List<Integer> embedded =
        IntStream.rangeClosed(Dataset.FIRST_INVENTORY, Dataset.LAST_INVENTORY)
            .filter(year -> data.hasRow(row(region, year)))
            .boxed()
            .toList();
    return Dataset.years(embedded, imported, region);
  }

  /// A row as published.
  Figure co2(Region region, int year, InventoryRow row) {
    String number = Integer.toString(row.row());
    return numbers(region, year)
        .map(numbers -> numbers.figure(row.name(), number, Inventory.TOTAL))
        .orElseGet(() -> tables.figure(row.name(), table(region), row(region, year), number));
  }

  private Optional<SourcedTable> numbers(Region region, int year) {
    return Optional.ofNullable(imported.get(new Dataset.Key(region, year)))
        .flatMap(Inventory::numbers);
  }

  boolean hasFuels(Region region, int year) {
    return numbers(region, year)
        .map(numbers -> Dataset.FUELS.stream().allMatch(numbers::hasColumn))
        .orElseGet(() -> !region.isNation() && Dataset.FUEL_YEARS.contains(year));
  }

  /// A row from one fuel as published; empty where the row is not listed.
  Optional<Figure> co2ByFuel(Region region, int year, InventoryRow row, String fuel) {
    Optional<SourcedTable> own = numbers(region, year);
    if (own.isPresent()) {
      return own.map(numbers -> numbers.figure(row.name(), Integer.toString(row.row()), fuel));
    }
    String table = "provincial-co2-by-fuel-" + year;
    String key = region.abbr() + "/" + row.row();
    return tables.table(table).hasRow(key)
        ? Optional.of(tables.figure(row.name(), table, key, fuel))
        : Optional.empty();
  }

  private static String table(Region region) {
    return region.isNation() ? "national-co2-by-sector" : "provincial-co2-by-sector";
  }

  private static String row(Region region, int year) {
    return region.isNation() ? Integer.toString(year) : region.abbr() + "/" + year;
  }
}
