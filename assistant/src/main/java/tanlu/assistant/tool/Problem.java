package tanlu.assistant.tool;

import java.util.List;
import tanlu.analytics.proof.Text;

/// Why a tool could not do what was asked: an expected outcome, never an exception's stack.
///
/// @param kind what sort of thing was wrong
/// @param detail one sentence naming the thing, the value, what was expected
/// @param candidates the nearest things that can be asked, as a user would write them
public record Problem(Kind kind, Text detail, List<Text> candidates) {

  /// What was wrong, with the HTTP status it answers to.
  public enum Kind {
    /// A name (region, sector, tool, indicator) that is not known.
    UNKNOWN_NAME(404),
    /// Known names for which there is no data.
    NO_DATA(404),
    /// An argument missing, of the wrong type or out of range.
    BAD_ARGUMENT(400);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }
}
