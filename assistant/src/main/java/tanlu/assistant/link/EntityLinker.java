package tanlu.assistant.link;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import tanlu.analytics.analysis.Indicator;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.analysis.SectorIndicator;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Allocation;
import tanlu.analytics.roadmap.Scenario;
import tanlu.analytics.roadmap.TargetRule;

/// Resolves whatever people write for regions, sectors, years, indicators, scenarios and rules to
/// the dataset's own, and finds them in questions. Safe to share between threads.
public final class EntityLinker {
  /// Questions whose reading is kept: those of a few conversations that go on at once.
  private static final int KEPT = 64;

  private final Places places;
  private final NearRegions near;
  private final Lexicon<SectorName> sectorNames = new Sectors().lexicon();
  private final SectorArguments sectors = new SectorArguments(sectorNames);

  /// What is a sector's product and a fuel or metal besides.
  private final Lexicon<SectorName> materials = new Lexicon<>();

  private final Lexicon<Indicator> indicators = new Lexicon<>();
  private final Lexicon<SectorIndicator> measures = new Lexicon<>();
  private final Lexicon<Scenario> scenarios = new Lexicon<>();
  private final Lexicon<TargetRule> rules = new Lexicon<>();
  private final Lexicon<Allocation.Method> allocations = new Lexicon<>();
  private final Lexicon<TargetRule> ruleLevels = new Lexicon<>();
  private final Lexicon<Mentions.Choice> choices = new Lexicon<>();
  private final Lexicon<String> levers = new Lexicon<>();
  private final Lexicon<Boolean> pollutants = new Lexicon<>();

  /// What happened in a year that stands for it.
  private final Lexicon<Integer> events = new Lexicon<>();

