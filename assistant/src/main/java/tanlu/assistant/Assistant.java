package tanlu.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.answer.Question;
import tanlu.assistant.tool.ToolOutcome;

/// A question in, a proven answer out.
public final class Assistant {

  /// Answers a question, telling the listener as it goes; blocks until the answer is whole.
  ///
  /// @throws ModelException where the model failed and nothing can be answered
  public Answer ask(Question question, AnswerListener listener) {
    return unwired();
  }

  /// Calls a tool directly with its JSON arguments.
  public ToolOutcome call(String tool, JsonNode arguments) {
    return unwired();
  }

  /// Regions, years, sectors, indicators, datasets, and which combinations exist.
  public JsonNode catalog() {
    return unwired();
  }

  /// An answer given lately, by its id.
  public Optional<Answer> answer(String id) {
    return unwired();
  }

  /// Runs what led to a claim again, from the tool call down to the published cells.
  public Replayed replay(Claim claim) {
    return unwired();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private static <T> T unwired() {
    throw new IllegalStateException("not wired yet");
  }

  /// @param value the value that came out again
  /// @param same whether it equals the claim's to the bit
  public record Replayed(double value, String unit, boolean same) {}
}
