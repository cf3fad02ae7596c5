package tanlu.assistant.proof;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text as a reader's eye takes it, for finding numbers: digits of every script and width as
/// ASCII, invisible and emphasis characters gone, traditional and banker's numerals as plain ones,
/// digits of names (CO₂, PM2.5, ISO 14064) masked. Every character knows where it stood.
final class Folded {
  /// Stands for a digit that is part of a name.
  static final char NAMED = '₀';

  private static final String VARIANTS = "億亿萬万噸吨兩两點点個个壹一貳二贰二叁三參三肆四伍五陸六陆六柒七捌八玖九拾十佰百仟千";

  private static final Pattern NAMES =
      Pattern.compile(
          // What no name begins with is passed over at once.
          "(?=[A-Zis0-9工范])(?:CO2|PM2\\.5|PM10|CH4|N2O|SF6|NF3|SO2|NO2|H2O|(?<![0-9])1\\+[NnXx]|(?<![0-9])3060(?=目标|双碳|战略|"
              + " target)|(?<![0-9])(?:1\\.5|2) ?(?:°C|℃|摄氏度|degrees)|(?:工业|[Ii]ndustry)"
              + " ?4\\.0|24/7|(?i:scopes?) ?[1-3](?:(?:, and |, | and"
              + " |/|、|和)[1-3](?![0-9.]))*|范围[1-3](?:[、和/][1-3])*|(?:ISO|GB|GB/T|HJ|DB[0-9]{2}/T|DB[0-9]{2})["
              + " -]?[0-9]{3,6}(?:[-.:][0-9]{1,4})*|SSP[1-5](?:-[0-9]\\.[0-9])?|RCP[0-9]\\.[0-9]"
              + "|(?<![A-Za-z0-9])(?!RMB|CNY|USD|EUR|GBP|Mt|Gt|GDP)[A-Z][A-Za-z]{0,3}-?[0-9]{1,3}(?![0-9.,]*[0-9])(?!"
              + " ?(?:%|万|亿|千|百|吨|元|[kMGT]?t\\b|tonne|percent|per"
              + " cent|million|billion|yuan))|[0-9](?:G|D)(?![A-Za-z])|(?<=(?:per|每) ?)10,?000(?="
              + " ?(?:yuan|people|persons|residents|元|人))"
              + "|(?<![0-9])(?:19|20)[0-9]{2}(?:[-/](?:1[0-2]|0?[1-9])(?:[-/](?:3[01]|[12][0-9]|0?[1-9]))?|\\.(?:1[0-2]|0?[1-9])\\.(?:3[01]|[12][0-9]|0?[1-9]))(?![0-9.%])"
              + "|(?<![0-9.])(?:1[0-2]|[1-9])月(?:(?:3[01]|[12][0-9]|[1-9])日)?|(?:January|February|March|April|May|June|July|August|September|October|November|December)"
              + " (?:3[01]|[12][0-9]|[1-9])(?![0-9.])|(?<![0-9.])(?:3[01]|[12][0-9]|[1-9])(?="
              + " (?:January|February|March|April|May|June|July|August|September|October|November|December)))");

  private final StringBuilder text = new StringBuilder();
  private int[] starts = new int[64];
  private int[] ends = new int[64];

  private Folded() {}

  static Folded of(String original) {
    Folded folded = new Folded();
    int length = 0;
    for (int at = 0; at < original.length(); at += length) {
      int point = original.codePointAt(at);
      length = Character.charCount(point);
      int next = at + length < original.length() ? original.codePointAt(at + length) : 0;
      folded.take(point, next, at, at + length);
    }
    folded.maskNames();
    return folded;
  }

  String text() {
    return text.toString();
  }

  /// Where the folded characters from `from` to `to` begin in the original.
  int start(int from) {
    return starts[from];
  }

  int end(int to) {
    return ends[to - 1];
  }

  private void take(int point, int next, int start, int end) {
    char before = text.isEmpty() ? '\n' : text.charAt(text.length() - 1);
    boolean afterDigit = isDigit(before);
    int type = Character.getType(point);
    if (type == Character.FORMAT || type == Character.NON_SPACING_MARK) {
      return;
    }
    if (point == '*' || point == '`' || point == '\\' || (point == '~' && next == '~')) {
      return;
    }
    if (point == '_' && afterDigit && Character.isDigit(next)) {
      return;
    }
    int digit = Character.digit(point, 10);
    if (digit >= 0) {
      put((char) ('0' + digit), start, end);
    } else if (type == Character.OTHER_NUMBER) {
      takeOtherNumber(point, next, before, start, end);
    } else if (type == Character.SPACE_SEPARATOR) {
      put(' ', start, end);
    } else {
      int variant = VARIANTS.indexOf(point);
      if (variant >= 0 && variant % 2 == 0) {
        put(VARIANTS.charAt(variant + 1), start, end);
      } else if (Character.isLetter(point)
          || "％．－＋／～￥＄﹪（）".indexOf(point) >= 0
          || isSquared(point)) {
        String plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
        plain.chars().forEach(c -> put((char) c, start, end));
      } else {
        Character.toString(point).chars().forEach(c -> put((char) c, start, end));
      }
    }
  }

  /// Sub- and superscripts, circled digits and fractions: part of a name after a letter (m², CO₂),
  /// a bullet when alone (①), a digit otherwise.
  private void takeOtherNumber(int point, int next, char before, int start, int end) {
    boolean script =
        point == '²' || point == '³' || point == '¹' || (point >= 0x2070 && point <= 0x2089);
    int value = numericValue(point);
    boolean named = script && (isLatin(before) || before == ')' || before == '⁻');
    boolean bullet =
        !script
            && value >= 0
            && !isDigit(before)
            && Character.getType(next) != Character.OTHER_NUMBER
            && !Character.isDigit(next);
    if (named || bullet) {
      put(script ? (char) point : NAMED, start, end);
      return;
    }
    String plain = value >= 0 ? Integer.toString(value) : fraction(point);
    plain.chars().forEach(c -> put((char) c, start, end));
  }

  // Only reached for characters of the type "other number", for which the method is well defined.
  @SuppressWarnings("CharacterGetNumericValue")
  private static int numericValue(int point) {
    return Character.getNumericValue(point);
  }

  private static String fraction(int point) {
    String[] parts =
        Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC).split("⁄", -1);
    if (parts.length != 2 || parts[1].isEmpty()) {
      return "0";
    }
    return String.valueOf(Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]));
  }

  private void maskNames() {
    Matcher names = NAMES.matcher(text.toString());
    while (names.find()) {
      for (int i = names.start(); i < names.end(); i++) {
        if (isDigit(text.charAt(i))) {
          text.setCharAt(i, text.substring(names.start(), names.end()).equals("CO2") ? '₂' : NAMED);
        }
      }
    }
  }

  private void put(char c, int start, int end) {
    int at = text.length();
    if (at == starts.length) {
      starts = Arrays.copyOf(starts, at * 2);
      ends = Arrays.copyOf(ends, at * 2);
    }
    starts[at] = start;
    ends[at] = end;
    text.append(c);
  }

  private static boolean isSquared(int point) {
    return point >= 0x3380 && point <= 0x33DF;
  }

  private static boolean isLatin(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
