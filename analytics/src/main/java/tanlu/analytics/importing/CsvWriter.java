package tanlu.analytics.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Source;
import tanlu.analytics.unit.Unit;

/// Writes imported data as a package that [CsvPackage] reads back to the same bits: in 100 million
/// yuan and Mt CO2, every digit kept, with each number's place in the user's own file.
final class CsvWriter {
  private CsvWriter() {}

  /// @param folder an empty folder
  static void write(Path folder, Imported imported) throws IOException {
    List<List<String>> manifest = new ArrayList<>();
    manifest.add(Stream.concat(CsvPackage.COLUMNS.stream(), CsvPackage.ORIGIN.stream()).toList());
    for (ImportedTable each : imported.tables()) {
      IoTable table = each.table();
      String file = table.region().abbr() + "-" + table.year() + "-table.csv";
      write(folder.resolve(file), lines(each.values()));
      manifest.add(
          line(
              file,
              CsvPackage.TABLE,
              table.region().abbr(),
              table.year(),
              Unit.YI_YUAN,
              each.values().source(),
              each.values().origin()));
    }
    for (ImportedInventory each : imported.inventories()) {
      Inventory inventory = each.inventory();
      String file = inventory.region().abbr() + "-" + inventory.year() + "-inventory.csv";
      write(folder.resolve(file), lines(each));
      manifest.add(
          line(
              file,
              CsvPackage.INVENTORY,
              inventory.region().abbr(),
              inventory.year(),
              Unit.MT_CO2,
              each.source(),
              each.origin()));
    }
    for (ImportedMultiRegional each : imported.multiRegional()) {
      String file = each.table().year() + "-multiregional.csv";
      MultiRegionalCsv.write(folder.resolve(file), each.table());
      manifest.add(
          line(
              file,
              CsvPackage.MULTI_REGIONAL,
              CsvPackage.NATION,
              each.table().year(),
              Unit.YI_YUAN,
              each.source(),
              Origin.of(each.sheet())));
    }
    write(folder.resolve(CsvPackage.MANIFEST), manifest);
  }

  private static List<String> line(
      String file, String kind, String region, int year, Unit unit, Source source, Origin origin) {
    return List.of(
        file,
        kind,
        region,
        Integer.toString(year),
        kind.equals(CsvPackage.INVENTORY)
            ? ""
            : Vintage.ofTable(year) == Vintage.V2012 ? "2012" : "2017",
        unit.equals(Unit.YI_YUAN) ? unit.zh() : unit.code(),
        source.publisher().zh(),
        source.publisher().en(),
        origin.sheet().file(),
        origin.sheet().sheet());
  }

  private static List<List<String>> lines(TableValues values) {
    List<List<String>> lines = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("code"));
    IntStream.range(0, TableValues.N).mapToObj(TableValues::code).forEach(header::add);
    header.addAll(values.columns());
    List<String> letters = new ArrayList<>(List.of(Origin.AT));
    header.stream().skip(1).map(values.origin()::column).forEach(letters::add);
    header.add(Origin.AT);
    lines.add(header);
    for (int i = 0; i < TableValues.N; i++) {
      List<String> line = new ArrayList<>(List.of(TableValues.code(i)));
      for (double flow : values.flows()[i]) {
        line.add(Double.toString(flow));
      }
      for (String column : values.columns()) {
        line.add(Double.toString(values.values(column)[i]));
      }
      line.add(values.origin().row(TableValues.code(i)));
      lines.add(line);
    }
    for (String row : values.rows()) {
      List<String> line = new ArrayList<>(List.of(row));
      for (double value : values.values(row)) {
        line.add(Double.toString(value));
      }
      values.columns().forEach(_ -> line.add(""));
      line.add(values.origin().row(row));
      lines.add(line);
    }
    lines.add(letters);
    return lines;
  }

  private static List<List<String>> lines(ImportedInventory each) {
    List<List<String>> lines = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("row", ImportedInventory.TOTAL));
    header.addAll(each.byFuel().keySet());
    List<String> letters = new ArrayList<>(List.of(Origin.AT));
    header.stream().skip(1).map(each.origin()::column).forEach(letters::add);
    header.add(Origin.AT);
    lines.add(header);
    for (InventoryRow row : InventoryRow.all()) {
      List<String> line =
          new ArrayList<>(
              List.of(
                  Integer.toString(row.row()), Double.toString(each.inventory().row(row.row()))));
      each.byFuel()
          .values()
          .forEach(values -> line.add(Double.toString(values.get(row.row() - 1))));
      line.add(each.origin().row(Integer.toString(row.row())));
      lines.add(line);
    }
    lines.add(letters);
    return lines;
  }

  private static void write(Path file, List<List<String>> lines) throws IOException {
    try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      for (List<String> line : lines) {
        printer.printRecord(line);
      }
    }
  }
}
