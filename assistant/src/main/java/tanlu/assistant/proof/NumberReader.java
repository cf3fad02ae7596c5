package tanlu.assistant.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.unit.Unit;

/// Finds the numbers in Chinese and English text: position, value with unit, digits shown.
///
/// It reads what an eye would: full-width and other digits, emphasis or invisible characters inside
/// a number, 五百五十六点九, 三成, 5.57亿吨, 12.3 %, 0.52 t CO₂ per 10,000 yuan. Digits in names (CO₂, PM2.5,
/// 十四五, 一带一路, ISO 14064, dates) are no numbers. Chinese numerals below ten and English ones up to
/// ten are read only before a unit.
public final class NumberReader {
  private static final Pattern ARABIC =
      Pattern.compile(
          "(?<![0-9])(?:(?<joined>[0-9](?: [0-9]){2,})(?![0-9.,])|(?<grouped>[0-9]{1,3}(?:[,"
              + " ][0-9]{3})+(?:\\.[0-9]+)?)(?![0-9])|(?<plain>[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+))(?:"
              + " ?[×x]"
              + " ?10\\^?(?<power>[-−]?[0-9]{1,2})|[eE](?<e>[-+]?[0-9]{1,2})(?![A-Za-z0-9]))?");

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:(?<whole>"
              + Numerals.CHINESE
              + "|[0-9.]+)分之)(?<part>"
              + Numerals.CHINESE
              + "|[0-9.]+)"
              + "|(?<hundred>百分之|千分之|万分之)(?<share>"
              + Numerals.CHINESE
              + "|[0-9.]+)"
              + "|(?<numeral>"
              + Numerals.CHINESE
              + ")");

  private static final Pattern RANGE = Pattern.compile(" ?(?:[-−–—～~至到]| to ) ?");
  private static final Pattern MONEY_BEFORE = Pattern.compile("(?:RMB|CNY|¥|￥) ?$");
  private static final Pattern FOREIGN_BEFORE = Pattern.compile("(?:USD|US\\$|\\$|€|£|EUR) ?$");

  private final String text;
  private final Folded folded;
  private final List<Mention> mentions = new ArrayList<>();

  private NumberReader(String original) {
    folded = Folded.of(original);
    text = maskWords(folded.text());
  }

  public static List<Mention> read(String text) {
    return new NumberReader(text).all();
  }

  private static String maskWords(String text) {
    return Numerals.CHINESE_NAMES
        .matcher(text)
        .replaceAll(name -> String.valueOf(Folded.NAMED).repeat(name.group().length()));
  }

  /// A number on its way: where it stands in the folded text, unit not yet read.
  record Raw(int start, int end, double value, double place, boolean whole, boolean spelled) {}

  private List<Mention> all() {
    List<Seeker> seekers =
        List.of(
            new Seeker(CHINESE.matcher(text)),
            new Seeker(ARABIC.matcher(text)),
            new Seeker(Numerals.ENGLISH.matcher(text)));
    int at = 0;
    Bare pending = null;
    while (true) {
      Raw next = null;
      for (Seeker seeker : seekers) {
        Raw raw = seeker.from(at);
        // The longest reading wins where two begin together.
        if (raw != null
            && (next == null
                || raw.start < next.start
                || (raw.start == next.start && raw.end > next.end))) {
          next = raw;
        }
      }
      if (next == null) {
        break;
      }
      Bare bare = mention(next, pending);
      at = Math.max(next.end, bare == null ? 0 : bare.end);
      pending = bare;
    }
    return List.copyOf(mentions);
  }

  /// The numbers of one writing in turn. A number found beyond the place asked about stays the next
  /// one: it is not sought again for each number of the other writings before it.
  private static final class Seeker {
    private final Matcher matcher;
    private @Nullable Raw found;
    private boolean more = true;

    Seeker(Matcher matcher) {
      this.matcher = matcher;
    }

    @Nullable Raw from(int at) {
      if (more && (found == null || found.start < at)) {
        more = matcher.find(at);
        found = more ? raw(matcher) : null;
      }
      return found;
    }
  }

  /// What a later member of a range needs to know of the earlier one.
  private record Bare(int index, int end, boolean unitless) {}

  private static Raw raw(Matcher matcher) {
    int start = matcher.start();
    int end = matcher.end();
    if (matcher.pattern() == ARABIC) {
      return arabic(matcher);
    }
    if (matcher.pattern() == Numerals.ENGLISH) {
      Numerals.Written number = Numerals.english(matcher.group());
      return new Raw(start, end, number.value(), number.place(), false, true);
    }
    if (matcher.group("part") != null) {
      double whole = either(matcher.group("whole")).value();
      double part = either(matcher.group("part")).value();
      return new Raw(start, end, part / whole, 0.01, false, false);
    }
    if (matcher.group("share") != null) {
      double unit =
          switch (matcher.group("hundred")) {
            case "百分之" -> 1e-2;
            case "千分之" -> 1e-3;
            default -> 1e-4;
          };
      Numerals.Written share = either(matcher.group("share"));
      return new Raw(
          start, end, share.value() * unit, Math.min(1, share.place()) * unit, false, false);
    }
    Numerals.Written number = either(matcher.group("numeral"));
    return new Raw(start, end, number.value(), number.place(), number.positional(), true);
  }

  private static Numerals.Written either(String written) {
    if (written.chars().anyMatch(c -> c >= '0' && c <= '9')) {
      int point = written.indexOf('.');
      double place = point < 0 ? 1 : Math.pow(10, point + 1.0 - written.length());
      return new Numerals.Written(parse(written), place, true);
    }
    return Numerals.chinese(written);
  }

