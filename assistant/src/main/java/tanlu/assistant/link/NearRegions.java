package tanlu.assistant.link;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

/// The regions a misspelt name may mean: by edit distance in Latin letters, by sound and shared
/// characters in Chinese.
final class NearRegions {
  private static final int LONG_NAME = 6;
  // The characters of GB 2312 that sound like one in a province's name, tones aside.
  private static final Map<Character, String> SYLLABLES = syllables();

  private final List<Region> provinces;

  NearRegions(List<Region> provinces) {
    this.provinces = provinces;
  }

  /// Regions within two slips of a Latin name of at least four letters, or of a Chinese name with
  /// the same sound and a character in common; nearest first.
  List<Region> near(String given) {
    String key = Lexicon.key(given);
    if (isHan(key)) {
      return provinces.stream().filter(province -> soundsLike(key, province)).toList();
    }
    if (key.length() < 4) {
      return List.of();
    }
    return provinces.stream()
        .filter(province -> slips(key, province) <= 2)
        .sorted(Comparator.comparingInt(province -> slips(key, province)))
        .toList();
  }

  /// The one region a typo may be read as: one slip from a name of six letters or more, and no
  /// other region near.
  Optional<Region> typo(String given) {
    return within(1, given).filter(region -> latin(region).length() >= LONG_NAME);
  }

  /// The one region a name may be read as that stands where a place stands, as in “of Jiangsoo”: up
  /// to two slips, and no other region near; in Chinese the one that sounds like it.
  Optional<Region> place(String given) {
    List<Region> near = near(given);
    if (isHan(given)) {
      return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
    }
    return typo(given)
        .or(() -> within(2, given).filter(region -> latin(region).length() > LONG_NAME));
  }

  private Optional<Region> within(int slips, String given) {
    String key = Lexicon.key(given);
    if (key.length() < LONG_NAME || isHan(key)) {
      return Optional.empty();
    }
    // Hardly anybody gets the first letter wrong.
    List<Region> near =
        near(given).stream().filter(region -> latin(region).charAt(0) == key.charAt(0)).toList();
    boolean sure = near.size() == 1 && slips(key, near.getFirst()) <= slips;
    return sure ? Optional.of(near.getFirst()) : Optional.empty();
  }

  private static boolean isHan(String text) {
    return text.chars().anyMatch(c -> Lexicon.isHan((char) c));
  }

  /// Whether a Latin word is one slip from a long name, be it from one or from several.
  boolean slip(String given) {
    String key = Lexicon.key(given);
    return near(given).stream()
        .anyMatch(region -> latin(region).length() >= LONG_NAME && slips(key, region) == 1);
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
    boolean han = isHan(key);
    return provinces.stream()
        .sorted(
            Comparator.comparingInt(
                province -> Slips.between(key, han ? province.name().zh() : latin(province))))
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

  private static int slips(String key, Region province) {
    String bare = key.endsWith("province") ? key.substring(0, key.length() - 8) : key;
    String name = latin(province);
    // As many letters as one has more must be slips.
    int more = Math.abs(bare.length() - name.length());
    return more > 2 ? more : Slips.between(bare, name);
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
