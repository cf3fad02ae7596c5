package tanlu.assistant.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.answer.Chart.Table;

/// What line, area and bar charts share: series on an axis, and their table.
final class Lines {
  private static final List<String> SYMBOLS =
      List.of("circle", "triangle", "rect", "diamond", "emptyCircle");
  private static final int COLOURS = 6;

  /// Over coloured wedges a line stands out in grey.
  static final String GREY = "#808080";

  private Lines() {}

  static void axes(Option option, Heading heading, Text xName, Positions x, Language language) {
    ObjectNode axis = option.at("xAxis");
    axis.put("name", Drawn.text(xName.in(language)));
    x.drawn().forEach(position -> axis.withArray("data").add(Drawn.text(position)));
    option.at("yAxis").put("name", Drawn.unit(heading.unit(), language));
  }

  /// The palette's colour for a place.
  static String colour(Option option, int place) {
    return option.json().get("color").get(place % COLOURS).asText();
  }

  /// One line with its marks and its band. Symbols and colours repeat at different lengths, so that
  /// thirty lines differ.
  static void line(
      Option option, Series series, Positions x, int place, String colour, Language language) {
    String name = Drawn.text(series.name().in(language));
    ObjectNode line = option.addSeries("line");
    line.put("name", name).put("symbol", SYMBOLS.get(place % SYMBOLS.size()));
    line.put("color", colour).put("connectNulls", x.filled() && !series.hasGap());
    if (series.assumed()) {
      line.withObject("/lineStyle").put("type", "dashed");
    }
    plot(line, x.spread(series.values()));
    marks(line, series, x, language);
    legend(option, name);
    Series.Band band = series.band();
    if (band != null) {
      band(option, name + RANGE.in(language), band, x, "band " + place, colour);
    }
  }

  static void legend(Option option, String name) {
    option.at("legend").withArray("data").add(name);
  }

  /// Past the palette's end colours repeat, so patterns tell the surfaces apart.
  static void patterns(Option option, int surfaces) {
    option.at("aria").withObject("/decal").put("show", surfaces > COLOURS);
  }

  static void plot(ObjectNode series, List<@Nullable Double> values) {
    ArrayNode data = series.withArray("data");
    values.forEach(value -> data.add(Option.value(value)));
  }

  static Table table(
      Text xName, List<String> x, List<Series> series, Unit unit, Language language) {
    List<String> columns = new ArrayList<>(List.of(Drawn.plainDigits(xName.in(language))));
    List<List<@Nullable Double>> values = new ArrayList<>();
    for (Series one : series) {
      String name = one.name().in(language);
      columns.add(Drawn.measured(name, unit, language));
      values.add(one.values());
      Series.Band band = one.band();
      if (band != null) {
        columns.add(Drawn.measured(name + LOW.in(language), unit, language));
        columns.add(Drawn.measured(name + HIGH.in(language), unit, language));
        values.add(band.low());
        values.add(band.high());
      }
    }
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      Row row = new Row().add(x.get(i));
      for (List<@Nullable Double> column : values) {
        row.add(Drawn.numberOrGap(column.get(i)));
      }
      rows.add(row.cells());
    }
    return new Table(columns, rows);
  }

  private static final Text LOW = Text.of("·低值", ", low");
  private static final Text HIGH = Text.of("·高值", ", high");
  private static final Text RANGE = Text.of("（低–高）", " (low–high)");

  private static void marks(ObjectNode line, Series series, Positions x, Language language) {
    for (Series.Mark mark : series.marks()) {
      int i = x.given().indexOf(mark.x());
      Double value = i < 0 ? null : series.values().get(i);
      if (value == null) {
        throw new ChartException(
            "mark %s of %s stands at %s; expected a position with a value, one of %s"
                .formatted(mark.label().en(), series.name().en(), mark.x(), x.given()));
      }
      ObjectNode point = line.withObject("/markPoint").withArray("data").addObject();
      point.put("name", Drawn.text(mark.label().in(language)));
      point.put("value", Drawn.number(value));
      point.withArray("coord").add(mark.x()).add(Drawn.number(value));
    }
    if (series.marks().isEmpty()) {
      line.remove("markPoint");
    }
  }

  /// Low and high as thin lines with their true values in the tooltip, and between them a surface
  /// stacked on a hidden base. Base and surface are silent: what they plot is geometry, the
  /// difference and the straight line across positions without a value.
  private static void band(
      Option option, String name, Series.Band band, Positions x, String stack, String colour) {
    List<@Nullable Double> low = new ArrayList<@Nullable Double>();
    List<@Nullable Double> width = new ArrayList<@Nullable Double>();
    for (int i = 0; i < band.low().size(); i++) {
      Double from = Drawn.numberOrGap(band.low().get(i));
      Double to = Drawn.numberOrGap(band.high().get(i));
      low.add(from);
      width.add(from == null || to == null ? null : (Double) (to - from));
    }
    boundary(option.addSeries("bound"), name, x.spread(band.low()), colour)
        .put("connectNulls", x.filled());
    boundary(option.addSeries("bound"), name, x.spread(band.high()), colour)
        .put("connectNulls", x.filled());
    boundary(option.addSeries("base"), name, x.bridge(low), colour).put("stack", stack);
    boundary(option.addSeries("between"), name, x.bridge(width), colour).put("stack", stack);
    legend(option, name);
  }

  private static ObjectNode boundary(
      ObjectNode line, String name, List<@Nullable Double> values, String colour) {
    line.put("name", name).put("color", colour);
    plot(line, values);
    return line;
  }
}
