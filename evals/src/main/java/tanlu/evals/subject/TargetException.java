package tanlu.evals.subject;

/// A target that did not answer; the message is one sentence.
public final class TargetException extends RuntimeException {
  public TargetException(String message) {
    super(message);
  }

  public TargetException(String message, Throwable cause) {
    super(message, cause);
  }
}
