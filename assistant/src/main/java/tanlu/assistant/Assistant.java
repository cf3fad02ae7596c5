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
    throw new IllegalStateException("not wired: " + question.message() + listener);
  }

  /// Calls a tool directly with its JSON arguments.
  public ToolOutcome call(String tool, JsonNode arguments) {
    throw new IllegalStateException("not wired: " + tool + arguments);
  }

  /// Regions, years, sectors, indicators, datasets, and which combinations exist.
  public JsonNode catalog() {
    throw new IllegalStateException("not wired");
  }

  /// An answer given lately, by its id.
  public Optional<Answer> answer(String id) {
    throw new IllegalStateException("not wired: " + id);
  }

  /// Runs what led to a claim again, from the tool call down to the published cells.
  public Replayed replay(Claim claim) {
    throw new IllegalStateException("not wired: " + claim);
  }

  /// @param value the value that came out again
  /// @param same whether it equals the claim's to the bit
  public record Replayed(double value, String unit, boolean same) {}
}
