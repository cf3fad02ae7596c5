package tanlu.assistant;

import java.util.Optional;
import java.util.regex.Pattern;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;

/// Notices an answer that is not in the language it was asked for.
final class WrittenLanguage {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern LATIN_WORD = Pattern.compile("\\p{IsLatin}{3,}");
  private static final Pattern LINK = Pattern.compile("\\]\\([^)]*\\)");

  /// Too little to tell by.
  private static final int FEW = 6;

  private static final Text OTHER =
      Text.of("语言模型没有用中文作答。", "The language model did not answer in English.");

  private WrittenLanguage() {}

  /// The warning, where there is cause for one. An English word stands for about two Chinese
  /// characters; each language may hold names in the other.
  static Optional<String> other(String markdown, Language asked) {
    String text = LINK.matcher(markdown).replaceAll("]");
    long han = HAN.matcher(text).results().count();
    long words = LATIN_WORD.matcher(text).results().count();
    boolean other =
        switch (asked) {
          case ZH -> words >= FEW && han < 2 * words;
          case EN -> han >= 2 * FEW && 2 * words < han;
        };
    return other ? Optional.of(OTHER.in(asked)) : Optional.empty();
  }
}
