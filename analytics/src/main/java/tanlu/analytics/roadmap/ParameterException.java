package tanlu.analytics.roadmap;

import tanlu.analytics.proof.Text;

/// The parameter file, or a change of a parameter, cannot be used; the message names the place, the
/// value and what was expected.
public final class ParameterException extends RuntimeException {
  private final transient Text detail;

  /// Of the file, for whoever edits it.
  ParameterException(String message) {
    this(Text.of(message, message));
  }

  ParameterException(String message, Throwable cause) {
    super(message, cause);
    this.detail = Text.of(message, message);
  }

  /// Of what was asked for.
  ParameterException(Text detail) {
    super(detail.en());
    this.detail = detail;
  }

  public Text detail() {
    return detail;
  }
}
