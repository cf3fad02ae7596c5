package tanlu.assistant.plan;

import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;

/// A plan cannot be written: one sentence says why.
public final class PlanException extends RuntimeException {
  private final Text detail;

  PlanException(Text detail) {
    super(detail.en());
    this.detail = detail;
  }

  PlanException(Text detail, Throwable cause) {
    super(detail.en(), cause);
    this.detail = detail;
  }

  public String in(Language language) {
    return detail.in(language);
  }
}
