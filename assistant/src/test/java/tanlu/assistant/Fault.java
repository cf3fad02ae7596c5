package tanlu.assistant;

import java.util.List;
import java.util.function.Consumer;

/// Something that goes wrong between this program and a language model, and what must come of it.
///
/// @param script has the server do it
/// @param settings names and values, where the standard ones would take too long
/// @param address where the server is looked for; empty where it is
record Fault(
    String name,
    Consumer<RemoteModel> script,
    Expected expected,
    String address,
    List<String> settings) {

  /// What must come of it.
  sealed interface Expected {
    /// The total of the province asked for, proved, and so many requests and tool calls.
    ///
    /// @param warning a word of the warning the answer bears; empty where it bears none
    record Answers(int requests, int steps, String warning) implements Expected {}

    /// The failure by its name, and so many requests.
    record Fails(ModelFault fault, int requests) implements Expected {}
  }

  @Override
  public String toString() {
    return name;
  }
}
