package tanlu.evals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.StringEscapeUtils;
import tanlu.assistant.answer.Chart;

/// A chart of an answer as plain SVG bars from its table, a row each; nothing is fetched to show
/// it. Kinds that are no rows of numbers show their table alone.
final class ChartPicture {
  private static final int ROWS = 14;
  private static final int HEIGHT = 20;
  private static final int NAMES = 260;
  private static final int BARS = 320;

  private ChartPicture() {}

  /// Empty where the table has no column of numbers.
  static String svg(Chart chart) {
    List<String> names = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (List<Object> row : chart.table().rows()) {
      for (Object cell : row) {
        if (cell instanceof Number number) {
          names.add(String.valueOf(row.getFirst()));
          values.add(number.doubleValue());
          break;
        }
      }
    }
    if (values.isEmpty()) {
      return "";
    }
    int shown = Math.min(ROWS, values.size());
    double greatest = 0;
    for (int i = 0; i < shown; i++) {
      greatest = Math.max(greatest, Math.abs(values.get(i)));
    }
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 700 %d\" role=\"img\" aria-label=\"%s\">"
            .formatted(shown * HEIGHT + 4, escaped(chart.title())));
    for (int i = 0; i < shown; i++) {
      double value = values.get(i);
      int y = i * HEIGHT;
      double width = greatest == 0 ? 0 : Math.abs(value) / greatest * BARS;
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text><rect x=\"%d\" y=\"%d\""
                  + " width=\"%.1f\" height=\"13\" class=\"%s\"/><text x=\"%.1f\""
                  + " y=\"%d\">%s</text>",
              NAMES - 6,
              y + 14,
              escaped(brief(names.get(i))),
              NAMES,
              y + 4,
              width,
              value < 0 ? "below" : "above",
              NAMES + width + 5,
              y + 14,
              value));
    }
    return svg.append("</svg>").toString();
  }

  private static String brief(String name) {
    return name.length() <= 34 ? name : name.substring(0, 33) + "…";
  }

  private static String escaped(String text) {
    return StringEscapeUtils.escapeXml11(text);
  }
}
