package tanlu.assistant.link;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Years and amounts in words, written as digits once, so that whoever reads them knows one form:
/// 九七年 and “'97” are 1997, “twenty-seventeen” is 2017, 一千万吨 is 1000万吨.
final class Numerals {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final List<String> ONES = Years.NUMBERS.subList(1, 10);
  private static final List<String> TEENS = Years.NUMBERS.subList(10, 20);
  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  private static final String ONE = "(" + String.join("|", ONES) + ")";
  private static final String TEEN = "(" + String.join("|", TEENS) + ")";
  private static final String TEN = "(" + String.join("|", TENS.subList(0, 5)) + ")";

  private static final String WORD =
      "(?:"
          + String.join("|", ONES)
          + "|"
          + String.join("|", TEENS)
          + "|"
          + String.join("|", TENS)
          + ")";
  private static final String WORDS =
      "("
          + WORD
          + "(?:[ -]"
          + WORD
          + ")?(?:\\shundred(?:\\s(?:and\\s)?"
          + WORD
          + "(?:[ -]"
          + WORD
          + ")?)?)?)";

  /// The two digits of a year: 2005 to 2060, and the last of the century before.
  private static final String SHORT = "(0\\d|1\\d|9[7-9])";

  private static final String ZH_SHORT = "([〇零一][〇零一二三四五六七八九]|九[七八九])";
  private static final String NOT_SPAN = "(?![来间内后前期代以级])";

  private record Form(Pattern pattern, Function<MatchResult, Optional<String>> digits) {}

  private static final List<Form> FORMS =
      List.of(
          // A span of years is as often 十年 as a year: where it starts with a year it ends with
          // one.
          form(
              "(?<![\\d.])" + SHORT + "年?\\s?(?:-+>?|~|→|至|到)\\s?" + SHORT + "年" + NOT_SPAN,
              match -> span(century(match.group(1)), century(match.group(2)))),
          form(
              "(?<![\\d.])(0\\d|9[7-9])年?[到至](0\\d|1\\d)(?=[，,。；那这的 ]|$)",
              match -> span(century(match.group(1)), century(match.group(2)))),
          form(
              "(?<![〇零○一二三四五六七八九十])"
                  + ZH_SHORT
                  + "年?\\s?(?:-+>?|~|→|至|到)\\s?"
                  + ZH_SHORT
                  + "(?:年"
                  + NOT_SPAN
                  + "|(?=[，,。；那这的 ]|$))",
              match -> span(century(match.group(1)), century(match.group(2)))),
          form(
              "(?<![\\d.〇零○一二三四五六七八九十百千万几第近])"
                  + "([〇零][一二三四五六七八九]|一[一二三四五六七八九]|九[七八九])(?=年"
                  + NOT_SPAN
                  + ")",
              match -> Optional.of(century(match.group(1)))),
          form(
              "(?<![\\d近去来后前第这用隔过每]|\\d[.,])(0[1-9]|1[1-9]|9[7-9])(?=年" + NOT_SPAN + ")",
              match -> Optional.of(century(match.group(1)))),
          form(
              "(?<![\\d.])(0\\d|1\\d|9[7-9])(?=年(?:以来|至今|到现在|起|开始))",
              match -> Optional.of(century(match.group(1)))),
          form(
              "(?<=[自从打])(0[1-9]|1[0-8]|9[7-9])(?=年(?:起|开始|算起|看起|说起|往后))",
              match -> Optional.of(century(match.group(1)))),
          form(
              "(?<![〇零○一二三四五六七八九十百千万几第])([三四五][〇零一二三四五六七八九])(?=年(?:[^，。,]{0,6})(?:中和|达峰|净零|归零|清零))",
              match -> Optional.of(century(match.group(1)))),
          form(
              "百分之([一二三四五六七八九十百]+)(?:点([一二三四五六七八九]))?",
              match ->
                  Optional.of(
                      whole(match.group(1))
                          + (match.group(2) == null ? "" : "." + digit(match.group(2)))
                          + "%")),
          form(
              "([一二两三四五六七八九])亿([一二两三四五六七八九])千万(?=吨)",
              match -> Optional.of(digit(match.group(1)) + "." + digit(match.group(2)) + "亿")),
          form(
              "[两二]千(?:零([一二三四五六七八九])|一?(十)([一二三四五六七八九])?)?(?=年(?!前|来))",
              match ->
                  Optional.of(
                      Integer.toString(
                          2000
                              + (match.group(2) == null ? 0 : 10)
                              + digit(match.group(1))
                              + digit(match.group(3))))),
          form(
              "(?<![\\d.'\\p{L}])'(\\d{2})(?![\\d'])",
              match -> Optional.of(century(match.group(1))).filter(Numerals::near)),
          form(
              "\\b(?:oh|nought|aught)[ -]" + ONE + "\\b",
              match -> Optional.of("200" + (ONES.indexOf(match.group(1)) + 1))),
          form(
              "\\b"
                  + WORDS
                  + "(?:\\spoint\\s"
                  + ONE
                  + "|(\\sand a half))?\\s?(?:%|per\\s?cent\\b)(?!age)",
              match -> Optional.of(decimal(match) + "%")),
          form(
              "\\b"
                  + WORDS
                  + "(?:\\spoint\\s"
                  + ONE
                  + ")?(?=\\s(?:million|billion|mt|gt|megatonnes?)\\b)",
              match -> Optional.of(decimal(match))),
          // “Chemicals down 10%, cement down twenty.”
          form(
              "(?<=%[^.?!]{1,60}\\b(?:down|up|minus|plus|by)\\s)" + WORDS + "(?=\\s?(?:[.,;?!]|$))",
              match -> Optional.of(spoken(match.group(1)) + "%")),
          form(
              "(?<=\\b(?:from|since|in|and|to|between|after)\\s)ninety["
                  + " -](seven|eight|nine)\\b(?!\\s(?:million|cities|sectors))",
              match -> Optional.of("199" + (ONES.indexOf(match.group(1)) + 1))),
          form(
              "\\b(?:last|latest|newest|most recent)\\s(?:io |input-output )?table before (?:the"
                  + " )?2017\\b",
              _ -> Optional.of("table of 2012")),
          form(
              "\\bnineteen[ -]ninety[ -](seven|eight|nine)\\b",
              match -> Optional.of("199" + (ONES.indexOf(match.group(1)) + 1))),
          form(
              "\\btwenty[ -](?:oh[ -])?" + TEEN + "\\b",
              match -> Optional.of(Integer.toString(2010 + TEENS.indexOf(match.group(1))))),
          form(
              "\\btwenty[ -]" + TEN + "(?:[ -]" + ONE + ")?\\b(?!\\s(?:per|%))",
              match ->
                  Optional.of(
                      Integer.toString(
                          2020
                              + 10 * TENS.indexOf(match.group(1))
                              + (match.group(2) == null ? 0 : ONES.indexOf(match.group(2)) + 1)))),
          form(
              "\\btwo thousand(?:\\s(?:and\\s)?(?:"
                  + TEEN
                  + "|"
                  + ONE
                  + "))?\\b(?!\\s(?:and|hundred|million|tonnes?|tons?|yuan|mt|sectors?|cities|of)\\b)",
              match ->
                  Optional.of(
                      Integer.toString(
                          2000
                              + (match.group(1) == null ? 0 : 10 + TEENS.indexOf(match.group(1)))
                              + (match.group(2) == null ? 0 : 1 + ONES.indexOf(match.group(2)))))),
          form(
              "(?<![几数\\d.十百千万])([一二两三四五六七八九十][一二两三四五六七八九十百千]*)(?=\\s?(?:[万亿]吨|次(?!数)))",
              match -> Optional.of(Integer.toString(whole(match.group(1))))));

