package tanlu.evals.score;

import java.util.List;
import java.util.Optional;
import tanlu.assistant.answer.Answer;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// Whether the answer's language is the question's.
public final class AnswerLanguage implements Scorer {
  @Override
  public String metric() {
    return "language";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    List<String> reasons =
        asked.lang().equals(answer.language())
            ? List.of()
            : List.of("asked in %s, answered in %s".formatted(asked.lang(), answer.language()));
    return Optional.of(Score.of(metric(), 1, reasons));
  }
}
