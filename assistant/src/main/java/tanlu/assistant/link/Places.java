package tanlu.assistant.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

/// Every spelling of a place.
final class Places {
  private final Dataset data;
  private final Lexicon<Place> lexicon = new Lexicon<>();
  private final List<City> cities = new ArrayList<>();
  private final List<RegionGroup> groups = new ArrayList<>();

  Places(Dataset data) {
    this.data = data;
    LinkTable.records("regions").forEach(this::region);
    LinkTable.records("cities").forEach(this::city);
    LinkTable.records("groups").forEach(this::group);
    for (CSVRecord record : LinkTable.records("elsewhere")) {
      Place place =
          new Place.Elsewhere(
              LinkTable.text(record, "why").orElseThrow(), regions(record, "candidates"));
      LinkTable.list(record, "names").forEach(name -> lexicon.put(name, place));
    }
    LinkTable.records("abroad")
        .forEach(
            record ->
                put(
                    record,
                    new Place.Elsewhere(
                        notHeld(record, "只有中国全国和各省级地区", "China and its province-level regions"),
                        List.of())));
    LinkTable.records("companies")
        .forEach(
            record ->
                put(
                    record,
                    new Place.Company(
                        notHeld(
                            record,
                            "只有地区和行业，没有单个企业",
                            "regions and industries, no single company"))));
    Place trap = new Place.Trap();
    LinkTable.records("traps").forEach(record -> lexicon.put(record.get("text"), trap));
  }

  Lexicon<Place> lexicon() {
    return lexicon;
  }

  List<City> cities() {
    return cities;
  }

  List<RegionGroup> groups() {
    return groups;
  }

  private void region(CSVRecord record) {
    Region region = data.region(record.get("abbr")).orElseThrow();
    Place place = new Place.Held(region, homonym(region));
    String zh = region.name().zh();
    String en = region.name().en();
    List<String> names = new ArrayList<>(LinkTable.list(record, "also"));
    names.addAll(List.of(zh, en, record.get("official_zh"), record.get("official_en")));
    names.addAll(List.of("CN-" + region.abbr(), region.gb2260()));
    if (!region.isNation()) {
      names.addAll(List.of(zh + "省", en + " Province", en + " Sheng", "Province of " + en));
    }
    names.forEach(name -> lexicon.put(name, place));
    LinkTable.list(record, "short_zh").forEach(name -> lexicon.putArgument(name, place));
    String digits = region.gb2260().substring(0, 2);
    for (String code : List.of(region.abbr(), digits, "CN-" + digits)) {
      lexicon.putArgument(code, place);
    }
  }

  /// Why a name of the world is not held, under its first Chinese and first other spelling.
  private static Text notHeld(CSVRecord record, String zh, String en) {
    List<String> names = LinkTable.list(record, "names");
    String other =
        names.stream().filter(name -> !Lexicon.isHan(name.charAt(0))).findFirst().orElseThrow();
    return Text.of(
        names.getFirst() + "不在数据集之内：数据集" + zh, other + " is not in the dataset, which holds " + en);
  }

  private void put(CSVRecord record, Place place) {
    LinkTable.list(record, "names").stream()
        .filter(name -> lexicon.whole(name).isEmpty())
        .forEach(name -> lexicon.put(name, place));
  }

  private static Optional<Text> homonym(Region region) {
    return region.abbr().equals("JL")
        ? Optional.of(
            Text.of(
                "按吉林省理解；要问城市请写“吉林市”", "read as Jilin Province; write “Jilin City” for the city"))
        : Optional.empty();
  }

  private void city(CSVRecord record) {
    Region province = data.region(record.get("province")).orElseThrow();
    String zh = record.get("city_zh");
    String en = record.get("name_en");
    City city = new City(province, zh, Text.of(zh, en));
    cities.add(city);
    Place place = new Place.Within(city);
    lexicon.put(zh + "市", place);
    for (String suffix : List.of(" City", " Shi", " Prefecture")) {
      lexicon.put(en + suffix, place);
    }
    LinkTable.list(record, "also").forEach(name -> lexicon.put(name, place));
    if (zh.equals(province.name().zh())) {
      return;
    }
    if (record.get("guarded").isEmpty()) {
      lexicon.put(zh, place);
    } else {
      lexicon.putArgument(zh, place);
      lexicon.put(province.name().zh() + zh, place);
    }
    lexicon.put(en, place);
  }

  private void group(CSVRecord record) {
    RegionGroup group =
        new RegionGroup(
            record.get("code"),
            LinkTable.text(record, "name").orElseThrow(),
            regions(record, "members"),
            LinkTable.text(record, "note"));
    groups.add(group);
    Place place = new Place.Several(group);
    lexicon.put(group.name().zh(), place);
    lexicon.put(group.name().en(), place);
    LinkTable.list(record, "also").forEach(name -> lexicon.put(name, place));
    lexicon.putArgument(group.code(), place);
  }

  private List<Region> regions(CSVRecord record, String column) {
    return LinkTable.words(record, column).stream()
        .map(abbr -> data.region(abbr).orElseThrow())
        .toList();
  }
}