  private static double parse(String digits) {
    int first = digits.indexOf('.');
    int second = first < 0 ? -1 : digits.indexOf('.', first + 1);
    String plain = second < 0 ? digits : digits.substring(0, second);
    return plain.equals(".") ? 0 : Double.parseDouble(plain);
  }

  private static Raw arabic(Matcher matcher) {
    String plain = matcher.group("plain");
    String digits = matcher.group();
    if (plain != null) {
      digits = plain;
    } else if (matcher.group("grouped") != null) {
      digits = matcher.group("grouped").replaceAll("[, ]", "");
    } else if (matcher.group("joined") != null) {
      digits = matcher.group("joined").replace(" ", "");
    }
    String exponent = matcher.group("power") != null ? matcher.group("power") : matcher.group("e");
    double power =
        exponent == null
            ? 1
            : Math.pow(10, Integer.parseInt(exponent.replace('−', '-').replace("+", "")));
    int point = digits.indexOf('.');
    double place = point < 0 ? 1 : Math.pow(10, point + 1.0 - digits.length());
    boolean year = plain != null && point < 0 && digits.length() == 4 && exponent == null;
    return new Raw(
        matcher.start(),
        matcher.end(),
        Double.parseDouble(digits) * power,
        place * power,
        year,
        false);
  }

  private @Nullable Bare mention(Raw raw, @Nullable Bare pending) {
    boolean fraction = text.substring(raw.start, raw.end).contains("分之");
    WrittenUnit unit =
        fraction
            ? new WrittenUnit(raw.end, 1, Optional.empty(), false)
            : WrittenUnit.read(text, raw.end);
    double value = raw.value * unit.scale();
    double place = raw.place * unit.scale();
    int end = unit.end();
    // 5亿5686万吨 is one number.
    Matcher rest = ARABIC.matcher(text).region(end, text.length());
    if (unit.unit().isEmpty() && unit.scale() == 1e8 && rest.lookingAt()) {
      Raw lower = arabic(rest);
      WrittenUnit lowerUnit = WrittenUnit.read(text, lower.end);
      if (text.startsWith("万", lower.end)) {
        value += lower.value * 1e4;
        place = lower.place * 1e4;
        unit = lowerUnit;
        end = lowerUnit.end();
      }
    }
    if (raw.spelled && isWord(raw, unit)) {
      return null;
    }
    Optional<Unit> named = fraction ? Optional.of(Unit.PERCENT) : unit.unit();
    if (fraction) {
      value *= 100;
      place *= 100;
    }
    String before = text.substring(Math.max(0, raw.start - 16), raw.start);
    if (named.isEmpty() && !unit.foreign() && MONEY_BEFORE.matcher(before).find()) {
      named = Optional.of(Unit.YUAN);
    }
    boolean foreign = unit.foreign() || FOREIGN_BEFORE.matcher(before).find();
    int start = raw.start;
    int sign = 1;
    if (isNegative(raw.start)) {
      sign = -1;
      start--;
    }
    Mention.Kind kind = Kinds.of(text, raw, unit.scale(), named, foreign);
    if (kind == Mention.Kind.ORDINAL) {
      end = raw.end;
    }
    if (pending != null
        && pending.unitless
        && RANGE.matcher(text.substring(pending.end, start)).matches()
        && (named.isPresent() || foreign || unit.scale() != 1)) {
      Mention first = mentions.get(pending.index);
      if (kind == Mention.Kind.YEAR == (first.kind() == Mention.Kind.YEAR)) {
        Mention.Kind shared = kind == Mention.Kind.YEAR ? first.kind() : kind;
        mentions.set(
            pending.index,
            new Mention(
                first.start(),
                first.end(),
                first.value() * unit.scale(),
                named,
                first.halfDigit() * unit.scale(),
                shared));
      }
    }
    mentions.add(
        new Mention(folded.start(start), folded.end(end), sign * value, named, place / 2, kind));
    return new Bare(mentions.size() - 1, end, named.isEmpty() && !foreign && unit.scale() == 1);
  }

  /// Numerals that belong to a word, or are too small to be a statement: 三峡, 一个, 千家万户, one.
  private boolean isWord(Raw raw, WrittenUnit unit) {
    String numeral = text.substring(raw.start, raw.end);
    char before = raw.start > 0 ? text.charAt(raw.start - 1) : '\n';
    if ("数几上成多".indexOf(before) >= 0 || (before == '第' && raw.value < 100)) {
      return true;
    }
    boolean english = numeral.charAt(0) < 0x80;
    boolean measured = unit.unit().isPresent() || unit.scale() != 1 || unit.foreign();
    if (english) {
      return raw.value <= 10 && (!measured || raw.value == 1);
    }
    if (numeral.equals("十") || numeral.equals("一十")) {
      return !measured;
    }
    boolean digitsOnly = raw.whole;
    if (digitsOnly && numeral.length() == 1) {
      boolean telling =
          unit.scale() != 1
              || unit.unit()
                  .filter(
                      u ->
                          u.equals(Unit.PERCENT)
                              || u.equals(Unit.PERCENTAGE_POINT)
                              || u.equals(Unit.ONE))
                  .isPresent();
      return !telling;
    }
    return digitsOnly && numeral.length() == 2 && !measured;
  }

  private boolean isNegative(int start) {
    if (start == 0) {
      return false;
    }
    char sign = text.charAt(start - 1);
    if (sign == '负') {
      return true;
    }
    if (sign != '-' && sign != '−') {
      return false;
    }
    char before = start > 1 ? text.charAt(start - 2) : ' ';
    return !(before < 0x80 && Character.isLetterOrDigit(before))
        && "%‰)年月日吨元人点₂₀".indexOf(before) < 0;
  }
}
