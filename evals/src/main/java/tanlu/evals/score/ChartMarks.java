package tanlu.evals.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What an ECharts option draws, by category.
final class ChartMarks {
  /// Charts are drawn to six significant digits.
  private static final double DRAWN = 5e-6;

  private ChartMarks() {}

  /// The names along the axis of categories, empty where there is none.
  static List<String> categories(JsonNode option) {
    for (String axis : List.of("xAxis", "yAxis")) {
      if (option.path(axis).path("type").asText().equals("category")) {
        return option.path(axis).path("data").valueStream().map(JsonNode::asText).toList();
      }
    }
    return List.of();
  }

  /// The numbers drawn at one category, of all series but bands, which are drawn as the distance of
  /// their bounds.
  static List<Double> at(JsonNode option, int category) {
    List<Double> numbers = new ArrayList<>();
    for (JsonNode series : option.path("series")) {
      if (series.has("stack") && series.path("type").asText().equals("line")) {
        continue;
      }
      JsonNode item = series.path("data").path(category);
      JsonNode value = item.isObject() ? item.path("value") : item;
      if (value.isNumber()) {
        numbers.add(value.asDouble());
      }
    }
    return numbers;
  }

  static List<Double> numbers(List<Object> row) {
    return row.stream()
        .filter(Number.class::isInstance)
        .map(cell -> ((Number) cell).doubleValue())
        .toList();
  }

  static boolean holds(List<Double> values, double wanted) {
    return values.stream().anyMatch(value -> same(value, wanted));
  }

  static boolean same(double one, double other) {
    return Math.abs(one - other) <= 2 * DRAWN * Math.abs(other);
  }
}
