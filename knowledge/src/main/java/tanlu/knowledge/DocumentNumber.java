package tanlu.knowledge;

import static java.util.stream.Collectors.joining;

import com.ibm.icu.text.Normalizer2;
import java.util.regex.Pattern;

/// Document numbers as people type them: `国发〔2021〕23号`, `国发[2021]23号`, `国发（2021）23 号` and
/// full-width digits are one number.
final class DocumentNumber {
  private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
  private static final Pattern OPEN = Pattern.compile("[〔【\\[(〈<]");
  private static final Pattern CLOSE = Pattern.compile("[〕】\\])〉>]");
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]+");

  private DocumentNumber() {}

  /// The one spelling all others fold to, e.g. `国发[2021]23号`. Text around a number stays.
  static String canonical(String text) {
    String folded = BLANK.matcher(NFKC.normalize(text)).replaceAll("");
    return CLOSE.matcher(OPEN.matcher(folded).replaceAll("[")).replaceAll("]");
  }

  /// Matches the number inside any text, whatever brackets and blanks it is written with; the final
  /// 号 may be missing, another digit may not follow.
  static Pattern pattern(String number) {
    String bare = canonical(number).replaceFirst("号$", "");
    return Pattern.compile(
        bare.chars().mapToObj(DocumentNumber::anySpelling).collect(joining("[\\s\\p{Z}]*"))
            + "(?![0-9])[\\s\\p{Z}]*号?");
  }

  private static String anySpelling(int c) {
    return switch (c) {
      case '[' -> "[〔【\\[(（［〈<]";
      case ']' -> "[〕】\\])）］〉>]";
      default -> "[" + (char) c + (c >= '0' && c <= '9' ? (char) (c - '0' + '０') : "") + "]";
    };
  }
}
