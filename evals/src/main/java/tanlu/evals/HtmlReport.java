package tanlu.evals;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tanlu.assistant.answer.Answer;

/// A run as one self-contained page: the figures, then every case, failures first.
final class HtmlReport {
  private HtmlReport() {}

  static String of(Results results) {
    Summary summary = results.summary();
    return template()
        .execute(
            Map.of(
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
                results.cases().stream()
                    .sorted((one, other) -> order(one) - order(other))
                    .map(HtmlReport::row)
                    .toList()));
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

  private static int order(Results.Row row) {
    return switch (row.result().outcome()) {
      case FAIL -> 0;
      case ERROR -> 1;
      case PASS -> 2;
      case NOT_APPLICABLE -> 3;
    };
  }

  private static Map<String, Object> row(Results.Row row) {
    CaseResult result = row.result();
    Answer answer = result.answer();
    return Map.of(
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
        "charts",
        answer == null ? List.of() : answer.charts(),
        "citations",
        answer == null ? List.of() : answer.citations());
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
