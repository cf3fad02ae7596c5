package tanlu.analytics.roadmap;

import java.util.List;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

/// Provinces that are taken together, e.g. 长三角.
///
/// @param members one or more
public record ProvinceGroup(Text name, List<Region> members) {
  public ProvinceGroup {
    members = List.copyOf(members);
    if (members.isEmpty() || members.stream().anyMatch(Region::isNation)) {
      throw new IllegalArgumentException(
          "a group of " + members + "; expected one or more provinces");
    }
  }

  /// Provinces without a name of their own together.
  public static ProvinceGroup of(List<Region> members) {
    return new ProvinceGroup(
        Text.of(
            String.join("、", members.stream().map(each -> each.name().zh()).toList()),
            String.join(", ", members.stream().map(each -> each.name().en()).toList())),
        members);
  }
}
