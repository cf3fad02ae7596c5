package tanlu.evals.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Step;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// The share of calls made that their tool takes: a known name, every required argument, none that
/// is unknown, of the right type and range.
public final class ToolArguments implements Scorer {
  @Override
  public String metric() {
    return "tool_arguments";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    if (answer.steps().isEmpty()) {
      return Optional.empty();
    }
    List<String> reasons = new ArrayList<>();
    for (Step step : answer.steps()) {
      truth
          .refusal(step.tool(), step.arguments())
          .ifPresent(why -> reasons.add("%s%s: %s".formatted(step.tool(), step.arguments(), why)));
    }
    return Optional.of(Score.of(metric(), answer.steps().size(), reasons));
  }
}
