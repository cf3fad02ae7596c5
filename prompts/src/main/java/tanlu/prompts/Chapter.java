package tanlu.prompts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;

/// A chapter or annex of the draft plan: the tools whose results it states, and an outline in each
/// language over them. Adding one is adding a file and its name to `plan/index.yaml`.
///
/// @param title by language
/// @param edition whose plan it is part of: a region's, a sector's, or either
/// @param calls tool calls; argument values starting with `$` are filled from what was asked
/// @param outlines Mustache by language, over the tool results by the calls' names
public record Chapter(
    String id,
    Map<String, String> title,
    Edition edition,
    boolean annex,
    List<Call> calls,
    Map<String, String> outlines) {

  public enum Edition {
    BOTH,
    REGION,
    SECTOR
  }

  /// @param name what the outline calls the result
  public record Call(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String tool,
      @JsonProperty(required = true) Map<String, Object> arguments) {}

  /// The front matter of a chapter file.
  private record Front(
      @JsonProperty(required = true) Map<String, String> title,
      @JsonProperty(required = true) String edition,
      @JsonProperty(defaultValue = "false") boolean annex,
      @JsonProperty(required = true) List<Call> tools) {}

  static Chapter read(String id) {
    String file = "plan/" + id + ".md";
    Outlined outlined = Outlined.read(file, List.of("zh", "en"));
    Front front = outlined.front(new TypeReference<>() {});
    if (!front.title.keySet().containsAll(List.of("zh", "en"))) {
      throw new PromptException(file + ": the title needs zh and en, not " + front.title.keySet());
    }
    return new Chapter(
        id,
        front.title,
        edition(file, front.edition),
        front.annex,
        List.copyOf(front.tools),
        Map.of("zh", outlined.section("zh"), "en", outlined.section("en")));
  }

  private static Edition edition(String file, String name) {
    return switch (name) {
      case "both" -> Edition.BOTH;
      case "region" -> Edition.REGION;
      case "sector" -> Edition.SECTOR;
      default ->
          throw new PromptException(
              file + ": edition is '" + name + "'; expected both, region or sector");
    };
  }
}
