package tanlu.assistant.link;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// The sectors a text speaks of, by official or everyday names.
public final class SectorWords {
  private static final Lexicon<SectorName> NAMES = new Sectors().lexicon();

  private SectorWords() {}

  /// Their codes, each behind its vintage: `2017/24`; two texts that share one speak of the same
  /// sector.
  public static Set<String> in(String text) {
    Set<String> codes = new HashSet<>();
    NAMES.scan(Folded.of(text).text()).stream()
        .flatMap(hit -> hit.values().stream())
        .flatMap(
            name ->
                Stream.concat(
                    name.codes2012().stream().map(code -> "2012/" + code),
                    name.codes2017().stream().map(code -> "2017/" + code)))
        .forEach(codes::add);
    return codes;
  }
}
