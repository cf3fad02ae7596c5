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

  private static final Pattern EN_ABSORBED =
      Pattern.compile(
          "\\b(?:forests?|trees|woodlands?|land)\\b[^.?!;\\d]{0,40}?\\b(?:absorb|take[sn]? up|took"
              + " up|soak|remov|sequest|stor)\\w*\\b[^.?!;\\d]{0,24}?"
              + Megatonnes.EN);
  private static final Pattern NONE =
      Pattern.compile(
          "(?:不要?[计算考虑把含]{0,3}|别[计算把]{1,2}|不考虑|不算|没有)碳汇|碳汇(?:[按为取算作是]|算作)?(?:零|0)(?![.\\d])|\\b(?:without|no|zero)"
              + " (?:a |any )?(?:land |forest )?(?:carbon )?sinks?\\b");

  private LandSink() {}

  /// @param text folded
  static Optional<Double> in(String text) {
    return NONE.matcher(text).find()
        ? Optional.of(0.0)
        : Megatonnes.in(text, AFTER, BEFORE, EN, EN_BEFORE, EN_ABSORBED);
  }
}
