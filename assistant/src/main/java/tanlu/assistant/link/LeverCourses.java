package tanlu.assistant.link;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// To what the levers of a roadmap are supposed to come, %, by year: 非化石发电占比2035年做到65%、2060年95% or
/// “80 % new-energy vehicles by 2035”. What is said of a lever reaches to the next one.
final class LeverCourses {
  private static final String VALUE =
      "(?:(?<value>\\d{1,3}(?:\\.\\d+)?)\\s?(?:%|per ?cent)|(?<tenths>[一二三四五六七八九])成(?<half>半)?)";
  private static final String YEAR = "(?<!\\d)(?<year>20[2-6]\\d)(?!\\d)";
  private static final Pattern YEAR_FIRST =
      Pattern.compile(YEAR + "(?:(?!20[2-6]\\d)[^%\\d。；;?!]){0,24}?" + VALUE);
  private static final Pattern VALUE_FIRST =
      Pattern.compile(
          VALUE
              + "(?:(?!20[2-6]\\d)[^%\\d。；;?!,，]){0,40}?(?:\\b(?:by|in|from|until)\\s|[在到])"
              + YEAR);

  private LeverCourses() {}

  /// By lever, then by year.
  ///
  /// @param text folded
  static Map<String, SortedMap<Integer, Double>> in(String text, Lexicon<String> levers) {
    SortedMap<String, SortedMap<Integer, Double>> courses = new TreeMap<>();
    var hits = levers.scan(text);
    for (int i = 0; i < hits.size(); i++) {
      // In English the value may stand before what it is of: “80 percent of its power is
      // non-fossil”.
      int start = i == 0 ? 0 : hits.get(i - 1).end();
      int end = i + 1 < hits.size() ? hits.get(i + 1).start() : text.length();
      SortedMap<Integer, Double> after = course(text.substring(hits.get(i).end(), end));
      SortedMap<Integer, Double> course =
          after.isEmpty() ? course(text.substring(start, end)) : after;
      if (!course.isEmpty()) {
        courses
            .computeIfAbsent(hits.get(i).values().getFirst(), _ -> new TreeMap<>())
            .putAll(course);
      }
    }
    return Collections.unmodifiableMap(courses);
  }

  private static SortedMap<Integer, Double> course(String text) {
    SortedMap<Integer, Double> course = new TreeMap<>();
    for (Pattern form : forms(text)) {
      form.matcher(text)
          .results()
          .forEach(match -> course.putIfAbsent(Integer.valueOf(match.group("year")), value(match)));
      if (!course.isEmpty()) {
        break;
      }
    }
    course.values().removeIf(value -> value > 100);
    return course;
  }

  /// Per cent, also in tenths: 八成 is 80.
  private static double value(MatchResult match) {
    return match.group("value") != null
        ? Double.parseDouble(match.group("value"))
        : 10 * (1 + "一二三四五六七八九".indexOf(match.group("tenths")))
            + (match.group("half") == null ? 0 : 5);
  }

  /// “60 % in 2035 and 95 % in 2060” names the value first, 2035年到60%、2060年到95% the year.
  private static List<Pattern> forms(String text) {
    var value = Pattern.compile(VALUE).matcher(text);
    var year = Pattern.compile(YEAR).matcher(text);
    boolean valueFirst = value.find() && year.find() && value.start() < year.start();
    return valueFirst ? List.of(VALUE_FIRST, YEAR_FIRST) : List.of(YEAR_FIRST, VALUE_FIRST);
  }
}
