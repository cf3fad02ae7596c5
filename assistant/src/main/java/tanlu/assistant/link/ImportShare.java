package tanlu.assistant.link;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.analytics.data.Dataset;

/// To what share of the power used the power taken in is supposed to come: 外来电占比2035年提高到40% is 40
/// in 2035. Without a year it is the last one of roadmaps; 从33%提高到40% names the start as well.
final class ImportShare {
  private static final int START = Dataset.LAST_ECONOMY;
  private static final int LAST = 2060;
  private static final Pattern SUBJECT =
      Pattern.compile(
          "西电东送|受电(?:比例|占比|比重)|外来电|外购电|外调电|调入电|外电|\\bimported\\s(?:power|electricity)\\b"
              + "|\\b(?:power|electricity) imports?\\b"
              + "|\\b(?:power|electricity) from (?:outside|elsewhere|other provinces)\\b"
              + "|\\bimport(?:s|ed|ing)?\\b[^.?!]{0,40}\\b(?:power|electricity)\\b");

  private static final String SHARE = "([-−]?\\d{1,2}(?:\\.\\d+)?)\\s?(?:%|per ?cent)";
  private static final Pattern FROM = Pattern.compile("(?:从|由|\\bfrom\\s)[^%]{0,6}?" + SHARE);
  private static final Pattern TO =
      Pattern.compile(
          "(?:[到至达占为是]|\\b(?:to|at|of|reach(?:es|ed)?|import(?:s|ed|ing)?)\\s)"
              + "(?:20\\d{2}年?的?)?(?:(?!from|up from)[^%，。？,.?\\d从由]){0,12}?"
              + SHARE);

  private static final Pattern TENTHS = Pattern.compile("[一二两三四五六七八九]成[半一二三四五六七八九]?");

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20[2-6]\\d)(?!\\d)");

  private ImportShare() {}

  /// Empty where nothing is said of imported power; an empty map where no share is.
  ///
  /// @param question folded
  static Optional<SortedMap<Integer, Double>> in(String question) {
    String text =
        TENTHS.matcher(question).replaceAll(tenths -> LeverMark.tenths(tenths.group()) + "%");
    if (!SUBJECT.matcher(text).find()) {
      return Optional.empty();
    }
    SortedMap<Integer, Double> shares = new TreeMap<>();
    Matcher to = TO.matcher(text);
    if (to.find()) {
      Matcher year = YEAR.matcher(text);
      shares.put(year.find() ? Integer.parseInt(year.group()) : LAST, number(to.group(1)));
      Matcher from = FROM.matcher(text);
      if (from.find()) {
        shares.put(START, number(from.group(1)));
      }
    }
    return Optional.of(Collections.unmodifiableSortedMap(shares));
  }

  private static double number(String written) {
    return Double.parseDouble(written.replace('−', '-'));
  }
}
