package tanlu.assistant.answer;

import com.fasterxml.jackson.databind.JsonNode;

/// Hears an answer while it comes. An exception thrown by a listener cancels the work.
public interface AnswerListener {
  /// Hears nothing.
  AnswerListener NONE = new AnswerListener() {};

  default void started(String answerId, String conversationId) {}

  /// A tool starts.
  default void stepRunning(String tool, JsonNode arguments) {}

  /// A tool ended, well or not.
  default void stepEnded(Step step, boolean done) {}

  /// A sentence whose numbers are proved.
  default void text(String delta) {}

  default void chart(Chart chart) {}
}
