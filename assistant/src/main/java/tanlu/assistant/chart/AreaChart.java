package tanlu.assistant.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.answer.Chart.Table;

/// Wedges stacked in the given order, the first at the bottom, with lines over them, e.g. the
/// levers of a roadmap below its baseline.
///
/// @param x evenly spaced where they are years: between unequal steps a stack would need invented
///   sums
/// @param wedges without gaps: one missing wedge would falsify every one above it
public record AreaChart(
    Heading heading, Text xName, List<String> x, List<Series> wedges, List<Series> lines)
    implements ChartSpec {
  public AreaChart {
    x = List.copyOf(x);
    wedges = List.copyOf(wedges);
    lines = List.copyOf(lines);
    if (Positions.of(x).filled()) {
      throw new ChartException(
          "years of stacked wedges are %s; expected equal steps between them".formatted(x));
    }
    for (Series wedge : wedges) {
      wedge.requireSize(x.size());
      int gap = wedge.values().indexOf(null);
      if (gap >= 0) {
        throw new ChartException(
            "wedge %s has no value at %s; expected one, because a stack with a gap shows wrong sums"
                .formatted(wedge.name().en(), x.get(gap)));
      }
    }
    for (Series line : lines) {
      line.requireSize(x.size());
    }
  }

  @Override
  public String kind() {
    return "area";
  }

  @Override
  public ObjectNode option(Language language) {
    Positions positions = Positions.of(x);
    Option option = Option.of(kind(), heading, language, List.of());
    Lines.axes(option, heading, xName, positions, language);
    Lines.patterns(option, wedges.size());
    for (Series series : wedges) {
      String name = Drawn.text(series.name().in(language));
      ObjectNode wedge = option.addSeries("wedge");
      wedge.put("name", name);
      Lines.plot(wedge, positions.spread(series.values()));
      Lines.legend(option, name);
    }
    for (int i = 0; i < lines.size(); i++) {
      Lines.line(option, lines.get(i), positions, i, Lines.GREY, language);
    }
    return option.json();
  }

  @Override
  public Table table(Language language) {
    List<Series> all = Stream.concat(wedges.stream(), lines.stream()).toList();
    return Lines.table(xName, x, all, heading.unit(), language);
  }
}
