package tanlu.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.assistant.link.EntityLinker;
import tanlu.prompts.Intent;
import tanlu.prompts.Prompts;

/// What is understood of the last message of a conversation.
final class Turns {
  static final EntityLinker LINKER = EntityLinker.of(Dataset.embedded());
  static final IntentClassifier CLASSIFIER =
      new IntentClassifier(Prompts.intents(), new Masks(LINKER));
  static final Division DIVISION = new Division(LINKER, CLASSIFIER);

  private Turns() {}

  static List<Understanding> last(String... turns) {
    Understanding leading = Understanding.NOTHING;
    List<Understanding> last = List.of(leading);
    for (String turn : turns) {
      last = DIVISION.questions(turn, leading);
      leading = last.getLast().leads() ? last.getLast() : leading;
    }
    return last;
  }

  static Understanding one(String... turns) {
    List<Understanding> last = last(turns);
    assertThat(last).hasSize(1);
    return last.getFirst();
  }

  static Optional<String> intent(Understanding understanding) {
    return understanding.intent().map(Intent::id);
  }
}
