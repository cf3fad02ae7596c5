package tanlu.evals.score;

import java.util.List;
import java.util.Optional;
import tanlu.assistant.answer.Answer;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// Words the text must not hold.
public final class ForbiddenWords implements Scorer {
  @Override
  public String metric() {
    return "must_not";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    List<String> forbidden = asked.expect().mustNot();
    if (forbidden.isEmpty()) {
      return Optional.empty();
    }
    List<String> reasons =
        forbidden.stream()
            .filter(words -> Words.contains(answer.text(), words))
            .map("the text holds \"%s\""::formatted)
            .toList();
    return Optional.of(Score.of(metric(), forbidden.size(), reasons));
  }
}
