package tanlu.assistant.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.answer.Chart.Table;

/// Values over time or another order.
///
/// @param x the positions, mostly years
public record LineChart(Heading heading, Text xName, List<String> x, List<Series> series)
    implements ChartSpec {
  public LineChart {
    x = List.copyOf(x);
    series = List.copyOf(series);
    for (Series one : series) {
      one.requireSize(x.size());
    }
  }

  @Override
  public String kind() {
    return "line";
  }

  @Override
  public ObjectNode option(Language language) {
    Positions positions = Positions.of(x);
    Option option = Option.of(kind(), heading, language, List.of());
    Lines.axes(option, heading, xName, positions, language);
    for (int i = 0; i < series.size(); i++) {
      Lines.line(option, series.get(i), positions, i, Lines.colour(option, i), language);
    }
    return option.json();
  }

  @Override
  public Table table(Language language) {
    return Lines.table(xName, x, series, heading.unit(), language);
  }
}
