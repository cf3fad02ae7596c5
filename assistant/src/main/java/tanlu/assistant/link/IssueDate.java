package tanlu.assistant.link;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Since when the documents a question asks for were issued: 2024年以来出台的, “issued after 1 March
/// 2025”. Only where it speaks of issuing; another date is when something is to be reached.
final class IssueDate {
  private static final Pattern ISSUED =
      Pattern.compile(
          "出台|发布|印发|下发|颁布|公布|发文|制定|新出|新发|发的|出的|出过|文件|政策|\\b(?:issued|published|released|adopted|promulgated|enacted|put"
              + " out|came out|polic(?:y|ies)|documents?|regulations?|rules)\\b");
  private static final String MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
  private static final String YEAR = "(?<year>20[0-4]\\d)";
  private static final String MONTH = "(?<month>" + MONTHS + ")[a-z]*\\.?";
  private static final List<Pattern> SINCE =
      List.of(
          Pattern.compile(
              YEAR + "年(?:(?<month>\\d{1,2})月(?:份|(?<day>\\d{1,2})[日号])?)?(?:以来|以后|之后|后|起|至今|开始)"),
          Pattern.compile(
              "\\b(?<word>after|since|from)\\s(?:the (?:start|beginning) of"
                  + " )?(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s)?(?:"
                  + MONTH
                  + "\\s)?"
                  + YEAR
                  + "(?![\\d-])"),
          Pattern.compile(
              "\\b(?<word>after|since|from)\\s"
                  + MONTH
                  + "\\s(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s"
                  + YEAR),
          Pattern.compile(
              "(?:\\b(?:after|since|from)\\s|[自从晚]于?\\s?)"
                  + YEAR
                  + "-(?<month>\\d{1,2})-(?<day>\\d{1,2})"));

  private IssueDate() {}

  /// @param text folded
  static Optional<LocalDate> in(String text) {
    // Nothing else has a date to the month.
    boolean issued = ISSUED.matcher(text).find();
    return SINCE.stream()
        .map(pattern -> pattern.matcher(text))
        .filter(Matcher::find)
        .findFirst()
        .filter(since -> issued || !group(since, "month").isEmpty())
        .flatMap(IssueDate::date);
  }

  private static Optional<LocalDate> date(Matcher since) {
    int year = Integer.parseInt(since.group("year"));
    int month = month(group(since, "month"));
    int day = group(since, "day").isEmpty() ? 1 : Integer.parseInt(since.group("day"));
    // “After 2023” is when that year is over.
    boolean over = group(since, "word").equals("after") && group(since, "month").isEmpty();
    boolean real = month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
    return real ? Optional.of(LocalDate.of(over ? year + 1 : year, month, day)) : Optional.empty();
  }

  private static int month(String written) {
    if (written.isEmpty()) {
      return 1;
    }
    return written.matches("\\d+")
        ? Integer.parseInt(written)
        : List.of(MONTHS.split("\\|", -1)).indexOf(written) + 1;
  }

  private static String group(Matcher matcher, String name) {
    String group = matcher.namedGroups().containsKey(name) ? matcher.group(name) : null;
    return group == null ? "" : group;
  }
}
