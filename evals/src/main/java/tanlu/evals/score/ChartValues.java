package tanlu.evals.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Chart;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// Charts of the right kind that plot the engine's values: each figure below the oracle's place
/// stands in the chart's table and is drawn in its spec; where the case says which words stand
/// beside which figure, each under its own name.
public final class ChartValues implements Scorer {
  /// Charts are drawn to six significant digits.
  private static final double DRAWN = 5e-6;

  @Override
  public String metric() {
    return "charts";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    List<EvalCase.ExpectedChart> expected = asked.expect().charts();
    if (expected.isEmpty()) {
      return Optional.empty();
    }
    List<String> reasons = new ArrayList<>();
    for (EvalCase.ExpectedChart chart : expected) {
      List<Chart> candidates =
          answer.charts().stream().filter(each -> chart.kind().contains(each.kind())).toList();
      if (candidates.isEmpty()) {
        reasons.add(
            "no %s chart; kinds drawn: %s"
                .formatted(
                    String.join(" or ", chart.kind()),
                    answer.charts().stream().map(Chart::kind).toList()));
      } else if (chart.valuesEqualOracle() != null) {
        EvalCase.Encoding encoding = chart.encoding();
        if (encoding != null) {
          List<Truth.Labelled> members =
              truth.labelled(chart.valuesEqualOracle(), encoding, answer.language());
          if (candidates.stream().noneMatch(each -> places(each, members))) {
            reasons.add(
                "no %s chart draws the values of %s each under its name"
                    .formatted(String.join(" or ", chart.kind()), chart.valuesEqualOracle()));
          }
          continue;
        }
        List<Quantity> values = truth.quantities(chart.valuesEqualOracle());
        if (candidates.stream().noneMatch(each -> plots(each, values))) {
          reasons.add(
              "no %s chart plots the %d values of %s"
                  .formatted(
                      String.join(" or ", chart.kind()), values.size(), chart.valuesEqualOracle()));
        }
      }
    }
    return Optional.of(Score.of(metric(), expected.size(), reasons));
  }

  /// Whether each name on the axis stands with its member's value, in the drawing and in the table.
  private static boolean places(Chart chart, List<Truth.Labelled> members) {
    List<String> names = ChartMarks.categories(chart.spec());
    Optional<Unit> unit = unit(chart.unit());
    Map<String, Double> values = new HashMap<>();
    members.forEach(member -> values.put(fold(member.label()), in(unit, member.value())));
    for (int i = 0; i < names.size(); i++) {
      Double wanted = values.get(fold(names.get(i)));
      String name = fold(names.get(i));
      if (wanted == null
          || !ChartMarks.holds(ChartMarks.at(chart.spec(), i), wanted)
          || chart.table().rows().stream()
              .filter(row -> fold(String.valueOf(row.getFirst())).equals(name))
              .noneMatch(row -> ChartMarks.holds(ChartMarks.numbers(row), wanted))) {
        return false;
      }
    }
    return !names.isEmpty();
  }

  private static double in(Optional<Unit> unit, Quantity value) {
    return unit.filter(to -> to.dimension().equals(value.unit().dimension()))
        .map(to -> value.to(to).value())
        .orElse(value.value());
  }

  private static boolean plots(Chart chart, List<Quantity> values) {
    double[] listed =
        chart.table().rows().stream()
            .flatMap(List::stream)
            .filter(Number.class::isInstance)
            .mapToDouble(cell -> ((Number) cell).doubleValue())
            .toArray();
    List<Double> numbers = new ArrayList<>();
    chart
        .spec()
        .path("series")
        .forEach(
            series -> {
              drawn(series.path("data"), numbers);
              drawn(series.path("links"), numbers);
              drawn(series.path("edges"), numbers);
            });
    double[] drawn = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    Optional<Unit> unit = unit(chart.unit());
    return values.stream()
        .mapToDouble(value -> in(unit, value))
        .allMatch(value -> holds(listed, value) && holds(drawn, value));
  }

  /// The values of an ECharts data array: bare, in `[x, y]` pairs, or as `value` of an item.
  private static void drawn(JsonNode data, List<Double> numbers) {
    for (JsonNode item : data) {
      JsonNode value = item.isObject() ? item.path("value") : item;
      if (value.isNumber()) {
        numbers.add(value.asDouble());
      } else {
        drawn(value, numbers);
      }
    }
  }

  private static boolean holds(double[] values, double wanted) {
    return DoubleStream.of(values)
        .anyMatch(value -> Math.abs(value - wanted) <= DRAWN * Math.abs(wanted));
  }

  private static Optional<Unit> unit(String written) {
    String folded = fold(written);
    return Unit.all().stream()
        .filter(
            unit ->
                folded.equals(fold(unit.code()))
                    || folded.equals(fold(unit.zh()))
                    || folded.equals(fold(unit.en())))
        .findFirst();
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
