package tanlu.assistant.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;

/// What a reader thinks of an answer.
public record Feedback(Rating rating, Optional<String> reason, Instant given) {
  public enum Rating {
    @JsonProperty("up")
    UP,
    @JsonProperty("down")
    DOWN
  }
}
