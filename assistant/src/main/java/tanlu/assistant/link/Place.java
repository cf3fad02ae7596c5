package tanlu.assistant.link;

import java.util.List;
import java.util.Optional;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

/// What a written place can be.
sealed interface Place {
  record Held(Region region, Optional<Text> note) implements Place {}

  record Within(City city) implements Place {}

  record Several(RegionGroup group) implements Place {}

  /// A company: it is none of the regions, and says nothing where one of them is named too.
  record Company(Text why) implements Place {}

  /// A real place outside the dataset.
  record Elsewhere(Text why, List<Region> candidates) implements Place {}

  /// Words that contain a place's name and do not mean it, as 长江西路 contains 江西.
  record Trap() implements Place {}
}
