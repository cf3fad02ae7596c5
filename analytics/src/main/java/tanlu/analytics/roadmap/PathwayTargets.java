package tanlu.analytics.roadmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.roadmap.ReductionTargets.Target;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// The rules that begin where the roadmap's pathway is: the nation's contribution, the cross-sector
/// pathway, a peak or a neutral year of one's own.
final class PathwayTargets {
  private static final Text GIVEN = Text.of("提问时给定", "given with the question");

  private PathwayTargets() {}

  /// Gross CO2 against 2020 as in the cross-sector pathway; 2020 is a nowcast.
  static ReductionTargets crossSector(Dataset data, Parameters parameters, TargetAsk ask) {
    int from = 2020;
    Figure base =
        Objects.requireNonNull(
            Start.of(data, ask.region(), parameters).nowcast().years().get(from));
    Map<Integer, Target> targets = new LinkedHashMap<>();
    for (int year : new int[] {2030, 2040, 2050}) {
      Figure change = data.assumptions().figure("bench.sbti.cross." + year, Unit.PERCENT);
      targets.put(
          year,
          ReductionTargets.fallen(ask.region(), from, year, base, fall(ask, from, year, change)));
    }
    return ReductionTargets.of(ask, from, base, targets);
  }

  /// Net greenhouse gases of the whole economy against the peak, read as CO2 against the region's
  /// own: the highest of its inventories and its pathway under stated policies.
  static ReductionTargets contribution(Dataset data, Parameters parameters, TargetAsk ask) {
    Projection projection = Projection.of(data, parameters, Ask.of(ask.region(), Scenario.STATED));
    Highest peak = Highest.of(projection, new Proofs(projection));
    int year = 2035;
    Figure change = data.assumptions().figure("bench.cn.ndc35", Unit.PERCENT);
    Target target =
        ReductionTargets.fallen(
            ask.region(), peak.year(), year, peak.co2(), fall(ask, peak.year(), year, change));
    return ReductionTargets.of(ask, peak.year(), peak.co2(), Map.of(year, target));
  }

  private static Figure fall(TargetAsk ask, int from, int to, Figure change) {
    return Figure.computed(
        ReductionTargets.against(ask.region(), from, to),
        Unit.PERCENT,
        "0 - change",
        "change",
        change);
  }

  /// No more than a level in the year of the peak: the cut is against business as usual.
  static ReductionTargets peak(Dataset data, Parameters parameters, TargetAsk ask) {
    int year =
        ask.peakYear()
            .filter(each -> each > Start.NOWCAST)
            .orElseThrow(
                () ->
                    new ParameterException(
                        Text.of(
                            "达峰年与峰值的规则需要" + (Start.NOWCAST + 1) + "年以后的peak_year，例如2030",
                            "the rule of peak year and level needs a peak_year from "
                                + (Start.NOWCAST + 1)
                                + " on, for example 2030")));
    Projection usual = Projection.of(data, parameters, Ask.of(ask.region(), Scenario.BAU));
    Proofs proofs = new Proofs(usual);
    Figure base =
        proofs.co2(
            proofs.label(year, Text.of("趋势照常排放", "emissions by business as usual")),
            usual.year(year).total(),
            Proofs.EMISSIONS);
    Figure level =
        ask.peakLevel()
            .map(
                asked ->
                    Figure.assumed(
                        proofs.label(year, Text.of("要求的峰值", "level asked for")),
                        Quantity.of(asked, Unit.MT_CO2),
                        "target.peak_level",
                        GIVEN,
                        Verification.UNVERIFIED))
            .orElseGet(() -> reached(data, parameters, ask, year));
    Figure cut =
        Figure.computed(
            proofs.label(year, Text.of("较趋势照常需减排", "emissions to cut against business as usual")),
            Unit.MT_CO2,
            "max(base, allowed) - allowed",
            "base",
            base,
            "allowed",
            level);
    Figure fall =
        Figure.computed(
            proofs.label(year, Text.of("较趋势照常需下降", "fall needed against business as usual")),
            Unit.PERCENT,
            "cut / base",
            "cut",
            cut,
            "base",
            base);
    Figure now = Objects.requireNonNull(usual.start().nowcast().years().get(Start.NOWCAST));
    Figure rate = ReductionTargets.yearly(ask.region(), Start.NOWCAST, year, now, level);
    return ReductionTargets.of(
            ask, year, base, Map.of(year, Target.of(year, fall, rate, level, cut)))
        .against(Text.of(year + "年趋势照常", "business as usual in " + year));
  }

