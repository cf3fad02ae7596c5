package tanlu.assistant.link;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How fast the economy is supposed to grow, % a year, where a question says so.
final class Growth {
  private static final String RATE = "(?<rate>-?\\d{1,2}(?:\\.\\d+)?)\\s?(?:%|per ?cent)";
  private static final String SAME = "[^。；;?!？！%]";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<none>零增长|\\bzero (?:economic |gdp )?growth\\b|\\bno (?:economic |gdp )?growth at"
              + " all\\b)|(?:gdp|economy|经济|地区生产总值)"
              + SAME
              + "{0,16}?(?:增长|成长|增速|增幅|增|涨|gr[eo]w(?:s|ing|n)?|growth|expand(?:s|ing|ed)?)"
              + SAME
              + "{0,16}?"
              + RATE
              + "|(?:gdp|economy|经济)"
              + SAME
              + "{0,10}?"
              + RATE.replace("rate", "yearly")
              + "\\s?的?[^，。；;?!%\\d]{0,4}?(?:增长|增速|增加)|"
              + RATE.replace("rate", "before")
              + "\\s?的?(?:gdp|economic|经济)\\s?(?:growth|增长|增速)|(?:(?<!排放)增速|\\bgrowth\\b)\\s?(?:rate\\s)?(?:为|是|按|取|降到|放缓到|is|of|at|were|=)?\\s?"
              + RATE.replace("rate", "bare")
              + "|"
              + RATE.replace("rate", "plain")
              + "\\s(?:annual |yearly |real )?growth\\b");

  private Growth() {}

  /// @param text folded
  static Optional<Double> in(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.find()) {
      return Optional.empty();
    }
    if (form.group("none") != null) {
      return Optional.of(0.0);
    }
    return Stream.of("rate", "yearly", "before", "bare", "plain")
        .map(form::group)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Double::valueOf);
  }
}
