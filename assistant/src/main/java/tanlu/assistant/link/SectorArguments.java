package tanlu.assistant.link;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;

/// Resolves a written sector within one vintage: of the inventory or of the table.
final class SectorArguments {
  private final Lexicon<SectorName> lexicon;

  SectorArguments(Lexicon<SectorName> lexicon) {
    this.lexicon = lexicon;
  }

  /// A sector of the emission inventory, by name or code, e.g. `钢铁`, `24`, `28+30`.
  Resolved<SectorGroup> group(String given, Vintage vintage) {
    for (SectorGroup group : SectorGroup.of(vintage)) {
      if (group.code().equals(code(given))) {
        return Resolved.One.of(group);
      }
    }
    List<SectorName> names = sectorNames(given, vintage);
    List<SectorGroup> groups =
        names.stream().flatMap(name -> name.groups(vintage).stream()).distinct().toList();
    return switch (groups.size()) {
      case 0 ->
          names.isEmpty() ? unknownSector(given, vintage) : notInventoried(given, names.getFirst());
      case 1 ->
          new Resolved.One<>(groups.getFirst(), names.getFirst().note(groups.getFirst(), vintage));
      default -> new Resolved.Ambiguous<>(groups, groups.stream().map(SectorGroup::name).toList());
    };
  }

  Text name(String given, Vintage vintage) {
    return sectorNames(given, vintage).stream()
        .findFirst()
        .map(SectorName::name)
        .orElse(Text.of(given, given));
  }

  private static Resolved<SectorGroup> notInventoried(String given, SectorName name) {
    return new Resolved.Unknown<>(
        given,
        Text.of(
            "排放清单没有单列“" + name.name().zh() + "”；只有投入产出表有这个部门",
            "the emission inventory does not list “"
                + name.name().en()
                + "”; only the input-output tables hold this sector"),
        List.of());
  }

  /// One of the 42 sectors of an input-output table, by name or code.
  Resolved<Sector> ofTable(String given, Vintage vintage) {
    List<Sector> found =
        sectorNames(given, vintage).stream()
            .flatMap(name -> name.sectors(vintage).stream())
            .distinct()
            .toList();
    return switch (found.size()) {
      case 0 -> unknownSector(given, vintage);
      case 1 -> {
        Sector sector = found.getFirst();
        yield new Resolved.One<>(
            sector, joined(sectorNames(given, vintage).getFirst(), sector, vintage));
      }
      default -> new Resolved.Ambiguous<>(found, found.stream().map(Sector::name).toList());
    };
  }

  private static Optional<Text> joined(SectorName name, Sector sector, Vintage vintage) {
    return name.joined().isEmpty()
        ? Optional.empty()
        : name.note(
            new SectorGroup(sector.code(), sector.name(), List.of(), List.of(sector.code())),
            vintage);
  }

  private List<SectorName> sectorNames(String given, Vintage vintage) {
    List<SectorName> names = lexicon.whole(given);
    if (!names.isEmpty()) {
      return names;
    }
    String code = code(given);
    return vintage.sectors().stream()
        .filter(sector -> sector.code().equals(code))
        .map(sector -> SectorName.ofCode(code, sector.name()))
        .toList();
  }

  private static String code(String given) {
    String bare =
        Folded.of(given)
            .text()
            .replaceAll("sector|code|部门|行业|代码|号|\\s", "")
            .toUpperCase(Locale.ROOT);
    return bare.matches("\\d") ? "0" + bare : bare;
  }

  private static <T> Resolved<T> unknownSector(String given, Vintage vintage) {
    return Unrecognised.of(
        given,
        Text.of("投入产出表的部门或排放清单的部门", "a sector of the input-output table or the inventory"),
        Stream.concat(
                vintage.sectors().stream().map(Sector::name),
                SectorGroup.of(vintage).stream().map(SectorGroup::name))
            .distinct()
            .toList());
  }
}
