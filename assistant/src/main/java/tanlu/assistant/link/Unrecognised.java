package tanlu.assistant.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;
import tanlu.analytics.proof.Text;

/// The result for a word no table has, with the spellings nearest to it.
final class Unrecognised {
  private Unrecognised() {}

  static <T> Resolved<T> of(String given, Text expected, List<Text> all) {
    return new Resolved.Unknown<>(
        given,
        Text.of(
            "不认识“" + given + "”；应为" + expected.zh(),
            "“" + given + "” is not known; expected " + expected.en()),
        nearest(given, all));
  }

  private static List<Text> nearest(String given, List<Text> all) {
    String key = Lexicon.key(given);
    List<Text> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.comparingInt(
            text -> Math.min(distance(key, text.zh()), distance(key, text.en()))));
    return sorted.stream().limit(all.size() <= 5 ? 5 : 3).toList();
  }

  private static int distance(String key, String name) {
    return LevenshteinDistance.getDefaultInstance().apply(key, Lexicon.key(name));
  }
}
