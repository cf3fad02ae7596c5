package tanlu.assistant.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.answer.Chart.Table;

/// How steps lead from one total to another, from top to bottom: a total stands on the axis, a step
/// begins where the bar above it ends.
///
/// @param categoryName what the bars are, e.g. driver
/// @param bars a total after steps must be what they add up to
public record WaterfallChart(Heading heading, Text categoryName, List<Bar> bars)
    implements ChartSpec {
  /// Rounding of sums of doubles, in parts of the largest level.
  private static final double ROUNDING = 1e-9;

  private static final int TOTAL = 0;
  private static final int FALL = 2;
  private static final int RISE = 3;

  /// @param value a level where it is a total, else a difference
  public record Bar(Text name, double value, boolean total) {
    public Bar {
      Drawn.requireFinite(value, name.en());
    }

    public static Bar total(Text name, double value) {
      return new Bar(name, value, true);
    }

    public static Bar step(Text name, double value) {
      return new Bar(name, value, false);
    }
  }

  public WaterfallChart {
    bars = List.copyOf(bars);
    if (bars.isEmpty()) {
      throw new ChartException(
          "waterfall chart %s has no bars; expected at least one".formatted(heading.title().en()));
    }
    double level = 0;
    double largest = 0;
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      largest = Math.max(largest, Math.abs(bar.value()));
      if (bar.total() && i > 0 && Math.abs(level - bar.value()) > ROUNDING * largest) {
        throw new ChartException(
            "%s is %s; expected %s, what the bars above it add up to"
                .formatted(bar.name().en(), bar.value(), level));
      }
      level = bar.total() ? bar.value() : level + bar.value();
    }
  }

  @Override
  public String kind() {
    return "waterfall";
  }

  /// The bars are stacked on a hidden base, the level each step begins at: what the base plots is
  /// geometry, and it is silent.
  @Override
  public ObjectNode option(Language language) {
    Option option = Option.of(kind(), heading, language, List.of());
    option.at("yAxis").put("name", Drawn.text(categoryName.in(language)));
    option.at("xAxis").put("name", Drawn.unit(heading.unit(), language));
    ObjectNode base = option.addSeries("base");
    ObjectNode steps = option.addSeries("steps");
    steps.put("name", Drawn.text(heading.title().in(language)));
    double level = 0;
    for (Bar bar : bars) {
      option.at("yAxis").withArray("data").add(Drawn.text(bar.name().in(language)));
      base.withArray("data").add(bar.total() ? 0 : Drawn.number(level));
      ObjectNode drawn = steps.withArray("data").addObject();
      drawn.put("value", Drawn.number(bar.value()));
      drawn.withObject("/itemStyle").put("color", Lines.colour(option, colour(bar)));
      drawn.withObject("/label").put("formatter", written(bar));
      drawn
          .withObject("/tooltip")
          .put(
              "formatter",
              Drawn.hover(
                  List.of(
                      bar.name().in(language),
                      Drawn.amount(bar.value(), heading.unit(), language))));
      level = bar.total() ? bar.value() : level + bar.value();
    }
    return option.json();
  }

  @Override
  public Table table(Language language) {
    List<String> columns =
        List.of(
            Drawn.plainDigits(categoryName.in(language)),
            Drawn.measured(Text.of("数值", "Value").in(language), heading.unit(), language));
    List<List<Object>> rows = new ArrayList<>();
    for (Bar bar : bars) {
      rows.add(
          new Row()
              .add(Drawn.plainDigits(bar.name().in(language)))
              .add(Drawn.number(bar.value()))
              .cells());
    }
    return new Table(columns, rows);
  }

  private static int colour(Bar bar) {
    if (bar.total()) {
      return TOTAL;
    }
    return bar.value() < 0 ? FALL : RISE;
  }

  /// Three digits, a step with its sign: colour alone does not say which way it goes.
  private static String written(Bar bar) {
    String number = Drawn.brief(Math.abs(bar.value()));
    if (bar.value() < 0) {
      return "−" + number;
    }
    return bar.total() ? number : "+" + number;
  }
}
