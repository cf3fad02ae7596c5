package tanlu.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;

/// Workbooks in the layouts of the publishers, made of the embedded data: a table as a statistics
/// bureau lays it out, an inventory as CEADs does. Tests break them one cell at a time.
final class OfficialFiles {
  private static final int CODES = 7;
  private static final int FIRST = 3;
  private static final Dataset DATA = Dataset.embedded();
  private static final Region GUANGDONG = DATA.region("GD").orElseThrow();

  /// Cells by row and column code.
  static final class Table {
    final Map<String, Object> cells = new LinkedHashMap<>();
    final List<String> across = new ArrayList<>();
    final List<String> down = new ArrayList<>();
    String title = "广东2017年投入产出表";
    String unit = "单位：亿元";

    Table() {
      IoTable table = DATA.table(GUANGDONG, 2017).orElseThrow();
      Vintage.V2017.sectors().forEach(sector -> across.add(sector.code()));
      down.addAll(across);
      across.addAll(
          List.of(
              "TIU", "FU101", "FU102", "FU103", "FU201", "FU202", "EX", "OF", "IM", "IF", "ERR",
              "GO"));
      down.addAll(List.of("TII", "VA001", "VA002", "VA003", "VA004", "TVA", "TI"));
      for (int i = 0; i < table.size(); i++) {
        String code = code(i);
        for (int j = 0; j < table.size(); j++) {
          put(code, code(j), table.flow(i, j));
        }
        put(code, "TIU", table.intermediateSales(i));
        put(code, "FU101", 0.0);
        put(code, "FU102", table.finalUse(FinalUse.HOUSEHOLDS, i));
        put(code, "FU103", table.finalUse(FinalUse.GOVERNMENT, i));
        put(code, "FU201", table.finalUse(FinalUse.FIXED_CAPITAL, i));
        put(code, "FU202", table.finalUse(FinalUse.INVENTORIES, i));
        put(code, "EX", table.exports(i));
        put(code, "OF", table.outflow(i));
        put(code, "IM", table.imports(i));
        put(code, "IF", table.inflow(i));
        put(code, "ERR", table.finalUse(FinalUse.ERROR, i));
        put(code, "GO", table.grossOutput(i));
        put("TII", code, table.intermediatePurchases(i));
        put("VA001", code, table.valueAdded(i));
        put("VA002", code, 0.0);
        put("VA003", code, 0.0);
        put("VA004", code, 0.0);
        put("TVA", code, table.valueAdded(i));
        put("TI", code, table.grossOutput(i));
      }
    }

    Table put(String row, String column, Object value) {
      cells.put(row + "/" + column, value);
      return this;
    }

    double at(String row, String column) {
      return ((Number) cells.getOrDefault(row + "/" + column, 0.0)).doubleValue();
    }

    Table add(String row, String column, double value) {
      return put(row, column, at(row, column) + value);
    }

    /// A sector that supplies itself and nobody else with a multiple of its output.
    Table selfish(String sector, double times) {
      double output = at(sector, "GO");
      for (String other : across.subList(0, 42)) {
        if (!other.equals(sector)) {
          add(sector, "OF", at(sector, other));
          add(sector, "TIU", -at(sector, other));
          add("TII", other, -at(sector, other));
          add("VA001", other, at(sector, other));
          add("TVA", other, at(sector, other));
          put(sector, other, 0.0);
          add(other, "OF", at(other, sector));
          add(other, "TIU", -at(other, sector));
          put(other, sector, 0.0);
        }
      }
      double more = times * output - at(sector, sector);
      put(sector, sector, times * output);
      add(sector, "TIU", more);
      add(sector, "OF", -more);
      put("TII", sector, times * output);
      put("VA001", sector, output - times * output);
      put("TVA", sector, output - times * output);
      return this;
    }

    /// A sector that makes nothing, its users supplied by imports.
    Table withoutOutput(String sector) {
      double sales = 0;
      for (String other : across.subList(0, 42)) {
        add(other, "OF", at(other, sector));
        add(other, "TIU", -at(other, sector));
        put(other, sector, 0.0);
        sales += at(sector, other);
      }
      across.subList(42, across.size()).forEach(column -> put(sector, column, 0.0));
      down.subList(42, down.size()).forEach(row -> put(row, sector, 0.0));
      return put(sector, "TIU", sales).put(sector, "IM", sales);
    }

    /// Every number a multiple of what it was.
    Table times(double factor) {
      cells.replaceAll((_, value) -> ((Number) value).doubleValue() * factor);
      return this;
    }

    Path write(Path file) throws IOException {
      try (HSSFWorkbook book = new HSSFWorkbook();
          OutputStream out = Files.newOutputStream(file)) {
        Sheet sheet = book.createSheet("Sheet1");
        set(sheet, 0, 0, title);
        set(sheet, 2, 0, unit);
        for (int column = 0; column < across.size(); column++) {
          String code = across.get(column);
          set(sheet, CODES, FIRST + column, code);
          if (Character.isDigit(code.charAt(0))) {
            set(sheet, CODES - 3, FIRST + column, name(code));
          }
        }
        for (int row = 0; row < down.size(); row++) {
          String code = down.get(row);
          set(sheet, CODES + 1 + row, 2, code);
          set(sheet, CODES + 1 + row, 1, Character.isDigit(code.charAt(0)) ? name(code) : code);
          for (int column = 0; column < across.size(); column++) {
            Object value = cells.get(code + "/" + across.get(column));
            if (value != null) {
              set(sheet, CODES + 1 + row, FIRST + column, value);
            }
          }
        }
        book.write(out);
      }
      return file;
    }

    private static String code(int sector) {
      return Vintage.V2017.sector(sector).code();
    }

    private static String name(String code) {
      return Vintage.V2017.sector(Vintage.V2017.indexOf(code)).name().zh();
    }
  }

  private OfficialFiles() {}

  /// An inventory of totals under raw coal, as the sheet is named and in the units given.
  static Path inventory(Path file, String sheetName, String... units) throws IOException {
    Inventory inventory = DATA.inventory(GUANGDONG, 2017).orElseThrow();
    List<String> fuels =
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
            "Process",
            "Scope 1 Total");
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      Sheet sheet = book.createSheet(sheetName);
      for (int column = 0; column < fuels.size(); column++) {
        set(sheet, 0, column + 1, fuels.get(column));
        set(sheet, 1, column + 1, units[Math.min(column, units.length - 1)]);
      }
      set(sheet, 3, 0, "Total Consumption");
      double total = 0;
      for (InventoryRow row : InventoryRow.all()) {
        double value = inventory.row(row.row());
        set(sheet, 3 + row.row(), 0, row.name().en());
        set(sheet, 3 + row.row(), 1, value);
        set(sheet, 3 + row.row(), fuels.size(), value);
        total += value;
      }
      set(sheet, 3, 1, total);
      set(sheet, 3, fuels.size(), total);
      book.write(out);
    }
    return file;
  }

  private static void set(Sheet sheet, int row, int column, Object value) {
    Row line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
    Cell cell = line.createCell(column);
    if (value instanceof Number number) {
      cell.setCellValue(number.doubleValue());
    } else {
      cell.setCellValue(value.toString());
    }
  }
}
