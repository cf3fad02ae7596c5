package tanlu.assistant.model;

import java.util.List;
import java.util.Optional;
import tanlu.prompts.Intent;

/// Intents that differ in one argument of one tool, such as the direction of a chain: where a
/// question says which, that one is meant.
final class Kin {
  /// More calls look up more than the question asks.
  private static final int MOST_CALLS = 2;

  private final List<Intent> intents;

  Kin(List<Intent> intents) {
    this.intents = intents;
  }

  /// The intent of the same tool that asks for this value; empty where none does.
  Optional<Intent> with(Intent intent, String argument, String value) {
    if (intent.calls().size() > MOST_CALLS) {
      return Optional.empty();
    }
    if (has(intent, argument, value)) {
      return Optional.of(intent);
    }
    return intent.calls().stream()
        .map(Intent.Call::tool)
        .distinct()
        .flatMap(
            tool ->
                intents.stream()
                    .filter(other -> other.calls().size() <= MOST_CALLS)
                    .filter(
                        other ->
                            other.calls().stream()
                                .anyMatch(call -> asks(call, tool, argument, value))))
        .findFirst();
  }

  private static boolean has(Intent intent, String argument, String value) {
    return intent.calls().stream().anyMatch(call -> asks(call, call.tool(), argument, value));
  }

  private static boolean asks(Intent.Call call, String tool, String argument, String value) {
    return call.tool().equals(tool) && value.equals(call.arguments().get(argument));
  }
}
