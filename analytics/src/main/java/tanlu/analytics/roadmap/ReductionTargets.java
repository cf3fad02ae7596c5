package tanlu.analytics.roadmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.analysis.NoDataException;
import tanlu.analytics.analysis.Rates;
import tanlu.analytics.analysis.Totals;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// How much to cut and by when, after one rule.
///
/// @param sector of the sectoral rules
/// @param baseYear of the first target
/// @param against what the base is, in words
/// @param base emissions in the base year; of the last inventory where a rule on CO2 per GDP begins
///   later
/// @param targets by target year
/// @param achieved for rules on CO2 per GDP, the fall reached up to the last inventory at constant
///   prices
/// @param remaining of it, up to the first target, in percentage points; below 0 where it is met
/// @param kept for rules that keep a published yearly rate, that rate
public record ReductionTargets(
    Region region,
    TargetRule rule,
    Optional<Text> sector,
    int baseYear,
    Text against,
    Figure base,
    Map<Integer, Target> targets,
    Optional<Figure> achieved,
    Optional<Figure> remaining,
    Optional<Kept> kept) {

  /// @param definition what it is a rate of
  public record Kept(Figure rate, Text definition) {}

  /// @param baseYear what it falls from
  /// @param fall against the base year: of emissions, of CO2 per GDP or per unit of product
  /// @param rate the mean yearly fall it implies
  /// @param allowed emissions allowed in the target year; absent for rules on CO2 per GDP
  /// @param cut emissions to cut against the base
  /// @param intensity allowed per unit of product, where the rule sets it
  public record Target(
      int baseYear,
      Figure fall,
      Figure rate,
      Optional<Figure> allowed,
      Optional<Figure> cut,
      Optional<Figure> intensity) {
    static Target of(int baseYear, Figure fall, Figure rate, Figure allowed, Figure cut) {
      return new Target(
          baseYear, fall, rate, Optional.of(allowed), Optional.of(cut), Optional.empty());
    }
  }

  /// @throws NoDataException where the region lacks what the rule builds on, or the base year
  ///   leaves nothing
  /// @throws ParameterException where the rule needs a year, a level or a sector it was not given
  public static ReductionTargets of(Dataset data, Parameters parameters, TargetAsk ask) {
    return switch (ask.rule()) {
      case SBTI_15 -> linear(data, ask, 4.2);
      case SBTI_WB2 -> linear(data, ask, 2.5);
      case SBTI_CROSS -> PathwayTargets.crossSector(data, parameters, ask);
      case SBTI_SECTOR -> SectorTargets.converging(data, parameters, ask);
      case TPI_15, TPI_2 -> SectorTargets.benchmark(data, parameters, ask);
      case NDC_2035 -> PathwayTargets.contribution(data, parameters, ask);
      case INTENSITY_2030 -> national(data, ask, 2005, 2030, 65);
      case INTENSITY_FIVE_YEAR -> national(data, ask, 2020, 2025, 18);
      case INTENSITY_15FYP -> national(data, ask, 2025, 2030, 17);
      case PROVINCIAL -> provincial(data, ask);
      case PWC_2023 -> kept(data, parameters, ask, PublishedRate.PWC_2023);
      case PWC_2024 -> kept(data, parameters, ask, PublishedRate.PWC_2024);
      case PWC_2C -> kept(data, parameters, ask, PublishedRate.PWC_2C);
      case UNEP -> kept(data, parameters, ask, PublishedRate.UNEP);
      case PEAK -> PathwayTargets.peak(data, parameters, ask);
      case NEUTRAL -> PathwayTargets.neutral(data, parameters, ask);
    };
  }

  static Text label(Region region, int year, Text what) {
    return Text.of(
        region.name().zh() + year + "年" + what.zh(),
        region.name().en() + " " + year + ", " + what.en());
  }

  /// What falls by a part of the base, and what is then allowed and cut.
  static Target fallen(Region region, int from, int to, Figure base, Figure fall) {
    Figure allowed =
        Figure.computed(
            label(region, to, Text.of("允许排放量", "emissions allowed")),
            Unit.MT_CO2,
            "base * (1 - fall)",
            "base",
            base,
            "fall",
            fall);
    return Target.of(
        from,
        fall,
        yearly(region, from, to, base, allowed),
        allowed,
        cut(region, to, base, allowed));
  }

  static Figure yearly(Region region, int from, int to, Figure base, Figure allowed) {
    return Rates.fall(
        label(region, to, Text.of("前年均降幅（自" + from + "年）", "mean yearly fall since " + from)),
        base,
        allowed,
        to - from);
  }

  static Figure cut(Region region, int year, Figure base, Figure allowed) {
    return Figure.computed(
        label(region, year, Text.of("需减排量", "emissions to cut")),
        Unit.MT_CO2,
        "base - allowed",
        "base",
        base,
        "allowed",
        allowed);
  }

  static Text against(Region region, int from, int to) {
    return label(region, to, Text.of("较" + from + "年需下降", "fall needed against " + from));
  }

  /// Absolute contraction: each year the same share of the base year's emissions.
  private static ReductionTargets linear(Dataset data, TargetAsk ask, double percent) {
    int from = ask.baseYear();
    Figure base = Totals.territorial(data, ask.region(), from);
    Figure yearly =
        Figure.assumed(
            Text.of("每年收缩", "yearly contraction"),
            Quantity.of(percent, Unit.PERCENT),
            "rule." + ask.rule().code(),
            Text.of("SBTi 绝对收缩法", "SBTi absolute contraction approach"),
            Verification.SECONDARY);
    Map<Integer, Target> targets = new LinkedHashMap<>();
    for (int year : new int[] {2030, 2035, 2040}) {
      int n = year - from;
      if (n > 0 && n * percent < 100) {
        Figure fall =
            Figure.computed(
                against(ask.region(), from, year), Unit.PERCENT, "yearly * " + n, "yearly", yearly);
        targets.put(year, fallen(ask.region(), from, year, base, fall));
      }
    }
    if (targets.isEmpty()) {
      throw new NoDataException(
          Text.of(
              "以" + from + "年为基年，每年收缩" + percent + "%，到2030年之前排放已降为零，请选较近的基年",
              "from the base year "
                  + from
                  + ", "
                  + percent
                  + " % a year leaves no emissions before 2030: choose a later base year"),
          List.of(Text.of(Dataset.LAST_INVENTORY + "年", Integer.toString(Dataset.LAST_INVENTORY))));
    }
    return of(ask, from, base, targets);
  }

  static ReductionTargets of(TargetAsk ask, int from, Figure base, Map<Integer, Target> targets) {
    return new ReductionTargets(
        ask.region(),
        ask.rule(),
        Optional.empty(),
        from,
        year(from),
        base,
        targets,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Text year(int year) {
    return Text.of(year + "年", Integer.toString(year));
  }

  ReductionTargets against(Text what) {
    return new ReductionTargets(
        region, rule, sector, baseYear, what, base, targets, achieved, remaining, kept);
  }

  private ReductionTargets keeping(Kept rate) {
    return new ReductionTargets(
        region,
        rule,
        sector,
        baseYear,
        against,
        base,
        targets,
        achieved,
        remaining,
        Optional.of(rate));
  }

  private static ReductionTargets national(
      Dataset data, TargetAsk ask, int from, int to, double percent) {
    Figure fall =
        Figure.assumed(
            Text.of(
                from + "–" + to + "年单位GDP碳排放降幅目标", "target fall of CO₂ per GDP " + from + "–" + to),
            Quantity.of(percent, Unit.PERCENT),
            "rule." + ask.rule().code(),
            ask.rule().label(),
            Verification.SECONDARY);
    return intensity(data, ask, List.of(new TargetAsk.Published(from, to, fall)));
  }

  private static ReductionTargets provincial(Dataset data, TargetAsk ask) {
    if (ask.published().isEmpty()) {
      throw new NoDataException(
          Text.of(
              ask.region().name().zh() + "没有已持有的本省单位GDP碳排放目标，可按国家目标计算",
              "no target of its own for CO₂ per GDP is held for "
                  + ask.region().name().en()
                  + "; the nation's can be applied"),
          // Not the rules' labels: a number without a figure would be struck out of an answer.
          List.of(
              Text.of("国家2030年单位GDP碳排放目标", "the nation's target for CO₂ per GDP in 2030"),
              Text.of("国家“十五五”单位GDP碳排放目标", "the nation's target for CO₂ per GDP over 2026–2030")));
    }
    return intensity(data, ask, ask.published());
  }

  private static Figure remaining(Region region, TargetAsk.Published target, Figure reached) {
    return Figure.computed(
        label(
            region,
            target.to(),
            Text.of(
                "目标的差距（自" + Dataset.LAST_INVENTORY + "年）",
                "what remains to the target after " + Dataset.LAST_INVENTORY)),
        Unit.PERCENTAGE_POINT,
        "needed - reached",
        "needed",
        target.fall(),
        "reached",
        reached);
  }

  private static ReductionTargets intensity(
      Dataset data, TargetAsk ask, List<TargetAsk.Published> published) {
    Map<Integer, Target> targets = new LinkedHashMap<>();
    for (TargetAsk.Published each : published) {
      Figure rate =
          Figure.computed(
              Text.of(
                  each.from() + "–" + each.to() + "年目标折合年均降幅",
                  "yearly fall the target " + each.from() + "–" + each.to() + " implies"),
              Unit.PERCENT_PER_YEAR,
              "1 - (1 - fall) ^ (1 / " + (each.to() - each.from()) + ")",
              "fall",
              each.fall());
      targets.put(
          each.to(),
          new Target(
              each.from(),
              each.fall(),
              rate,
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    int from = published.getFirst().from();
    int known = Math.min(from, Dataset.LAST_INVENTORY);
    Optional<Figure> achieved =
        from < Dataset.LAST_INVENTORY
            ? Optional.of(Rates.comparableFall(data, ask.region(), from, Dataset.LAST_INVENTORY))
            : Optional.empty();
    return new ReductionTargets(
        ask.region(),
        ask.rule(),
        Optional.empty(),
        from,
        year(from),
        Totals.territorial(data, ask.region(), known),
        targets,
        achieved,
        achieved.map(reached -> remaining(ask.region(), published.getFirst(), reached)),
        Optional.empty());
  }

  /// A published yearly rate kept up from the nowcast year on.
  private static ReductionTargets kept(
      Dataset data, Parameters parameters, TargetAsk ask, PublishedRate rate) {
    Reconciler reconciler = Reconciler.of(data, parameters, ask.region());
    Reconciler.Rate kept =
        reconciler.rates().stream()
            .filter(each -> each.name().equals(rate.label()))
            .findFirst()
            .orElseThrow();
    Figure base = reconciler.base();
    int from = Start.NOWCAST;
    Map<Integer, Target> targets = new LinkedHashMap<>();
    for (int year : new int[] {2030, 2060}) {
      Figure allowed = year == 2030 ? kept.in2030() : kept.in2060();
      Figure fall =
          Figure.computed(
              against(ask.region(), from, year),
              Unit.PERCENT,
              "1 - allowed / base",
              "allowed",
              allowed,
              "base",
              base);
      targets.put(
          year,
          Target.of(
              from,
              fall,
              yearly(ask.region(), from, year, base, allowed),
              allowed,
              cut(ask.region(), year, base, allowed)));
    }
    return of(ask, from, base, targets).keeping(new Kept(kept.geometric(), kept.definition()));
  }
}
