package tanlu.analytics.roadmap;

/// The parameter file, or a change of a parameter, cannot be used; the message names the place, the
/// value and what was expected.
public final class ParameterException extends RuntimeException {
  ParameterException(String message) {
    super(message);
  }

  ParameterException(String message, Throwable cause) {
    super(message, cause);
  }
}
