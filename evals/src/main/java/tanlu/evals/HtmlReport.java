package tanlu.evals;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Chart;

/// A run as one self-contained page: the flips against an earlier run, the figures, then the cases,
/// failures first, each with its trace and charts.
final class HtmlReport {
  /// Beyond so many the page would be too large to open: the journal holds them all.
  private static final int SHOWN = 400;

  private static final int ROWS = 14;

  private final Results results;
  private final Optional<Comparison> comparison;
  private final Set<String> flipped;
  private final List<Results.Row> shown;
  private final Set<String> ids;

  HtmlReport(Results results, Optional<Comparison> comparison) {
    this.results = results;
    this.comparison = comparison;
    this.flipped =
        comparison.stream()
            .flatMap(each -> each.flips().stream())
            .map(Comparison.Flip::id)
            .collect(Collectors.toSet());
    this.shown =
        results.cases().stream()
            .sorted((one, other) -> order(one) - order(other))
            .limit(SHOWN)
            .toList();
    this.ids = shown.stream().map(row -> row.asked().id()).collect(Collectors.toSet());
  }

  /// Whether the page shows that case's answer.
  boolean shows(String id) {
    return ids.contains(id);
  }

  /// @param answers of the cases shown, by id
  String page(Map<String, Answer> answers) {
    Summary summary = results.summary();
    return template()
        .execute(
            Map.of(
                "comparison",
                comparison.map(Comparison::text).orElse(""),
                "hidden",
                results.cases().size() > shown.size()
                    ? "%d of %d cases are shown; journal.jsonl holds all."
                        .formatted(shown.size(), results.cases().size())
                    : "",
                "refusals",
                summary.refusals(),
                "manifest",
                results.manifest(),
                "summary",
                summary,
                "slices",
                List.of(
                    slice("by tool", summary.byTool()),
                    slice("by language", summary.byLanguage()),
                    slice("by tag", summary.byTag())),
                "metrics",
                summary.metrics().entrySet().stream()
                    .map(
                        each ->
                            Map.of(
                                "name",
                                each.getKey(),
                                "rate",
                                each.getValue().passed().toString(),
                                "mean",
                                "%.3f".formatted(each.getValue().mean())))
                    .toList(),
                "cases",
                shown.stream().map(row -> row(row, answers)).toList()));
  }

  private static Map<String, Object> slice(String title, Map<String, Rate> rates) {
    return Map.of(
        "title",
        title,
        "rows",
        rates.entrySet().stream()
            .map(each -> Map.of("name", each.getKey(), "rate", each.getValue().toString()))
            .toList());
  }

  /// Flips first.
  private int order(Results.Row row) {
    if (flipped.contains(row.asked().id())) {
      return -1;
    }
    return switch (row.result().outcome()) {
      case FAIL -> 0;
      case ERROR -> 1;
      case PASS -> 2;
      case NOT_APPLICABLE -> 3;
    };
  }

  private Map<String, Object> row(Results.Row row, Map<String, Answer> answers) {
    CaseResult result = row.result();
    Answer answer = answers.get(result.id());
    Map<String, Object> shown = new HashMap<>();
    shown.put("flipped", flipped.contains(result.id()));
    shown.put(
        "charts",
        answer == null ? List.of() : answer.charts().stream().map(HtmlReport::chart).toList());
    shown.putAll(
        Map.of(
            "id",
            result.id(),
            "outcome",
            Json.RUNS.convertValue(result.outcome(), String.class),
            "open",
            order(row) < 2,
            "turns",
            row.asked().turns(),
            "reasons",
            result.reasons(),
            "text",
            answer == null ? "" : answer.text(),
            "steps",
            answer == null
                ? List.of()
                : answer.steps().stream().map(step -> step.tool() + step.arguments()).toList(),
            "claims",
            answer == null ? List.of() : answer.claims(),
            "citations",
            answer == null ? List.of() : answer.citations()));
    return shown;
  }

  private static Map<String, Object> chart(Chart chart) {
    return Map.of(
        "kind", chart.kind(),
        "title", chart.title(),
        "unit", chart.unit(),
        "svg", ChartPicture.svg(chart),
        "columns", chart.table().columns(),
        "rows", chart.table().rows().stream().limit(ROWS).map(HtmlReport::cells).toList());
  }

  private static List<String> cells(List<Object> row) {
    return row.stream().map(cell -> cell == null ? "" : cell.toString()).toList();
  }

  private static Template template() {
    try (InputStream in =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.mustache"))) {
      return Mustache.compiler()
          .defaultValue("")
          .compile(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
