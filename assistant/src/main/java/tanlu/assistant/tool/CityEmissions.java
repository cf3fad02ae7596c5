package tanlu.assistant.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tanlu.analytics.analysis.NoDataException;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.assistant.link.City;

/// A city's total emissions. By another method than its province's, of which it is never a share.
///
/// @param region the city's province
/// @param years every year held; some are missing in between
record CityEmissions(Region region, Text city, int year, Figure total, Map<Integer, Figure> years) {

  /// @param wanted the year asked for; empty takes the last one held
  static CityEmissions of(Dataset data, City city, Optional<Integer> wanted) {
    Map<Integer, Figure> years = new LinkedHashMap<>();
    IntStream.rangeClosed(Dataset.FIRST_INVENTORY, Dataset.LAST_INVENTORY)
        .forEach(
            year ->
                data.cityCo2(city.province(), city.key(), year)
                    .ifPresent(figure -> years.put(year, figure)));
    int year = wanted.orElseGet(() -> List.copyOf(years.keySet()).getLast());
    Figure total = years.get(year);
    if (total == null) {
      throw none(city, year, List.copyOf(years.keySet()));
    }
    return new CityEmissions(city.province(), city.name(), year, total, years);
  }

  private static NoDataException none(City city, int year, List<Integer> held) {
    String years = held.stream().map(String::valueOf).collect(Collectors.joining(", "));
    int last = held.getLast();
    return new NoDataException(
        Text.of(
            city.name().zh() + "没有" + year + "年的排放总量，有的年份是" + years.replace(", ", "、"),
            "there is no emission total of "
                + city.name().en()
                + " for "
                + year
                + "; there are totals for "
                + years),
        List.of(
            Text.of(
                city.name().zh() + last + "年碳排放",
                "Emissions of " + city.name().en() + " in " + last)));
  }
}
