package tanlu.assistant.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/// The figures claims stand on, each written once: an input of a formula becomes `{"name": "a",
/// "figure": "f3"}`, and `f3` stands in a table of its own. The claims of one answer share most of
/// their inputs, so that nested they repeat them many times over.
final class SharedFigures {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ObjectNode table = JSON.objectNode();
  private final Map<JsonNode, String> ids = new HashMap<>();

  /// Every figure met, by its id; a figure refers to earlier ones only.
  ObjectNode table() {
    return table;
  }

  /// The same inputs with references in the place of figures.
  ArrayNode of(JsonNode inputs) {
    ArrayNode shared = JSON.arrayNode();
    for (JsonNode input : inputs) {
      shared.add(input.has("name") ? reference((ObjectNode) input) : input);
    }
    return shared;
  }

  private ObjectNode reference(ObjectNode input) {
    ObjectNode figure = input.deepCopy();
    JsonNode name = figure.remove("name");
    if (figure.has("inputs")) {
      figure.set("inputs", of(figure.path("inputs")));
    }
    String id = ids.computeIfAbsent(figure, _ -> "f" + (ids.size() + 1));
    table.set(id, figure);
    ObjectNode reference = JSON.objectNode();
    reference.set("name", name);
    return reference.put("figure", id);
  }
}