  private static Figure reached(Dataset data, Parameters parameters, TargetAsk ask, int year) {
    Projection paced =
        Projection.of(data, parameters, Ask.of(ask.region(), Scenario.STATED).peaking(year));
    Proofs proofs = new Proofs(paced);
    return proofs.co2(
        proofs.label(year, Text.of("排放（措施按该年达峰）", "emissions (levers paced to peak then)")),
        paced.year(year).total(),
        Proofs.EMISSIONS);
  }

  /// A straight line from the peak to what sinks and removals held take up in the neutral year, or
  /// to nothing where none is held.
  static ReductionTargets neutral(Dataset data, Parameters parameters, TargetAsk ask) {
    Ask asked = Ask.of(ask.region(), Scenario.STATED).neutralBy(ask.neutralYear());
    Projection projection =
        Projection.of(data, parameters, ask.peakYear().map(asked::peaking).orElse(asked));
    Proofs proofs = new Proofs(projection);
    int from = projection.peakYear();
    int to = ask.neutralYear();
    Figure base =
        proofs.co2(
            proofs.label(from, Text.of("峰值排放量", "emissions at the peak")),
            projection.year(from).total(),
            Proofs.EMISSIONS);
    Figure left = left(projection, parameters, proofs, to);
    int n = to - from;
    Figure rate =
        Figure.computed(
            proofs.label(to, Text.of("前每年需减（占峰值）", "part of the peak to cut each year until then")),
            Unit.PERCENT_PER_YEAR,
            "(1 - left / peak) / " + n,
            "left",
            left,
            "peak",
            base);
    Map<Integer, Target> targets = new LinkedHashMap<>();
    for (int year : projection.milestones()) {
      if (year <= from) {
        continue;
      }
      Figure fall =
          Figure.computed(
              ReductionTargets.against(ask.region(), from, year),
              Unit.PERCENT,
              "(1 - left / peak) * " + (year - from) + " / " + n,
              "left",
              left,
              "peak",
              base);
      Target line = ReductionTargets.fallen(ask.region(), from, year, base, fall);
      targets.put(
          year,
          Target.of(from, fall, rate, line.allowed().orElseThrow(), line.cut().orElseThrow()));
    }
    return ReductionTargets.of(ask, from, base, targets);
  }

  private static Figure left(
      Projection projection, Parameters parameters, Proofs proofs, int year) {
    Figure residual =
        proofs.co2(
            proofs.label(year, Text.of("剩余排放", "residual emissions")),
            projection.year(year).total(),
            Proofs.EMISSIONS);
    Sinks sinks = Sinks.of(projection, parameters, proofs, residual);
    List<Figure> held =
        java.util.stream.Stream.concat(sinks.land().stream(), sinks.removal().stream()).toList();
    return held.isEmpty()
        ? Figure.assumed(
            proofs.label(year, Text.of("碳汇和移除（未持有，按零计）", "sinks and removals (none held: 0)")),
            Quantity.of(0, Unit.MT_CO2),
            "target.sinks",
            Text.of("未持有，按零计", "none held, taken for 0"),
            Verification.UNVERIFIED)
        : Figure.sum(
            proofs.label(year, Text.of("碳汇和移除合计", "sinks and removals together")),
            Unit.MT_CO2,
            held);
  }
}
