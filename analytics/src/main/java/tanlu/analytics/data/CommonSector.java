package tanlu.analytics.data;

import java.util.ArrayList;
import java.util.List;
import tanlu.analytics.engine.Concordance;
import tanlu.analytics.proof.Text;

/// One of the 41 sectors that both vintages know: where one vintage splits what the other joins,
/// the parts stand together. 2012 has waste apart from other manufacturing, 2017 has research apart
/// from technical services.
///
/// @param code the codes of 2017, joined by `+`
public record CommonSector(String code, Text name, List<String> codes2012, List<String> codes2017) {
  private static final List<CommonSector> ALL = make();

  /// In the order of the codes of 2017.
  public static List<CommonSector> all() {
    return ALL;
  }

  public List<String> codes(Vintage vintage) {
    return vintage == Vintage.V2012 ? codes2012 : codes2017;
  }

  /// The concordance from the 42 sectors of a vintage to the common ones.
  public static Concordance from(Vintage vintage) {
    int[] groupOf = new int[vintage.size()];
    for (int group = 0; group < ALL.size(); group++) {
      for (String code : ALL.get(group).codes(vintage)) {
        groupOf[vintage.indexOf(code)] = group;
      }
    }
    return new Concordance(groupOf);
  }

  private static List<CommonSector> make() {
    List<CommonSector> all = new ArrayList<>();
    for (Sector sector : Vintage.V2017.sectors()) {
      switch (sector.code()) {
        case "22" ->
            all.add(
                new CommonSector("22", sector.name(), List.of("22", "23"), List.of(sector.code())));
        case "35" ->
            all.add(
                new CommonSector(
                    "35+36",
                    Vintage.V2012.sector(Vintage.V2012.indexOf("36")).name(),
                    List.of("36"),
                    List.of("35", "36")));
        case "36" -> {}
        default ->
            all.add(
                new CommonSector(
                    sector.code(),
                    sector.name(),
                    List.of(of2012(sector).code()),
                    List.of(sector.code())));
      }
    }
    return List.copyOf(all);
  }

  private static Sector of2012(Sector sector) {
    return Vintage.V2012.sectors().stream()
        .filter(other -> other.name().equals(sector.name()))
        .findFirst()
        .orElseThrow(
            () -> new DatasetException("no sector of 2012 is named " + sector.name().en()));
  }
}
