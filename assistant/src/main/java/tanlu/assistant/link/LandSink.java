package tanlu.assistant.link;

import java.util.Optional;
import java.util.regex.Pattern;

/// What land is supposed to take up a year, Mt CO2, where a question says so.
final class LandSink {
  private static final Pattern AFTER =
      Pattern.compile("碳汇(?:20\\d{2}年|[^。？！；?!;\\d]){0,14}?" + Megatonnes.ZH);
  private static final Pattern BEFORE =
      Pattern.compile(Megatonnes.ZH + "(?:/年|每年|二氧化碳|co2|左右|的|\\s)*(?:森林|林业|陆地|生态)?碳汇");
  private static final Pattern EN =
      Pattern.compile("\\bsinks?\\b(?:[^.?!;\\d]|20\\d{2}){0,40}?" + Megatonnes.EN);
  private static final Pattern EN_BEFORE =
      Pattern.compile(Megatonnes.EN + "[^.?!;,\\d]{0,24}?\\bsinks?\\b");

  private LandSink() {}

  /// @param text folded
  static Optional<Double> in(String text) {
    return Megatonnes.in(text, AFTER, BEFORE, EN, EN_BEFORE);
  }
}
