package tanlu.evals.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tanlu.assistant.Assistant.Replayed;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Claim;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// The share of claims whose value comes out again to the bit.
public final class ClaimsReplay implements Scorer {
  @Override
  public String metric() {
    return "claims_replay";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    if (answer.claims().isEmpty()) {
      return Optional.empty();
    }
    List<String> reasons = new ArrayList<>();
    Function<Claim, Replayed> replaying = truth.replaying();
    for (Claim claim : answer.claims()) {
      Replayed again = replaying.apply(claim);
      if (!again.same()) {
        reasons.add(
            "claim %s says %s %s; replayed it is %s %s"
                .formatted(claim.id(), claim.value(), claim.unit(), again.value(), again.unit()));
      }
    }
    return Optional.of(Score.of(metric(), answer.claims().size(), reasons));
  }
}
