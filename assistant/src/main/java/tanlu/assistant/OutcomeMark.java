package tanlu.assistant;

import java.util.Locale;
import java.util.Optional;
import tanlu.assistant.answer.Outcome;

/// Takes the mark `[[outcome:clarify]]` or `[[outcome:refused]]` off the beginning of a model's
/// text, which a model writes when it asks back or declines without calling a tool.
final class OutcomeMark {
  private static final String OPEN = "[[outcome:";

  private final StringBuilder head = new StringBuilder();
  private boolean passed;
  private boolean stripping;
  private Optional<Outcome> outcome = Optional.empty();

  /// Takes more text and returns what is not part of a mark.
  String feed(String delta) {
    if (passed) {
      String rest = stripping ? delta.stripLeading() : delta;
      stripping = stripping && rest.isEmpty();
      return rest;
    }
    head.append(delta);
    String text = head.toString().stripLeading();
    if (OPEN.startsWith(text)) {
      return "";
    }
    int close = text.indexOf("]]");
    if (text.startsWith(OPEN) && close < 0 && text.length() < 40) {
      return "";
    }
    passed = true;
    if (text.startsWith(OPEN) && close > 0) {
      outcome =
          switch (text.substring(OPEN.length(), close).strip().toLowerCase(Locale.ROOT)) {
            case "clarify" -> Optional.of(Outcome.CLARIFY);
            case "refused" -> Optional.of(Outcome.REFUSED);
            default -> Optional.empty();
          };
      stripping = true;
      return feed(text.substring(close + 2));
    }
    return head.toString();
  }

  /// What is left when the text ends.
  String finish() {
    if (passed) {
      return "";
    }
    passed = true;
    return head.toString();
  }

  Optional<Outcome> outcome() {
    return outcome;
  }
}
