package tanlu.assistant.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A chart with the values it plots.
///
/// @param kind line, bar, area, waterfall, sankey, network, tree, heatmap, map, scatter or gantt
/// @param source publisher, data kind and year, in words
/// @param spec an Apache ECharts option: JSON only, no functions
public record Chart(
    String id, String kind, String title, String unit, String source, JsonNode spec, Table table) {

  /// @param columns header of each column, unit included
  /// @param rows text or number per column
  public record Table(List<String> columns, List<List<Object>> rows) {}

  /// The same chart with a further word on its source.
  public Chart noting(String more) {
    return new Chart(id, kind, title, unit, source + " " + more, spec, table);
  }

  public Chart withId(String other) {
    return new Chart(other, kind, title, unit, source, spec, table);
  }
}
