package tanlu.analytics.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tanlu.analytics.data.Deliveries;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.data.Region;

/// Writes a multi-regional table as one CSV file of a package, row by row, in 100 million yuan and
/// with every digit.
final class MultiRegionalCsv {
  private record Use(String code, FinalUse use) {}

  private static final List<Use> USES =
      List.of(
          new Use("THC", FinalUse.HOUSEHOLDS),
          new Use("FU103", FinalUse.GOVERNMENT),
          new Use("FU201", FinalUse.FIXED_CAPITAL),
          new Use("FU202", FinalUse.INVENTORIES));

  private final MultiRegionalTable table;
  private final CSVPrinter out;

  private MultiRegionalCsv(MultiRegionalTable table, CSVPrinter out) {
    this.table = table;
    this.out = out;
  }

  static void write(Path file, MultiRegionalTable table) throws IOException {
    try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      new MultiRegionalCsv(table, printer).write();
    }
  }

  private void write() throws IOException {
    header();
    for (int i = 0; i < table.size(); i++) {
      out.print(table.code(i));
      deliveries(table.made(), i);
      out.print(own(FinalUse.EXPORTS, i));
      out.print(own(FinalUse.ERROR, i));
      out.print(table.grossOutput(i));
      out.println();
    }
    out.print("IM");
    deliveries(table.imported(), 0);
    out.println();
    out.print("TVA");
    for (int j = 0; j < table.size(); j++) {
      out.print(table.valueAdded(j));
    }
    out.println();
  }

  private void header() throws IOException {
    out.print("code");
    for (int j = 0; j < table.size(); j++) {
      out.print(table.code(j));
    }
    for (Region region : table.regions()) {
      for (Use use : USES) {
        out.print(region.abbr() + "/" + use.code);
      }
    }
    out.printRecord("EX", "ERR", "GO");
  }

  private void deliveries(Deliveries supply, int row) throws IOException {
    for (int j = 0; j < table.size(); j++) {
      out.print(supply.input(row, j));
    }
    for (int s = 0; s < table.regions().size(); s++) {
      for (Use use : USES) {
        out.print(supply.use(use.use, row, s));
      }
    }
  }

  /// Exports and errors of an imported table stand in the place of the supplier's own province.
  private double own(FinalUse use, int row) {
    return table.made().use(use, row, row / table.vintage().size());
  }
}
