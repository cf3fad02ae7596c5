package tanlu.assistant;

import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Text;

/// A claim that cannot be run again: one sentence says why.
public final class ReplayException extends IllegalArgumentException {
  private final Text sentence;

  ReplayException(Text sentence) {
    this(sentence, null);
  }

  ReplayException(Text sentence, @Nullable Throwable cause) {
    super(sentence.en(), cause);
    this.sentence = sentence;
  }

  public Text sentence() {
    return sentence;
  }
}
