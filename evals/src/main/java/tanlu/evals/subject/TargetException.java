package tanlu.evals.subject;

/// A target that did not answer; the message is one sentence.
public final class TargetException extends RuntimeException {
  TargetException(String message) {
    super(message);
  }

  TargetException(String message, Throwable cause) {
    super(message, cause);
  }
}
