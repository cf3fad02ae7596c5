package tanlu.web.backup;

import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Text;

/// A back-up that cannot be written, or not be restored: one sentence that says why and the way on.
public final class BackupException extends RuntimeException {
  private final Text sentence;

  BackupException(String zh, String en) {
    this(zh, en, null);
  }

  BackupException(String zh, String en, @Nullable Throwable cause) {
    super(en, cause);
    this.sentence = Text.of(zh, en);
  }

  public Text sentence() {
    return sentence;
  }
}
