package tanlu.knowledge.ingest;

import com.ibm.icu.text.Transliterator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds texts written to be found rather than read: pinyin worked into Chinese, or the same words
/// over and over.
final class Padding {
  /// A marked-up reading of a rare character or a place's name is honest; so many are not.
  private static final int PINYIN = 5;

  private static final int PINYIN_RUN = 6;
  private static final int ROMANISED = 12;

  /// Prose of this many ideographs repeats some pairs; with fewer different ones than the share it
  /// says nothing new.
  private static final int WINDOW = 240;

  private static final double FRESH = 0.33;
  private static final int REPEATS = 4;
  private static final double REPEATED = 0.3;
  private static final int SENTENCE = 8;

  private static final Pattern BESIDE =
      Pattern.compile(
          "([\\p{IsHan}]{0,4})[ （(]{0,2}([a-zü\\p{M}āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{2,24})["
              + " ）)]{0,2}([\\p{IsHan}]{0,4})");
  private static final Pattern LATIN_RUN =
      Pattern.compile("[a-zü]{1,6}(?:[ \\-'][a-zü]{1,6}){" + (PINYIN_RUN - 1) + ",}");

  private Padding() {}

  /// Slow to load, so with the first text that has Latin letters.
  private static final class Pinyin {
    static final Transliterator TABLE = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
    static final Set<String> SYLLABLES = syllables();

    private static Set<String> syllables() {
      StringBuilder all = new StringBuilder();
      for (char c = 0x4E00; c < 0x9FA6; c++) {
        all.append(c).append(' ');
      }
      return new HashSet<>(List.of(TABLE.transliterate(all.toString()).strip().split("\\s+", -1)));
    }

    static String of(String ideographs) {
      return TABLE.transliterate(ideographs).replaceAll("[^a-z]", "");
    }
  }

  /// The pinyin that repeats the characters beside it, or stands in long runs.
  static Optional<String> pinyin(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (Characters.ideographs(lower) == 0) {
      return Optional.empty();
    }
    int found = 0;
    StringBuilder excerpt = new StringBuilder();
    Matcher beside = BESIDE.matcher(lower);
    int from = 0;
    while (beside.find(from)) {
      if (reads(beside.group(2), beside.group(1), beside.group(3))) {
        found++;
        excerpt.append(beside.group()).append(' ');
      }
      from = Math.max(beside.end(2), from + 1);
    }
    if (found >= PINYIN) {
      return Optional.of(excerpt.toString().strip());
    }
    int syllables = 0;
    Matcher run = LATIN_RUN.matcher(lower);
    while (run.find()) {
      List<String> words = List.of(run.group().split("[ \\-']", -1));
      if (Pinyin.SYLLABLES.containsAll(words)) {
        syllables += words.size();
        excerpt.append(run.group()).append(' ');
      }
    }
    return syllables >= ROMANISED ? Optional.of(excerpt.toString().strip()) : Optional.empty();
  }

  private static boolean reads(String latin, String before, String after) {
    String bare = Transliteration.ascii(latin);
    for (int length = 1; length <= 4; length++) {
      if (length <= before.length()
          && Pinyin.of(before.substring(before.length() - length)).equals(bare)) {
        return true;
      }
      if (length <= after.length() && Pinyin.of(after.substring(0, length)).equals(bare)) {
        return true;
      }
    }
    return false;
  }

  private static final class Transliteration {
    private static final Transliterator ASCII = Transliterator.getInstance("Latin-ASCII");

    static String ascii(String latin) {
      return ASCII.transliterate(latin).replaceAll("[^a-z]", "");
    }
  }

  /// A sentence said again and again, or a stretch that goes round in the same words.
  static Optional<String> repeated(List<Line> lines) {
    Map<String, Integer> sentences = new HashMap<>();
    int ideographs = 0;
    StringBuilder prose = new StringBuilder();
    for (Line line : lines) {
      if (line.text().contains(" | ")) {
        continue;
      }
      ideographs += Characters.letters(line.text());
      for (String sentence : line.text().split("[。；;！!？?\\n]", -1)) {
        String folded = Fingerprint.folded(sentence);
        if (folded.length() >= SENTENCE) {
          sentences.merge(folded, 1, Integer::sum);
        }
      }
      line.text().codePoints().filter(Character::isIdeographic).forEach(prose::appendCodePoint);
    }
    for (Map.Entry<String, Integer> each : sentences.entrySet()) {
      if (each.getValue() >= REPEATS
          && each.getValue() * each.getKey().length() > REPEATED * ideographs) {
        return Optional.of(each.getKey());
      }
    }
    for (int start = 0; start + WINDOW <= prose.length(); start += WINDOW / 2) {
      String window = prose.substring(start, start + WINDOW);
      Set<String> pairs = new HashSet<>();
      for (int i = 0; i + 1 < WINDOW; i++) {
        pairs.add(window.substring(i, i + 2));
      }
      if (pairs.size() < FRESH * (WINDOW - 1)) {
        return Optional.of(window);
      }
    }
    return Optional.empty();
  }
}
