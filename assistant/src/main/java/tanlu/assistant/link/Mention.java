package tanlu.assistant.link;

import java.util.Optional;
import tanlu.analytics.proof.Text;

/// Something found in a question.
///
/// @param start the first character in the question
/// @param end the character after the last
/// @param text the question's own words
/// @param note what a reader should know about the reading
public record Mention<T>(T value, int start, int end, String text, Optional<Text> note) {
  <U> Mention<U> as(U other, Optional<Text> otherNote) {
    return new Mention<>(other, start, end, text, otherNote);
  }
}
