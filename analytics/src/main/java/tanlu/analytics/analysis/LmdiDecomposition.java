package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// Drivers of a change of territorial CO2 by additive LMDI-I: `C = P · G/P · C/G`, population, GDP
/// per head at constant prices, CO2 per GDP. Energy is not held, so energy per GDP and CO2 per
/// energy stay one factor. Each effect is `L(C_1, C_0) ln(x_1 / x_0)`; they sum to the change.
///
/// @param start emissions in `from`, Mt
/// @param effects population, gdp_per_head, co2_per_gdp
/// @param missing quantities the identity needs and the dataset lacks
/// @param decoupling of the region's whole emissions
/// @param bySector structure and intensity apart, where both years have an input-output table
/// @param sectors what each sector adds to the change, largest first whatever its sign
public record LmdiDecomposition(
    Region region,
    int from,
    int to,
    String method,
    Figure start,
    Figure end,
    Figure change,
    Figure relative,
    Map<String, Effect> effects,
    List<Text> missing,
    Optional<Tapio> decoupling,
    Optional<SectoralLmdi> bySector,
    Map<String, SectorChange> sectors) {

  /// @param relative in per cent of the region's emissions at the start
  public record SectorChange(
      Text name,
      Figure first,
      Figure last,
      Figure change,
      Figure relative,
      Optional<Tapio> tapio) {}

  /// @throws NoDataException where a year has no inventory, or no population and GDP
  public static LmdiDecomposition of(Dataset data, Region region, int from, int to) {
    Held.economy(region, from);
    Span span = Span.of(data, region, from, to);
    Figure weight =
        Figure.computed(
            span.label(Text.of("CO₂排放的对数平均", "logarithmic mean of CO₂ emissions")),
            Unit.MT_CO2,
            "lmean(end, start)",
            "end",
            span.end(),
            "start",
            span.start());
    Factors factors = new Factors(data, span);
    Map<String, Effect> effects = new LinkedHashMap<>();
    effects.put("population", effect(span, weight, Factors.POPULATION, factors.population()));
    effects.put("gdp_per_head", effect(span, weight, Factors.GDP_PER_HEAD, factors.gdpPerHead()));
    effects.put("co2_per_gdp", effect(span, weight, Factors.CO2_PER_GDP, factors.co2PerGdp()));
    boolean tables = data.tableYears(region).contains(from) && data.tableYears(region).contains(to);
    return new LmdiDecomposition(
        region,
        from,
        to,
        "lmdi",
        span.start(),
        span.end(),
        span.change(),
        span.relativeChange(),
        Effect.ranked(effects),
        List.of(Text.of("能源消费总量", "energy use")),
        Tapio.of(data, region, from, to, Text.of("全部部门", "all sectors"), span.start(), span.end()),
        tables ? Optional.of(SectoralLmdi.of(data, span)) : Optional.empty(),
        sectors(data, span));
  }

  /// `w ln(ratio)` with its share of the start and its factor.
  private static Effect effect(Span span, Figure weight, Text name, Figure ratio) {
    Figure change =
        Figure.computed(
            span.label(Text.of(name.zh() + "的贡献", name.en() + ", effect")),
            Unit.MT_CO2,
            "w * ln(ratio)",
            "w",
            weight,
            "ratio",
            ratio);
    return new Effect(name, change, span.relative(name, change), Optional.of(ratio));
  }

  private static Map<String, SectorChange> sectors(Dataset data, Span span) {
    Map<String, SectorChange> sectors = new LinkedHashMap<>();
    List<Map.Entry<String, SectorChange>> all = new ArrayList<>();
    for (SectorGroup group : SectorGroup.of(Vintage.V2017)) {
      Figure first = Totals.of(data, span.region(), span.from(), group);
      Figure last = Totals.of(data, span.region(), span.to(), group);
      Figure change =
          Figure.computed(
              span.label(
                  Text.of(group.name().zh() + "CO₂排放变化", group.name().en() + ", change of CO₂")),
              Unit.MT_CO2,
              "last - first",
              "last",
              last,
              "first",
              first);
      all.add(
          Map.entry(
              group.code(),
              new SectorChange(
                  group.name(),
                  first,
                  last,
                  change,
                  span.relative(group.name(), change),
                  Tapio.of(
                      data, span.region(), span.from(), span.to(), group.name(), first, last))));
    }
    Totals.ranked(all, entry -> Math.abs(entry.getValue().change().value()))
        .forEach(entry -> sectors.put(entry.getKey(), entry.getValue()));
    return sectors;
  }
}
