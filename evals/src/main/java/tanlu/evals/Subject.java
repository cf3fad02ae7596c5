package tanlu.evals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tanlu.assistant.Assistant;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.answer.Question;
import tanlu.assistant.tool.ToolOutcome;
import tanlu.knowledge.ingest.UnreadableException;

/// What is evaluated: something that answers questions, and the engine the truth is asked of.
public interface Subject {
  Answer ask(Question question, AnswerListener listener);

  ToolOutcome call(String tool, JsonNode arguments);

  Assistant.Replayed replay(Claim claim);

  /// Takes a file into a conversation.
  ///
  /// @throws UnsupportedOperationException where the subject takes none
  default void take(String conversation, String name, byte[] bytes) {
    throw new UnsupportedOperationException("this target takes no files; the case has " + name);
  }

  /// Replays the claims of one answer; what they share may run once for all of them.
  ///
  /// @param made what tools gave when they were called apart from the answer, by resolved arguments
  default Function<Claim, Assistant.Replayed> replaying(
      BiFunction<String, JsonNode, Optional<ToolOutcome>> made) {
    return this::replay;
  }

  /// Something that only answers; the truth is had from another's engine.
  interface Elsewhere extends Subject {
    Subject engine();

    @Override
    default ToolOutcome call(String tool, JsonNode arguments) {
      return engine().call(tool, arguments);
    }

    @Override
    default Assistant.Replayed replay(Claim claim) {
      return engine().replay(claim);
    }

    @Override
    default Function<Claim, Assistant.Replayed> replaying(
        BiFunction<String, JsonNode, Optional<ToolOutcome>> made) {
      return engine().replaying(made);
    }
  }

  static Subject of(Assistant assistant) {
    return new Subject() {
      @Override
      public Answer ask(Question question, AnswerListener listener) {
        return assistant.ask(question, listener);
      }

      @Override
      public ToolOutcome call(String tool, JsonNode arguments) {
        return assistant.compute(tool, arguments);
      }

      @Override
      public Assistant.Replayed replay(Claim claim) {
        return assistant.replay(claim);
      }

      @Override
      public void take(String conversation, String name, byte[] bytes) {
        try {
          assistant.take(Assistant.ANYBODY, conversation, name, bytes);
        } catch (UnreadableException e) {
          throw new IllegalArgumentException(name + " cannot be read: " + e.getMessage(), e);
        }
      }

      @Override
      public Function<Claim, Assistant.Replayed> replaying(
          BiFunction<String, JsonNode, Optional<ToolOutcome>> made) {
        return assistant.replaying(made);
      }
    };
  }
}
