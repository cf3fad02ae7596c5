package tanlu.evals.score;

import java.util.List;
import java.util.Optional;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Step;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// Expected calls in the order given, where a case asks for one: F1 of the longest common
/// subsequence of expected and made calls. Passed where every expected call came in its turn.
public final class ToolOrder implements Scorer {
  @Override
  public String metric() {
    return "tool_order";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    if (!"given".equals(asked.expect().toolsOrder())) {
      return Optional.empty();
    }
    List<EvalCase.ExpectedCall> expected = asked.expect().tools();
    List<Step> made = answer.steps();
    int[][] common = new int[expected.size() + 1][made.size() + 1];
    for (int i = 1; i <= expected.size(); i++) {
      for (int j = 1; j <= made.size(); j++) {
        common[i][j] =
            ToolCalls.meets(expected.get(i - 1), made.get(j - 1), truth)
                ? common[i - 1][j - 1] + 1
                : Math.max(common[i - 1][j], common[i][j - 1]);
      }
    }
    int hits = common[expected.size()][made.size()];
    boolean passed = hits == expected.size();
    return Optional.of(
        new Score(
            metric(),
            2.0 * hits / (expected.size() + made.size()),
            passed,
            passed
                ? List.of()
                : List.of(
                    "%d of %d expected calls came in order; calls made: %s"
                        .formatted(
                            hits, expected.size(), made.stream().map(Step::tool).toList()))));
  }
}
