package tanlu.analytics.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.engine.EmissionIntensity;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;

/// What an import brought and what a reader should know of it: plain records, ready to be written
/// as JSON, and as Markdown in either language.
public record ImportReport(
    List<TableReport> tables,
    List<InventoryReport> inventories,
    List<MultiRegionalReport> multiRegional,
    List<Notice> notices) {

  /// @param unit the unit of the file, converted to 100 million yuan
  /// @param negatives how many numbers are below 0
  /// @param gdp of all provinces, 100 million yuan; null where not held
  public record MultiRegionalReport(
      int year,
      String unit,
      Place sheet,
      ImportedMultiRegional.Residual rowResidual,
      ImportedMultiRegional.Residual columnResidual,
      List<String> zeroOutput,
      int negatives,
      double smallestRequirement,
      double valueAdded,
      @Nullable Double gdp) {}

  /// @param vintage the sectors' classification, `2012` or `2017`
  /// @param unit the unit of the file, converted to 100 million yuan
  /// @param gdp at current prices, 100 million yuan; null where not held
  /// @param coverage the inventory the table meets; null where there is none for its year
  public record TableReport(
      String region,
      Text name,
      int year,
      String vintage,
      String unit,
      Place sheet,
      ImportedCheck check,
      @Nullable Double gdp,
      @Nullable Coverage coverage) {}

  /// @param imported whether the inventory came with the import or is the embedded one
  /// @param withoutRow codes of sectors the inventory has no row for
  /// @param unattributed Mt CO2 of sectors the table gives no output
  public record Coverage(boolean imported, List<String> withoutRow, double unattributed) {}

  /// @param total Mt CO2 of the 47 rows
  /// @param embedded the embedded inventory's total, Mt CO2; null where not held
  public record InventoryReport(
      String region,
      Text name,
      int year,
      Place sheet,
      double total,
      double totalGap,
      double fuelGap,
      @Nullable Double embedded) {}

  static ImportReport of(
      Dataset data,
      List<ImportedTable> tables,
      List<ImportedInventory> inventories,
      List<ImportedMultiRegional> multiRegional) {
    return new ImportReport(
        tables.stream().map(each -> table(data, each, inventories)).toList(),
        inventories.stream().map(each -> inventory(data, each)).toList(),
        multiRegional.stream().map(ImportReport::multiRegional).toList(),
        Stream.of(
                tables.stream().flatMap(each -> each.notices().stream()),
                inventories.stream().flatMap(each -> each.notices().stream()),
                multiRegional.stream().flatMap(each -> each.notices().stream()))
            .flatMap(each -> each)
            .toList());
  }

  private static TableReport table(
      Dataset data, ImportedTable each, List<ImportedInventory> inventories) {
    IoTable table = each.table();
    Double gdp = null;
    var held = Magnitude.gdp(data, table.region(), table.year());
    if (held.isPresent()) {
      gdp = held.getAsDouble();
    }
    return new TableReport(
        table.region().abbr(),
        table.region().name(),
        table.year(),
        table.vintage() == Vintage.V2012 ? "2012" : "2017",
        each.values().unit().code(),
        each.values().sheet(),
        each.check(),
        gdp,
        coverage(data, table, inventories));
  }

  private static @Nullable Coverage coverage(
      Dataset data, IoTable table, List<ImportedInventory> inventories) {
    Optional<Inventory> imported =
        inventories.stream()
            .map(ImportedInventory::inventory)
            .filter(each -> each.region().equals(table.region()) && each.year() == table.year())
            .findFirst();
    return imported
        .or(() -> data.inventory(table.region(), table.year()))
        .map(
            inventory -> {
              EmissionIntensity intensity = EmissionIntensity.of(table, inventory);
              return new Coverage(
                  imported.isPresent(),
                  intensity.notHeld().stream().map(Sector::code).toList(),
                  intensity.unattributed());
            })
        .orElse(null);
  }

  private static MultiRegionalReport multiRegional(ImportedMultiRegional each) {
    return new MultiRegionalReport(
        each.table().year(),
        each.unit(),
        each.sheet(),
        each.rowResidual(),
        each.columnResidual(),
        each.zeroOutput(),
        each.negatives(),
        each.smallestRequirement(),
        each.valueAdded(),
        Double.isNaN(each.gdp()) ? null : each.gdp());
  }

  private static InventoryReport inventory(Dataset data, ImportedInventory each) {
    Inventory inventory = each.inventory();
    Double embedded = null;
    var held = Magnitude.embedded(data, inventory.region(), inventory.year());
    if (held.isPresent()) {
      embedded = held.getAsDouble();
    }
    return new InventoryReport(
        inventory.region().abbr(),
        inventory.region().name(),
        inventory.year(),
        each.sheet(),
        Magnitude.total(inventory),
        each.totalGap(),
        each.fuelGap(),
        embedded);
  }

  public String markdown(Language language) {
    return new ImportMarkdown(language).of(this);
  }

  /// Places of a list of values, for a line of text.
  static List<String> places(List<ImportedCheck.At> values) {
    List<String> places = new ArrayList<>();
    for (ImportedCheck.At at : values) {
      places.add("%s/%s %.4g (%s)".formatted(at.row(), at.column(), at.value(), at.place().cell()));
    }
    return places;
  }
}
