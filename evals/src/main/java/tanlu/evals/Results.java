package tanlu.evals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A finished run: what `results.json` holds and the reports show.
///
/// @param cases in the order of the suite
public record Results(Manifest manifest, Summary summary, List<Row> cases) {
  /// A case with its result.
  public record Row(EvalCase asked, CaseResult result) {}

  static Results of(Manifest manifest, Suite suite, Map<String, CaseResult> results) {
    List<Row> rows = new ArrayList<>();
    for (EvalCase each : suite.cases()) {
      CaseResult result = results.get(each.id());
      if (result != null) {
        rows.add(new Row(each, result));
      }
    }
    return new Results(manifest, Summary.of(suite.cases(), results), rows);
  }

  /// What the console shows: the figures, then what went wrong.
  public String text() {
    StringBuilder text = new StringBuilder(summary.text());
    for (Row row : cases) {
      for (String reason : row.result.reasons()) {
        text.append("%s: %s%n".formatted(row.asked.id(), reason));
      }
    }
    return text.toString();
  }

  /// 0 where the run is done, 2 where too many errors leave it inconclusive.
  public int exitCode() {
    return summary.inconclusive() ? 2 : 0;
  }
}
