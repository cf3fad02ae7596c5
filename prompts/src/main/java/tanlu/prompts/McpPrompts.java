package tanlu.prompts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;

/// What clients of the Model Context Protocol are told and offered; every text by language, `zh`
/// and `en`.
///
/// @param instructions how the tools' results are to be used
/// @param prompts ready-made requests about a region
public record McpPrompts(
    @JsonProperty(required = true) Map<String, String> instructions,
    @JsonProperty(required = true) List<Ready> prompts) {

  private static final McpPrompts ALL = PromptFile.yaml("mcp.yaml", new TypeReference<>() {});

  /// @param text with `{{region}}` where the region stands
  public record Ready(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) Map<String, String> title,
      @JsonProperty(required = true) Map<String, String> description,
      @JsonProperty(required = true) Map<String, String> text) {

    /// The request about a region.
    public String about(String region, String language) {
      String words = text.get(language);
      if (words == null) {
        throw new PromptException("the prompt " + name + " has no text in '" + language + "'");
      }
      return words.replace("{{region}}", region);
    }
  }

  public static McpPrompts all() {
    return ALL;
  }
}
