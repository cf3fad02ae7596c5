package tanlu.evals.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Chart;
import tanlu.assistant.chart.ChartSchema;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// Charts that can be drawn and read: each meets its schema, a node diagram has at most 30 nodes
/// and 150 edges or says so, and bars and lines show what the table beside them lists, row by row.
public final class ChartForm implements Scorer {
  private static final int NODES = 30;
  private static final int EDGES = 150;
  private static final List<String> BY_CATEGORY = List.of("bar", "line", "area");

  @Override
  public String metric() {
    return "chart_form";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    if (answer.charts().isEmpty()) {
      return Optional.empty();
    }
    List<String> reasons = new ArrayList<>();
    for (Chart chart : answer.charts()) {
      List<String> problems = new ArrayList<>(ChartSchema.problems(chart.kind(), chart.spec()));
      problems.addAll(illegible(chart));
      if (BY_CATEGORY.contains(chart.kind())) {
        problems.addAll(misplaced(chart));
      }
      problems.stream()
          .findFirst()
          .ifPresent(
              problem -> reasons.add("%s (%s): %s".formatted(chart.id(), chart.kind(), problem)));
    }
    return Optional.of(Score.of(metric(), answer.charts().size(), reasons));
  }

  private static List<String> illegible(Chart chart) {
    for (JsonNode series : chart.spec().path("series")) {
      String type = series.path("type").asText();
      int nodes = series.path("data").size();
      int edges = series.path("links").size() + series.path("edges").size();
      boolean diagram = type.equals("graph") || type.equals("sankey");
      if (diagram
          && (nodes > NODES || edges > EDGES)
          && !chart.spec().toString().contains("" + NODES)) {
        return List.of(
            "%d nodes and %d edges, past what reads easily, and it does not say so"
                .formatted(nodes, edges));
      }
    }
    return List.of();
  }

  private static List<String> misplaced(Chart chart) {
    List<String> names = ChartMarks.categories(chart.spec());
    List<List<Object>> rows = chart.table().rows();
    if (names.size() != rows.size()) {
      return List.of();
    }
    for (int row = 0; row < rows.size(); row++) {
      for (double drawn : ChartMarks.at(chart.spec(), row)) {
        if (!ChartMarks.holds(ChartMarks.numbers(rows.get(row)), drawn)) {
          return List.of(
              "%s is drawn as %s, its row of the table says %s"
                  .formatted(names.get(row), drawn, rows.get(row)));
        }
      }
    }
    return List.of();
  }
}
