package tanlu.assistant.model;

/// Takes off what some models on one's own machine think aloud at the beginning of their text,
/// between `<think>` and `</think>`: it is no part of the answer. One per response.
final class Thoughts {
  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";

  private final StringBuilder held = new StringBuilder();
  private boolean thinking;
  private boolean passed;

  /// Takes more text and returns what is not thought.
  String feed(String delta) {
    if (passed) {
      return delta;
    }
    held.append(delta);
    if (!thinking) {
      String text = held.toString().stripLeading();
      if (OPEN.startsWith(text)) {
        return "";
      }
      if (!text.startsWith(OPEN)) {
        passed = true;
        return held.toString();
      }
      thinking = true;
    }
    int close = held.indexOf(CLOSE);
    if (close < 0) {
      // Only a mark cut in two is still needed.
      held.delete(0, Math.max(0, held.length() - CLOSE.length()));
      return "";
    }
    passed = true;
    return held.substring(close + CLOSE.length()).stripLeading();
  }

  /// What is left when the response ends.
  String finish() {
    boolean begun = passed || thinking;
    passed = true;
    return begun ? "" : held.toString();
  }
}
