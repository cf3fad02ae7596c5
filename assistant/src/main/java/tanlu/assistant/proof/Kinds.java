package tanlu.assistant.proof;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.analytics.unit.Unit;

/// What sort of number stands at a place: a year, a place in an order, or a statement.
final class Kinds {
  private static final Pattern LIST_MARKER =
      Pattern.compile(
          "(?m)^[ \\t>#-]*[(（]?(?<n>[0-9]{1,2}|十[一二三四五六七八九]?)(?:[)）、：:]|\\.(?=[ \\t]|$))");
  private static final Pattern ORDINAL_BEFORE =
      Pattern.compile(
          "(?:第 ?|№"
              + " ?|(?i:(?<![A-Za-z])(?:no\\.?|articles?|chapter|section|table|figure|fig\\.|tier|phase|step|category|annex|appendix|part|goal|item)"
              + " ?))$");
  private static final Pattern TOP_BEFORE = Pattern.compile("(?:前|(?i:(?<![A-Za-z])top[- ]?))$");
  private static final Pattern ORDINAL_AFTER = Pattern.compile("(?:st|nd|rd|th)(?![a-z])");
  private static final Pattern CLASSIFIER = Pattern.compile(" ?[个家项座条台户名位种亿万千百倍点多余]");

  private Kinds() {}

  static Mention.Kind of(
      String text, NumberReader.Raw raw, double scale, Optional<Unit> unit, boolean foreign) {
    if (foreign) {
      return Mention.Kind.OTHER_UNIT;
    }
    boolean unitless = scale == 1 && unit.filter(u -> !u.equals(WrittenUnit.YEARS)).isEmpty();
    if (unitless && isYear(text, raw)) {
      return Mention.Kind.YEAR;
    }
    if (unitless && raw.place() == 1 && isOrdinal(text, raw, unit.isPresent())) {
      return Mention.Kind.ORDINAL;
    }
    return unit.isPresent() ? Mention.Kind.QUANTITY : Mention.Kind.BARE;
  }

  private static boolean isYear(String text, NumberReader.Raw raw) {
    return raw.whole()
        && raw.value() >= 1990
        && raw.value() <= 2100
        && !follows(CLASSIFIER, text, raw);
  }

  private static boolean isOrdinal(String text, NumberReader.Raw raw, boolean years) {
    String before = text.substring(Math.max(0, raw.start() - 16), raw.start());
    return ORDINAL_BEFORE.matcher(before).find()
        || follows(ORDINAL_AFTER, text, raw)
        || (TOP_BEFORE.matcher(before).find() && raw.value() <= 10 && !years)
        || isListMarker(text, raw);
  }

  private static boolean follows(Pattern pattern, String text, NumberReader.Raw raw) {
    return pattern.matcher(text).region(raw.end(), text.length()).lookingAt();
  }

  private static boolean isListMarker(String text, NumberReader.Raw raw) {
    int line = raw.start() == 0 ? 0 : text.lastIndexOf('\n', raw.start() - 1) + 1;
    Matcher marker = LIST_MARKER.matcher(text).region(line, text.length());
    return marker.lookingAt() && marker.start("n") == raw.start() && marker.end("n") == raw.end();
  }
}
