package tanlu.evals.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.analytics.unit.Quantity;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.proof.Mention;
import tanlu.assistant.proof.NumberReader;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// The share of expected numbers the answer states: `|x − g| ≤ max(abs_tol, rel_tol·|g|)` in the
/// unit of g. First its claims are looked at, exact values that count where the text shows them;
/// then the numbers of the text, which may be off by half their last digit.
public final class NumericAccuracy implements Scorer {
  @Override
  public String metric() {
    return "numeric_accuracy";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    List<EvalCase.ExpectedNumber> expected = asked.expect().numbers();
    if (expected.isEmpty()) {
      return Optional.empty();
    }
    List<Quantity> stated =
        answer.claims().stream()
            .filter(claim -> shows(answer, claim))
            .flatMap(claim -> Quantities.of(claim).stream())
            .toList();
    List<Mention> written = NumberReader.read(Words.shown(answer.text()));
    List<String> reasons = new ArrayList<>();
    for (EvalCase.ExpectedNumber number : expected) {
      Quantity wanted = truth.of(number);
      double absolute = number.absTol();
      double relative = number.relTol();
      if (stated.stream().noneMatch(found -> Quantities.same(found, wanted, absolute, relative))
          && written.stream().noneMatch(found -> found.states(wanted, absolute, relative))) {
        reasons.add(
            "%s is %s %s; the answer states %s"
                .formatted(number.name(), wanted.value(), wanted.unit(), brief(stated)));
      }
    }
    return Optional.of(Score.of(metric(), expected.size(), reasons));
  }

  private static boolean shows(Answer answer, Claim claim) {
    return answer.text().contains("(#claim-" + claim.id() + ")");
  }

  private static String brief(List<Quantity> stated) {
    return stated.isEmpty()
        ? "no number"
        : String.join(
            ", ", stated.stream().limit(12).map(q -> q.value() + " " + q.unit()).toList());
  }
}
