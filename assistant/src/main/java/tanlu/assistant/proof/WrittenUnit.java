package tanlu.assistant.proof;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.analytics.unit.Dimension;
import tanlu.analytics.unit.Unit;

/// The scale word and unit that follow a number, as Chinese and English write them.
///
/// @param end where they end in the text
/// @param scale what the number is multiplied by to be in `unit`
/// @param unit empty where there is none of [Unit]
/// @param foreign whether it is a unit this field does not reckon with
record WrittenUnit(int end, double scale, Optional<Unit> unit, boolean foreign) {
  /// A span of time, or the 年 behind a calendar year: no figure is measured in it.
  static final Unit YEARS = new Unit("yr", Dimension.NONE, 1, "年", "years");

  private record Word(Pattern pattern, double factor, Unit unit) {}

  private static final List<Word> SCALES =
      List.of(
          word("万亿|trillion(?![a-z])|trn(?![a-z])", 1e12),
          word("千亿", 1e11),
          word("百亿", 1e10),
          word("十亿|billion(?![a-z])|bn(?![a-z])", 1e9),
          word("亿", 1e8),
          word("千万", 1e7),
          word("百万|million(?![a-z])|mn(?![a-z])", 1e6),
          word("十万", 1e5),
          word("万", 1e4),
          word("千(?![克瓦米公])|thousand(?![a-z])", 1e3),
          word("百(?!分)|hundred(?![a-z])", 1e2));

  private static final String GAS =
      "(?: ?(?:of )?(?:CO₂(?:-?eq?(?![a-z]))?|二氧化碳(?:当量)?|碳排放|carbon dioxide|carbon(?![a-z])))?";

  private static final String TONNE = "(?:metric )?(?:tonnes?|tons?)(?![a-z])|公吨|吨";

  private static final List<Word> MASSES =
      List.of(
          word("(?:千克|公斤|kg(?![A-Za-z]))" + GAS, 1e-3, Unit.T_CO2),
          word("Gt" + GAS + "(?![A-Za-z])", 1e9, Unit.T_CO2),
          word("Mt" + GAS + "(?![A-Za-z])", 1e6, Unit.T_CO2),
          word("kt" + GAS + "(?![A-Za-z])", 1e3, Unit.T_CO2),
          word("(?:" + TONNE + "|t(?![A-Za-z])|t(?=CO₂))" + GAS + "(?![A-Za-z])", 1, Unit.T_CO2));

  // The mass per what, and how much of it the resulting unit is per.
  private static final List<Word> PER =
      List.of(
          word(
              "万元|(?:10,?[0₀]{3}|ten thousand|10\\^4) ?yuan|[1₀]?[0₀],?[0₀]{3} ?(?:yuan|元)",
              1, Unit.T_PER_WAN_YUAN),
          word("百万元|million yuan", 1e2, Unit.T_PER_WAN_YUAN),
          word("亿元|100 million yuan", 1e4, Unit.T_PER_WAN_YUAN),
          word("元|yuan", 1e-4, Unit.T_PER_WAN_YUAN),
          word("千瓦时|kWh(?![A-Za-z])", 1e-3, Unit.KG_PER_KWH),
          word("人|person(?![a-z])|capita(?![a-z])|head(?![a-z])", 1, Unit.T_PER_PERSON),
          // What is emitted in a year is a mass: the year is part of what the number is.
          word("年|years?(?![a-z])|yr(?![a-z])|annum(?![a-z])", 1, Unit.T_CO2));

  private static final Pattern PER_SIGN = Pattern.compile(" ?(?:/|每) ?| (?:per|a|each) ");

