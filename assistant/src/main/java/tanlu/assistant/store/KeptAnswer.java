package tanlu.assistant.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.bundle.Bundle.Versions;

/// A question and what has come of it.
///
/// @param text what came so far, or the answer's
/// @param answer the whole answer, once it is finished
/// @param versions of the program that finished it
/// @param failure why there is none, in one sentence
/// @param feedback the owner's rating
public record KeptAnswer(
    String id,
    String conversationId,
    String question,
    Instant asked,
    Status status,
    String text,
    Optional<Answer> answer,
    Versions versions,
    Optional<String> failure,
    Optional<Feedback> feedback) {

  /// The answer as others may see it.
  public KeptAnswer unrated() {
    return new KeptAnswer(
        id,
        conversationId,
        question,
        asked,
        status,
        text,
        answer,
        versions,
        failure,
        Optional.empty());
  }

  /// How an answer stands.
  public enum Status {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("finished")
    FINISHED,
    /// By its asker.
    @JsonProperty("stopped")
    STOPPED,
    @JsonProperty("failed")
    FAILED
  }
}
