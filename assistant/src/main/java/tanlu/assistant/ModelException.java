package tanlu.assistant;

/// The language model failed: refused, timed out, was rate limited or could not be reached. The
/// message is one sentence for the user.
public final class ModelException extends RuntimeException {
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }

  public ModelException(String message) {
    super(message);
  }
}
