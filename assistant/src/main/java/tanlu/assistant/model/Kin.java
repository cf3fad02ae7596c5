package tanlu.assistant.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tanlu.prompts.Intent;

/// Intents that differ in one argument of one tool, such as the direction of a chain: where a
/// question says which, that one is meant.
final class Kin {
  /// More calls look up more than the question asks.
  static final int MOST_CALLS = 2;

  private final List<Intent> intents;

  Kin(List<Intent> intents) {
    this.intents = intents;
  }

  Optional<Intent> named(String id) {
    return intents.stream().filter(intent -> intent.id().equals(id)).findFirst();
  }

  /// The intent of the same tool that asks for this value, the one most like it in what else it
  /// asks; empty where none does.
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
        .reduce((one, other) -> shared(intent, other) > shared(intent, one) ? other : one);
  }

  /// The intent of the same tool that cannot do without a slot.
  Optional<Intent> needing(Intent intent, String slot) {
    return intent.calls().stream()
        .limit(1)
        .flatMap(
            first ->
                intents.stream()
                    .filter(other -> other.needs().contains(slot))
                    .filter(
                        other ->
                            other.calls().stream()
                                .limit(1)
                                .anyMatch(call -> call.tool().equals(first.tool()))))
        .findFirst();
  }

  /// The intent that alone calls a method by its name.
  Optional<Intent> calling(String argument, String value) {
    return intents.stream()
        .filter(
            intent ->
                intent.calls().stream()
                    .limit(1)
                    .anyMatch(call -> value.equals(call.arguments().get(argument))))
        .findFirst();
  }

  /// How many arguments both give.
  private static long shared(Intent intent, Intent other) {
    Set<String> given = intent.calls().getFirst().arguments().keySet();
    return other.calls().getFirst().arguments().keySet().stream().filter(given::contains).count();
  }

  private static boolean has(Intent intent, String argument, String value) {
    return intent.calls().stream().anyMatch(call -> asks(call, call.tool(), argument, value));
  }

  private static boolean asks(Intent.Call call, String tool, String argument, String value) {
    return call.tool().equals(tool) && value.equals(call.arguments().get(argument));
  }

  /// Whether both ask the same tool first.
  static boolean sameTool(Intent one, Intent other) {
    return !one.calls().isEmpty()
        && !other.calls().isEmpty()
        && one.calls().getFirst().tool().equals(other.calls().getFirst().tool());
  }
}
