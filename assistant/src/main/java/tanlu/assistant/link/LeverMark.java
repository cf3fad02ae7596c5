package tanlu.assistant.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A year from 2020 on or a value in per cent, where it stands: 65%, 六成五, “65 per cent”, 2035.
///
/// @param value per cent; of a year 0
record LeverMark(int start, int end, Optional<Integer> year, double value) {
  private static final String NUMBER = "\\d{1,3}(?:\\.\\d{1,6})?(?!\\d)";
  private static final String SIGN = "(?:%|per ?cent\\b)";

  /// A number of a list may have its sign at the list's end: “40, 65 and 95 %”.
  private static final Pattern MARK =
      Pattern.compile(
          "(?<value>(?<![\\d.])"
              + NUMBER
              + ")(?=(?:\\s?(?:[,、/~～—–-]|[和与到至]|and|to)\\s?(?:and )?"
              + NUMBER
              + "){0,4}\\s?"
              + SIGN
              + ")(?:\\s?"
              + SIGN
              + ")?"
              + "|百分之(?<tens>[一二三四五六七八九]?)十(?<ones>[一二三四五六七八九]?)"
              + "|[一二两三四五六七八九]成[半一二三四五六七八九]?"
              + "|(?<!\\d)(?<year>20[2-6]\\d)(?!\\d)");

  /// The year of a peak or of neutrality.
  private static final Pattern OTHER_BEFORE =
      Pattern.compile("(?:达峰|峰值|中和|净零|peak\\w*|neutral\\w*|net.zero)[^\\d。；;?!,，、%]{0,12}$");

  private static final Pattern OTHER_AFTER =
      Pattern.compile("年?(?:前|之前|以前|左右)?(?:实现|达到)?(?:碳|净)?(?:达峰|中和|零排放)");

  /// Of what is not a lever: 经济增速5%.
  private static final Pattern OTHER_VALUE =
      Pattern.compile("(?:gdp|增速|增长率?|growth|每年|年均|强度)[^\\d。；;?!,，、%]{0,8}$");

  /// Those of a stretch of a text in order, but for years of a peak or of neutrality and growth.
  static List<LeverMark> in(String text, int from, int to) {
    List<LeverMark> marks = new ArrayList<>();
    MARK.matcher(text)
        .region(from, to)
        .results()
        .map(LeverMark::of)
        .filter(mark -> !mark.ofAnother(text))
        .forEach(marks::add);
    return marks;
  }

  private static LeverMark of(MatchResult match) {
    String year = match.group("year");
    return new LeverMark(
        match.start(),
        match.end(),
        Optional.ofNullable(year).map(Integer::valueOf),
        year == null ? percent(match) : 0);
  }

  boolean isYear() {
    return year.isPresent();
  }

  LeverMark of(double other) {
    return new LeverMark(start, end, year, other);
  }

  private boolean ofAnother(String text) {
    String before = text.substring(Math.max(0, start - 30), start);
    return isYear()
        ? OTHER_BEFORE.matcher(before).find()
            || OTHER_AFTER.matcher(text).region(end, text.length()).lookingAt()
        : OTHER_VALUE.matcher(before).find();
  }

  /// Per cent, also in words and in tenths.
  private static double percent(MatchResult match) {
    if (match.group("value") != null) {
      return Double.parseDouble(match.group("value"));
    }
    if (match.group("tens") != null) {
      return 10 * (match.group("tens").isEmpty() ? 1 : digit(match.group("tens")))
          + (match.group("ones").isEmpty() ? 0 : digit(match.group("ones")));
    }
    return tenths(match.group());
  }

  /// 八成 is 80, 六成五 is 65, 两成半 is 25.
  static int tenths(String written) {
    String units = written.substring(2);
    return 10 * digit(written.substring(0, 1))
        + (units.isEmpty() ? 0 : units.equals("半") ? 5 : digit(units));
  }

  private static int digit(String han) {
    return han.equals("两") ? 2 : 1 + "一二三四五六七八九".indexOf(han);
  }
}
