package tanlu.evals;

import java.util.List;

/// What a metric says of one answer.
///
/// @param value from 0 to 1
/// @param passed whether the case may count as passed
/// @param reasons one sentence for each thing amiss
public record Score(String metric, double value, boolean passed, List<String> reasons) {
  /// Passed only when nothing is amiss; the value is the share that is right.
  ///
  /// @param all how many things were looked at
  public static Score of(String metric, int all, List<String> reasons) {
    double right = all == 0 ? 1 : Math.max(0, all - reasons.size()) / (double) all;
    return new Score(metric, right, reasons.isEmpty(), List.copyOf(reasons));
  }
}
