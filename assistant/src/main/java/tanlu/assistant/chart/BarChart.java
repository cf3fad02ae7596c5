package tanlu.assistant.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.answer.Chart.Table;

/// Values by category: several series stand side by side.
///
/// @param layout a ranking is horizontal, sorted by its first series, the greatest on top
public record BarChart(
    Heading heading, Text categoryName, List<Text> categories, List<Series> series, Layout layout)
    implements ChartSpec {

  private static final int[] ROWS = {31, 18};

  /// Room for the number beside the longest bar, in pixels.
  private static final int LABEL = 64;

  /// How the bars stand.
  public enum Layout {
    COLUMNS,
    RANKING
  }

  public BarChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
    for (Series one : series) {
      one.requireSize(categories.size());
    }
    if (categories.isEmpty() || series.isEmpty()) {
      throw new ChartException(
          "bar chart %s has %d categories and %d series; expected at least one of each"
              .formatted(heading.title().en(), categories.size(), series.size()));
    }
  }

  /// A ranking by one series; empty where there is nothing to rank.
  public static Optional<ChartSpec> ranking(
      Heading heading, Text categoryName, List<Text> categories, Series series) {
    return categories.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BarChart(heading, categoryName, categories, List.of(series), Layout.RANKING));
  }

  @Override
  public String kind() {
    return "bar";
  }

  @Override
  public ObjectNode option(Language language) {
    Option option = Option.of(kind(), heading, language, List.of());
    boolean ranking = layout == Layout.RANKING;
    ObjectNode names = option.at("xAxis");
    ObjectNode values = option.at("yAxis");
    if (ranking) {
      option.json().set("xAxis", values);
      option.json().set("yAxis", names);
      option.json().withArray("media").forEach(media -> turn((ObjectNode) media.get("option")));
      names.put("inverse", true).put("nameLocation", "start").remove("nameGap");
      values.put("nameLocation", "middle");
      scroll(option);
    }
    names.put("name", Drawn.text(categoryName.in(language)));
    values.put("name", Drawn.unit(heading.unit(), language));
    List<Integer> order = order();
    order.forEach(i -> names.withArray("data").add(Drawn.text(categories.get(i).in(language))));
    Lines.patterns(option, series.size());
    if (ranking && series.size() == 1) {
      option.at("grid").put("right", LABEL);
    }
    for (Series one : series) {
      ObjectNode bars = option.addSeries(series.size() == 1 && ranking ? "ranked" : "bars");
      bars.put("name", Drawn.text(one.name().in(language)));
      Lines.plot(bars, pick(one.values(), order));
      if (series.size() > 1) {
        Lines.legend(option, bars.get("name").asText());
      }
    }
    return option.json();
  }

  @Override
  public Table table(Language language) {
    List<Integer> order = order();
    List<String> names = order.stream().map(i -> categories.get(i).in(language)).toList();
    List<Series> sorted =
        series.stream().map(one -> Series.of(one.name(), pick(one.values(), order))).toList();
    return Lines.table(categoryName, names, sorted, heading.unit(), language);
  }

  private List<Integer> order() {
    List<Integer> order = new ArrayList<>(IntStream.range(0, categories.size()).boxed().toList());
    if (layout == Layout.RANKING) {
      List<@Nullable Double> first = series.getFirst().values();
      order.sort(Comparator.comparingDouble(i -> rank(first.get(i))));
    }
    return order;
  }

  private static double rank(@Nullable Double value) {
    return value == null ? Double.POSITIVE_INFINITY : -value;
  }

  private static List<@Nullable Double> pick(List<@Nullable Double> values, List<Integer> order) {
    List<@Nullable Double> picked = new ArrayList<@Nullable Double>();
    order.forEach(i -> picked.add(values.get(i)));
    return picked;
  }

  private void turn(ObjectNode media) {
    ObjectNode names = (ObjectNode) media.remove("xAxis");
    names.withObject("/axisLabel").remove("rotate");
    media.set("yAxis", names);
  }

  /// A long ranking shows its top and scrolls, in wide and in narrow charts by what fits.
  private void scroll(Option option) {
    if (categories.size() <= rows(1)) {
      return;
    }
    option.json().set("dataZoom", option.prototype("dataZoom"));
    for (int i = 0; i < ROWS.length; i++) {
      ObjectNode zoom =
          option.json().withObject("/media/" + i + "/option").putArray("dataZoom").addObject();
      zoom.put("show", categories.size() > rows(i));
      zoom.put("startValue", 0).put("endValue", Math.min(rows(i), categories.size()) - 1);
    }
  }

  /// Several bars side by side need more room a row.
  private int rows(int media) {
    return series.size() == 1 ? ROWS[media] : ROWS[media] / 2;
  }
}
