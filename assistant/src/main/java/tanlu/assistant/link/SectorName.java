package tanlu.assistant.link;

import java.util.List;
import java.util.Optional;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;

/// A name for a sector, an industry within one, or several sectors. It holds in both vintages,
/// under the codes of each: a question names the sector before its year settles the vintage.
///
/// @param codes2012 sectors of the 2012 vintage, or `HH_URBAN`, `HH_RURAL`
/// @param codes2017 the same of the 2017 vintage
/// @param joined what else its sector holds, where the name means only part of it
public record SectorName(
    Text name, List<String> codes2012, List<String> codes2017, Optional<Text> joined) {

  /// A code, which means a sector of its own in each vintage.
  static SectorName ofCode(String code, Text name) {
    return new SectorName(name, List.of(code), List.of(code), Optional.empty());
  }

  public List<String> codes(Vintage vintage) {
    return vintage == Vintage.V2012 ? codes2012 : codes2017;
  }

  /// The sectors of the input-output table; none for households.
  public List<Sector> sectors(Vintage vintage) {
    return vintage.sectors().stream()
        .filter(sector -> codes(vintage).contains(sector.code()))
        .toList();
  }

  /// The sectors of the emission inventory that hold them.
  public List<SectorGroup> groups(Vintage vintage) {
    return SectorGroup.of(vintage).stream().filter(group -> touches(group, vintage)).toList();
  }

  private boolean touches(SectorGroup group, Vintage vintage) {
    List<String> wanted = codes(vintage);
    return wanted.contains(group.code()) || group.codes().stream().anyMatch(wanted::contains);
  }

  /// What to tell a reader who asked for this name and is given the group.
  public Optional<Text> note(SectorGroup group, Vintage vintage) {
    if (joined.isPresent()) {
      return Optional.of(
          Text.of(
              "“%s”属于部门%s“%s”，该部门还包括%s，数据中不能分开"
                  .formatted(name.zh(), group.code(), group.name().zh(), joined.get().zh()),
              "“%s” is part of sector %s “%s”, which also holds %s; the data do not separate them"
                  .formatted(name.en(), group.code(), group.name().en(), joined.get().en())));
    }
    if (!codes(vintage).containsAll(group.codes())) {
      return Optional.of(
          Text.of(
              "排放清单把“%s”并入“%s”（%s）".formatted(name.zh(), group.name().zh(), group.code()),
              "the emission inventory joins “%s” into “%s” (%s)"
                  .formatted(name.en(), group.name().en(), group.code())));
    }
    return Optional.empty();
  }
}
