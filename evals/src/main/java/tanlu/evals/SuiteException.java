package tanlu.evals;

/// A suite that cannot be used: missing, or with a line that is no case. The message is one
/// sentence that names file, line and column.
public final class SuiteException extends RuntimeException {
  public SuiteException(String message) {
    super(message);
  }

  public SuiteException(String message, Throwable cause) {
    super(message, cause);
  }
}
