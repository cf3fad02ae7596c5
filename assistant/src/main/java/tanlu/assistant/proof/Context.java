package tanlu.assistant.proof;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;

/// The regions, sectors and years some words name. A figure of Guangdong in a sentence that names
/// only Jiangsu would be a true number in a false statement.
///
/// @param regions their Chinese names
/// @param sectors their Chinese names, where they are named in full
/// @param years those of a range, such as 2012–2017, all of them
record Context(Set<String> regions, Set<String> sectors, Set<Integer> years) {
  static final Context NONE = new Context(Set.of(), Set.of(), Set.of());

  // 0.2017, 2017万吨 and 2017 Mt are amounts.
  private static final String YEAR =
      "(?<![\\d.,])((?:19|20)\\d{2})(?!\\d|[.,]\\d|\\s?(?:万|亿|千|百|吨|元|%|[kMG]?t\\b|tonnes|million|billion))";
  private static final Pattern YEARS =
      Pattern.compile(YEAR + "(?:\\s?年?\\s?(?:[-–—~～至到]|to)\\s?" + YEAR + ")?");

  // A shorter name, such as 建筑, is also an everyday word.
  private static final int TELLING = 5;

  private static final Names REGIONS =
      Names.of(Dataset.embedded().regions().stream().map(Region::name).toList());
  private static final Names SECTORS =
      Names.of(
          Stream.of(Vintage.values())
              .flatMap(vintage -> vintage.sectors().stream())
              .map(Sector::name)
              .filter(name -> name.zh().length() >= TELLING)
              .toList());

  private record Names(Pattern any, Map<String, String> chinese) {
    static Names of(Iterable<Text> names) {
      Map<String, String> chinese = new HashMap<>();
      for (Text name : names) {
        chinese.put(name.zh(), name.zh());
        chinese.put(name.en(), name.zh());
      }
      String any =
          chinese.keySet().stream()
              .sorted(Comparator.comparingInt(String::length).reversed())
              .map(name -> name.charAt(0) < 128 ? "\\b" + Pattern.quote(name) + "\\b" : name)
              .collect(Collectors.joining("|"));
      // Most places of a text begin none of the names.
      String first =
          chinese.keySet().stream().map(name -> name.substring(0, 1)).collect(Collectors.joining());
      return new Names(Pattern.compile("(?=[" + first + "])(?:" + any + ")"), chinese);
    }

    Set<String> in(String words) {
      return any.matcher(words)
          .results()
          .map(found -> chinese.getOrDefault(found.group(), found.group()))
          .collect(Collectors.toSet());
    }
  }

  static Context of(String words) {
    return new Context(REGIONS.in(words), SECTORS.in(words), years(words));
  }

  private static Set<Integer> years(String words) {
    Set<Integer> years = new TreeSet<>();
    Matcher found = YEARS.matcher(words);
    while (found.find()) {
      int from = Integer.parseInt(found.group(1));
      int to = found.group(2) == null ? from : Integer.parseInt(found.group(2));
      for (int year = from; year <= to; year++) {
        years.add(year);
      }
    }
    return years;
  }

  /// Whether these words cannot be about what a figure's label names: both name regions, or
  /// sectors, or years, and none of them is the same.
  boolean contradicts(Text label) {
    Context other = of(label.zh());
    return apart(regions, other.regions)
        || apart(sectors, other.sectors)
        || apart(years, other.years);
  }

  /// Whether these words name regions and a figure's label others: a reference brings its figure
  /// along, but not the region the sentence gives it to. Years and sectors decide nothing here, as
  /// a row of a table may name the one its reference is set against.
  boolean elsewhere(Text label) {
    return apart(regions, REGIONS.in(label.zh()));
  }

  private static <T> boolean apart(Set<T> a, Set<T> b) {
    return !a.isEmpty() && !b.isEmpty() && Collections.disjoint(a, b);
  }
}
