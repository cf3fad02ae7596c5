package tanlu.evals;

import java.util.TreeSet;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Outcome;

/// What the figures of a run need of an answer.
///
/// @param claims the values it claims, each once and sorted, e.g. `5.0 %;556.86 Mt CO2`
/// @param inputTokens as the model's server told them; 0 where it did not
public record Gist(Outcome outcome, String claims, long inputTokens, long outputTokens) {
  static Gist of(Answer answer) {
    TreeSet<String> claims = new TreeSet<>();
    answer.claims().forEach(claim -> claims.add(claim.value() + " " + claim.unit()));
    return new Gist(
        answer.outcome(),
        String.join(";", claims),
        answer.model().inputTokens(),
        answer.model().outputTokens());
  }
}
