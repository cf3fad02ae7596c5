package tanlu.assistant.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.answer.Chart.Table;

/// A matrix as coloured cells, by order of magnitude: flows of a table spread over seven of them,
/// and on an even scale all but a few would look the same. Cells of 0 are left empty.
///
/// @param rowName what the rows are, e.g. supplier
/// @param values row by row, none negative
/// @param remedy how to get fewer cells, said where there are too many to read
public record HeatMap(
    Heading heading,
    Text rowName,
    Text columnName,
    List<Text> rows,
    List<Text> columns,
    List<List<Double>> values,
    Text remedy)
    implements ChartSpec {
  private static final List<String> SHADES =
      List.of("#dbe9f6", "#b3d1ea", "#7db8da", "#4a9bd4", "#2a7ab9", "#0a4a90");

  public HeatMap {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    values = values.stream().map(List::copyOf).toList();
    if (values.size() != rows.size() || rows.isEmpty() || columns.isEmpty()) {
      throw new ChartException(
          "heat map %s has %d rows of values, %d names of rows and %d of columns; expected as many"
                  .formatted(heading.title().en(), values.size(), rows.size(), columns.size())
              + " of each, at least one");
    }
    for (int i = 0; i < rows.size(); i++) {
      if (values.get(i).size() != columns.size()) {
        throw new ChartException(
            "row %s has %d values; expected %d, one per column"
                .formatted(rows.get(i).en(), values.get(i).size(), columns.size()));
      }
      for (double value : values.get(i)) {
        Drawn.requireFinite(value, rows.get(i).en());
        if (value < 0) {
          throw new ChartException(
              "row %s holds %s; expected 0 or more, for shades follow the order of magnitude"
                  .formatted(rows.get(i).en(), value));
        }
      }
    }
  }

  @Override
  public String kind() {
    return "heatmap";
  }

  @Override
  public ObjectNode option(Language language) {
    Option option = Option.of(kind(), heading, language, notes());
    axis(option.at("xAxis"), columnName, columns, language);
    axis(option.at("yAxis"), rowName, rows, language);
    ObjectNode cells = option.addSeries("cells").put("name", Drawn.text(rowName.in(language)));
    ArrayNode data = cells.withArray("data");
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < columns.size(); j++) {
        double value = values.get(i).get(j);
        if (value > 0) {
          ObjectNode cell = data.addObject();
          cell.withArray("value").add(j).add(i).add(Drawn.number(value));
          cell.withObject("/tooltip")
              .put(
                  "formatter",
                  Drawn.hover(
                      List.of(
                          rows.get(i).in(language) + " → " + columns.get(j).in(language),
                          Drawn.amount(value, heading.unit(), language))));
        }
      }
    }
    shade(option.at("visualMap"), language);
    return option.json();
  }

  @Override
  public Table table(Language language) {
    List<String> names = new ArrayList<>();
    names.add(rowName.in(language) + " \\ " + columnName.in(language));
    columns.forEach(
        column -> names.add(Drawn.measured(column.in(language), heading.unit(), language)));
    return new Table(
        names,
        IntStream.range(0, rows.size())
            .mapToObj(
                i -> {
                  Row row = new Row().add(rows.get(i).in(language));
                  values.get(i).forEach(value -> row.add(Drawn.number(value)));
                  return row.cells();
                })
            .toList());
  }

  private List<Text> notes() {
    List<Text> notes = new ArrayList<>();
    notes.add(
        Text.of(
            "按数量级着色，单位%s；空格为0。".formatted(Drawn.unit(heading.unit(), Language.ZH)),
            "Shaded by order of magnitude, in units of %s; empty cells are 0."
                .formatted(Drawn.unit(heading.unit(), Language.EN))));
    if (rows.size() > Legibility.NODES || columns.size() > Legibility.NODES) {
      notes.add(
          Text.of(
              "%d×%d共%d格，超过易读上限（每边%d个）。"
                  .formatted(rows.size(), columns.size(), cells(), Legibility.NODES),
              "%d × %d are %d cells, past what reads easily (%d a side)."
                  .formatted(rows.size(), columns.size(), cells(), Legibility.NODES)));
      notes.add(remedy);
    }
    return notes;
  }

  private int cells() {
    return rows.size() * columns.size();
  }

  private static void axis(ObjectNode axis, Text name, List<Text> items, Language language) {
    axis.put("name", Drawn.text(name.in(language)));
    items.forEach(item -> axis.withArray("data").add(Drawn.text(item.in(language))));
  }

  /// One shade per power of ten, the six highest of them; what is smaller shares the palest.
  private void shade(ObjectNode scale, Language language) {
    double greatest =
        values.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).max().orElse(0);
    int top = greatest > 0 ? (int) Math.ceil(StrictMath.log10(greatest)) : 0;
    ArrayNode pieces = scale.withArray("pieces");
    for (int i = SHADES.size() - 1; i >= 0; i--) {
      int power = top - (SHADES.size() - i);
      ObjectNode piece = pieces.addObject();
      if (i > 0) {
        piece.put("gte", StrictMath.pow(10, power));
      }
      piece.put("lt", StrictMath.pow(10, power + 1) * (i == SHADES.size() - 1 ? 1.000001 : 1));
      piece.put("label", label(power, i, language)).put("color", SHADES.get(i));
    }
  }

  private static String label(int power, int shade, Language language) {
    return shade == 0
        ? (language == Language.ZH ? "不足" : "under ") + Drawn.shown(StrictMath.pow(10, power + 1))
        : Drawn.shown(StrictMath.pow(10, power)) + "+";
  }
}
