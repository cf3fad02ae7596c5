package tanlu.assistant.model;

import java.util.Optional;
import java.util.regex.Pattern;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;

/// Tells whether a text is in the language it was asked for. Code and the titles of Chinese
/// documents belong to neither.
public final class WrittenLanguage {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern LATIN_WORD = Pattern.compile("\\p{IsLatin}{3,}");
  private static final Pattern ASIDE =
      Pattern.compile("\\]\\([^)]*\\)|\\[\\[[^\\]]*]]|(?s:```.*?(?:```|$))|《[^》\\n]*》?");

  private static final Pattern SENTENCE = Pattern.compile("[。！？]|[.!?](?:\\s|$)|\\n");

  /// Too little to tell by.
  private static final int FEW = 6;

  private static final Text OTHER =
      Text.of("语言模型没有用中文作答。", "The language model did not answer in English.");

  private WrittenLanguage() {}

  private record Counted(long han, long words) {
    static Counted in(String markdown) {
      String text = ASIDE.matcher(markdown).replaceAll("]");
      return new Counted(
          HAN.matcher(text).results().count(), LATIN_WORD.matcher(text).results().count());
    }
  }

  /// The warning, where there is cause for one. An English word stands for about two Chinese
  /// characters; each language may hold names in the other.
  public static Optional<String> other(String markdown, Language asked) {
    return isOther(markdown, asked) ? Optional.of(OTHER.in(asked)) : Optional.empty();
  }

  static boolean isOther(String markdown, Language asked) {
    Counted counted = Counted.in(markdown);
    return switch (asked) {
      case ZH -> counted.words >= FEW && counted.han < 2 * counted.words;
      case EN -> counted.han >= 2 * FEW && 2 * counted.words < counted.han;
    };
  }

  /// Whether a text is long enough to tell: a whole sentence mostly in the language asked for, or
  /// more words of whichever.
  static boolean tells(String markdown, Language asked) {
    Counted counted = Counted.in(markdown);
    boolean sentence = SENTENCE.matcher(markdown).find();
    boolean own =
        switch (asked) {
          case ZH -> counted.han >= FEW && counted.han >= 2 * counted.words;
          case EN -> counted.words >= FEW / 2 && 2 * counted.words >= counted.han;
        };
    return counted.han + 2 * counted.words >= 4 * FEW || (sentence && own);
  }
}
