package tanlu.analytics.importing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;

/// A multi-regional workbook in one of the layouts met: 31 provinces × 42 sectors that balance by
/// construction, in 10,000 yuan, with the names and moved blocks of the published ones.
final class MultiRegionalBook {
  static final int N = 31 * 42;

  /// How a workbook is laid out.
  ///
  /// @param sheet the sheet's name
  /// @param chinese whether labels are Chinese
  /// @param gap columns left blank, or filled with totals, before final demand
  /// @param finalCodes whether final demand has codes, or words only
  /// @param unit the unit's line, empty where none is given
  record Layout(
      String sheet, boolean chinese, int gap, boolean finalCodes, String unit, int lead) {}

  static final List<Layout> LAYOUTS =
      List.of(
          new Layout("Table", false, 0, true, "Unit: 10,000 yuan", 1),
          new Layout("Table_2017", true, 1, false, "单位：万元", 1),
          new Layout("Table_2017_consistent", true, 2, true, "", 1),
          new Layout("English_Version", false, 3, false, "", 0),
          new Layout("Table_2018", true, 0, false, "单位：万元", 2),
          new Layout("Table_2020", false, 1, true, "Unit: 10,000 yuan", 1));

  private static final String[] USE_CODES = {"FU101", "FU102", "FU103", "FU201", "FU202"};
  private static final String[] USE_WORDS = {
    "Rural household consumption",
    "Urban household consumption",
    "Government consumption",
    "Gross fixed capital formation",
    "Changes in inventories"
  };
  private static final String[] USE_CHINESE = {"农村居民消费", "城镇居民消费", "政府消费", "固定资本形成总额", "存货增加"};

  final Layout layout;
  final Map<String, Object> overwritten = new HashMap<>();
  private final List<Region> provinces = Dataset.embedded().provinces();

  MultiRegionalBook(Layout layout) {
    this.layout = layout;
  }

  /// Puts something else in a cell, row and column from 0.
  MultiRegionalBook put(int row, int column, Object value) {
    overwritten.put(row + "," + column, value);
    return this;
  }

  int headerRows() {
    return layout.lead + 3;
  }

  int firstFinal() {
    return 3 + N + layout.gap;
  }

  int exports() {
    return firstFinal() + 31 * 5;
  }

  int output() {
    return exports() + 1 + layout.gap;
  }

  /// Every sector sells 3 to each of the three that follow it, and 40 to itself.
  static double flow(int supplier, int user) {
    int ahead = (user - supplier + N) % N;
    return ahead == 0 ? 40_000 : ahead <= 3 ? 3_000 : 0;
  }

  /// Of the province's own final demand, and a little of the next's; some 80 trillion yuan in all.
  static double use(int supplier, int region, int use) {
    int own = supplier / 42;
    double size = 60_000 + 70_000 * (supplier % 42);
    if (use == 4) {
      return region == own ? (supplier % 42 == 7 ? -500 : 500) : 0;
    }
    return region == own ? size : region == (own + 1) % 31 ? 1_000 : 0;
  }

  static double exported(int supplier) {
    return supplier % 5 * 100;
  }

  static double output(int supplier) {
    double total = exported(supplier);
    for (int j = 0; j < N; j++) {
      total += flow(supplier, j);
    }
    for (int s = 0; s < 31; s++) {
      for (int u = 0; u < 5; u++) {
        total += use(supplier, s, u);
      }
    }
    return total;
  }

  static double imported(int user) {
    return 200 + user % 3;
  }

  /// What output leaves after inputs: every column balances.
  static double valueAdded(int user) {
    return output(user) - 49_000 - imported(user);
  }

