package tanlu.assistant.proof;

import java.util.regex.Pattern;

/// Labels, names and a model's words are data: this writes them so that Markdown takes none of it
/// as markup.
public final class TextEscaping {
  private static final Pattern SIGNIFICANT = Pattern.compile("[\\\\`*_\\[\\]<>|~#!&]");

  private TextEscaping() {}

  /// A backslash before everything Markdown would act on, in one line.
  public static String inline(String text) {
    return SIGNIFICANT
        .matcher(visible(text).replaceAll("\\s+", " "))
        .replaceAll(mark -> "\\\\" + java.util.regex.Matcher.quoteReplacement(mark.group()));
  }

  /// Without characters no eye sees: format and control characters, private use.
  static String visible(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(TextEscaping::isVisible).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED ->
          false;
      case Character.CONTROL -> point == '\n' || point == '\t';
      default -> true;
    };
  }
}
