package tanlu.analytics.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The codes of what is not a sector in a multi-regional table, also where only words are given.
final class MultiRegionalCodes {
  /// Final demand of each province.
  static final List<String> FINAL_DEMAND = List.of("FU101", "FU102", "FU103", "FU201", "FU202");

  private static final Map<String, String> COLUMNS =
      words(
          "FU101", "农村|rural",
          "FU102", "城镇|urban",
          "FU103", "政府|government",
          "FU201", "固定资本|fixedcapital|gfcf",
          "FU202", "存货|inventor|stock",
          "EX", "出口|export",
          "ERR", "误差|error",
          "GO", "总产出|grossoutput|totaloutput");
  private static final Map<String, String> ROWS =
      words(
          "IM", "进口|import",
          "VA001", "劳动者报酬|compensation|labor|labour",
          "VA002", "生产税净额|nettax|taxesonproduction",
          "VA003", "折旧|depreciation",
          "VA004", "营业盈余|surplus",
          "TVA", "增加值|valueadded",
          "TI", "总投入|totalinput");

  private MultiRegionalCodes() {}

  private static Map<String, String> words(String... pairs) {
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      words.put(pairs[i], pairs[i + 1]);
    }
    return words;
  }

  /// The code of a header, empty where it is none that counts.
  static String column(String header) {
    return header.equals("THC") ? header : code(header, COLUMNS);
  }

  /// The code of a row's label, empty where it is none that counts.
  static String row(String label) {
    return code(label, ROWS);
  }

  static boolean ofProvince(String code) {
    return code.equals("THC") || FINAL_DEMAND.contains(code);
  }

  private static String code(String text, Map<String, String> words) {
    String plain = Content.letters(text);
    return words.entrySet().stream()
        .filter(
            each ->
                plain.equals(Content.letters(each.getKey()))
                    || (plain.length() > 1 && contains(plain, each.getValue())))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private static boolean contains(String plain, String words) {
    for (String word : words.split("\\|", -1)) {
      if (plain.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
