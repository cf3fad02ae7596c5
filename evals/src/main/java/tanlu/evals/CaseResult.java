package tanlu.evals;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.answer.Answer;

/// How one case went: a line of the journal.
///
/// @param answer the last turn's answer; null where none came
/// @param firstEventMilliseconds from the last question to the first sign of an answer
/// @param milliseconds from the last question to the whole answer
/// @param error one sentence; null unless the outcome is an error
public record CaseResult(
    String id,
    Outcome outcome,
    List<Score> scores,
    @Nullable Answer answer,
    long firstEventMilliseconds,
    long milliseconds,
    @Nullable String error) {

  /// Errors are never scored.
  public enum Outcome {
    @JsonProperty("pass")
    PASS,
    @JsonProperty("fail")
    FAIL,
    @JsonProperty("error")
    ERROR,
    /// No metric applies to the case.
    @JsonProperty("n/a")
    NOT_APPLICABLE;

    static Outcome of(List<Score> scores) {
      if (scores.isEmpty()) {
        return NOT_APPLICABLE;
      }
      return scores.stream().allMatch(Score::passed) ? PASS : FAIL;
    }
  }

  /// What went wrong, one sentence each.
  public List<String> reasons() {
    Stream<String> missed =
        scores.stream()
            .flatMap(
                score -> score.reasons().stream().map(reason -> score.metric() + ": " + reason));
    return Stream.concat(Stream.ofNullable(error), missed).toList();
  }
}
