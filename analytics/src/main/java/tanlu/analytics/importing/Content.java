package tanlu.analytics.importing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// What stands in a cell of a sheet; a formula is its cached value.
sealed interface Content {
  record Amount(double value) implements Content {
    @Override
    public String toString() {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }

  record Word(String text) implements Content {
    @Override
    public String toString() {
      return text;
    }
  }

  /// An error value such as `#REF!`, or a formula saved without its value.
  record Broken(String code) implements Content {
    @Override
    public String toString() {
      return code;
    }
  }

  enum Blank implements Content {
    BLANK;

    @Override
    public String toString() {
      return "";
    }
  }

  static Content text(String text) {
    return text.isBlank() ? Blank.BLANK : new Word(text);
  }

  /// Interfaces have no private constants.
  final class Patterns {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}(\\.0+)?");

    private Patterns() {}
  }

  /// A code as official tables mean it: `1`, `1.0` and `01` are `01`, letters in capitals, blanks
  /// and line breaks dropped.
  default String code() {
    String plain = compact(toString()).toUpperCase(Locale.ROOT);
    return Patterns.NUMBER.matcher(plain).matches()
        ? "%02d".formatted((int) Double.parseDouble(plain))
        : plain;
  }

  /// Without blanks and line breaks, full-width letters made plain.
  static String compact(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .chars()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// Letters and digits only, case folded: how headers of inventories compare.
  static String letters(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .chars()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// Chinese characters only: how sector names compare.
  static String characters(String text) {
    return text.replaceAll("[^\\p{IsHan}]", "");
  }
}
