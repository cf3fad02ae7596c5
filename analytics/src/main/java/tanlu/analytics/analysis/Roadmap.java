package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Levers;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// A peak-then-neutral roadmap of territorial CO2, year by year from the last inventory.
///
/// Up to the peak `E_t = E_0 (1 + g (u − u²/2n))`, u years after the base year, n years from base
/// to peak: growth starts at the region's own recent mean rate g and fades to 0 at the peak. After
/// it each sector falls along `E_s,t = E_s,peak (ρ_s + (1 − ρ_s)(1 − 3τ² + 2τ³))`, τ from 0 at the
/// peak to 1 in the neutral year, ρ_s the share its levers leave. Sectors keep their base-year
/// shares up to the peak. Where recent emissions fall, the base year is the start of the decline.
///
/// @param alreadyPeaked whether recent emissions already fall, so that no further peak is assumed
/// @param growth the region's mean yearly change over the five years up to the base year
/// @param pathway gross emissions by year
/// @param milestones the milestone years from base to neutral
/// @param sectors by [SectorGroup#code()], largest cut first
/// @param residual what the levers leave in the neutral year
/// @param sink the land sink held for the region in that year
/// @param uncovered residual not met by the sink
/// @param annualFall mean yearly fall of gross emissions from peak to neutral year
/// @param assumptions every parameter that was chosen
public record Roadmap(
    Region region,
    Levers.Scenario scenario,
    int baseYear,
    int peakYear,
    int neutralYear,
    boolean alreadyPeaked,
    Figure base,
    Figure growth,
    Figure peak,
    Figure residual,
    Optional<Figure> sink,
    Figure uncovered,
    Figure cut,
    Figure annualFall,
    Map<Integer, Milestone> milestones,
    Map<Integer, Figure> pathway,
    Map<String, SectorPath> sectors,
    List<Figure> assumptions) {
  public static final int DEFAULT_PEAK = 2030;
  public static final int DEFAULT_NEUTRAL = 2060;
  private static final List<Integer> MILESTONES = List.of(2025, 2030, 2035, 2040, 2050, 2060);
  private static final int TREND_YEARS = 5;

  /// @param change against the peak
  public record Milestone(Figure co2, Figure change) {}

  /// @param cut from the peak to the neutral year
  /// @param share of the whole cut
  /// @param left share of the peak that stays
  /// @param milestones emissions in the milestone years
  public record SectorPath(
      Text name,
      Figure peak,
      Figure residual,
      Figure cut,
      Figure share,
      Figure left,
      Map<Integer, Figure> milestones) {}

  /// @throws NoDataException where the region has no inventory
  /// @throws IllegalArgumentException where the years are out of order
  public static Roadmap of(
      Dataset data, Region region, int peakYear, int neutralYear, Levers.Scenario scenario) {
    int baseYear = Dataset.LAST_INVENTORY;
    Figure base = Totals.territorial(data, region, baseYear);
    Figure growth =
        Rates.annual(
            Held.label(
                region,
                baseYear,
                Text.of("前五年排放年均变化", "mean yearly change over the five years before")),
            Totals.territorial(data, region, baseYear - TREND_YEARS),
            base,
            TREND_YEARS);
    boolean falling = growth.value() <= 0;
    int peaked = falling ? baseYear : peakYear;
    if (peaked < baseYear || neutralYear <= peaked) {
      throw new IllegalArgumentException(
          "the peak year must lie from "
              + baseYear
              + " on and before the neutral year, not "
              + peakYear
              + " and "
              + neutralYear);
    }
    return new Builder(data, region, scenario, baseYear, peaked, neutralYear, base, growth).build();
  }

  /// A sector's emissions in a year of the roadmap.
  ///
  /// @param code a key of [#sectors()]
  public Figure sectorAt(String code, int year) {
    SectorPath sector = java.util.Objects.requireNonNull(sectors.get(code), code);
    Text label =
        Held.label(
            region,
            year,
            Text.of(
                sector.name.zh() + "CO₂排放（路径）", sector.name.en() + ", CO₂ emissions (pathway)"));
    return year <= peakYear
        ? Figure.computed(
            label,
            Unit.MT_CO2,
            "sector * total / peak",
            "sector",
            sector.peak,
            "total",
            java.util.Objects.requireNonNull(pathway.get(year)),
            "peak",
            peak)
        : falling(label, year, peakYear, neutralYear, sector.peak, sector.residual);
  }

  /// The S-curve from peak to residual.
  private static Figure falling(
      Text label, int year, int peakYear, int neutralYear, Figure from, Figure to) {
    String tau = "(" + (year - peakYear) + " / " + (neutralYear - peakYear) + ")";
    return Figure.computed(
        label,
        Unit.MT_CO2,
        "to + (from - to) * (1 - 3 * " + tau + " ^ 2 + 2 * " + tau + " ^ 3)",
        "from",
        from,
        "to",
        to);
  }

  private static final class Builder {
    private final Dataset data;
    private final Region region;
    private final Levers.Scenario scenario;
    private final int baseYear;
    private final int peakYear;
    private final int neutralYear;
    private final Figure base;
    private final Figure growth;
    private final Figure peak;

    Builder(
        Dataset data,
        Region region,
        Levers.Scenario scenario,
        int baseYear,
        int peakYear,
        int neutralYear,
        Figure base,
        Figure growth) {
      this.data = data;
      this.region = region;
      this.scenario = scenario;
      this.baseYear = baseYear;
      this.peakYear = peakYear;
      this.neutralYear = neutralYear;
      this.base = base;
      this.growth = growth;
      this.peak = rising(peakYear);
    }

    Roadmap build() {
      Map<String, SectorPath> sectors = sectors();
      Figure residual =
          Figure.sum(
              Held.label(region, neutralYear, Text.of("剩余排放", "residual emissions")),
              Unit.MT_CO2,
              sectors.values().stream().map(SectorPath::residual).toList());
      Map<Integer, Figure> pathway = new LinkedHashMap<>();
      for (int year = baseYear; year <= neutralYear; year++) {
        pathway.put(year, total(year, residual));
      }
      Map<Integer, Milestone> milestones = new LinkedHashMap<>();
      for (int year : milestoneYears()) {
        Figure co2 = total(year, residual);
        milestones.put(
            year,
            new Milestone(
                co2,
                Figure.computed(
                    Held.label(
                        region, year, Text.of("排放较峰值变化", "change of emissions against the peak")),
                    Unit.PERCENT,
                    "co2 / peak - 1",
                    "co2",
                    co2,
                    "peak",
                    peak)));
      }
      Optional<Figure> sink = sink();
      Figure uncovered =
          sink.map(
                  held ->
                      Figure.computed(
                          Held.label(
                              region,
                              neutralYear,
                              Text.of("碳汇未覆盖的剩余排放", "residual emissions the sink does not cover")),
                          Unit.MT_CO2,
                          held.value() < residual.value()
                              ? "residual - sink"
                              : "residual - residual",
                          "residual",
                          residual,
                          "sink",
                          held))
              .orElseGet(
                  () ->
                      residual.labelled(
                          Held.label(
                              region,
                              neutralYear,
                              Text.of(
                                  "碳汇未覆盖的剩余排放（本省碳汇数据未持有）",
                                  "residual emissions without a sink (no sink figure held for"
                                      + " it)"))));
      return new Roadmap(
          region,
          scenario,
          baseYear,
          peakYear,
          neutralYear,
          peakYear == baseYear,
          base,
          growth,
          peak,
          residual,
          sink,
          uncovered,
          Figure.computed(
              Text.of(
                  region.name().zh() + peakYear + "–" + neutralYear + "年需减排量",
                  region.name().en() + " " + peakYear + "–" + neutralYear + ", emissions to cut"),
              Unit.MT_CO2,
              "peak - residual",
              "peak",
              peak,
              "residual",
              residual),
          Rates.fall(
              Text.of(
                  region.name().zh() + peakYear + "–" + neutralYear + "年排放年均下降",
                  region.name().en()
                      + " "
                      + peakYear
                      + "–"
                      + neutralYear
                      + ", mean yearly fall of emissions"),
              peak,
              residual,
              neutralYear - peakYear),
          milestones,
          pathway,
          sectors,
          assumptions(sectors, sink));
    }

    /// The milestone years of the roadmap: the standard ones that lie within it, and the neutral
    /// year.
    private List<Integer> milestoneYears() {
      List<Integer> years = new ArrayList<>();
      MILESTONES.stream().filter(year -> year <= neutralYear).forEach(years::add);
      if (!years.contains(neutralYear)) {
        years.add(neutralYear);
      }
      return years;
    }

    private Figure rising(int year) {
      Text label =
          year == peakYear
              ? Held.label(region, year, Text.of("达峰排放量", "peak emissions"))
              : emissionsLabel(year);
      if (year == baseYear) {
        return base.labelled(label);
      }
      int u = year - baseYear;
      int n = peakYear - baseYear;
      return Figure.computed(
          label,
          Unit.MT_CO2,
          "base * (1 + g * (" + u + " - " + u + " * " + u + " / (2 * " + n + ")))",
          "base",
          base,
          "g",
          growth);
    }

    private Figure total(int year, Figure residual) {
      return year <= peakYear
          ? rising(year).labelled(emissionsLabel(year))
          : falling(emissionsLabel(year), year, peak, residual);
    }

    private Figure falling(Text label, int year, Figure from, Figure to) {
      return Roadmap.falling(label, year, peakYear, neutralYear, from, to);
    }

    private Text emissionsLabel(int year) {
      return Held.label(region, year, Text.of("CO₂排放（路径）", "CO₂ emissions (pathway)"));
    }

    private Map<String, SectorPath> sectors() {
      record Parts(SectorGroup group, Figure peak, Figure left, Figure residual, Figure cut) {}
      List<Parts> parts = new ArrayList<>();
      for (SectorGroup group : SectorGroup.of(Vintage.V2017)) {
        Figure atPeak =
            Figure.computed(
                sectorLabel(group, peakYear, Text.of("达峰年排放", "emissions in the peak year")),
                Unit.MT_CO2,
                "sector * peak / base",
                "sector",
                Totals.of(data, region, baseYear, group),
                "peak",
                peak,
                "base",
                base);
        Figure left = ResidualShare.of(data, group, scenario);
        Figure residual =
            Figure.computed(
                sectorLabel(group, neutralYear, Text.of("剩余排放", "residual emissions")),
                Unit.MT_CO2,
                "peak * left",
                "peak",
                atPeak,
                "left",
                left);
        Figure cut =
            Figure.computed(
                sectorLabel(
                    group, neutralYear, Text.of("较峰值减排量", "emissions cut against the peak year")),
                Unit.MT_CO2,
                "peak - residual",
                "peak",
                atPeak,
                "residual",
                residual);
        parts.add(new Parts(group, atPeak, left, residual, cut));
      }
      Figure whole =
          Figure.sum(
              Held.label(region, neutralYear, Text.of("各部门减排量合计", "cuts of all sectors together")),
              Unit.MT_CO2,
              parts.stream().map(Parts::cut).toList());
      Map<String, SectorPath> sectors = new LinkedHashMap<>();
      for (Parts part : Totals.ranked(parts, each -> each.cut().value())) {
        Map<Integer, Figure> milestones = new LinkedHashMap<>();
        for (int year : milestoneYears()) {
          if (year > peakYear) {
            milestones.put(
                year,
                falling(
                    sectorLabel(part.group, year, Text.of("CO₂排放（路径）", "CO₂ emissions (pathway)")),
                    year,
                    part.peak,
                    part.residual));
          }
        }
        sectors.put(
            part.group.code(),
            new SectorPath(
                part.group.name(),
                part.peak,
                part.residual,
                part.cut,
                Totals.share(
                    sectorLabel(
                        part.group, neutralYear, Text.of("占总减排量的比重", "share of the whole cut")),
                    part.cut,
                    whole),
                part.left,
                milestones));
      }
      return sectors;
    }

    private Text sectorLabel(SectorGroup group, int year, Text what) {
      return Held.label(
          region,
          year,
          Text.of(group.name().zh() + what.zh(), group.name().en() + ", " + what.en()));
    }

    /// The land sink: held for Guangdong and the nation, for the last year of its path.
    private Optional<Figure> sink() {
      String id =
          region.isNation()
              ? "sink.cn.default.2060"
              : "sink." + region.abbr().toLowerCase(java.util.Locale.ROOT) + ".default.2060";
      return data.assumptions().has(id)
          ? Optional.of(data.assumptions().figure(id, Unit.MT_CO2))
          : Optional.empty();
    }

    private List<Figure> assumptions(Map<String, SectorPath> sectors, Optional<Figure> sink) {
      List<Figure> assumed = new ArrayList<>();
      assumed.add(year("peak_year", peakYear, Text.of("达峰年", "Peak year")));
      assumed.add(year("neutral_year", neutralYear, Text.of("中和年", "Neutral year")));
      sectors.values().stream()
          .map(SectorPath::left)
          .flatMap(left -> inputs(left).stream())
          .distinct()
          .forEach(assumed::add);
      sink.ifPresent(assumed::add);
      return assumed;
    }

    private static List<Figure> inputs(Figure figure) {
      return figure.derivation() instanceof Derivation.Computed computed
          ? computed.inputs().stream().map(Derivation.Input::figure).toList()
          : List.of();
    }

    private static Figure year(String parameter, int year, Text label) {
      return Figure.assumed(
          label,
          Quantity.of(year, Unit.ONE),
          parameter,
          Text.of("提问者给定，或全国目标", "given in the question, or the national goal"),
          Verification.SECONDARY);
    }
  }
}
