package tanlu.assistant.link;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The level a peak may not pass, Mt CO2, where a question says so.
final class PeakLevel {
  private static final String NUMBER = "(\\d+(?:\\.\\d+)?)\\s?";
  private static final Pattern ZH =
      Pattern.compile("峰值(?:目标)?(?:不超过|不高于|控制在|定在|定为|设为|为|是)?(?:约)?" + NUMBER + "(亿|百万|万)吨");
  private static final Pattern EN =
      Pattern.compile(
          "\\bpeak\\b[^.?!\\d]{0,24}?(?:at most|no higher than|below|under|at|of)\\s+"
              + NUMBER
              + "(gt|mt|million t)");

  private PeakLevel() {}

  /// @param text folded
  static Optional<Double> in(String text) {
    for (Pattern pattern : new Pattern[] {ZH, EN}) {
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
