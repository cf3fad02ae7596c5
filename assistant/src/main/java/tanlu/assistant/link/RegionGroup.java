package tanlu.assistant.link;

import java.util.List;
import java.util.Optional;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

/// Provinces that are spoken of together, e.g. 长三角.
///
/// @param code a short Latin name, e.g. `yrd`
/// @param note where the provinces are only nearly what is meant
public record RegionGroup(String code, Text name, List<Region> members, Optional<Text> note) {}
