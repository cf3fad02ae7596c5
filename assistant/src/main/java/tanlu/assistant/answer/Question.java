package tanlu.assistant.answer;

import java.util.Optional;
import tanlu.analytics.proof.Language;

/// What somebody asks.
///
/// @param conversationId the conversation it goes on with; empty starts one
/// @param language the answer's language; empty takes the question's
public record Question(
    String message, Optional<String> conversationId, Optional<Language> language) {
  public static Question of(String message) {
    return new Question(message, Optional.empty(), Optional.empty());
  }
}
