package tanlu.evals.synth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

/// What one group of cases is about: places, years and sectors drawn from what the dataset holds.
final class Draw {
  private static final List<Integer> FUTURE = List.of(2021, 2022, 2023, 2024, 2026, 2030);
  private static final List<Integer> PAST = List.of(1949, 1960, 1978, 1985, 1990, 1995);
  private static final List<Text> NOWHERE =
      List.of(
          Text.of("火星省", "Mars Province"),
          Text.of("格鲁吉亚", "Georgia"),
          Text.of("加利福尼亚", "California"),
          Text.of("东京都", "Tokyo"),
          Text.of("巴伐利亚", "Bavaria"));

  /// Names a question may use, with the code of the 2017 classification they stand for.
  private static final List<Sector> SECTORS =
      List.of(
          new Sector("14", Text.of("钢铁", "steel")),
          new Sector("24", Text.of("电力", "power")),
          new Sector("13", Text.of("水泥", "cement")),
          new Sector("12", Text.of("化工", "chemicals")),
          new Sector("29", Text.of("交通", "transport")),
          new Sector("10", Text.of("造纸", "paper")),
          new Sector("07", Text.of("纺织", "textiles")),
          new Sector("11", Text.of("炼油", "oil refining")),
          new Sector("06", Text.of("食品", "food")),
          new Sector("27", Text.of("建筑业", "construction")),
          new Sector("01", Text.of("农业", "agriculture")));

  private record Sector(String code, Text name) {}

  private final Dataset data;
  private final Random random;
  private final Map<String, Text> words = new HashMap<>();
  private final Map<String, Number> numbers = new HashMap<>();

  Draw(Dataset data, Random random) {
    this.data = data;
    this.random = random;
  }

  /// @throws IllegalArgumentException where the template asks for what cannot be drawn
  Draw take(List<String> what) {
    what.forEach(this::take);
    return this;
  }

  private void take(String what) {
    List<Region> provinces = data.provinces();
    switch (what) {
      case "region" -> region("region", "code", one(inventoried()));
      case "other" -> {
        List<Region> others = new ArrayList<>(inventoried());
        others.removeIf(each -> Text.of(each.abbr(), each.abbr()).equals(words.get("code")));
        region("other", "othercode", one(others));
      }
      case "place" -> region("region", "code", one(provinces));
      case "tibet" -> region("region", "code", data.region("XZ").orElseThrow());
      case "nowhere" -> words.put("region", one(NOWHERE));
      case "year" -> year("year", between(Dataset.FIRST_INVENTORY, Dataset.LAST_INVENTORY));
      case "economy" -> year("year", between(Dataset.FIRST_ECONOMY, Dataset.LAST_INVENTORY));
      case "table" -> year("year", one(List.of(2012, 2017)));
      case "neutral" -> year("year", one(List.of(2050, 2055, 2060)));
      case "future" -> year("year", one(FUTURE));
      case "past" -> year("year", one(PAST));
      case "span" -> span(Dataset.FIRST_INVENTORY);
      case "growth" -> span(Dataset.FIRST_ECONOMY);
      case "sector" -> {
        Sector sector = one(SECTORS);
        words.put("sector", sector.name);
        words.put("sectorcode", Text.of(sector.code, sector.code));
      }
      case "percent" -> {
        int percent = 5 * between(1, 10);
        year("percent", percent);
        numbers.put("cut", -percent / 100.0);
      }
      default ->
          throw new IllegalArgumentException("a template draws \"" + what + "\", which is unknown");
    }
  }

  private List<Region> inventoried() {
    return data.provinces().stream().filter(each -> !data.inventoryYears(each).isEmpty()).toList();
  }

  private void region(String name, String code, Region region) {
    words.put(name, region.name());
    words.put(code, Text.of(region.abbr(), region.abbr()));
  }

  private void year(String name, int value) {
    numbers.put(name, value);
    words.put(name, Text.of("" + value, "" + value));
  }

  private void span(int first) {
    int from = between(first, Dataset.LAST_INVENTORY - 3);
    year("from", from);
    year("to", between(from + 3, Dataset.LAST_INVENTORY));
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /// Whether the inventories asked about are whole; a few of the published ones are not.
  boolean isHeld() {
    for (String place : List.of("code", "othercode")) {
      for (String time : List.of("year", "from", "to")) {
        Number year = numbers.get(time);
        Text code = words.get(place);
        if (year != null
            && code != null
            && data.region(code.en())
                .filter(region -> data.broken(region, year.intValue()))
                .isPresent()) {
          return false;
        }
      }
    }
    return true;
  }

  /// What was drawn, by name.
  Map<String, Text> words() {
    return words;
  }

  Map<String, Number> numbers() {
    return numbers;
  }
}
