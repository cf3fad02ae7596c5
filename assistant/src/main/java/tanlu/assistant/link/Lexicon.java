package tanlu.assistant.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Spellings and what they stand for. A tool argument must be a whole spelling; a question is
/// scanned for the leftmost longest ones. Spaces, hyphens, commas and apostrophes inside Latin
/// spellings do not count, so `guang dong` is `Guangdong` and `Xi'an` is `Xian`.
final class Lexicon<T> {

  /// Where a spelling stands in a folded text.
  record Hit<T>(List<T> values, int start, int end) {}

  private static final class Node<T> {
    private final Map<Character, Node<T>> next = new HashMap<>();
    private final List<T> values = new ArrayList<>();
  }

  private final Map<String, List<T>> whole = new HashMap<>();
  private final Node<T> root = new Node<>();

  /// Adds a spelling; one that is there already gains another meaning.
  void put(String spelling, T value) {
    String key = argument(spelling, value);
    boolean oneCharacter = key.length() == 1 && isHan(key.charAt(0));
    if (key.isEmpty() || oneCharacter) {
      return;
    }
    Node<T> node = root;
    for (int i = 0; i < key.length(); i++) {
      node = node.next.computeIfAbsent(key.charAt(i), _ -> new Node<>());
    }
    if (!node.values.contains(value)) {
      node.values.add(value);
    }
  }

  /// Adds a spelling that is safe only as a whole argument, as `HE` for Hebei is.
  void putArgument(String spelling, T value) {
    argument(spelling, value);
  }

  private String argument(String spelling, T value) {
    String key = key(spelling);
    List<T> values = whole.computeIfAbsent(key, _ -> new ArrayList<>());
    if (!values.contains(value)) {
      values.add(value);
    }
    return key;
  }

  List<T> whole(String argument) {
    return whole.getOrDefault(key(argument), List.of());
  }

  /// Every spelling as it is compared: lower case, without spaces.
  Set<String> spellings() {
    return whole.keySet();
  }

  int size() {
    return whole.size();
  }

  List<Hit<T>> scan(String folded) {
    List<Hit<T>> hits = new ArrayList<>();
    for (int i = 0; i < folded.length(); ) {
      Hit<T> hit = longest(folded, i);
      if (hit != null) {
        hits.add(hit);
      }
      i = hit == null ? i + 1 : hit.end;
    }
    return hits;
  }

  private @org.jspecify.annotations.Nullable Hit<T> longest(String folded, int start) {
    if (start > 0 && sameWord(folded.charAt(start - 1), folded.charAt(start))) {
      return null;
    }
    Hit<T> longest = null;
    Node<T> node = root;
    for (int i = start; i < folded.length(); i++) {
      char c = folded.charAt(i);
      Node<T> next = node.next.get(c);
      if (next != null) {
        node = next;
        boolean ends = !isWord(c) || ends(folded, i + 1);
        if (!node.values.isEmpty() && ends) {
          longest = new Hit<>(List.copyOf(node.values), start, i + 1);
        }
      } else if (node == root || !isJoint(c) || !isLatin(folded.charAt(i - 1))) {
        break;
      }
    }
    return longest;
  }

  /// A word ends here, or with the s of one that is written without its apostrophe: “Chinas total”.
  private static boolean ends(String folded, int at) {
    int next = at < folded.length() && folded.charAt(at) == 's' ? at + 1 : at;
    return next >= folded.length() || !sameWord(folded.charAt(next - 1), folded.charAt(next));
  }

  static String key(String spelling) {
    StringBuilder key = new StringBuilder();
    for (char c : Folded.of(spelling).text().toCharArray()) {
      if (!isJoint(c)) {
        key.append(c);
      }
    }
    return key.toString();
  }

  private static boolean isJoint(char c) {
    return c == ' ' || c == '-' || c == '\'' || c == '_' || c == ',';
  }

  /// Not so in “fujian2017”.
  private static boolean sameWord(char left, char right) {
    return isWord(left) && isWord(right) && Character.isDigit(left) == Character.isDigit(right);
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static boolean isLatin(char c) {
    return isWord(c) || isJoint(c);
  }

  static boolean isHan(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }
}
