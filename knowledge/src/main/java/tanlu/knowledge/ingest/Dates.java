package tanlu.knowledge.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days as documents write them: `2024年1月25日`, `二〇二四年一月二十五日`, `2024-01-25`, `25 January 2024`,
/// `January 25, 2024`.
final class Dates {
  private static final String MONTHS =
      "January|February|March|April|May|June|July|August|September|October|November|December";

  /// Matches a day anywhere in a text.
  static final Pattern DAY =
      Pattern.compile(
          "(?<y>\\d{4}|[〇零○Ｏ一二三四五六七八九]{4}) ?年 ?(?<m>\\d{1,2}|[一二三四五六七八九十]{1,2}) ?月 ?"
              + "(?<d>\\d{1,2}|[一二三四五六七八九十]{1,3}) ?日"
              + "|(?<!\\d)(?<iy>(?:19|20)\\d{2})[-/.](?<im>\\d{1,2})[-/.](?<id>\\d{1,2})(?!\\d)"
              + "|(?<ed>\\d{1,2}) (?<em>"
              + MONTHS
              + "),? (?<ey>\\d{4})|(?<am>"
              + MONTHS
              + ") (?<ad>\\d{1,2}), (?<ay>\\d{4})");

  private static final String DIGITS = "零一二三四五六七八九";

  private Dates() {}

  /// The first day in a text; none where its day is no day of the calendar.
  static Optional<LocalDate> first(String text) {
    Matcher day = DAY.matcher(text);
    return day.find() ? of(day) : Optional.empty();
  }

  static Optional<LocalDate> of(Matcher day) {
    try {
      if (day.group("y") != null) {
        return Optional.of(
            LocalDate.of(year(day.group("y")), number(day.group("m")), number(day.group("d"))));
      }
      if (day.group("iy") != null) {
        return Optional.of(
            LocalDate.of(
                Integer.parseInt(day.group("iy")),
                Integer.parseInt(day.group("im")),
                Integer.parseInt(day.group("id"))));
      }
      boolean british = day.group("ed") != null;
      String month = day.group(british ? "em" : "am");
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(day.group(british ? "ey" : "ay")),
              java.time.Month.valueOf(month.toUpperCase(java.util.Locale.ROOT)),
              Integer.parseInt(day.group(british ? "ed" : "ad"))));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static int year(String written) {
    StringBuilder year = new StringBuilder();
    written
        .chars()
        .forEach(c -> year.append(Character.isDigit(c) ? (char) c : (char) ('0' + digit(c))));
    return Integer.parseInt(year.toString());
  }

  private static int digit(int c) {
    return Math.max(0, DIGITS.indexOf(c));
  }

  /// A number below a hundred in digits or in Chinese: 25, 二十五, 十, 三十.
  static int number(String written) {
    if (Character.isDigit(written.charAt(0))) {
      return Integer.parseInt(written);
    }
    int ten = written.indexOf('十');
    if (ten < 0) {
      return digit(written.charAt(0));
    }
    int tens = ten == 0 ? 1 : digit(written.charAt(0));
    int ones = ten == written.length() - 1 ? 0 : digit(written.charAt(ten + 1));
    return tens * 10 + ones;
  }
}