  private final Map<String, Mentions> latest =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Mentions> eldest) {
          return size() > KEPT;
        }
      };

  /// Single long Latin words that name a sector.
  private final List<String> longNames;

  /// All Latin words of the sectors' official names.
  private final Set<String> tradeWords = new HashSet<>();

  private EntityLinker(Dataset data) {
    places = new Places(data);
    near = new NearRegions(data.provinces());
    for (CSVRecord record : LinkTable.records("words")) {
      if (record.get("kind").equals("material")) {
        LinkTable.list(record, "spellings")
            .forEach(word -> sectorNames.whole(word).forEach(s -> materials.put(word, s)));
      }
      for (String key : LinkTable.words(record, "key")) {
        switch (record.get("kind")) {
          case "indicator" -> words(record, indicators, Indicator.ofCode(key).orElseThrow());
          case "measure" -> words(record, measures, SectorIndicator.ofCode(key).orElseThrow());
          case "scenario" -> words(record, scenarios, Scenario.valueOf(key));
          case "allocation" ->
              words(record, allocations, Allocation.Method.valueOf(key.toUpperCase(Locale.ROOT)));
          case "rule" -> words(record, rules, TargetRule.ofCode(key).orElseThrow());
          case "rule_level" -> words(record, ruleLevels, TargetRule.ofCode(key).orElseThrow());
          case "choice" -> words(record, choices, Mentions.Choice.of(key));
          case "lever" -> words(record, levers, key);
          case "event" -> words(record, events, Integer.valueOf(key));
          case "pollutant" -> words(record, pollutants, true);
          default ->
              throw new IllegalStateException("words.csv has the kind " + record.get("kind"));
        }
      }
    }
    longNames =
        sectorNames.spellings().stream()
            .filter(name -> name.matches("[a-z]{7,}"))
            .sorted()
            .toList();
    for (Vintage vintage : Vintage.values()) {
      vintage.sectors().stream()
          .flatMap(
              sector -> Stream.of(sector.name().en().toLowerCase(Locale.ROOT).split("[^a-z]+")))
          .forEach(tradeWords::add);
    }
    named(indicators, Indicator.values(), Indicator::label, Indicator::code);
    named(measures, SectorIndicator.values(), SectorIndicator::label, SectorIndicator::code);
    named(scenarios, Scenario.values(), Scenario::label, Scenario::name);
    named(rules, TargetRule.values(), TargetRule::label, TargetRule::code);
  }

  public static EntityLinker of(Dataset data) {
    return new EntityLinker(data);
  }

  private static <T> void words(CSVRecord record, Lexicon<T> lexicon, T value) {
    LinkTable.list(record, "spellings").forEach(spelling -> lexicon.put(spelling, value));
    LinkTable.list(record, "argument_only").forEach(word -> lexicon.putArgument(word, value));
  }

  private static <T> void named(
      Lexicon<T> lexicon, T[] values, Function<T, Text> label, Function<T, String> code) {
    for (T value : values) {
      lexicon.put(label.apply(value).zh(), value);
      lexicon.put(label.apply(value).en(), value);
      lexicon.putArgument(code.apply(value), value);
    }
  }

  /// Everything a question names. A turn asks several times of the same words.
  public Mentions mentions(String question) {
    synchronized (latest) {
      Mentions known = latest.get(question);
      if (known != null) {
        return known;
      }
    }
    Mentions read = new QuestionReader(this, question).read();
    synchronized (latest) {
      latest.put(question, read);
    }
    return read;
  }

  /// A question in simplified characters and one form of each sign, for comparing it with others.
  public static String simplified(String question) {
    return Folded.of(question).text();
  }

  /// The nation or a province. A group of several provinces is ambiguous among its members; a city
  /// is unknown with its province as the candidate.
  public Resolved<Region> region(String given) {
    return resolve(given, places.lexicon().whole(given));
  }

  Resolved<Region> resolve(String given, List<Place> found) {
    if (found.size() > 1) {
      List<City> homonyms = cities(found);
      return new Resolved.Ambiguous<>(
          homonyms.stream().map(City::province).toList(),
          homonyms.stream().map(EntityLinker::inProvince).toList());
    }
    return switch (found.isEmpty() ? new Place.Trap() : found.getFirst()) {
      case Place.Held(Region region, Optional<Text> note) -> new Resolved.One<>(region, note);
      case Place.Several(RegionGroup group) ->
          group.members().size() == 1
              ? new Resolved.One<>(group.members().getFirst(), group.note())
              : new Resolved.Ambiguous<>(
                  group.members(), NearRegions.names(group.members().stream()));
      case Place.Within(City city) ->
          new Resolved.Unknown<>(
              given,
              Text.of(
                  "“%s”是%s的城市；此处应为全国或其省级地区之一".formatted(given, city.province().name().zh()),
                  "“%s” is a city of %s; expected China or one of its provinces"
                      .formatted(given, city.province().name().en())),
              List.of(city.province().name()));
      case Place.Elsewhere(Text why, List<Region> candidates) ->
          new Resolved.Unknown<>(given, why, NearRegions.names(candidates.stream()));
      case Place.Company(Text why) -> new Resolved.Unknown<>(given, why, List.of());
      case Place.Trap _ -> UnknownPlaces.resolve(given, near);
    };
  }

  /// A city that has emission totals.
  public Resolved<City> city(String given) {
    List<City> found = cities(places.lexicon().whole(given));
    if (found.size() == 1) {
      return Resolved.One.of(found.getFirst());
    }
    if (found.size() > 1) {
      return new Resolved.Ambiguous<>(found, found.stream().map(EntityLinker::inProvince).toList());
    }
    return Unrecognised.of(
        given,
        Text.of("有排放总量的城市", "a city that has emission totals"),
        places.cities().stream().map(City::name).toList());
  }

  private static List<City> cities(List<Place> found) {
    return found.stream()
        .filter(Place.Within.class::isInstance)
        .map(place -> ((Place.Within) place).city())
        .toList();
  }

  private static Text inProvince(City city) {
    return Text.of(
        city.name().zh() + "（" + city.province().name().zh() + "）",
        city.name().en() + " (" + city.province().name().en() + ")");
  }

  /// A group of provinces, e.g. 长三角.
  public Optional<RegionGroup> group(String given) {
    return places.lexicon().whole(given).stream()
        .filter(Place.Several.class::isInstance)
        .map(place -> ((Place.Several) place).group())
        .findFirst();
  }

  /// The group of exactly these provinces, in whatever order.
  public Optional<RegionGroup> group(List<Region> members) {
    return places.groups().stream()
        .filter(group -> Set.copyOf(group.members()).equals(Set.copyOf(members)))
        .findFirst();
  }

  /// A sector of the emission inventory, by name or code, e.g. `钢铁`, `24`, `28+30`.
  public Resolved<SectorGroup> sector(String given, Vintage vintage) {
    return sectors.group(given, vintage);
  }

  /// What a name that [#sector] resolves to one or several is called.
  public Text sectorName(String given, Vintage vintage) {
    return sectors.name(given, vintage);
  }

  /// One of the 42 sectors of an input-output table, by name or code.
  public Resolved<Sector> tableSector(String given, Vintage vintage) {
    return sectors.ofTable(given, vintage);
  }

  public Resolved<Indicator> indicator(String given) {
    return word(given, indicators, Indicator.values(), Indicator::label, "指标", "an indicator");
  }

  public Resolved<Scenario> scenario(String given) {
    return word(given, scenarios, Scenario.values(), Scenario::label, "情景", "a scenario");
  }

  public Resolved<TargetRule> rule(String given) {
    return word(given, rules, TargetRule.values(), TargetRule::label, "减排目标规则", "a target rule");
  }

  private static <T> Resolved<T> word(
      String given, Lexicon<T> lexicon, T[] all, Function<T, Text> label, String zh, String en) {
    List<T> found = lexicon.whole(given);
    return switch (found.size()) {
      case 0 -> Unrecognised.of(given, Text.of(zh, en), Stream.of(all).map(label).toList());
      case 1 -> Resolved.One.of(found.getFirst());
      default -> new Resolved.Ambiguous<>(found, found.stream().map(label).toList());
    };
  }

  /// The sector's name that a word is one slip away from, with the same first letter.
  Optional<String> sectorNear(String word) {
    return longNames.stream()
        .filter(name -> name.charAt(0) == word.charAt(0))
        .filter(name -> Math.abs(name.length() - word.length()) <= 1)
        .filter(name -> Slips.between(name, word) == 1)
        .findFirst();
  }

  Set<String> tradeWords() {
    return tradeWords;
  }

  Lexicon<Place> places() {
    return places.lexicon();
  }

  NearRegions near() {
    return near;
  }

  Lexicon<SectorName> sectors() {
    return sectorNames;
  }

  Lexicon<SectorName> materials() {
    return materials;
  }

  Lexicon<Indicator> indicators() {
    return indicators;
  }

  Lexicon<SectorIndicator> measures() {
    return measures;
  }

  Lexicon<Scenario> scenarios() {
    return scenarios;
  }

  Lexicon<TargetRule> rules() {
    return rules;
  }

  Lexicon<TargetRule> ruleLevels() {
    return ruleLevels;
  }

  Lexicon<Mentions.Choice> choices() {
    return choices;
  }

  Lexicon<String> levers() {
    return levers;
  }

  Lexicon<Integer> events() {
    return events;
  }

  Lexicon<Boolean> pollutants() {
    return pollutants;
  }

  Lexicon<Allocation.Method> allocations() {
    return allocations;
  }
}
