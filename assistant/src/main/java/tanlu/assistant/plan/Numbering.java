package tanlu.assistant.plan;

import tanlu.analytics.proof.Language;

/// Numbers chapters, headings, tables and figures: 一、（一） and 表1 after GB/T 9704, 1, 1.1 and Table 1
/// in English.
final class Numbering {
  private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

  private final boolean zh;
  private int chapters;
  private int annexes;
  private int headings;
  private int tables;
  private int pictures;

  Numbering(Language language) {
    zh = language == Language.ZH;
  }

  String section(boolean annex) {
    headings = 0;
    if (annex) {
      annexes++;
      return zh ? "附件" + annexes : "Annex " + annexes;
    }
    chapters++;
    return zh ? chinese(chapters) + "、" : Integer.toString(chapters);
  }

  String heading() {
    headings++;
    if (zh) {
      return "（" + chinese(headings) + "）";
    }
    return (annexes > 0 ? "A" + annexes : Integer.toString(chapters)) + "." + headings;
  }

  String table() {
    tables++;
    return (zh ? "表" : "Table ") + tables;
  }

  String picture() {
    pictures++;
    return (zh ? "图" : "Figure ") + pictures;
  }

  /// Up to 99, as 十一 or 二十三.
  static String chinese(int n) {
    int tens = n / 10;
    String ten = tens == 0 ? "" : (tens == 1 ? "" : DIGITS[tens]) + "十";
    return ten + DIGITS[n % 10];
  }
}
