package tanlu.evals.score;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Outcome;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// Whether the answer ended as it should: answered, asked back or refused.
public final class AnswerBehaviour implements Scorer {
  @Override
  public String metric() {
    return "behaviour";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    EvalCase.Behaviour expected = asked.expect().behaviour();
    if (expected == null) {
      return Optional.empty();
    }
    boolean met =
        switch (expected) {
          case ANSWER -> answer.outcome() == Outcome.ANSWERED;
          case ABSTAIN -> answer.outcome() != Outcome.ANSWERED;
          case CLARIFY -> answer.outcome() == Outcome.CLARIFY;
          case REFUSE -> answer.outcome() == Outcome.REFUSED;
        };
    List<String> reasons =
        met
            ? List.of()
            : List.of(
                "expected to %s; the outcome is %s"
                    .formatted(name(expected), name(answer.outcome())));
    return Optional.of(Score.of(metric(), 1, reasons));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
