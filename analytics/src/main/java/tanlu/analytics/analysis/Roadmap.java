package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Levers;
import tanlu.analytics.data.Region;
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
/// Each lever counts from the first year of its trajectory (2022 to 2030) to the last (2060),
/// whatever the peak and neutral years: an earlier neutral year asks for the same change sooner.
///
/// @param alreadyPeaked whether recent emissions already fall, so that no further peak is assumed
/// @param peak emissions in the peak year; where they already fall, in the base year
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
    Pathway pathway = new Pathway(region, baseYear, peaked, neutralYear, base, growth);
    return of(data, pathway, scenario);
  }

  private static Roadmap of(Dataset data, Pathway pathway, Levers.Scenario scenario) {
    Region region = pathway.region();
    int peakYear = pathway.peakYear();
    int neutralYear = pathway.neutralYear();
    Figure peak = pathway.peak();
    Map<String, SectorPath> sectors = SectorCuts.of(data, pathway, scenario);
    Figure residual =
        Figure.sum(
            Held.label(region, neutralYear, Text.of("剩余排放", "residual emissions")),
            Unit.MT_CO2,
            sectors.values().stream().map(SectorPath::residual).toList());
    Map<Integer, Figure> years = new LinkedHashMap<>();
    pathway.years().forEach(year -> years.put(year, pathway.total(year, residual)));
    Map<Integer, Milestone> milestones = new LinkedHashMap<>();
    pathway.milestones().forEach(year -> milestones.put(year, milestone(pathway, year, residual)));
    Optional<Figure> sink = sink(data, region);
    String span = peakYear + "–" + neutralYear;
    return new Roadmap(
        region,
        scenario,
        pathway.baseYear(),
        peakYear,
        neutralYear,
        pathway.growth().value() <= 0,
        pathway.base(),
        pathway.growth(),
        peak,
        residual,
        sink,
        uncovered(pathway, residual, sink),
        Figure.computed(
            Text.of(
                region.name().zh() + span + "年需减排量",
                region.name().en() + " " + span + ", emissions to cut"),
            Unit.MT_CO2,
            "peak - residual",
            "peak",
            peak,
            "residual",
            residual),
        Rates.fall(
            Text.of(
                region.name().zh() + span + "年排放年均下降",
                region.name().en() + " " + span + ", mean yearly fall of emissions"),
            peak,
            residual,
            neutralYear - peakYear),
        milestones,
        years,
        sectors,
        assumptions(pathway, sectors, sink));
  }

  /// A sector's emissions in a year of the roadmap: its share of the peak up to it, then its own
  /// curve.
  ///
  /// @param code a key of [#sectors()]
  public Figure sectorAt(String code, int year) {
    SectorPath sector = Objects.requireNonNull(sectors.get(code), code);
    Pathway curves = new Pathway(region, baseYear, peakYear, neutralYear, base, growth);
    if (year > peakYear) {
      return curves.sector(sector.name, year, sector.peak, sector.residual);
    }
    return Figure.computed(
        curves.label(sector.name, year, Text.of("CO₂排放（路径）", "CO₂ emissions (pathway)")),
        Unit.MT_CO2,
        "sector * total / peak",
        "sector",
        sector.peak,
        "total",
        Objects.requireNonNull(pathway.get(year)),
        "peak",
        peak);
  }

  private static Milestone milestone(Pathway pathway, int year, Figure residual) {
    Figure co2 = pathway.total(year, residual);
    return new Milestone(
        co2,
        Figure.computed(
            Held.label(
                pathway.region(), year, Text.of("排放较峰值变化", "change of emissions against the peak")),
            Unit.PERCENT,
            "co2 / peak - 1",
            "co2",
            co2,
            "peak",
            pathway.peak()));
  }

  /// The land sink: held for Guangdong and the nation, for the last year of its path.
  private static Optional<Figure> sink(Dataset data, Region region) {
    String id = "sink." + region.abbr().toLowerCase(Locale.ROOT) + ".default.2060";
    return data.assumptions().has(id)
        ? Optional.of(data.assumptions().figure(id, Unit.MT_CO2))
        : Optional.empty();
  }

  private static Figure uncovered(Pathway pathway, Figure residual, Optional<Figure> sink) {
    Region region = pathway.region();
    int year = pathway.neutralYear();
    if (sink.isEmpty()) {
      return residual.labelled(
          Held.label(
              region,
              year,
              Text.of(
                  "碳汇未覆盖的剩余排放（本省碳汇数据未持有）",
                  "residual emissions without a sink (no sink figure held for it)")));
    }
    return Figure.computed(
        Held.label(
            region, year, Text.of("碳汇未覆盖的剩余排放", "residual emissions the sink does not cover")),
        Unit.MT_CO2,
        "max(residual, sink) - sink",
        "residual",
        residual,
        "sink",
        sink.get());
  }

  private static List<Figure> assumptions(
      Pathway pathway, Map<String, SectorPath> sectors, Optional<Figure> sink) {
    List<Figure> assumed = new ArrayList<>();
    assumed.add(year("peak_year", pathway.peakYear(), Text.of("达峰年", "Peak year")));
    assumed.add(year("neutral_year", pathway.neutralYear(), Text.of("中和年", "Neutral year")));
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
