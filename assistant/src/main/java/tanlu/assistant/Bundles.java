package tanlu.assistant;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.bundle.Bundle;
import tanlu.assistant.bundle.SigningKey;
import tanlu.assistant.store.ConversationStore;
import tanlu.assistant.store.ConversationStore.Said;
import tanlu.assistant.store.KeptAnswer;

/// Answers given, each with its question and what came before, signed with the key of a home.
public final class Bundles {
  private final ConversationStore store;
  private final Path home;

  Bundles(ConversationStore store, Path home) {
    this.store = store;
    this.home = home;
  }

  /// The bundle of an answer; empty where there is none of that id, or it is another owner's.
  ///
  /// @throws SigningKey.KeyException where the key cannot be used
  public Optional<ObjectNode> of(String owner, String answerId) {
    return store
        .answer(owner, answerId)
        .flatMap(kept -> kept.answer().map(answer -> bundle(kept, answer)))
        .map(bundle -> bundle.signed(SigningKey.at(home), Instant.now().truncatedTo(SECONDS)));
  }

  private Bundle bundle(KeptAnswer kept, Answer answer) {
    List<Bundle.Said> transcript = new ArrayList<>();
    for (Said each : store.saidBefore(kept, History.MOST)) {
      transcript.add(new Bundle.Said("user", each.question()));
      transcript.add(new Bundle.Said("assistant", History.plain(each.text())));
    }
    return new Bundle(kept.question(), transcript, kept.versions(), answer);
  }

  /// Makes the key they are signed with, where there is none.
  ///
  /// @throws SigningKey.KeyException where the key cannot be used
  public void holdKey() {
    SigningKey.at(home);
  }
}
