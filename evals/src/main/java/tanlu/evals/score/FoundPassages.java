package tanlu.evals.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.assistant.answer.Answer;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// What the policy search finds for the question, whatever the answer made of it: nDCG@10. Passed
/// where a passage that answers is among the ten and the question is taken for answerable, or where
/// it has no answer and is taken for that.
public final class FoundPassages implements Scorer {
  private static final int TOP = 10;

  @Override
  public String metric() {
    return "passages";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    Map<String, Integer> grades = asked.expect().passages();
    if (grades == null) {
      return Optional.empty();
    }
    JsonNode arguments =
        JsonNodeFactory.instance.objectNode().put("query", asked.turns().getLast()).put("top", TOP);
    JsonNode found = truth.result("search_policy", arguments);
    boolean answered = found.path("answered").asBoolean();
    if (grades.isEmpty()) {
      List<String> reasons = answered ? List.of("a passage is taken for an answer") : List.of();
      return Optional.of(Score.of(metric(), 1, reasons));
    }
    List<String> ids =
        found.path("passages").valueStream().map(each -> each.path("id").asText()).toList();
    boolean best = ids.stream().anyMatch(id -> grades.getOrDefault(id, 0) == 2);
    boolean passed = answered && best;
    return Optional.of(
        new Score(
            metric(),
            new RankedPassages(ids, grades).ndcg(TOP),
            passed,
            passed ? List.of() : List.of("found " + ids + "; expected one of " + grades)));
  }
}
