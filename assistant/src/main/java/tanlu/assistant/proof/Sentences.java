package tanlu.assistant.proof;

import java.util.Locale;
import java.util.Set;

/// Where the first sentence of a growing text ends. The decision never changes with what comes
/// later: as long as it could, there is none. A line of a table is one sentence; references `[[…]]`
/// are never split, and citations right behind a full stop belong to its sentence.
final class Sentences {
  /// Longer brackets are no reference.
  private static final int REFERENCE = 200;

  private static final int UNDECIDED = -1;
  private static final String CLOSERS = "”’」』）)】》\"'*_`";
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "e.g", "i.e", "no", "nos", "vs", "approx", "ca", "cf", "fig", "figs", "eq", "sec", "art",
          "dr", "mr", "mrs", "ms", "prof", "st", "inc", "ltd", "co", "et al", "al", "u.s", "u.k",
          "p.r", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
          "dec", "vol", "pp", "doc");

  private final CharSequence text;
  private final boolean last;

  private Sentences(CharSequence text, boolean last) {
    this.text = text;
    this.last = last;
  }

  /// @param last whether nothing more will come
  /// @return the end of the first sentence, or -1 where more text is needed to tell
  static int end(CharSequence text, boolean last) {
    int end = new Sentences(text, last).find();
    return end == UNDECIDED && last ? text.length() : end;
  }

  private int find() {
    boolean row = isRow();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        return at + 1;
      }
      if (c == '[') {
        int after = afterReference(at);
        if (after == UNDECIDED) {
          return UNDECIDED;
        }
        at = after;
        continue;
      }
      if (!row && "。！？!?.".indexOf(c) >= 0) {
        int end = afterStop(at);
        if (end == UNDECIDED || end > at) {
          return end;
        }
      }
      at++;
    }
    return UNDECIDED;
  }

  private boolean isRow() {
    int first = 0;
    while (first < text.length() && text.charAt(first) == ' ') {
      first++;
    }
    return first < text.length() && text.charAt(first) == '|';
  }

  /// The place after a reference, or after the bracket where it is none.
  private int afterReference(int at) {
    if (at + 1 >= text.length()) {
      return last ? at + 1 : UNDECIDED;
    }
    if (text.charAt(at + 1) != '[') {
      return at + 1;
    }
    int limit = Math.min(text.length(), at + REFERENCE);
    for (int i = at + 2; i < limit; i++) {
      if (text.charAt(i) == '\n') {
        return at + 1;
      }
      if (text.charAt(i) == ']') {
        if (i + 1 >= text.length()) {
          return last ? at + 1 : UNDECIDED;
        }
        if (text.charAt(i + 1) == ']') {
          return i + 2;
        }
      }
    }
    return limit < at + REFERENCE && !last ? UNDECIDED : at + 1;
  }

  /// The end of the sentence stopped at `stop`, or `stop` itself where that is no full stop.
  private int afterStop(int stop) {
    boolean chinese = "。！？".indexOf(text.charAt(stop)) >= 0;
    int at = stop + 1;
    while (at < text.length()
        && (CLOSERS.indexOf(text.charAt(at)) >= 0 || "。！？!?".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    int end = at;
    while (true) {
      int next = end;
      while (next < text.length() && text.charAt(next) == ' ') {
        next++;
      }
      if (next >= text.length()) {
        return last ? next : UNDECIDED;
      }
      if (text.charAt(next) == '\n') {
        return next + 1;
      }
      if (text.charAt(next) == '[') {
        int after = afterReference(next);
        if (after == UNDECIDED) {
          return UNDECIDED;
        }
        boolean citation = after > next + 2 && text.toString().startsWith("[[p:", next);
        if (citation && (chinese || isFullStop(stop))) {
          end = after;
          continue;
        }
      }
      boolean blank = next > end || end > at;
      if (chinese) {
        return next;
      }
      return blank && isFullStop(stop) && opensSentence(text.charAt(next)) ? next : stop;
    }
  }

  private static boolean opensSentence(char c) {
    return Character.isUpperCase(c) || Character.isIdeographic(c) || "[\"“(*_#".indexOf(c) >= 0;
  }

  private boolean isFullStop(int stop) {
    if (text.charAt(stop) != '.') {
      return true;
    }
    int start = stop;
    while (start > 0
        && !Character.isWhitespace(text.charAt(start - 1))
        && "(（".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    String token = text.subSequence(start, stop).toString();
    boolean marker = token.matches("[0-9]{1,2}") && text.subSequence(0, start).toString().isBlank();
    return !marker
        && !token.isEmpty()
        && !token.matches("[A-Za-z]|(?:[A-Za-z]\\.)+[A-Za-z]")
        && !ABBREVIATIONS.contains(token.toLowerCase(Locale.ROOT));
  }
}