  private static final List<Word> PLAIN =
      List.of(
          word("(?:吨标准?煤|tce(?![a-z])|tonnes? of (?:standard )?coal equivalent)", 1, Unit.TCE),
          word("Mtce(?![a-z])", 1e6, Unit.TCE),
          word("个?百分点|percentage[- ]points?(?![a-z])|pp(?![a-z])", 1, Unit.PERCENTAGE_POINT),
          word(
              "(?:%|percent(?![a-z])|per cent(?![a-z]))(?: ?/ ?(?:年|yr|year)| (?:a|per) year| per"
                  + " annum)",
              1, Unit.PERCENT_PER_YEAR),
          word("%|percent(?![a-z])|per cent(?![a-z])", 1, Unit.PERCENT),
          word("‰", 0.1, Unit.PERCENT),
          word("成(?![员立果本功为熟分效就长品])", 10, Unit.PERCENT),
          word(
              "(?:元|yuan)(?: ?/ ?|每| per )(?:吨|t(?:onnes?)?(?![a-z]))(?: of)?" + " ?(?:CO₂|二氧化碳)",
              1,
              Unit.YUAN_PER_T),
          word("元(?!素|件|旦|年)(?:人民币)?|yuan(?![a-z])|RMB|CNY", 1, Unit.YUAN),
          word(
              "人(?![均民工为类才大口次])|people(?![a-z])|persons?(?![a-z])|residents(?![a-z])|inhabitants(?![a-z])",
              1,
              Unit.PERSON),
          word("倍|times(?![a-z])|-?fold(?![a-z])", 1, Unit.ONE),
          word("年(?!代|级)|years?(?![a-z])|yrs?(?![a-z])", 1, YEARS));

  private static final Pattern FOREIGN =
      Pattern.compile(
          "千瓦时?|瓦时?|度电|[kMGT]?Wh?(?![A-Za-z])|(?:kilo|mega|giga|tera)?watt|公里|千米|平方(?:公里|米)?|立方米?|米|km|m[²³23₀]|公顷|亩|ha(?![a-z])|hectares?|°C|℃|度(?!电)|摄氏|[kMGTPE]?J(?![A-Za-z])|焦|[kMG]?cal|美元|欧元|港元|日元|US"
              + " ?dollars?|USD|dollars?|euros?|EUR|吨[钢铁水油气粮煤]"
              + "|个月|months?(?![a-z])|天|days?(?![a-z])|小时|hours?(?![a-z])|辆|台|vehicles|m(?![A-Za-z])|barrels?|桶|ppm");

  private static Word word(String pattern, double factor) {
    return word(pattern, factor, Unit.ONE);
  }

  private static Word word(String pattern, double factor, Unit unit) {
    return new Word(Pattern.compile(pattern), factor, unit);
  }

  /// Reads what stands at `at`; blanks before a scale word or unit are skipped.
  static WrittenUnit read(String text, int at) {
    double scale = 1;
    int end = at;
    for (Word word : SCALES) {
      int after = match(word.pattern, text, blank(text, end));
      if (after >= 0) {
        scale = word.factor;
        end = after;
        break;
      }
    }
    int unitAt = blank(text, end);
    for (Word plain : PLAIN) {
      if (plain.unit.equals(Unit.TCE)) {
        int after = match(plain.pattern, text, unitAt);
        if (after >= 0) {
          return new WrittenUnit(after, scale * plain.factor, Optional.of(plain.unit), false);
        }
      }
    }
    if (match(FOREIGN, text, unitAt) >= 0) {
      return new WrittenUnit(match(FOREIGN, text, unitAt), scale, Optional.empty(), true);
    }
    for (Word mass : MASSES) {
      int after = match(mass.pattern, text, unitAt);
      if (after >= 0) {
        return per(text, after, scale * mass.factor);
      }
    }
    for (Word plain : PLAIN) {
      int after = match(plain.pattern, text, unitAt);
      if (after >= 0) {
        return new WrittenUnit(after, scale * plain.factor, Optional.of(plain.unit), false);
      }
    }
    return new WrittenUnit(end, scale, Optional.empty(), false);
  }

  private static WrittenUnit per(String text, int end, double scale) {
    int divisor = match(PER_SIGN, text, end);
    if (divisor >= 0) {
      for (Word per : PER) {
        int after = match(per.pattern, text, divisor);
        if (after >= 0) {
          return new WrittenUnit(after, scale / per.factor, Optional.of(per.unit), false);
        }
      }
    }
    return new WrittenUnit(end, scale, Optional.of(Unit.T_CO2), false);
  }

  private static int blank(String text, int at) {
    return at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
  }

  private static int match(Pattern pattern, String text, int at) {
    Matcher matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
    return matcher.lookingAt() ? matcher.end() : -1;
  }
}
