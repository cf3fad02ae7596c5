package tanlu.analytics.roadmap;

import java.util.List;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;

/// What a target is asked for.
///
/// @param baseYear of the rules of absolute contraction
/// @param peakYear for [TargetRule#PEAK], where it is required, and [TargetRule#NEUTRAL]
/// @param peakLevel Mt, for [TargetRule#PEAK]; empty: what the levers, paced to that year, reach
/// @param neutralYear for [TargetRule#NEUTRAL]
/// @param sector code of a sector of the table, for the sectoral rules
/// @param published for [TargetRule#PROVINCIAL], what the province's documents set
public record TargetAsk(
    Region region,
    TargetRule rule,
    int baseYear,
    Optional<Integer> peakYear,
    Optional<Double> peakLevel,
    int neutralYear,
    Optional<String> sector,
    List<Published> published) {

  /// A fall of CO2 per GDP that a document sets.
  public record Published(int from, int to, Figure fall) {}

  public static TargetAsk of(Region region, TargetRule rule) {
    return new TargetAsk(
        region,
        rule,
        Dataset.LAST_INVENTORY,
        Optional.empty(),
        Optional.empty(),
        Ask.DEFAULT_NEUTRAL,
        Optional.empty(),
        List.of());
  }

  public TargetAsk since(int year) {
    return new TargetAsk(region, rule, year, peakYear, peakLevel, neutralYear, sector, published);
  }

  public TargetAsk peaking(int year, Optional<Double> level) {
    return new TargetAsk(
        region, rule, baseYear, Optional.of(year), level, neutralYear, sector, published);
  }

  public TargetAsk neutralBy(int year) {
    return new TargetAsk(region, rule, baseYear, peakYear, peakLevel, year, sector, published);
  }

  public TargetAsk in(String code) {
    return new TargetAsk(
        region, rule, baseYear, peakYear, peakLevel, neutralYear, Optional.of(code), published);
  }

  public TargetAsk setting(List<Published> targets) {
    return new TargetAsk(region, rule, baseYear, peakYear, peakLevel, neutralYear, sector, targets);
  }
}
