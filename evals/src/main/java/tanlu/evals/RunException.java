package tanlu.evals;

/// A run folder that cannot be written, read or gone on with.
public final class RunException extends RuntimeException {
  RunException(String message) {
    super(message);
  }

  RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
