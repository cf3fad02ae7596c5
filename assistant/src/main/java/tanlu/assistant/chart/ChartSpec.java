package tanlu.assistant.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Chart;
import tanlu.assistant.answer.Chart.Table;

/// What a chart shows, as typed data. Each kind is one record that turns itself into an Apache
/// ECharts option; beside it stand its `KIND.option.json` (the look) and `KIND.schema.json` (what
/// may leave).
///
/// Plotted numbers are rounded to six significant digits, and the table holds the same numbers.
public sealed interface ChartSpec
    permits LineChart,
        AreaChart,
        BarChart,
        HeatMap,
        IndicatorChart,
        NetworkChart,
        SankeyChart,
        ScatterChart,
        TileMap,
        WaterfallChart {
  Heading heading();

  /// The contract's name of the kind, e.g. `line`.
  String kind();

  /// The ECharts option: JSON only, no functions.
  ObjectNode option(Language language);

  /// The plotted values, their units in the column headers.
  Table table(Language language);

  /// The chart in one language, checked against the schema of its kind.
  ///
  /// @throws ChartException where the option breaks the schema
  default Chart toChart(String id, Language language) {
    ObjectNode option = option(language);
    ChartSchema.require(kind(), option);
    return new Chart(
        id,
        kind(),
        heading().title().in(language),
        Drawn.unit(heading().unit(), language),
        heading().source().in(language),
        option,
        table(language));
  }
}
