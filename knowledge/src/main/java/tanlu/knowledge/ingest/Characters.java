package tanlu.knowledge.ingest;

import com.ibm.icu.text.Normalizer2;
import java.util.regex.Pattern;

/// The characters of a text as read: what has no shape is left out, blanks are one blank, and the
/// radicals some PDF files write for ideographs (⽅ for 方) are ideographs.
final class Characters {
  private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
  private static final Pattern SHAPELESS = Pattern.compile("[\\p{Cf}\\x{FE00}-\\x{FE0F}\\p{Co}]");
  private static final Pattern RADICALS =
      Pattern.compile("[\\x{2E80}-\\x{2FDF}\\x{F900}-\\x{FAFF}]+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\x00-\\x1F\\x7F]+");

  private Characters() {}

  static String seen(String text) {
    String shaped = SHAPELESS.matcher(text).replaceAll("");
    String spaced = BLANKS.matcher(shaped).replaceAll(" ").strip();
    return RADICALS.matcher(spaced).replaceAll(found -> NFKC.normalize(found.group()));
  }

  /// What is written in characters without shape: ASCII in the tags of U+E0000, or text whose
  /// direction is turned so that it reads otherwise than it stands.
  static String hidden(String text) {
    StringBuilder hidden = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= 0xE0020 && c < 0xE007F)
        .forEach(c -> hidden.append((char) (c - 0xE0000)));
    boolean turned = text.indexOf('\u202D') >= 0 || text.indexOf('\u202E') >= 0;
    return hidden.isEmpty() && turned ? seen(text) : hidden.toString();
  }

  static int ideographs(String text) {
    return (int) text.codePoints().filter(Character::isIdeographic).count();
  }

  /// Letters and ideographs: what a text says anything with.
  static int letters(String text) {
    return (int) text.codePoints().filter(Character::isLetter).count();
  }
}
