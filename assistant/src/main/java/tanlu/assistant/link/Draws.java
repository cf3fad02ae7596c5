package tanlu.assistant.link;

import java.util.Optional;
import java.util.regex.Pattern;

/// How often a path is to be drawn at random, where a question says so.
final class Draws {
  private static final String NUMBER = "\\d[\\d,]{2,5}";
  private static final Pattern FORM =
      Pattern.compile(
          "(?:抽样?|取样|蒙特卡[洛罗]|模拟)[^，。\\d]{0,8}?"
              + NUMBER
              + "\\s?次|"
              + NUMBER
              + "\\s?(?:次(?:抽|蒙特|模)|(?:monte carlo )?(?:draws|simulations|iterations|runs)\\b)|"
              + "(?:draws|simulations|iterations)\\D{0,8}"
              + NUMBER);

  private Draws() {}

  /// @param text folded
  static Optional<Integer> in(String text) {
    return FORM.matcher(text)
        .results()
        .findFirst()
        .map(found -> Integer.valueOf(found.group().replaceAll("\\D", "")));
  }
}
