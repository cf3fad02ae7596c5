package tanlu.analytics.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// How much to cut and by when, after one rule.
///
/// @param base emissions in the base year; of the last inventory where the base year is later
/// @param targets by target year
/// @param achieved for intensity rules, the fall reached up to the last inventory at constant
///   prices
public record ReductionTargets(
    Region region,
    Rule rule,
    int baseYear,
    Figure base,
    Map<Integer, Target> targets,
    Optional<Figure> achieved) {

  /// A published way to set a target.
  public enum Rule {
    SBTI_15(
        "sbti_1.5", "科学碳目标（SBTi）1.5°C 绝对收缩", "Science Based Targets, 1.5 °C absolute contraction"),
    SBTI_WB2(
        "sbti_wb2",
        "科学碳目标（SBTi）远低于2°C 绝对收缩",
        "Science Based Targets, well below 2 °C absolute contraction"),
    INTENSITY_2030(
        "intensity_65_2030",
        "2030年单位GDP碳排放比2005年下降65%以上",
        "CO₂ per GDP at least 65 % below 2005 by 2030"),
    INTENSITY_FIVE_YEAR(
        "intensity_18_five_years", "五年单位GDP碳排放下降18%", "CO₂ per GDP 18 % lower in five years"),
    INTENSITY_15FYP(
        "intensity_17_five_years", "“十五五”单位GDP碳排放下降17%", "CO₂ per GDP 17 % lower over 2026–2030");

    private final String code;
    private final Text label;

    Rule(String code, String zh, String en) {
      this.code = code;
      this.label = Text.of(zh, en);
    }

    public String code() {
      return code;
    }

    public Text label() {
      return label;
    }

    public static Optional<Rule> ofCode(String code) {
      for (Rule rule : values()) {
        if (rule.code.equals(code)) {
          return Optional.of(rule);
        }
      }
      return Optional.empty();
    }
  }

  /// @param fall against the base year: of emissions, or of CO2 per GDP
  /// @param rate the mean yearly fall it implies
  /// @param allowed emissions allowed in the target year; absent for rules on CO2 per GDP
  /// @param cut emissions to cut against the base year
  public record Target(Figure fall, Figure rate, Optional<Figure> allowed, Optional<Figure> cut) {}

  public static ReductionTargets of(Dataset data, Region region, Rule rule, int baseYear) {
    return switch (rule) {
      case SBTI_15 -> linear(data, region, rule, baseYear, 4.2);
      case SBTI_WB2 -> linear(data, region, rule, baseYear, 2.5);
      case INTENSITY_2030 -> intensity(data, region, rule, 2005, 2030, 65);
      case INTENSITY_FIVE_YEAR -> intensity(data, region, rule, 2020, 2025, 18);
      case INTENSITY_15FYP -> intensity(data, region, rule, 2025, 2030, 17);
    };
  }

  /// Absolute contraction: each year the same share of the base year's emissions.
  private static ReductionTargets linear(
      Dataset data, Region region, Rule rule, int baseYear, double percent) {
    Figure base = Totals.territorial(data, region, baseYear);
    Figure yearly =
        assumed(
            Text.of("每年收缩", "yearly contraction"),
            Quantity.of(percent, Unit.PERCENT),
            rule.code(),
            Text.of("SBTi 绝对收缩法", "SBTi absolute contraction approach"));
    Map<Integer, Target> targets = new LinkedHashMap<>();
    for (int year : new int[] {2030, 2035, 2040}) {
      int n = year - baseYear;
      if (n <= 0 || n * percent >= 100) {
        continue;
      }
      Figure fall =
          Figure.computed(
              Held.label(
                  region,
                  year,
                  Text.of("较" + baseYear + "年需下降", "fall needed against " + baseYear)),
              Unit.PERCENT,
              "yearly * " + n,
              "yearly",
              yearly);
      Figure allowed =
          Figure.computed(
              Held.label(region, year, Text.of("允许排放量", "emissions allowed")),
              Unit.MT_CO2,
              "base * (1 - fall)",
              "base",
              base,
              "fall",
              fall);
      targets.put(
          year,
          new Target(
              fall,
              Rates.fall(
                  Held.label(
                      region,
                      year,
                      Text.of("前年均降幅（自" + baseYear + "年）", "mean yearly fall since " + baseYear)),
                  base,
                  allowed,
                  n),
              Optional.of(allowed),
              Optional.of(
                  Figure.computed(
                      Held.label(region, year, Text.of("需减排量", "emissions to cut")),
                      Unit.MT_CO2,
                      "base - allowed",
                      "base",
                      base,
                      "allowed",
                      allowed))));
    }
    if (targets.isEmpty()) {
      throw new NoDataException(
          Text.of(
              "以" + baseYear + "年为基年，每年收缩" + percent + "%，到2030年之前排放已降为零，请选较近的基年",
              "from the base year "
                  + baseYear
                  + ", "
                  + percent
                  + " % a year leaves no emissions before 2030: choose a later base year"),
          List.of(Text.of(Dataset.LAST_INVENTORY + "年", Integer.toString(Dataset.LAST_INVENTORY))));
    }
    return new ReductionTargets(region, rule, baseYear, base, targets, Optional.empty());
  }

  private static ReductionTargets intensity(
      Dataset data, Region region, Rule rule, int from, int to, double percent) {
    Figure fall =
        assumed(
            Text.of(
                from + "–" + to + "年单位GDP碳排放降幅目标", "target fall of CO₂ per GDP " + from + "–" + to),
            Quantity.of(percent, Unit.PERCENT),
            rule.code(),
            rule.label());
    int known = Math.min(from, Dataset.LAST_INVENTORY);
    Figure rate =
        Figure.computed(
            Text.of(
                from + "–" + to + "年目标折合年均降幅",
                "yearly fall the target " + from + "–" + to + " implies"),
            Unit.PERCENT_PER_YEAR,
            "1 - (1 - fall) ^ (1 / " + (to - from) + ")",
            "fall",
            fall);
    return new ReductionTargets(
        region,
        rule,
        from,
        Totals.territorial(data, region, known),
        Map.of(to, new Target(fall, rate, Optional.empty(), Optional.empty())),
        from < Dataset.LAST_INVENTORY
            ? Optional.of(Rates.comparableFall(data, region, from, Dataset.LAST_INVENTORY))
            : Optional.empty());
  }

  private static Figure assumed(Text label, Quantity value, String parameter, Text basis) {
    return Figure.assumed(label, value, "rule." + parameter, basis, Verification.SECONDARY);
  }
}
