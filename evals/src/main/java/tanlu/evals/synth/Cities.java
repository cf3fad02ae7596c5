package tanlu.evals.synth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.assistant.link.City;
import tanlu.assistant.link.EntityLinker;
import tanlu.assistant.link.Resolved;

/// The cities with totals whose name means them alone, in either language.
final class Cities {
  private Cities() {}

  static List<City> of(Dataset data) {
    EntityLinker linker = EntityLinker.of(data);
    List<City> cities = new ArrayList<>();
    for (Region province : data.provinces()) {
      for (String key : data.cities(province)) {
        if (linker.city(key) instanceof Resolved.One<City>(City city, _)) {
          cities.add(city);
        }
      }
    }
    Map<String, Integer> bearers = new HashMap<>();
    cities.forEach(city -> bearers.merge(city.name().en(), 1, Integer::sum));
    data.provinces().forEach(province -> bearers.merge(province.name().en(), 1, Integer::sum));
    cities.removeIf(city -> bearers.getOrDefault(city.name().en(), 0) > 1);
    return cities;
  }

  /// The years a city has a total for.
  static List<Integer> years(Dataset data, City city) {
    return IntStream.rangeClosed(Dataset.FIRST_INVENTORY, Dataset.LAST_INVENTORY)
        .filter(year -> data.cityCo2(city.province(), city.key(), year).isPresent())
        .boxed()
        .toList();
  }
}
