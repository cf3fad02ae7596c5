package tanlu.evals.score;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Words as a reader compares them: without Markdown, width, case or spacing.
final class Words {
  private static final Pattern CITATION = Pattern.compile("\\[+\\d+]+\\(#citation-\\d+\\)");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");
  private static final Pattern MARKUP = Pattern.compile("[*_`\\\\]");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Words() {}

  static boolean contains(String text, String words) {
    return folded(text).contains(folded(words));
  }

  /// The text as shown: the words of links, no citation marks.
  static String shown(String markdown) {
    return LINK.matcher(CITATION.matcher(markdown).replaceAll("")).replaceAll("$1");
  }

  static String folded(String text) {
    String plain = MARKUP.matcher(shown(text)).replaceAll("");
    String compatible = Normalizer.normalize(plain, Normalizer.Form.NFKC);
    return SPACE.matcher(compatible).replaceAll(" ").toLowerCase(Locale.ROOT).strip();
  }
}
