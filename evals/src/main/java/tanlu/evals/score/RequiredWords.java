package tanlu.evals.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.assistant.answer.Answer;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// Words the text must hold.
public final class RequiredWords implements Scorer {
  @Override
  public String metric() {
    return "must";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    List<EvalCase.Words> required = asked.expect().must();
    if (required.isEmpty()) {
      return Optional.empty();
    }
    List<String> reasons = new ArrayList<>();
    for (EvalCase.Words words : required) {
      List<String> any = words.oracle() == null ? words.any() : List.of(truth.text(words.oracle()));
      if (any.stream().noneMatch(each -> Words.contains(answer.text(), each))) {
        reasons.add("the text lacks \"%s\"".formatted(String.join("\" or \"", any)));
      }
    }
    return Optional.of(Score.of(metric(), required.size(), reasons));
  }
}
