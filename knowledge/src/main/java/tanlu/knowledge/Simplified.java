package tanlu.knowledge;

import com.ibm.icu.text.Transliterator;

/// Traditional characters to simplified ones, which the corpus is written in.
final class Simplified {
  private Simplified() {}

  static String of(String text) {
    return Characters.TABLE.transliterate(text);
  }

  /// Slow to load, so with the first question and not at the start.
  private static final class Characters {
    static final Transliterator TABLE = Transliterator.getInstance("Traditional-Simplified");
  }
}
