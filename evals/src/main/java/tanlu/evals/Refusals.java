package tanlu.evals;

import java.util.EnumMap;
import java.util.Map;
import tanlu.assistant.answer.Outcome;
import tanlu.evals.EvalCase.Behaviour;

/// How answers ended against how they should have: the confusion matrix of answering, asking back
/// and refusing.
///
/// @param matrix expected, then actual
/// @param abstained of the cases that should not be answered, those that were not: abstain recall
/// @param overRefused of the cases that should be answered, those that were not
public record Refusals(
    Map<Behaviour, Map<Outcome, Integer>> matrix, Rate abstained, Rate overRefused) {
  static Refusals of(Iterable<Results.Row> rows) {
    Map<Behaviour, Map<Outcome, Integer>> matrix = new EnumMap<>(Behaviour.class);
    int[] shouldNot = new int[2];
    int[] should = new int[2];
    for (Results.Row row : rows) {
      Behaviour expected = row.asked().expect().behaviour();
      Gist gist = row.result().gist();
      if (expected != null && gist != null) {
        matrix
            .computeIfAbsent(expected, _ -> new EnumMap<>(Outcome.class))
            .merge(gist.outcome(), 1, Integer::sum);
        int[] counts = expected == Behaviour.ANSWER ? should : shouldNot;
        counts[0] += gist.outcome() == Outcome.ANSWERED ? 0 : 1;
        counts[1]++;
      }
    }
    return new Refusals(
        matrix, new Rate(shouldNot[0], shouldNot[1]), new Rate(should[0], should[1]));
  }
}
