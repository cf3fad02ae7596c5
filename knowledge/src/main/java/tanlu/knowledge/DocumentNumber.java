package tanlu.knowledge;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Document numbers as people type them: `国发〔2021〕23号`, `国发[2021]23号`, `国发（2021）23 号`, the same
/// without 号 and in full-width digits are one number.
public final class DocumentNumber {
  private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
  private static final String OPEN = "〔【[(〈<﹝";
  private static final String CLOSE = "〕】])〉>﹞";
  // No issuer's code, year and number together come to more.
  private static final int LONGEST = 32;
  private static final Pattern BRACKETED =
      Pattern.compile("\\p{IsHan}{1,12}\\[(?:19|20)\\d\\d]第?\\d{1,5}$");

  private DocumentNumber() {}

  /// The one spelling all others fold to, without the final 号: `国发[2021]23`.
  public static String key(String number) {
    String key = Spelled.of(number).text();
    return key.endsWith("号") ? key.substring(0, key.length() - 1) : key;
  }

  /// A document number in a text.
  ///
  /// @param key as [#key] spells it
  /// @param start where it begins in the text
  /// @param held whether the corpus has a document of that number
  record Named(String key, int start, int end, boolean held) {}

  /// The numbers a text names, from left to right; of two that end in one place the longer.
  ///
  /// @param held whether the corpus has a document of that key
  static List<Named> in(String text, Predicate<String> held) {
    Spelled spelled = Spelled.of(text);
    List<Named> found = new ArrayList<>();
    int from = 0;
    for (int end = 1; end <= spelled.text().length(); end++) {
      if (spelled.endsDigits(end)) {
        Optional<Named> named = endingAt(end, from, spelled, held);
        if (named.isPresent()) {
          found.add(named.get());
          from = end;
        }
      }
    }
    return found;
  }

  private static Optional<Named> endingAt(
      int end, int from, Spelled spelled, Predicate<String> held) {
    String text = spelled.text();
    for (int start = Math.max(from, end - LONGEST); start < end - 1; start++) {
      String key = text.substring(start, end);
      if (held.test(key)) {
        return Optional.of(spelled.named(start, end, true));
      }
    }
    Matcher unknown = BRACKETED.matcher(text.substring(from, end));
    return unknown.find()
        ? Optional.of(spelled.named(from + unknown.start(), end, false))
        : Optional.empty();
  }

  /// A text without blanks, brackets and digits of one kind, and where each character came from.
  private static final class Spelled {
    private final String text;
    private final int[] origins;

    private Spelled(String text, int[] origins) {
      this.text = text;
      this.origins = origins;
    }

    String text() {
      return text;
    }

    static Spelled of(String written) {
      StringBuilder text = new StringBuilder();
      IntStream.Builder origins = IntStream.builder();
      for (int at = 0; at < written.length(); at++) {
        for (char c : NFKC.normalize(written.substring(at, at + 1)).toCharArray()) {
          if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
            text.append(OPEN.indexOf(c) >= 0 ? '[' : CLOSE.indexOf(c) >= 0 ? ']' : c);
            origins.add(at);
          }
        }
      }
      return new Spelled(text.toString(), origins.build().toArray());
    }

    boolean endsDigits(int end) {
      return isDigit(text.charAt(end - 1)) && (end == text.length() || !isDigit(text.charAt(end)));
    }

    Named named(int start, int end, boolean held) {
      int last = end < text.length() && text.charAt(end) == '号' ? end : end - 1;
      return new Named(text.substring(start, end), origins[start], origins[last] + 1, held);
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  }
}
