package tanlu.assistant.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.Vintage;
import tanlu.assistant.link.EntityLinker;

/// What the argument `sector` means: one sector of the emission inventory, or several, such as 工业,
/// and then all of them as one too.
///
/// @param whole empty where none was asked for
/// @param parts none where the name means one
record NamedSectors(Optional<SectorGroup> whole, List<SectorGroup> parts) {
  private static final int LARGEST = 5;

  static NamedSectors in(Arguments arguments, EntityLinker linker, Vintage vintage) {
    List<SectorGroup> named =
        arguments.allOf("sector", name -> linker.sector(name, vintage), SectorGroup::code);
    return named.size() < 2
        ? new NamedSectors(named.stream().findFirst(), List.of())
        : new NamedSectors(
            Optional.of(
                SectorGroup.together(linker.sectorName(arguments.text("sector"), vintage), named)),
            named);
  }

  /// A result with what it holds of the sectors named; the bare one where none was named.
  ///
  /// @param rows those of the result by sector, largest first
  /// @param together makes one row of several
  <T, R> Object asked(T result, Map<String, R> rows, Function<SectorGroup, R> together) {
    if (whole.isEmpty()) {
      return result;
    }
    SectorGroup named = whole.get();
    List<String> codes = parts.stream().map(SectorGroup::code).toList();
    Map<String, R> largest =
        rows.entrySet().stream()
            .filter(row -> codes.contains(row.getKey()))
            .limit(LARGEST)
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
    R row = codes.isEmpty() ? rows.get(named.code()) : together.apply(named);
    return new Asked<>(result, Map.of(named.code(), Objects.requireNonNull(row)), largest);
  }
}
