package tanlu.analytics.importing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Units as files write them; converted once, here.
final class Units {
  static final Text MONEY =
      Text.of("元、万元、百万元或亿元", "yuan: 元, 万元, 百万元 or 亿元 (write 单位：万元 above the table)");
  static final Text EMISSIONS = Text.of("Mt CO2、万吨、吨等", "Mt CO2, 万吨 or t");

  private static final Pattern LINE = Pattern.compile("(?:计量)?(?:单位|unit)[:/]?\\(?(.+?)\\)?$");
  private static final Map<String, Unit> KNOWN = known();

  private Units() {}

  private static Map<String, Unit> known() {
    Map<String, Unit> known = new LinkedHashMap<>();
    for (Unit unit : Unit.all()) {
      known.put(plain(unit.code()), unit);
      known.put(plain(unit.zh()), unit);
      known.put(plain(unit.en()), unit);
    }
    known.put("百万吨", Unit.MT_CO2);
    known.put("万吨", Unit.WAN_T_CO2);
    known.put("亿吨", Unit.YI_T_CO2);
    known.put("吨", Unit.T_CO2);
    known.put("mt", Unit.MT_CO2);
    known.put("mtco2e", Unit.MT_CO2);
    known.put("t", Unit.T_CO2);
    known.put("10000yuan", Unit.WAN_YUAN);
    known.put("millionyuan", Unit.MILLION_YUAN);
    known.put("100millionyuan", Unit.YI_YUAN);
    known.put("人民币万元", Unit.WAN_YUAN);
    known.put("人民币亿元", Unit.YI_YUAN);
    known.remove("");
    return known;
  }

  /// Compatibility normalisation makes ₂ a plain 2.
  private static String plain(String text) {
    return Content.compact(text).toLowerCase(java.util.Locale.ROOT).replace(",", "");
  }

  static Optional<Unit> of(String text) {
    return Optional.ofNullable(KNOWN.get(plain(text)));
  }

  /// What a line like `单位：万元` names after the colon; empty where the text is no such line.
  static Optional<String> named(String text) {
    String plain = plain(text);
    if (plain.startsWith("(") && plain.endsWith(")")) {
      plain = plain.substring(1, plain.length() - 1);
    }
    Matcher matcher = LINE.matcher(plain);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  static boolean money(Unit unit) {
    return unit.dimension().equals(Unit.YUAN.dimension());
  }

  static boolean emissions(Unit unit) {
    return unit.dimension().equals(Unit.T_CO2.dimension());
  }

  static double to(Unit target, double value, Unit from) {
    return Quantity.of(value, from).to(target).value();
  }
}
