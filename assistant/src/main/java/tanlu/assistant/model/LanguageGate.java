package tanlu.assistant.model;

import java.util.function.Consumer;
import tanlu.analytics.proof.Language;
import tanlu.assistant.ModelException;
import tanlu.assistant.ModelFault;

/// Holds a model's first words back until they show which language they are in, so that none are
/// heard of an answer in another than was asked for.
final class LanguageGate implements Consumer<String> {
  private final Language asked;
  private final Consumer<String> text;
  private final StringBuilder held = new StringBuilder();
  private boolean open;

  LanguageGate(Language asked, Consumer<String> text) {
    this.asked = asked;
    this.text = text;
  }

  /// @throws ModelException where it is another language
  @Override
  public void accept(String words) {
    if (open) {
      text.accept(words);
      return;
    }
    held.append(words);
    if (WrittenLanguage.tells(held.toString(), asked)) {
      release();
    }
  }

  /// The text ends here, however short.
  void finish() {
    if (!open) {
      release();
    }
  }

  private void release() {
    if (WrittenLanguage.isOther(held.toString(), asked)) {
      throw new ModelException(ModelFault.WRONG_LANGUAGE);
    }
    open = true;
    text.accept(held.toString());
  }
}