  Path write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "tests", "1.0")) {
      Worksheet note = book.newWorksheet("Note");
      note.value(0, 0, "About this table");
      write(book.newWorksheet(layout.sheet));
    }
    return file;
  }

  void write(Worksheet sheet) throws IOException {
    if (layout.lead > 0) {
      set(sheet, 0, 0, layout.unit);
    }
    int provinceRow = layout.lead;
    for (int r = 0; r < 31; r++) {
      set(sheet, provinceRow, 3 + r * 42, name(provinces.get(r)));
      set(sheet, provinceRow, firstFinal() + r * 5, name(provinces.get(r)));
      for (int u = 0; u < 5; u++) {
        int column = firstFinal() + r * 5 + u;
        set(sheet, provinceRow + 1, column, layout.chinese ? USE_CHINESE[u] : USE_WORDS[u]);
        if (layout.finalCodes) {
          set(sheet, provinceRow + 2, column, USE_CODES[u]);
        }
      }
    }
    for (int j = 0; j < N; j++) {
      set(sheet, provinceRow + 1, 3 + j, sector(j % 42));
      set(sheet, provinceRow + 2, 3 + j, code(j % 42));
    }
    if (layout.gap > 0) {
      set(sheet, provinceRow + 2, 3 + N, "TIU");
    }
    set(sheet, provinceRow + 1, exports(), layout.chinese ? "出口" : "Exports");
    set(sheet, provinceRow + 1, output(), layout.chinese ? "总产出" : "Total Output");
    for (int i = 0; i < N; i++) {
      row(sheet, i);
    }
    below(sheet);
    sheet.finish();
  }

  private void row(Worksheet sheet, int i) throws IOException {
    int row = headerRows() + i;
    if (i % 42 == 0) {
      set(sheet, row, 0, name(provinces.get(i / 42)));
    }
    set(sheet, row, 1, sector(i % 42));
    set(sheet, row, 2, code(i % 42));
    for (int j = 0; j < N; j++) {
      if (flow(i, j) != 0) {
        set(sheet, row, 3 + j, flow(i, j));
      }
    }
    if (layout.gap > 0) {
      set(sheet, row, 3 + N, 49_000.0);
    }
    for (int s = 0; s < 31; s++) {
      for (int u = 0; u < 5; u++) {
        if (use(i, s, u) != 0) {
          set(sheet, row, firstFinal() + s * 5 + u, use(i, s, u));
        }
      }
    }
    set(sheet, row, exports(), exported(i));
    set(sheet, row, output(), output(i));
    if (i % 100 == 0) {
      sheet.flush();
    }
  }

  private void below(Worksheet sheet) {
    List<String> labels = new ArrayList<>();
    labels.add(layout.chinese ? "进口" : "Import");
    labels.add(layout.chinese ? "劳动者报酬" : "Compensation of employees");
    labels.add(layout.chinese ? "生产税净额" : "Net taxes on production");
    labels.add(layout.chinese ? "固定资产折旧" : "Depreciation of fixed capital");
    labels.add(layout.chinese ? "营业盈余" : "Operating surplus");
    labels.add(layout.chinese ? "增加值合计" : "Total value added");
    labels.add(layout.chinese ? "总投入" : "Total Input");
    for (int k = 0; k < labels.size(); k++) {
      int row = headerRows() + N + k;
      set(sheet, row, 1, labels.get(k));
      for (int j = 0; j < N; j++) {
        double added = valueAdded(j);
        double value =
            switch (k) {
              case 0 -> imported(j);
              case 1 -> added - 600;
              case 2, 3 -> 300.0;
              case 4 -> 0.0;
              case 5 -> added;
              default -> output(j);
            };
        set(sheet, row, 3 + j, value);
      }
    }
    set(sheet, headerRows() + N, firstFinal() + 1, 77.0);
  }

  private void set(Worksheet sheet, int row, int column, Object value) {
    Object wanted = overwritten.getOrDefault(row + "," + column, value);
    switch (wanted) {
      case Number number -> sheet.value(row, column, number);
      case String text when text.isEmpty() -> {}
      default -> sheet.value(row, column, wanted.toString());
    }
  }

  /// The names published workbooks use.
  private String name(Region province) {
    return switch (province.abbr()) {
      case "NM" -> layout.chinese ? "内蒙" : "InnerMongolia";
      case "SN" -> layout.chinese ? "陕西" : "Shannxi";
      default -> layout.chinese ? province.name().zh() : province.name().en();
    };
  }

  /// Codes as numbers in some, as text in others.
  private Object code(int sector) {
    return layout.chinese ? (Object) (sector + 1.0) : "%02d".formatted(sector + 1);
  }

  private String sector(int sector) {
    return (layout.chinese ? "部门" : "Sector ") + (char) ('A' + sector % 26);
  }
}
