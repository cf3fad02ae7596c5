package tanlu.assistant.tool;

import com.fasterxml.jackson.databind.JsonNode;

/// A relative change as people give it: a fraction, −0.3 for 30 % less, or text with a sign of per
/// cent.
final class RelativeChange {
  private RelativeChange() {}

  /// @param as the argument it is written down under, as a fraction
  static double in(Arguments arguments, String name, String as, double least, double most) {
    JsonNode value = arguments.present(name).orElseThrow(() -> Arguments.missing(name));
    String text = value.asText().replace('−', '-').replace('％', '%').strip();
    double number;
    if (value.isNumber()) {
      number = value.asDouble();
    } else if (text.matches("[+-]?\\d{1,6}(?:\\.\\d{1,9})? ?%")) {
      number = Double.parseDouble(text.replaceAll("[ %+]", "")) / 100;
    } else {
      throw Arguments.wrong(
          name,
          value,
          "比例（如-0.3）或百分数（如\"-30%\"）",
          "a fraction such as -0.3, or text such as \"-30%\"");
    }
    if (!(number >= least && number <= most)) {
      throw Arguments.bad(
          (number < 0 ? "减少" : "增加")
              + percent(Math.abs(number))
              + "超出范围：变化应在"
              + percent(least)
              + "（全部停下）到+"
              + percent(most)
              + "之间，减少三成写作-0.3或\"-30%\"",
          (number < 0 ? "a fall of " : "a rise of ")
              + percent(Math.abs(number))
              + " is out of range: a change is from "
              + percent(least)
              + " (all of it stops) to +"
              + percent(most)
              + "; write 30 % less as -0.3 or \"-30%\"");
    }
    arguments.write(as, number);
    return number;
  }

  private static String percent(double fraction) {
    return Math.round(fraction * 100) + "%";
  }
}
