package tanlu.analytics.analysis;

import java.util.List;
import tanlu.analytics.proof.Text;

/// What was asked is well formed but the dataset does not hold it; carries what can be asked
/// instead.
public final class NoDataException extends RuntimeException {
  private final Text detail;
  private final List<Text> candidates;

  public NoDataException(Text detail, List<Text> candidates) {
    super(detail.en());
    this.detail = detail;
    this.candidates = List.copyOf(candidates);
  }

  public Text detail() {
    return detail;
  }

  public List<Text> candidates() {
    return candidates;
  }
}
