package tanlu.assistant.answer;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a question ended, with the exit code `tanlu ask` gives for it.
public enum Outcome {
  @JsonProperty("answered")
  ANSWERED(0),
  @JsonProperty("clarify")
  CLARIFY(3),
  @JsonProperty("refused")
  REFUSED(4);

  private final int exitCode;

  Outcome(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