  private Numerals() {}

  /// @param folded rewritten in place; its characters go on knowing where they came from
  static void write(Folded folded) {
    for (Form form : FORMS) {
      folded.rewrite(form.pattern, form.digits);
    }
  }

  private static Optional<String> span(String from, String to) {
    return from.compareTo(to) < 0 ? Optional.of(from + "-" + to + "年") : Optional.empty();
  }

  /// Two digits as the year they mean.
  private static String century(String written) {
    int year = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      year = 10 * year + (c < 128 ? c - '0' : digit(String.valueOf(c)));
    }
    return Integer.toString(year + (year >= 97 ? 1900 : 2000));
  }

  private static boolean near(String year) {
    return Integer.parseInt(year) <= 2060;
  }

  private static int digit(@org.jspecify.annotations.Nullable String written) {
    if (written == null) {
      return 0;
    }
    return written.equals("两") ? 2 : Math.max(0, DIGITS.indexOf(written));
  }

  private static String decimal(MatchResult match) {
    String point = match.group(2) == null ? "" : "." + (ONES.indexOf(match.group(2)) + 1);
    if (match.groupCount() > 2 && match.group(3) != null) {
      point = ".5";
    }
    return spoken(match.group(1)) + point;
  }

  /// “Six hundred and twenty-five” is 625.
  private static String spoken(String written) {
    int whole = 0;
    for (String word : written.split("[ -]", -1)) {
      whole =
          word.equals("hundred")
              ? whole * 100
              : whole
                  + Math.max(
                      ONES.indexOf(word) + 1,
                      Math.max(
                          TEENS.contains(word) ? 10 + TEENS.indexOf(word) : 0,
                          TENS.contains(word) ? 20 + 10 * TENS.indexOf(word) : 0));
    }
    return Integer.toString(whole);
  }

  /// 一千二百 is 1200.
  private static int whole(String written) {
    int whole = 0;
    int digit = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      int unit = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1000 : 0;
      if (unit == 0) {
        digit = digit(String.valueOf(c));
      } else {
        whole += Math.max(1, digit) * unit;
        digit = 0;
      }
    }
    return whole + digit;
  }

  private static Form form(String pattern, Function<MatchResult, Optional<String>> digits) {
    return new Form(Pattern.compile(pattern), digits);
  }
}
