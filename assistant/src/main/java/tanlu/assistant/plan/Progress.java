package tanlu.assistant.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import tanlu.assistant.tool.PlanRequest;

/// How far a plan is.
///
/// @param steps chapters, then files
/// @param detail why it failed
public record Progress(
    String id,
    Status status,
    String title,
    PlanRequest request,
    List<Step> steps,
    Optional<String> detail) {

  Progress but(Status other) {
    return new Progress(id, other, title, request, steps, detail);
  }

  public enum Status {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("failed")
    FAILED
  }

  /// @param status `done`, `running` or `waiting`
  public record Step(String title, String status) {}
}
