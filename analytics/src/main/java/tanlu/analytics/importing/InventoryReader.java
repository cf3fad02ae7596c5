package tanlu.analytics.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

/// CEADs emission inventories: a workbook of a sheet per province (`Guangdong2017`) or, for the
/// nation, per year (`2017`). Headers and row names are matched on their letters alone, which makes
/// the three spellings in use one.
public final class InventoryReader {
  private final Dataset data;
  private final Naming naming;

  public InventoryReader(Dataset data) {
    this.data = data;
    this.naming = new Naming(data);
  }

  /// @throws ImportException where the file is broken or holds no inventory
  public List<ImportedInventory> read(Path path) {
    List<ImportedInventory> found = read(path, Workbooks.read(path));
    if (found.isEmpty()) {
      throw new ImportException(
          Fault.ROW_MISSING,
          Place.file(Workbooks.name(path)),
          "",
          Text.of(
              "含 Raw Coal … Scope 1 Total 表头的工作表",
              "a sheet with the header Raw Coal … Scope 1 Total"));
    }
    return found;
  }

  List<ImportedInventory> read(Path path, List<Grid> grids) {
    List<ImportedInventory> found = new ArrayList<>();
    for (Grid grid : grids) {
      if (!Content.letters(grid.name()).equals("note")) {
        InventorySheet.of(grid).map(sheet -> inventory(path, sheet, grids)).ifPresent(found::add);
      }
    }
    return found;
  }

  private ImportedInventory inventory(Path path, InventorySheet sheet, List<Grid> grids) {
    Grid grid = sheet.grid();
    String file = Workbooks.name(path).replaceFirst("\\.\\w+$", "");
    String name = grid.name();
    OptionalInt year = naming.year(name);
    if (year.isEmpty()) {
      year = naming.year(file);
    }
    if (year.isEmpty()) {
      throw new ImportException(
          Fault.UNKNOWN_YEAR,
          grid.place(),
          name,
          Text.of("工作表名含年份，如 Guangdong2017", "a year in the sheet's name, as in Guangdong2017"));
    }
    return sheet.inventory(
        data, region(name, file, grid), year.getAsInt(), ProvincialTableReader.USERS_FILE, grids);
  }

  /// A sheet named by a year alone is the nation's where the file says so.
  private Region region(String name, String file, Grid grid) {
    boolean onlyYear = name.replaceAll("[^\\p{L}]", "").isEmpty();
    Optional<Region> region = naming.region(onlyYear ? file : name.replaceAll("[0-9]", ""));
    return region.orElseThrow(
        () ->
            new ImportException(
                Fault.UNKNOWN_REGION,
                grid.place(),
                name,
                Text.of(
                    "省级地区名加年份的工作表名，如 Guangdong2017",
                    "a province's name and a year as the sheet's name, as in Guangdong2017")));
  }
}
