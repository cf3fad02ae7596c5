package tanlu.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds many words in long texts: at each place only the words that begin with its character are
/// tried, the longest first. Latin words stand alone, with or without the plural's s.
final class WordFinder {
  private final Map<Character, List<String>> byFirst = new HashMap<>();

  WordFinder(Collection<String> words) {
    words.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .forEach(word -> byFirst.computeIfAbsent(word.charAt(0), c -> new ArrayList<>()).add(word));
  }

  Set<String> in(String text) {
    Set<String> found = new LinkedHashSet<>();
    for (int at = 0; at < text.length(); at++) {
      for (String word : byFirst.getOrDefault(text.charAt(at), List.of())) {
        if (text.startsWith(word, at) && alone(text, at, word)) {
          found.add(word);
          at += word.length() - 1;
          break;
        }
      }
    }
    return found;
  }

  private static boolean alone(String text, int at, String word) {
    int end = at + word.length();
    if (end < text.length() && text.charAt(end) == 's') {
      end++;
    }
    return word.charAt(0) >= 0x2E80
        || ((at == 0 || !latin(text.charAt(at - 1)))
            && (end == text.length() || !latin(text.charAt(end))));
  }

  private static boolean latin(char c) {
    return c < 0x2E80 && Character.isLetterOrDigit(c);
  }
}
