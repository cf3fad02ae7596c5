package tanlu.evals.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Step;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// Expected tool calls against those made, in any order: the score is F1, and every expected call
/// must have been made. Arguments are compared as the engine resolves them.
public final class ToolCalls implements Scorer {
  @Override
  public String metric() {
    return "tool_calls";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    List<EvalCase.ExpectedCall> expected = asked.expect().tools();
    if (expected.isEmpty()) {
      return Optional.empty();
    }
    List<Step> left = new ArrayList<>(answer.steps());
    List<String> missing = new ArrayList<>();
    for (EvalCase.ExpectedCall call : expected) {
      Optional<Step> made = left.stream().filter(step -> meets(call, step, truth)).findFirst();
      made.ifPresentOrElse(
          left::remove,
          () ->
              missing.add(
                  "%s%s was not called; calls made: %s"
                      .formatted(call.name(), call.args(), brief(answer.steps()))));
    }
    int hits = expected.size() - missing.size();
    double f1 = 2.0 * hits / (expected.size() + answer.steps().size());
    return Optional.of(new Score(metric(), f1, missing.isEmpty(), missing));
  }

  static boolean meets(EvalCase.ExpectedCall call, Step step, Truth truth) {
    if (!call.name().equals(step.tool())) {
      return false;
    }
    JsonNode wanted = truth.resolved(call.name(), call.args());
    JsonNode made = truth.resolved(step.tool(), step.arguments());
    // What is expected may be too little for a call of its own.
    boolean named =
        names(call, wanted, made)
            || names(call, truth.resolved(call.name(), over(step.arguments(), call)), made);
    return named && (!call.exact() || wanted.size() == made.size());
  }

  private static JsonNode over(JsonNode made, EvalCase.ExpectedCall call) {
    ObjectNode both = JsonNodeFactory.instance.objectNode();
    made.properties().forEach(each -> both.set(each.getKey(), each.getValue()));
    call.args().properties().forEach(each -> both.set(each.getKey(), each.getValue()));
    return both;
  }

  private static boolean names(EvalCase.ExpectedCall call, JsonNode wanted, JsonNode made) {
    return call.args().properties().stream()
        .allMatch(argument -> same(wanted.path(argument.getKey()), made.path(argument.getKey())));
  }

  private static boolean same(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.asDouble() == other.asDouble();
    }
    if (one.isArray() && other.isArray()) {
      return one.size() == other.size() && holds(one, other) && holds(other, one);
    }
    return one.equals(other);
  }

  private static boolean holds(JsonNode array, JsonNode members) {
    return members
        .valueStream()
        .allMatch(member -> array.valueStream().anyMatch(each -> same(each, member)));
  }

  private static String brief(List<Step> steps) {
    return steps.isEmpty()
        ? "none"
        : String.join(", ", steps.stream().map(step -> step.tool() + step.arguments()).toList());
  }
}
