package tanlu.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.model.WrittenLanguage;
import tanlu.assistant.proof.Prover;
import tanlu.assistant.proof.Released;

/// The text of an answer while it comes: freed of the outcome's mark, proved and told sentence by
/// sentence.
final class Speech {
  private static final Text OFFLINE_INSTEAD =
      Text.of("%s以下回答由离线模型给出。", "%s The offline model gave this answer.");
  private static final Text OFFLINE_GOES_ON =
      Text.of("（%s以下由离线模型从头作答。）", "(%s The offline model answers from the beginning.)");

  private static final Text WITHHELD =
      Text.of(
          "语言模型复述了给它的说明，这些文字已移除。",
          "The language model repeated its own instructions; those words were removed.");

  private final Prover prover;
  private final Language language;
  private final AnswerListener listener;
  private final StringBuilder text = new StringBuilder();
  private final List<String> warnings = new ArrayList<>();
  private final Undisclosed undisclosed = new Undisclosed();
  private OutcomeMark mark = new OutcomeMark();
  private boolean withheld;

  Speech(Prover prover, Language language, AnswerListener listener) {
    this.prover = prover;
    this.language = language;
    this.listener = listener;
  }

  void hear(String delta) {
    tell(prover.feed(mark.feed(delta)));
  }

  /// The model failed and the offline model takes over. What was shown stands, as it is proved;
  /// half a sentence is dropped.
  void breakOff(ModelFault fault) {
    prover.drop();
    mark = new OutcomeMark();
    String why = fault.sentence().in(language);
    warnings.add(OFFLINE_INSTEAD.in(language).formatted(why));
    if (!text.toString().isBlank()) {
      say("\n\n" + OFFLINE_GOES_ON.in(language).formatted(why) + "\n\n");
    }
  }

  void finish() {
    tell(prover.feed(mark.finish()));
    tell(prover.finish());
    if (withheld && text().isEmpty()) {
      say(WITHHELD.in(language));
    }
    WrittenLanguage.other(text.toString(), language).ifPresent(warnings::add);
  }

  private void tell(List<Released> sentences) {
    for (Released sentence : sentences) {
      if (undisclosed.repeats(sentence.text())) {
        withheld = true;
      } else if (!sentence.text().isEmpty()) {
        say(sentence.text());
      }
    }
  }

  private void say(String words) {
    text.append(words);
    listener.text(words);
  }

  String text() {
    return text.toString().strip();
  }

  /// What the model itself said the outcome is.
  Optional<Outcome> outcome() {
    return mark.outcome();
  }

  List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    if (withheld) {
      all.add(WITHHELD.in(language));
    }
    all.addAll(prover.warnings());
    return all;
  }
}
