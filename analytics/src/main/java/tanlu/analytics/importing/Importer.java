package tanlu.analytics.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Text;

/// Reads any mixture of official tables, inventories and packages, files or folders. All or
/// nothing: what is broken in one file ends the whole reading, and nothing is written here.
public final class Importer {
  private final Dataset data;

  /// @param data the embedded dataset: regions, sectors, GDP and inventories to check against
  public Importer(Dataset data) {
    this.data = data;
  }

  /// @throws ImportException naming file, sheet, cell, value and what was expected
  public Imported read(List<Path> paths) {
    List<ImportedTable> tables = new ArrayList<>();
    List<ImportedInventory> inventories = new ArrayList<>();
    List<ImportedMultiRegional> multiRegional = new ArrayList<>();
    for (Path path : paths.stream().flatMap(path -> files(path).stream()).toList()) {
      if (Files.isDirectory(path)) {
        Imported read = new CsvPackage(data).read(path);
        tables.addAll(read.tables());
        inventories.addAll(read.inventories());
        multiRegional.addAll(read.multiRegional());
      } else {
        Optional<ImportedMultiRegional> found = multiRegional(path);
        found.ifPresent(multiRegional::add);
        if (found.isEmpty()) {
          read(path, tables, inventories);
        }
      }
    }
    if (tables.isEmpty() && inventories.isEmpty() && multiRegional.isEmpty()) {
      throw new ImportException(
          Fault.UNREADABLE,
          Place.file(String.join(", ", paths.stream().map(Path::toString).toList())),
          "",
          Text.of("至少一个 .xls、.xlsx 或 .csv 文件", "at least one .xls, .xlsx or .csv file"));
    }
    return Imported.of(data, tables, inventories, multiRegional);
  }

  /// Looked for first, since such a sheet is too large to be held as a grid.
  private Optional<ImportedMultiRegional> multiRegional(Path path) {
    return Workbooks.openXml(path) ? new MultiRegionalReader(data).read(path) : Optional.empty();
  }

  private void read(Path path, List<ImportedTable> tables, List<ImportedInventory> inventories) {
    List<Grid> grids = Workbooks.read(path);
    Optional<ImportedTable> table = new NationalTableReader(data).read(path, grids);
    if (table.isEmpty()) {
      table = new ProvincialTableReader(data).read(path, grids);
    }
    table.ifPresent(tables::add);
    List<ImportedInventory> found =
        table.isPresent() ? List.of() : new InventoryReader(data).read(path, grids);
    inventories.addAll(found);
    if (table.isEmpty() && found.isEmpty()) {
      throw new ImportException(
          Fault.UNKNOWN_FORMAT,
          Place.file(Workbooks.name(path)),
          "",
          Text.of(
              "42 部门投入产出表（一行代码 01…42、TIU、…、GO）、31 省多区域表（各省 01…42）或 CEADs 排放清单（表头 Raw Coal … Scope 1"
                  + " Total）",
              "an input-output table of 42 sectors (a row of codes 01…42, TIU, …, GO), a"
                  + " multi-regional table of 31 provinces (01…42 of each) or a CEADs inventory (a"
                  + " header Raw Coal … Scope 1 Total)"));
    }
  }

  /// The files under a path in the order of their names; a package's folder stands for itself.
  private static List<Path> files(Path path) {
    if (!Files.exists(path)) {
      throw new ImportException(
          Fault.UNREADABLE,
          Place.file(path.toString()),
          "",
          Text.of("存在的文件或文件夹", "a file or folder that exists"));
    }
    if (!Files.isDirectory(path) || Files.exists(path.resolve(CsvPackage.MANIFEST))) {
      return List.of(
          Workbooks.name(path).equals(CsvPackage.MANIFEST)
              ? path.toAbsolutePath().resolveSibling("")
              : path);
    }
    try (Stream<Path> children = Files.list(path)) {
      return children
          .sorted()
          .filter(child -> Files.isDirectory(child) || spreadsheet(Workbooks.name(child)))
          .flatMap(child -> files(child).stream())
          .toList();
    } catch (IOException e) {
      throw new ImportException(
          Fault.UNREADABLE,
          Place.file(path.toString()),
          "",
          Text.of("可读取的文件夹", "a folder that can be read"),
          e);
    }
  }

  /// Lock files of spreadsheet programs begin with `~$` or a dot.
  private static boolean spreadsheet(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !lower.startsWith("~$")
        && !lower.startsWith(".")
        && (lower.endsWith(".xls") || lower.endsWith(".xlsx") || lower.endsWith(".csv"));
  }
}
