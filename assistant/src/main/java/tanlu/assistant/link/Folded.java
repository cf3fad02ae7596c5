package tanlu.assistant.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A text as the tables compare it: compatibility forms resolved, marks dropped (`Guǎngdōng`),
/// lower case, simplified characters, one kind of dash and apostrophe. Every folded character knows
/// the characters it came from.
final class Folded {
  // ICU's transliterator does the same and takes most of a second to load; a test compares them.
  private static final Map<Character, Character> SIMPLIFIED = simplified();

  private final String original;
  private final StringBuilder text = new StringBuilder();
  private int[] starts;

  private Folded(String original) {
    this.original = original;
    this.starts = new int[original.length() + 1];
  }

  static Folded of(String original) {
    Folded folded = new Folded(original);
    for (int i = 0; i < original.length(); ) {
      int next = i + Character.charCount(original.codePointAt(i));
      folded.append(fold(original.substring(i, next)), i);
      i = next;
    }
    folded.mark(folded.text.length(), original.length());
    return folded;
  }

  /// A question, where numbers in words are digits as well.
  static Folded ofQuestion(String question) {
    Folded folded = of(question);
    Numerals.write(folded);
    return folded;
  }

  /// Puts other characters where a pattern is found; the first and the last of them come from where
  /// the first and the last found came from.
  void rewrite(Pattern pattern, Function<MatchResult, Optional<String>> written) {
    List<MatchResult> found = pattern.matcher(text).results().toList();
    for (MatchResult match : found.reversed()) {
      written.apply(match).ifPresent(other -> replace(match.start(), match.end(), other));
    }
  }

  private void replace(int from, int to, String other) {
    int grown = other.length() - (to - from);
    int[] moved = new int[text.length() + grown + 1];
    System.arraycopy(starts, 0, moved, 0, from);
    for (int i = 0; i < other.length(); i++) {
      moved[from + i] =
          i == other.length() - 1 ? starts[to - 1] : starts[Math.min(from + i, to - 1)];
    }
    System.arraycopy(starts, to, moved, from + other.length(), text.length() + 1 - to);
    text.replace(from, to, other);
    starts = moved;
  }

  /// A text in simplified characters and lower case with every character at its place; what would
  /// fold to several stays.
  static String inPlace(String original) {
    StringBuilder text = new StringBuilder(original.length());
    original
        .chars()
        .forEach(
            c -> {
              String folded = fold(String.valueOf((char) c));
              text.append(folded.length() == 1 ? folded.charAt(0) : (char) c);
            });
    return text.toString();
  }

  String text() {
    return text.toString();
  }

  /// The mention of what lies between two positions of the folded text.
  <T> Mention<T> mention(T value, int from, int to) {
    int start = starts[from];
    int end = to == 0 ? 0 : Math.max(start, endOf(to));
    return new Mention<>(value, start, end, original.substring(start, end), Optional.empty());
  }

  /// What the words of a lexicon name, each taking its place.
  <T> List<Mention<T>> mentions(Spans spans, Lexicon<T> lexicon) {
    List<Mention<T>> mentions = new ArrayList<>();
    for (Lexicon.Hit<T> hit : lexicon.scan(text())) {
      for (T value : hit.values()) {
        Mention<T> mention = mention(value, hit.start(), hit.end());
        spans.take(mention.start(), mention.end());
        mentions.add(mention);
      }
    }
    return List.copyOf(mentions);
  }

  private int endOf(int to) {
    int last = starts[to - 1];
    return last + Character.charCount(original.codePointAt(last));
  }

  private void append(String part, int origin) {
    for (int i = 0; i < part.length(); i++) {
      mark(text.length(), origin);
      text.append(part.charAt(i));
    }
  }

  private void mark(int position, int origin) {
    if (position >= starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
    }
    starts[position] = origin;
  }

  private static String fold(String character) {
    char first = character.charAt(0);
    if (first < 0x80 || (first >= '\u4e00' && first <= '\u9fff')) {
      return String.valueOf(fold(first));
    }
    if (first >= '\u2460' && first <= '\u2473') {
      // ① counts what is asked and is no digit of the year behind it.
      return " ";
    }
    String plain = Normalizer.normalize(character, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      if (Character.getType(plain.charAt(i)) != Character.NON_SPACING_MARK) {
        folded.append(fold(plain.charAt(i)));
      }
    }
    return folded.toString();
  }

  private static char fold(char c) {
    return switch (c) {
      case '‐', '‑', '‒', '–', '—', '―', '−', '─' -> '-';
      case '’', '‘', '`', '´' -> '\'';
      case '〜' -> '~';
      default ->
          Character.isWhitespace(c) ? ' ' : SIMPLIFIED.getOrDefault(c, Character.toLowerCase(c));
    };
  }

  private static Map<Character, Character> simplified() {
    try (InputStream in = Folded.class.getResourceAsStream("traditional.txt")) {
      String pairs =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
      Map<Character, Character> map = new HashMap<>();
      for (String pair : pairs.split("\\s+", -1)) {
        map.put(pair.charAt(0), pair.charAt(1));
      }
      return map;
    } catch (IOException e) {
      throw new UncheckedIOException("traditional.txt cannot be read", e);
    }
  }
}
