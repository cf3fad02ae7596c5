package tanlu.assistant.proof;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers written in words: 五百五十六点九, 二〇三〇, five hundred and fifty-six.
final class Numerals {
  private static final String DIGITS = "〇一二三四五六七八九";

  /// A Chinese numeral, `分之` and the percent prefix left to the caller. The scale words 万 and 亿 at
  /// its end belong to it.
  static final Pattern CHINESE =
      Pattern.compile("[零〇一二两三四五六七八九十](?:[零〇一二两三四五六七八九十百千万亿]*(?:点[零〇一二三四五六七八九]+)?[万亿]*)");

  /// Words that only look like numbers.
  static final Pattern CHINESE_NAMES =
      Pattern.compile(
          "十[一二三四五六]五(?![十百千万亿])|二?十[一二三四五六七八九]?(?:大(?!约|致)|届)|十(?:分(?!之)|足|字)|一成不变|一二三(?=次?产)"
              + "|[一二三四五六七八九]十[一二三四五六七八九]条|三十六计|四十五度|九十年代|[七八]十年代|一二线|三四线|[一二三]、[二三]产");

  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fifty", 50),
          Map.entry("sixty", 60),
          Map.entry("seventy", 70),
          Map.entry("eighty", 80),
          Map.entry("ninety", 90));

  private static final String WORD =
      "(?:"
          + String.join(
              "|", WORDS.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList())
          + ")";

  static final Pattern ENGLISH =
      Pattern.compile(
          "(?i)(?<![A-Za-z])"
              + WORD
              + "(?:(?:-| | and |-and-)(?:"
              + WORD
              + "|hundred|thousand))*(?: point(?: "
              + WORD
              + ")+)?(?![A-Za-z])");

  private Numerals() {}

  static Written chinese(String numeral) {
    int point = numeral.indexOf('点');
    String whole = point < 0 ? numeral : numeral.substring(0, point);
    String rest = point < 0 ? "" : numeral.substring(point + 1);
    String tail = "";
    while (!rest.isEmpty() && "万亿".indexOf(rest.charAt(rest.length() - 1)) >= 0) {
      tail = rest.charAt(rest.length() - 1) + tail;
      rest = rest.substring(0, rest.length() - 1);
    }
    double scale = 1;
    for (int i = 0; i < tail.length(); i++) {
      char c = tail.charAt(i);
      scale *= c == '万' ? 1e4 : 1e8;
    }
    double value;
    double step = 1;
    if (whole.chars().allMatch(c -> digit((char) c) >= 0)) {
      value = whole.chars().mapToDouble(c -> digit((char) c)).reduce(0, (a, d) -> a * 10 + d);
    } else {
      value = grouped(whole);
      step = lastPlace(whole);
    }
    double place = 1;
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      place /= 10;
      value += digit(c) * place;
    }
    return new Written(
        value * scale,
        (rest.isEmpty() ? step : place) * scale,
        rest.isEmpty() && whole.chars().allMatch(c -> digit((char) c) >= 0));
  }

  private static double grouped(String whole) {
    double total = 0;
    double section = 0;
    double digit = 0;
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      switch (c) {
        case '十' -> {
          section += (digit == 0 ? 1 : digit) * 10;
          digit = 0;
        }
        case '百', '千' -> {
          section += digit * (c == '百' ? 100 : 1000);
          digit = 0;
        }
        case '万' -> {
          total += (section + digit) * 1e4;
          section = 0;
          digit = 0;
        }
        case '亿' -> {
          total = (total + section + digit) * 1e8;
          section = 0;
          digit = 0;
        }
        default -> digit = digit(c);
      }
    }
    return total + section + digit;
  }

  /// The place of the last character: 八千万 is exact to the 千万.
  private static double lastPlace(String whole) {
    double place = 1;
    for (int i = whole.length() - 1; i >= 0; i--) {
      switch (whole.charAt(i)) {
        case '十' -> place *= 10;
        case '百' -> place *= 100;
        case '千' -> place *= 1000;
        case '万' -> place *= 1e4;
        case '亿' -> place *= 1e8;
        default -> {
          return place;
        }
      }
    }
    return place;
  }

  private static int digit(char c) {
    return c == '零' ? 0 : c == '两' ? 2 : DIGITS.indexOf(c);
  }

  static Written english(String words) {
    Matcher parts = Pattern.compile("[a-z]+").matcher(words.toLowerCase(Locale.ROOT));
    double total = 0;
    double section = 0;
    double place = 0;
    while (parts.find()) {
      String part = parts.group();
      if (part.equals("point")) {
        place = 1;
      } else if (part.equals("hundred")) {
        section *= 100;
      } else if (part.equals("thousand")) {
        total += section * 1000;
        section = 0;
      } else if (place > 0) {
        place /= 10;
        section += WORDS.getOrDefault(part, 0) * place;
      } else {
        section += WORDS.getOrDefault(part, 0);
      }
    }
    return new Written(total + section, place > 0 ? place : 1, false);
  }

  /// @param place the place of the last digit written
  /// @param positional whether it is digits in a row, as years are written
  record Written(double value, double place, boolean positional) {}
}
