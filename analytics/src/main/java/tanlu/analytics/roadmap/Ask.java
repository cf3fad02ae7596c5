package tanlu.analytics.roadmap;

import java.util.Map;
import java.util.Optional;
import tanlu.analytics.data.Region;

/// What a roadmap is asked for.
///
/// @param peakYear empty: the year in which the levers make emissions peak
/// @param neutralYear the year by which the levers have run their course
/// @param levers values of one's own by year, by lever; none where one is to stay at its start
public record Ask(
    Region region,
    Scenario scenario,
    Optional<Integer> peakYear,
    int neutralYear,
    Map<String, Map<Integer, Double>> levers) {
  public static final int DEFAULT_NEUTRAL = 2060;

  /// @throws IllegalArgumentException where the years are out of order or out of reach
  public Ask {
    if (neutralYear <= Start.NOWCAST || neutralYear > Start.LAST) {
      throw new IllegalArgumentException(
          "the neutral year is "
              + neutralYear
              + "; expected "
              + (Start.NOWCAST + 1)
              + " to "
              + Start.LAST);
    }
    int peak = peakYear.orElse(neutralYear - 1);
    if (peak >= neutralYear || peak < Start.NOWCAST) {
      throw new IllegalArgumentException(
          "the peak year is "
              + peak
              + "; expected "
              + Start.NOWCAST
              + " to "
              + (neutralYear - 1)
              + ", before the neutral year");
    }
  }

  public static Ask of(Region region, Scenario scenario) {
    return new Ask(region, scenario, Optional.empty(), DEFAULT_NEUTRAL, Map.of());
  }

  /// The same asked of another region.
  public Ask in(Region other) {
    return new Ask(other, scenario, peakYear, neutralYear, levers);
  }

  public Ask peaking(int year) {
    return new Ask(region, scenario, Optional.of(year), neutralYear, levers);
  }

  public Ask neutralBy(int year) {
    return new Ask(region, scenario, peakYear, year, levers);
  }

  public Ask with(Map<String, Map<Integer, Double>> own) {
    return new Ask(region, scenario, peakYear, neutralYear, own);
  }
}
