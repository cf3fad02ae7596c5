package tanlu.evals.synth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;
import tanlu.assistant.link.City;

/// What one group of cases is about: places, years and sectors drawn from what the dataset holds.
final class Draw {
  /// The table a question means that names no year.
  private static final int TABLE = 2017;

  /// What each kind of year is drawn from.
  private static final Map<String, List<Integer>> YEARS =
      Map.of(
          "year", range(Dataset.FIRST_INVENTORY, Dataset.LAST_INVENTORY),
          "economy", range(Dataset.FIRST_ECONOMY, Dataset.LAST_INVENTORY),
          "table", List.of(2012, TABLE),
          "fuelled", Dataset.FUEL_YEARS,
          "unfuelled",
              range(Dataset.FIRST_INVENTORY, Dataset.LAST_INVENTORY).stream()
                  .filter(year -> !Dataset.FUEL_YEARS.contains(year))
                  .toList(),
          "untabled", List.of(2003, 2005, 2008, 2010, 2013, 2014, 2016),
          "neutral", List.of(2050, 2055, 2060),
          "future", List.of(2020, 2021, 2022, 2023, 2024),
          "past", List.of(1949, 1960, 1978, 1985, 1990, 1995));

  private final Dataset data;
  private final List<City> cities;
  private final Random random;
  private final Map<String, Text> words = new HashMap<>();
  private final Map<String, Number> numbers = new HashMap<>();
  private Region region;
  private int year = TABLE;
  private boolean trades;

  /// @param cities those of the dataset, [Cities#of]
  Draw(Dataset data, List<City> cities, Random random) {
    this.data = data;
    this.cities = cities;
    this.random = random;
    this.region = data.nation();
  }

  private static List<Integer> range(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  /// Draws in order: a sector is one of the place and year drawn before it.
  ///
  /// @throws IllegalArgumentException where the template asks for what cannot be drawn
  Draw take(List<String> what) {
    what.forEach(this::take);
    return this;
  }

  private void take(String what) {
    switch (what) {
      case "region" -> region(one(inventoried()));
      case "place" -> region(one(data.provinces()));
      case "tibet" -> region(data.region("XZ").orElseThrow());
      case "other" -> {
        List<Region> others = new ArrayList<>(inventoried());
        others.remove(region);
        other(one(others));
      }
      case "alike" -> {
        List<String> pair = one(Names.ALL.alike());
        region(data.region(pair.get(0)).orElseThrow());
        other(data.region(pair.get(1)).orElseThrow());
      }
      case "planned" -> {
        String abbr = one(Names.ALL.plans().keySet().stream().sorted().toList());
        region(data.region(abbr).orElseThrow());
        word("plan", Names.ALL.plans().getOrDefault(abbr, ""));
      }
      case "nowhere" -> words.put("region", one(Names.ALL.nowhere()));
      case "city" -> city(one(cities));
      case "span" -> span(Dataset.FIRST_INVENTORY);
      case "growth" -> span(Dataset.FIRST_ECONOMY);
      case "sector" -> {
        SectorGroup group = one(SectorGroup.of(Vintage.ofTable(Math.max(year, 2012))));
        sector(group.code(), group.name());
      }
      case "branch" -> {
        Sector sector = one(producing());
        sector(sector.code(), sector.name());
      }
      case "percent" -> {
        int percent = 5 * (1 + random.nextInt(10));
        number("percent", percent);
        numbers.put("cut", -percent / 100.0);
      }
      case "trade" -> trades = true;
      case "attack" -> words.put("attack", one(Names.ALL.attacks()));
      case "superseded" -> {
        Names.Superseded pair = one(Names.ALL.superseded());
        words.put("old", pair.old());
        word("now", pair.now());
      }
      default -> {
        List<Integer> years = YEARS.get(what);
        if (years == null) {
          throw new IllegalArgumentException(
              "a template draws \"" + what + "\", which is unknown; expected one of " + YEARS);
        }
        year = one(years);
        number("year", year);
      }
    }
  }

  private List<Region> inventoried() {
    return data.provinces().stream().filter(each -> !data.inventoryYears(each).isEmpty()).toList();
  }

  private void region(Region drawn) {
    region = drawn;
    words.put("region", drawn.name());
    word("latin", drawn.name().en());
    word("code", drawn.abbr());
  }

  private void other(Region other) {
    words.put("other", other.name());
    word("othercode", other.abbr());
  }

  private void city(City city) {
    region(city.province());
    words.put("city", city.name());
    word("citykey", city.key());
    year = one(Cities.years(data, city));
    number("year", year);
  }

  /// The sectors of which the table drawn has any output.
  private List<Sector> producing() {
    IoTable table = data.table(region, year).orElseThrow();
    Vintage vintage = table.vintage();
    return vintage.sectors().stream()
        .filter(sector -> table.grossOutput(vintage.indexOf(sector.code())) > 0)
        .toList();
  }

  /// By its official name, or by one people use.
  private void sector(String code, Text official) {
    List<Text> names = new ArrayList<>(List.of(official));
    names.addAll(Names.ALL.sectors().getOrDefault(official.zh(), List.of()));
    words.put("sector", one(names));
    word("sectorcode", code);
  }

  private void span(int first) {
    int from = first + random.nextInt(Dataset.LAST_INVENTORY - 3 - first + 1);
    number("from", from);
    number("to", from + 3 + random.nextInt(Dataset.LAST_INVENTORY - from - 2));
  }

  private void word(String name, String word) {
    words.put(name, Text.of(word, word));
  }

  private void number(String name, int value) {
    numbers.put(name, value);
    word(name, Integer.toString(value));
  }

  <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /// Whether the inventories asked about are whole, and trade with other provinces is told where it
  /// is asked about; of a few it is not so.
  boolean isHeld() {
    if (trades && data.table(region, year).filter(Draw::trades).isEmpty()) {
      return false;
    }
    for (String place : List.of("code", "othercode")) {
      for (String time : List.of("year", "from", "to")) {
        Number asked = numbers.get(time);
        Text code = words.get(place);
        if (asked != null
            && code != null
            && data.region(code.en())
                .filter(each -> data.broken(each, asked.intValue()))
                .isPresent()) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean trades(IoTable table) {
    return IntStream.range(0, table.size())
        .anyMatch(sector -> table.inflow(sector) != 0 || table.outflow(sector) != 0);
  }

  /// What was drawn, by name.
  Map<String, Text> words() {
    return words;
  }

  Map<String, Number> numbers() {
    return numbers;
  }
}
