package tanlu.assistant.link;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

/// The regions a misspelt name may mean: by edit distance in Latin letters, by sound and shared
/// characters in Chinese.
final class NearRegions {
  private static final int LONG_NAME = 6;
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();
  // The characters of GB 2312 that sound like one in a province's name, tones aside.
  private static final Map<Character, String> SYLLABLES = syllables();

  private final List<Region> provinces;

  NearRegions(List<Region> provinces) {
    this.provinces = provinces;
  }

  /// Regions within two edits of a Latin name of at least four letters, or of a Chinese name with
  /// the same sound and a character in common; nearest first.
  List<Region> near(String given) {
    String key = Lexicon.key(given);
    if (key.chars().anyMatch(c -> Lexicon.isHan((char) c))) {
      return provinces.stream().filter(province -> soundsLike(key, province)).toList();
    }
    if (key.length() < 4) {
      return List.of();
    }
    return provinces.stream()
        .filter(province -> edits(key, province) <= 2)
        .sorted(Comparator.comparingInt(province -> edits(key, province)))
        .toList();
  }

  /// The one region a typo may be read as: one edit from a name of six letters or more, and no
  /// other region near.
  Optional<Region> typo(String given) {
    String key = Lexicon.key(given);
    List<Region> near = near(given);
    boolean sure =
        near.size() == 1
            && key.length() >= LONG_NAME
            && latin(near.getFirst()).length() >= LONG_NAME
            && edits(key, near.getFirst()) == 1;
    return sure ? Optional.of(near.getFirst()) : Optional.empty();
  }

  /// Whether a Latin word is one edit from a long name, be it from one or from several.
  boolean slip(String given) {
    String key = Lexicon.key(given);
    return near(given).stream()
        .anyMatch(region -> latin(region).length() >= LONG_NAME && edits(key, region) == 1);
  }

  static Text typoNote(String given, Region region) {
    return Text.of(
        "“" + given + "”按“" + region.name().zh() + "”理解",
        "“" + given + "” is read as " + region.name().en());
  }

  /// At least one candidate for whatever was written: the near ones, else the best matching
  /// spellings.
  List<Region> candidates(String given) {
    List<Region> near = near(given);
    if (!near.isEmpty()) {
      return near;
    }
    String key = Lexicon.key(given).replaceAll("(省|市|自治区|province|city|sheng|shi)$", "");
    boolean han = key.chars().anyMatch(c -> Lexicon.isHan((char) c));
    return provinces.stream()
        .sorted(
            Comparator.comparingInt(
                province -> DISTANCE.apply(key, han ? province.name().zh() : latin(province))))
        .limit(3)
        .toList();
  }

  private static boolean soundsLike(String given, Region province) {
    String name = province.name().zh();
    return given.length() == name.length()
        && IntStream.range(0, name.length()).anyMatch(i -> given.charAt(i) == name.charAt(i))
        && IntStream.range(0, name.length())
            .allMatch(i -> sound(given.charAt(i)).equals(sound(name.charAt(i))));
  }

  private static String sound(char c) {
    return SYLLABLES.getOrDefault(c, String.valueOf(c));
  }

  private static int edits(String key, Region province) {
    String bare = key.endsWith("province") ? key.substring(0, key.length() - 8) : key;
    return DISTANCE.apply(bare, latin(province));
  }

  private static String latin(Region region) {
    return Lexicon.key(region.name().en());
  }

  private static Map<Character, String> syllables() {
    Map<Character, String> syllables = new HashMap<>();
    for (var record : LinkTable.records("homophones")) {
      for (char c : record.get("characters").toCharArray()) {
        syllables.put(c, record.get("syllable"));
      }
    }
    return syllables;
  }

  static List<Text> names(Stream<Region> regions) {
    return regions.map(Region::name).toList();
  }
}
