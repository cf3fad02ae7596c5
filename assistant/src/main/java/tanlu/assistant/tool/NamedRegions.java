package tanlu.assistant.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tanlu.analytics.data.Region;
import tanlu.assistant.link.RegionGroup;

/// The regions an argument names, which is written down with them one by one.
final class NamedRegions {
  private static final String ALL = "all";

  private NamedRegions() {}

  /// A list of regions or groups of them, or one; `all` is the 31 provinces and stands as such.
  static List<Region> in(Arguments arguments, String name, Knowledge knowledge) {
    Set<Region> regions = new LinkedHashSet<>();
    for (JsonNode item : arguments.items(name)) {
      if (!item.isTextual()) {
        throw Arguments.wrong(name, item, "地区名称", "region names");
      }
      if (item.asText().equalsIgnoreCase(ALL)) {
        arguments.write(name, List.of(ALL));
        return knowledge.dataset().provinces();
      }
      regions.addAll(named(arguments, item.asText(), knowledge));
    }
    if (regions.isEmpty()) {
      throw Arguments.missing(name);
    }
    write(arguments, name, List.copyOf(regions));
    return List.copyOf(regions);
  }

  private static List<Region> named(Arguments arguments, String text, Knowledge knowledge) {
    Optional<RegionGroup> group = knowledge.linker().group(text);
    group.flatMap(RegionGroup::note).ifPresent(arguments::note);
    return group
        .map(RegionGroup::members)
        .orElseGet(() -> List.of(arguments.resolve(knowledge.linker()::region, text)));
  }

  /// The provinces a name means together, where it means several, e.g. 长三角.
  ///
  /// @param as the argument they are written down under
  static Optional<List<Region>> together(
      Arguments arguments, String name, String as, Knowledge knowledge) {
    Optional<RegionGroup> group =
        arguments
            .present(name)
            .filter(JsonNode::isTextual)
            .flatMap(value -> knowledge.linker().group(value.asText()))
            .filter(found -> found.members().size() > 1);
    group.flatMap(RegionGroup::note).ifPresent(arguments::note);
    group.ifPresent(found -> write(arguments, as, found.members()));
    return group.map(RegionGroup::members);
  }

  private static void write(Arguments arguments, String name, List<Region> regions) {
    arguments.write(name, regions.stream().map(Region::abbr).toList());
  }
}
