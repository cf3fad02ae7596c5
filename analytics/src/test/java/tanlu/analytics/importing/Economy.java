package tanlu.analytics.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tanlu.analytics.data.Vintage;

/// A small made-up economy of 42 sectors in whole 万元 that balances exactly, of the size of
/// Guangdong in 2017, and its table in the official layout with the quirks a test asks for.
final class Economy {
  static final int N = 42;
  static final List<String> FINAL =
      List.of(
          "FU101", "FU102", "THC", "FU103", "TC", "FU201", "FU202", "GCF", "EX", "OF", "TFU", "IM",
          "IF", "ERR", "GO");
  static final List<String> BELOW = List.of("TII", "VA001", "VA002", "VA003", "VA004", "TVA", "TI");

  final Map<String, Object> cells = new LinkedHashMap<>();
  String title = "广东2017年投入产出表";
  String unit = "单位：万元";
  Vintage vintage = Vintage.V2017;
  int codeRow = 7;
  boolean numericCodes;
  boolean runningNumbers;
  boolean checkColumn;
  final List<String> across = new ArrayList<>();
  final List<String> down = new ArrayList<>();

  Economy() {
    for (int i = 0; i < N; i++) {
      across.add(code(i));
      down.add(code(i));
    }
    across.add("TIU");
    across.addAll(FINAL);
    down.addAll(BELOW);
    for (int i = 0; i < N; i++) {
      sector(i);
    }
  }

  static String code(int sector) {
    return "%02d".formatted(sector + 1);
  }

  /// Z in 万元.
  static long flow(int i, int j) {
    return 400_000 + (i * 7L + j * 13L) % 50 * 1000;
  }

  static final long OUTPUT = 40_000_000;

  private void sector(int s) {
    long sales = 0;
    long purchases = 0;
    for (int j = 0; j < N; j++) {
      put(code(s), code(j), flow(s, j));
      sales += flow(s, j);
      purchases += flow(j, s);
    }
    long imports = 3_000_000 + s * 1000L;
    long inflow = 2_000_000;
    long rural = 1_000_000L + s;
    long urban = 5_000_000L - s;
    long government = 3_000_000;
    long capital = 4_000_000;
    long inventories = s == 3 ? -50_000 : 70_000;
    long exports = 6_000_000;
    long error = s == 11 ? -900_000 : 0;
    long outflow =
        OUTPUT
            + imports
            + inflow
            - sales
            - rural
            - urban
            - government
            - capital
            - inventories
            - exports
            - error;
    put(code(s), "TIU", sales);
    put(code(s), "FU101", rural);
    put(code(s), "FU102", urban);
    put(code(s), "THC", rural + urban);
    put(code(s), "FU103", government);
    put(code(s), "TC", rural + urban + government);
    put(code(s), "FU201", capital);
    put(code(s), "FU202", inventories);
    put(code(s), "GCF", capital + inventories);
    put(code(s), "EX", exports);
    put(code(s), "OF", outflow);
    put(code(s), "TFU", rural + urban + government + capital + inventories + exports + outflow);
    put(code(s), "IM", imports);
    put(code(s), "IF", inflow);
    put(code(s), "ERR", error);
    put(code(s), "GO", OUTPUT);
    long valueAdded = OUTPUT - purchases;
    put("TII", code(s), purchases);
    put("VA001", code(s), valueAdded - 3_000_000);
    put("VA002", code(s), 1_500_000);
    put("VA003", code(s), 2_000_000);
    put("VA004", code(s), -500_000);
    put("TVA", code(s), valueAdded);
    put("TI", code(s), OUTPUT);
  }

  Economy put(String row, String column, Object value) {
    cells.put(row + "/" + column, value);
    return this;
  }

  long at(String row, String column) {
    return ((Number) cells.getOrDefault(row + "/" + column, 0)).longValue();
  }

  /// A sector that makes nothing, uses nothing and is met by imports alone.
  Economy withoutOutput(int s) {
    long sales = at(code(s), "TIU");
    for (int i = 0; i < N; i++) {
      long used = at(code(i), code(s));
      put(code(i), code(s), 0L);
      put(code(i), "TIU", at(code(i), "TIU") - used);
      put(code(i), "OF", at(code(i), "OF") + used);
      put(code(i), "TFU", at(code(i), "TFU") + used);
    }
    sales -= flow(s, s);
    for (String column : FINAL) {
      put(code(s), column, 0L);
    }
    put(code(s), "TIU", sales);
    put(code(s), "IM", sales);
    for (String row : BELOW) {
      put(row, code(s), 0L);
    }
    return this;
  }

  /// The sheet: title and unit, header names with blanks and line breaks, codes across and down.
  Books.Page page() {
    Books.Page page = new Books.Page("Sheet1");
    page.put(0, 0, title);
    page.put(1, 0, "（按当年生产者价格计算）");
    if (!unit.isEmpty()) {
      page.put(2, 0, unit);
    }
    int codes = runningNumbers ? 3 : 2;
    page.put(codeRow, 0, "代码");
    page.put(codeRow, codes, "-");
    int column = codes + 1;
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (String code : across) {
      if (checkColumn && code.equals("TIU")) {
        page.put(codeRow - 1, column, "检验");
        for (int row = codeRow + 1; row < codeRow + 50; row++) {
          page.put(row, column, 123_456_789);
        }
        column++;
      }
      page.put(codeRow, column, written(code));
      if (sector(code)) {
        String name = name(code);
        page.put(
            codeRow - 3,
            column,
            name.substring(0, 1) + "  " + name.charAt(1) + "\n" + name.substring(2));
      }
      if (code.equals("FU101") || code.equals("FU102")) {
        page.put(codeRow - 1, column, code.equals("FU101") ? "农 村\n居民消费" : "城 镇\n居民消费");
      }
      columns.putIfAbsent(code, column++);
    }
    int row = codeRow + 1;
    for (String code : down) {
      page.put(row, codes, written(code));
      page.put(row, 1, sector(code) ? name(code) : code);
      if (runningNumbers) {
        page.put(row, 2, row - codeRow);
      }
      for (Map.Entry<String, Integer> each : columns.entrySet()) {
        Object value = cells.get(code + "/" + each.getKey());
        if (value != null) {
          page.put(row, each.getValue(), value);
        }
      }
      row++;
    }
    return page;
  }

  private static boolean sector(String code) {
    return Character.isDigit(code.charAt(0));
  }

  private String name(String code) {
    return vintage.sector(Integer.parseInt(code) - 1).name().zh();
  }

  private Object written(String code) {
    return numericCodes && sector(code) ? (Object) Integer.valueOf(code) : code;
  }
}
