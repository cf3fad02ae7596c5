package tanlu.evals;

import java.util.Map;
import java.util.Optional;

/// A run in Markdown, for a pull request.
final class MarkdownReport {
  private MarkdownReport() {}

  static String of(Results results, Optional<Comparison> comparison) {
    Summary summary = results.summary();
    Manifest manifest = results.manifest();
    StringBuilder text = new StringBuilder();
    text.append(
        "# %s: %s%s%n%nModel %s, dataset %s, suite %s, started %s; %d errors, %d not applicable.%n"
            .formatted(
                manifest.suite(),
                summary.passed(),
                summary.inconclusive() ? " (inconclusive)" : "",
                manifest.model(),
                manifest.datasetVersion(),
                manifest.suiteHash(),
                manifest.started(),
                summary.errors(),
                summary.notApplicable()));
    comparison.ifPresent(
        each -> text.append("%n## Against the baseline%n%n```%n%s```%n".formatted(each.text())));
    text.append("%n| metric | passed | mean |%n|---|---|---|%n".formatted());
    summary
        .metrics()
        .forEach(
            (name, metric) ->
                text.append(
                    "| %s | %s | %.3f |%n".formatted(name, metric.passed(), metric.mean())));
    rates(text, "language", summary.byLanguage());
    rates(text, "tool", summary.byTool());
    rates(text, "tag", summary.byTag());
    text.append("%n## What went wrong%n%n".formatted());
    for (Results.Row row : results.cases()) {
      for (String reason : row.result().reasons()) {
        text.append("- `%s` %s%n".formatted(row.asked().id(), reason.replace("\n", " ")));
      }
    }
    return text.toString();
  }

  private static void rates(StringBuilder text, String title, Map<String, Rate> rates) {
    text.append("%n| %s | passed |%n|---|---|%n".formatted(title));
    rates.forEach((name, rate) -> text.append("| %s | %s |%n".formatted(name, rate)));
  }
}
