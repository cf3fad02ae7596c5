package tanlu.analytics.analysis;

import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// A region's territorial emissions at two ends, and the figures every decomposition of their
/// change shares.
record Span(Region region, int from, int to, Figure start, Figure end) {
  static Span of(Dataset data, Region region, int from, int to) {
    return new Span(
        region,
        from,
        to,
        Totals.territorial(data, region, from),
        Totals.territorial(data, region, to));
  }

  Text label(Text what) {
    return Text.of(
        region.name().zh() + from + "–" + to + "年" + what.zh(),
        region.name().en() + " " + from + "–" + to + ", " + what.en());
  }

  Figure change() {
    return Figure.computed(
        label(Text.of("CO₂排放变化", "change of CO₂ emissions")),
        Unit.MT_CO2,
        "end - start",
        "end",
        end,
        "start",
        start);
  }

  Figure relativeChange() {
    return Figure.computed(
        label(Text.of("CO₂排放变化率", "relative change of CO₂ emissions")),
        Unit.PERCENT,
        "end / start - 1",
        "end",
        end,
        "start",
        start);
  }

  /// An effect in per cent of the emissions at the start.
  Figure relative(Text name, Figure effect) {
    return Figure.computed(
        label(
            Text.of(
                name.zh() + "的贡献，相当于起始年排放的比例",
                name.en() + ", effect relative to emissions at the start")),
        Unit.PERCENT,
        "effect / start",
        "effect",
        effect,
        "start",
        start);
  }
}
