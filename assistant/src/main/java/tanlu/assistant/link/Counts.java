package tanlu.assistant.link;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How many of something a question wants, 前二十条 or “top 5”, and what share of the strongest flows,
/// 最强的1% or “the strongest 10 %”.
final class Counts {
  /// Fewer are said of other things as often: 换一个, 两省.
  private static final int FEW = 5;

  private static final String DIGITS = "零一二三四五六七八九";

  /// The words up to twenty, and the tens above it.
  private static final List<String> WORDS =
      Stream.concat(Years.NUMBERS.stream(), Stream.of("thirty", "forty", "fifty")).toList();

  private static final String ZH = "(\\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])(?![\\d%.])";
  private static final String EN =
      "(\\d{1,2}|(?:twenty|thirty|forty)-(?:one|two|three|four|five|six|seven|eight|nine)|"
          + String.join("|", WORDS.subList(2, WORDS.size()))
          + ")\\b(?!\\s?(?:%|per"
          + " ?cent))";
  private static final String MOST =
      "(?:largest|biggest|strongest|heaviest|thickest|highest|dirtiest|main|leading|most"
          + " [a-z]+(?:-[a-z]+)?)";
  private static final List<Pattern> TOP =
      List.of(
          Pattern.compile("(?:前|头)" + ZH + "(?!年|天|期|个?月|季|次)"),
          Pattern.compile("(?:倒数|末|后)" + ZH + "(?:名|位)"),
          Pattern.compile("(?<![第\\d零一二三四五六七八九十])" + ZH + "(?:条|股)(?!路线图|路线|建议|条)"),
          Pattern.compile("最[大强多高重粗低少小快](?:的)?" + ZH + "(?:个|项|家|大)"),
          Pattern.compile("\\b(?:top|bottom)\\s?-?" + EN),
          Pattern.compile("\\b(?:first|" + MOST + ")\\s" + EN + "(?!\\s?years?)"),
          Pattern.compile("\\b" + EN + "\\s" + MOST),
          Pattern.compile("(?:哪|这|那)" + ZH + "个?省"),
          Pattern.compile(
              "\\b(?:which|what)\\s" + EN + "\\s(?:provinces|regions|sectors|industries)\\b"),
          Pattern.compile("\\b(?:show|list|give)\\s(?:me\\s)?(?:the\\s)?" + EN + "(?!\\s?years?)"),
          Pattern.compile(
              "\\b"
                  + EN
                  + "\\s(?:\\w+\\s)?(?:paths?|flows?|links?|passages?|branches|clauses)\\b"));

  /// The only number of a short message: “make that 40”, 条数放宽到25.
  private static final Pattern ALONE =
      Pattern.compile(
          "[^\\d一二两三四五六七八九十]{0,40}?(?:(?<![\\d.])"
              + ZH
              + "(?!\\s?(?:年|月|成|点))|\\b"
              + EN
              + ")[^\\d一二两三四五六七八九十]{0,20}");

  private static final String SHARE =
      "(\\d{1,2}(?:\\.\\d+)?|one|two|three|five|ten|twenty)\\s?(?:%|per ?cent)";
  private static final List<Pattern> STRONGEST =
      List.of(
          Pattern.compile("(?:最[强大粗重]|前|头|[保只]?留|取|筛)[^，。；？！%\\d]{0,6}" + SHARE),
          Pattern.compile("(?:最[强大粗重]|前|头|[保只]?留|取|筛)[^，。；？！%]{0,6}百分之" + ZH),
          Pattern.compile(SHARE + "\\s?的?(?:最强|流量|联系|连线|连边|边)"),
          Pattern.compile("\\b(?:top|strongest|largest|biggest|keep|only)\\s(?:the\\s)?" + SHARE),
          Pattern.compile(
              SHARE + "\\s(?:strongest|largest|biggest|of (?:the |all )?(?:flows|links|edges))"));

  /// 二十条不够，要四十条.
  private static final Pattern NOT_ENOUGH =
      Pattern.compile("[\\d一二两三四五六七八九十]+[条个项股]?(?:还?不够|太少|太多|不行)[了吧]?[，,]?");

  private Counts() {}

  /// @param text folded
  static Optional<Integer> top(String text) {
    return first(TOP, NOT_ENOUGH.matcher(text).replaceAll(""))
        .map(Counts::count)
        .filter(count -> count > 0);
  }

  /// @param text folded
  static Optional<Integer> alone(String text) {
    Matcher number = ALONE.matcher(text);
    return Optional.of(number)
        .filter(Matcher::matches)
        .map(found -> count(found.group(1) == null ? found.group(2) : found.group(1)))
        .filter(count -> count >= FEW);
  }

  /// A fraction, such as 0.01.
  ///
  /// @param text folded
  static Optional<Double> share(String text) {
    return first(STRONGEST, text)
        .map(written -> written.matches("[\\d.]+") ? Double.parseDouble(written) : count(written))
        .map(percent -> percent / 100);
  }

  private static Optional<String> first(List<Pattern> patterns, String text) {
    return patterns.stream()
        .map(pattern -> pattern.matcher(text))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  private static int count(String written) {
    if (written.matches("\\d+")) {
      return Integer.parseInt(written);
    }
    int joint = written.indexOf('-');
    if (joint > 0) {
      return count(written.substring(0, joint)) + count(written.substring(joint + 1));
    }
    int word = WORDS.indexOf(written);
    if (word >= 0) {
      return word <= 20 ? word : 30 + 10 * (word - 21);
    }
    String digits = written.replace('两', '二');
    int ten = digits.indexOf('十');
    if (ten < 0) {
      return DIGITS.indexOf(digits);
    }
    int tens = ten == 0 ? 1 : DIGITS.indexOf(digits.charAt(0));
    return 10 * tens + (ten + 1 < digits.length() ? DIGITS.indexOf(digits.charAt(ten + 1)) : 0);
  }
}
