package tanlu.prompts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something people ask, as the offline model knows it: examples to recognise it by, tools that
/// find the answer out, an outline in each language to write it with. Adding one is adding a file.
///
/// @param needs what a question must name before the tools can be called, e.g. `region`
/// @param calls tool calls; an argument `$name` is filled from the question, and so is `{slot:
///   name, else: value}`, with a value where the question does not say
/// @param examples questions in both languages, with regions and years as people write them
/// @param outlines Mustache by language, over the tool results by the calls' names
public record Intent(
    String id,
    List<String> needs,
    List<Call> calls,
    List<String> examples,
    Map<String, String> outlines) {

  /// @param tool the tool's name
  /// @param as what the outline calls the result: the tool's name where the file does not say
  public record Call(String tool, Map<String, Object> arguments, String as) {
    /// The slot an argument is filled from; empty where the value stands for itself.
    public static Optional<String> slot(Object value) {
      if (value instanceof String text && text.startsWith("$")) {
        return Optional.of(text.substring(1));
      }
      return value instanceof Map<?, ?> choice && choice.get("slot") instanceof String name
          ? Optional.of(name)
          : Optional.empty();
    }

    /// What an argument is, by what a question names; empty where it says nothing of it.
    public static Optional<Object> filled(Object value, Map<String, Object> slots) {
      Optional<String> slot = slot(value);
      if (slot.isEmpty()) {
        return Optional.of(value);
      }
      Optional<Object> named = Optional.ofNullable(slots.get(slot.get()));
      return value instanceof Map<?, ?> choice
          ? named.or(() -> Optional.ofNullable(choice.get("else")))
          : named;
    }
  }

  /// The front matter of an intent file.
  private record Front(
      @JsonProperty(required = true) List<String> needs,
      @JsonProperty(required = true) List<Tool> tools) {}

  private record Tool(
      @JsonProperty(required = true) String tool,
      @JsonProperty(required = true) Map<String, Object> arguments,
      @JsonProperty(defaultValue = "") String as) {}

  static Intent read(String id) {
    String file = "intents/" + id + ".md";
    Outlined outlined = Outlined.read(file, List.of("examples", "zh", "en"));
    Front front = outlined.front(new TypeReference<>() {});
    return new Intent(
        id,
        List.copyOf(front.needs),
        front.tools.stream()
            .map(tool -> new Call(tool.tool, tool.arguments, tool.as == null ? tool.tool : tool.as))
            .toList(),
        items(file, outlined.section("examples")),
        Map.of("zh", outlined.section("zh"), "en", outlined.section("en")));
  }

  private static List<String> items(String file, String text) {
    List<String> items = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (!line.startsWith("- ") || line.substring(2).isBlank()) {
        throw new PromptException(
            file + ": an example must begin with '- ' and say something: '" + line + "'");
      }
      String item = line.substring(2).strip();
      if (items.contains(item)) {
        throw new PromptException(file + ": the example '" + item + "' is given twice");
      }
      items.add(item);
    }
    return items;
  }
}
