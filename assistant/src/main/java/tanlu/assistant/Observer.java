package tanlu.assistant;

import java.time.Duration;
import tanlu.assistant.answer.Answer;

/// Hears what an assistant does, for whoever counts or logs it: on the thread that works, which it
/// must not hold up.
public interface Observer {
  /// Hears nothing.
  Observer NONE = new Observer() {};

  /// The thread begins to work on an answer.
  default void begun(String answerId, String conversationId) {}

  /// @param tool as the model or the client named it, which need not be a tool's name
  default void toolEnded(String tool, boolean done, Duration took) {}

  /// @param claims numbers that were proved
  /// @param rejected numbers and references that were taken out
  default void proved(int claims, int rejected) {}

  default void answered(Answer answer, Duration took) {}

  /// @param why a `CancellationException` where the asker ended it
  default void failed(String answerId, Throwable why, Duration took) {}
}
