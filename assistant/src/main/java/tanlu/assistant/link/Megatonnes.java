package tanlu.assistant.link;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An amount of CO2 in Mt, where a question gives one to what a pattern begins with: 3亿吨, 1.2 Gt.
final class Megatonnes {
  static final String ZH = "(\\d+(?:\\.\\d+)?)\\s?(亿|百万|万)吨";
  static final String EN = "(\\d+(?:\\.\\d+)?)\\s?(gt|mt|million t)";

  private Megatonnes() {}

  /// @param text folded
  /// @param patterns each ends or begins with [#ZH] or [#EN] and has no other group
  static Optional<Double> in(String text, Pattern... patterns) {
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.find()) {
        double number = Double.parseDouble(matcher.group(1));
        return Optional.of(
            switch (matcher.group(2)) {
              case "亿" -> number * 100;
              case "万" -> number / 100;
              case "gt" -> number * 1000;
              default -> number;
            });
      }
    }
    return Optional.empty();
  }
}
