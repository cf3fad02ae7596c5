package tanlu.assistant.proof;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.knowledge.Passage;

/// Quotation marks belong to words of an original text only. In a sentence that cites passages they
/// are taken off the words of a digest, and off any longer span no original passage holds; short
/// terms a digest does not contain keep theirs, and so do those of a title.
final class Quotations {
  private static final Pattern QUOTED =
      Pattern.compile("“([^“”\\n]*)”|\"([^\"\\n]*)\"|「([^「」\\n]*)」|『([^『』\\n]*)』");

  /// Longer than a term of art, in characters without blanks.
  private static final int TERM = 12;

  private static final double CLOSE = 0.8;

  private Quotations() {}

  static String kept(String text, List<Passage> cited) {
    if (cited.isEmpty()) {
      return text;
    }
    return QUOTED
        .matcher(text)
        .replaceAll(
            quote -> {
              String words = quote.group().substring(1, quote.group().length() - 1);
              return Matcher.quoteReplacement(
                  ofATitle(quote.group(), cited) || mayStand(words, cited) ? quote.group() : words);
            });
  }

  private static boolean ofATitle(String quote, List<Passage> cited) {
    return cited.stream()
        .anyMatch(
            passage -> passage.titleZh().contains(quote) || passage.titleEn().contains(quote));
  }

  private static boolean mayStand(String words, List<Passage> cited) {
    String span = folded(words);
    if (cited.stream().anyMatch(passage -> passage.original() && holds(passage, span))) {
      return true;
    }
    boolean digested =
        cited.stream()
            .anyMatch(
                passage -> !passage.original() && (holds(passage, span) || close(passage, span)));
    return !digested && span.length() <= TERM;
  }

  private static boolean holds(Passage passage, String span) {
    return folded(passage.textZh()).contains(span) || folded(passage.textEn()).contains(span);
  }

  /// Whether most pairs of neighbouring characters of the span stand in the passage.
  private static boolean close(Passage passage, String span) {
    return span.length() > 3
        && Math.max(shared(span, folded(passage.textZh())), shared(span, folded(passage.textEn())))
            >= CLOSE;
  }

  private static double shared(String span, String text) {
    int found = 0;
    for (int i = 0; i + 1 < span.length(); i++) {
      found += text.contains(span.substring(i, i + 2)) ? 1 : 0;
    }
    return found / (span.length() - 1.0);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\s*_]+", "")
        .toLowerCase(Locale.ROOT);
  }
}
