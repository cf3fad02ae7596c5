package tanlu.assistant.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Courses of levers that whoever asks gives: values by year, by the lever's key; none where a
/// lever is to stay as it is.
final class LeverCourses {
  private LeverCourses() {}

  /// Empty where the argument is not given.
  static Map<String, Map<Integer, Double>> in(Arguments arguments, String name) {
    Optional<JsonNode> value = arguments.present(name);
    if (value.isEmpty()) {
      return Map.of();
    }
    Map<String, Map<Integer, Double>> courses = new LinkedHashMap<>();
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    if (!value.get().isObject() || value.get().isEmpty()) {
      throw wrong(name, value.get());
    }
    for (Map.Entry<String, JsonNode> lever : value.get().properties()) {
      Map<Integer, Double> years = new TreeMap<>();
      ObjectNode points = written.putObject(lever.getKey());
      if (!lever.getValue().isObject()) {
        throw wrong(name, lever.getValue());
      }
      for (Map.Entry<String, JsonNode> point : lever.getValue().properties()) {
        if (!point.getKey().matches("\\d{4}") || !point.getValue().isNumber()) {
          throw Arguments.wrong(
              name + "/" + lever.getKey() + "/" + point.getKey(),
              point.getValue(),
              "年份和数值，如 {\"2035\": 70}",
              "a year and a number, like {\"2035\": 70}");
        }
        years.put(Integer.parseInt(point.getKey()), point.getValue().asDouble());
        points.put(point.getKey(), point.getValue().asDouble());
      }
      courses.put(lever.getKey(), years);
    }
    arguments.write(name, written);
    return courses;
  }

  private static ProblemException wrong(String name, JsonNode value) {
    return Arguments.wrong(
        name, value, "措施→年份→数值的JSON对象", "an object of levers, years and numbers");
  }
}
