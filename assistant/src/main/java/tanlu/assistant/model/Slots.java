package tanlu.assistant.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tanlu.analytics.analysis.SectorIndicator;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.roadmap.TargetRule;
import tanlu.assistant.link.City;
import tanlu.assistant.link.Mention;
import tanlu.assistant.link.Mentions;
import tanlu.assistant.link.RegionGroup;
import tanlu.assistant.link.Supposition;
import tanlu.assistant.link.YearRange;

/// What a question names, as arguments of tools, by name: region, regions, others (two or more
/// regions), second (of several provinces), group (two or more provinces), city, sector, year,
/// from, to, later_year (of which there is no inventory yet), later (years after the one named
/// before), imports (of power are spoken of), levers (values by year; none where one is to stay as
/// it is), points (such values where no lever is named), unread (levers of which something else is
/// said), reset (what was set is given up), sales (a share of the sales of vehicles), base_year,
/// peak_year, peak_by, neutral_year, indicator, measures, size, scenario, rule, allocate, changes,
/// amount (without what it changes), magnitude (which says neither up nor down), lever (what of a
/// sector), lacking (something it needs), growth, peak_level, sink, weights, top (how many),
/// top_share, issued_after, one_scenario (of several regions), dropped (regions to be left out),
/// left_out (they were, and may be put back), draws, choices (values of arguments that have few),
/// change_by (what changes are ranked by), rule_level (rules it can mean), same_year (as before),
/// no_sector (no longer one), range (a span named as one), fabricated (figures are to be made up),
/// secret (its own instructions are asked for), pollutant (other than CO2), another_place and
/// place_before (a place is meant and not said), unknown_place (it is not known), each (several
/// places one by one), policy_sector (as the policy corpus calls it), count (the only number),
/// language, question, topic (the question after those it goes on from).
final class Slots {
  private static final int LAST_ESTIMATE = 2060;
  static final String REGION = "region";
  static final String REGIONS = "regions";
  static final String OTHERS = "others";

  /// The second of several provinces, for what is asked of each apart.
  static final String SECOND = "second";

  /// How many there are.
  static final int PROVINCES = 31;

  /// Two or more provinces, for what is asked of all of them otherwise.
  static final String GROUP = "group";

  static final String YEAR = "year";
  static final String PEAK_YEAR = "peak_year";

  /// The last year in which the peak may come.
  static final String PEAK_BY = "peak_by";

  private static final Pattern BY =
      Pattern.compile("(?i)(?<!提)前|不晚于|不迟于|最晚|最迟|\\b(?:by|before|no later than|not later than)\\b");

  static final String NEUTRAL_YEAR = "neutral_year";
  static final String CHANGES = "changes";
  static final String SECTOR = "sector";
  static final String AMOUNT = "amount";
  static final String LATER = "later";
  static final String MAGNITUDE = "magnitude";
  static final String LEVER = "lever";

  static final String LEVERS = "levers";

  /// The sector as the policy corpus calls it.
  static final String POLICY_SECTOR = "policy_sector";

  /// What is looked up: the question, after those it goes on from.
  static final String TOPIC = "topic";

  /// The only number of a short message.
  static final String COUNT = "count";

  /// Values by year where no lever is named.
  static final String POINTS = "points";

  /// So many tonnes are to be cut, which no rule takes.
  static final String OWN_CUT = "own_cut";

  /// Levers of which something is said that is not understood, as written.
  static final String UNREAD = "unread";

  /// What was set of one's own is to be given up.
  static final String RESET = "reset";

  /// New energy vehicles by their share of sales, which is no lever: that is by the stock.
  static final String SALES = "sales";

  private static final String SALES_SHARE = "trans.nev_sales";
  static final String DROPPED = "dropped";

  /// Places that were left out before and may be put back.
  static final String LEFT_OUT = "left_out";

  static final String CHOICES = "choices";

  /// What changes are ranked by: `percent` or `amount`.
  static final String CHANGE_BY = "change_by";

  static final String RULE_LEVEL = "rule_level";
  static final String SAME_YEAR = "same_year";
  static final String NO_SECTOR = "no_sector";

  /// Several places are asked about one by one.
  static final String EACH = "each";

  /// A span of years is named as one, not by two years.
  static final String RANGE = "range";

  /// The nation is named in the name of a rule alone.
  static final String NATION_OF_RULE = "nation_of_rule";

  static final String FABRICATED = "fabricated";

  /// The assistant's own instructions or keys are to be shown.
  static final String SECRET = "secret";

  static final String POLLUTANT = "pollutant";

  private static final Pattern COUNTED =
      Pattern.compile("(?i)(?:[两三四2-4]个?|\\b(?:two|three|four))\\s*$");

  /// A place that nobody named.
  static final String ANOTHER_PLACE = "another_place";

  /// What looks like a place and is not known.
  static final String UNKNOWN_PLACE = "unknown_place";

  /// A place named before, if any was.
  static final String PLACE_BEFORE = "place_before";

  private Slots() {}

  /// What can size the nodes of a network.
  private static final Map<SectorIndicator, String> SIZES =
      Map.of(
          SectorIndicator.INTENSITY,
          "intensity",
          SectorIndicator.GROSS_OUTPUT,
          "output",
          SectorIndicator.CO2,
          "co2");

  /// What a question names, as arguments of tools. A name that is not known is handed on as
  /// written: the tool answers with what is meant perhaps.
  static Map<String, Object> of(Mentions mentions) {
    Map<String, Object> slots = new LinkedHashMap<>();
    putRegions(slots, regions(mentions));
    mentions.cities().stream().findFirst().ifPresent(city -> slots.put("city", city.text()));
    mentions
        .sectorAsked()
        .ifPresent(
            each -> {
              slots.put(SECTOR, each.text());
              PolicyField.ofSector(each.text()).ifPresent(field -> slots.put(POLICY_SECTOR, field));
            });
    if (!slots.containsKey(SECTOR)) {
      PolicyField.in(mentions.question()).ifPresent(field -> slots.put(POLICY_SECTOR, field));
    }
    List<Integer> years = years(mentions, slots);
    if (!years.isEmpty()) {
      slots.put(YEAR, years.getFirst());
    }
    years.stream()
        .filter(year -> year > Dataset.LAST_ECONOMY && year <= LAST_ESTIMATE)
        .findFirst()
        .ifPresent(year -> slots.put("later_year", year));
    // Beyond what any roadmap reaches: the tool says how far it does.
    years.stream()
        .filter(year -> year > LAST_ESTIMATE)
        .findFirst()
        .ifPresent(
            year -> {
              slots.put("later_year", year);
              slots.put(NEUTRAL_YEAR, year);
            });
    mentions
        .yearRange()
        .map(Mention::value)
        .or(() -> span(years))
        .ifPresent(
            range -> {
              slots.put("from", range.from());
              if (!mentions.open()) {
                slots.put("to", range.to());
              }
            });
    if (!slots.containsKey("from")) {
      mentions.first().ifPresent(year -> slots.put("from", year));
      mentions.last().ifPresent(year -> slots.put("to", year));
    }
    mentions.baseYear().ifPresent(year -> slots.put("base_year", year.value()));
    mentions.peakYear().ifPresent(year -> slots.put(peak(year, mentions), year.value()));
    mentions.neutralYear().ifPresent(year -> slots.put(NEUTRAL_YEAR, year.value()));
    mentions.indicator().ifPresent(indicator -> slots.put("indicator", indicator.code()));
    if (!mentions.measures().isEmpty()) {
      slots.put("measures", mentions.measures().stream().map(SectorIndicator::code).toList());
    }
    mentions.measures().stream()
        .sorted(Comparator.comparing(measure -> measure == SectorIndicator.CO2))
        .flatMap(measure -> Stream.ofNullable(SIZES.get(measure)))
        .findFirst()
        .ifPresent(size -> slots.put("size", size));
    mentions
        .scenario()
        .ifPresent(scenario -> slots.put("scenario", scenario.name().toLowerCase(Locale.ROOT)));
    if (mentions.scenarios().stream().map(Mention::value).distinct().count() == 1
        && slots.containsKey(OTHERS)) {
      slots.put("one_scenario", slots.get("scenario"));
    }
    // “SBTi” alone names both its rules; the first is the one it asks for today, 1.5 °C.
    mentions
        .likeliestRule()
        .or(() -> mentions.peakLevel().map(_ -> TargetRule.PEAK))
        .or(() -> mentions.neutralYear().map(_ -> TargetRule.NEUTRAL))
        .ifPresent(rule -> slots.put("rule", rule.code()));
    mentions.draws().ifPresent(draws -> slots.put("draws", draws));
    mentions.top().ifPresent(top -> slots.put("top", top));
    mentions.count().ifPresent(count -> slots.put(COUNT, count));
    mentions.topShare().ifPresent(share -> slots.put("top_share", share));
    mentions.issuedAfter().ifPresent(date -> slots.put("issued_after", date.toString()));
    if (!mentions.suppositions().isEmpty()) {
      slots.put(CHANGES, mentions.suppositions().stream().map(Slots::change).toList());
    } else if (!mentions.amounts().isEmpty()) {
      slots.put(AMOUNT, mentions.amounts().getFirst().value());
    }
    Map<String, Object> levers = new TreeMap<>(mentions.levers().courses());
    if (levers.remove(SALES_SHARE) != null) {
      slots.put(SALES, true);
    }
    mentions.levers().out().forEach(lever -> levers.put(lever, Map.of()));
    mentions
        .imports()
        .ifPresent(
            shares -> {
              slots.put("imports", true);
              if (!shares.isEmpty()) {
                levers.put("power.imports", shares);
              }
            });
    if (!levers.isEmpty()) {
      slots.put(LEVERS, levers);
    }
    if (mentions.levers().dated()) {
      // The years are those of the levers.
      slots.keySet().removeAll(List.of(YEAR, "later_year", "from", "to"));
    }
    Remarks.put(slots, mentions);
    mentions.magnitude().ifPresent(magnitude -> slots.put(MAGNITUDE, magnitude));
    mentions.lever().ifPresent(lever -> slots.put(LEVER, lever.code()));
    mentions.growth().ifPresent(growth -> slots.put("growth", growth));
    mentions.peakLevel().ifPresent(level -> slots.put("peak_level", level));
    mentions.sink().ifPresent(sink -> slots.put("sink", sink));
    mentions
        .allocation()
        .ifPresent(method -> slots.put("allocate", method.name().toLowerCase(Locale.ROOT)));
    if (!mentions.weights().isEmpty()) {
      slots.put(
          "weights",
          mentions.weights().entrySet().stream()
              .map(each -> Map.of("sector", each.getKey(), "weight", each.getValue()))
              .toList());
    }
    slots.put("language", Remarks.language(mentions).code());
    slots.put("question", mentions.question());
    slots.put(TOPIC, mentions.question());
    return slots;
  }

  /// 2030年前达峰 is met where it comes sooner.
  private static String peak(Mention<Integer> year, Mentions mentions) {
    boolean by = mentions.peakLevel().isEmpty() && BY.matcher(year.text()).find();
    return by ? PEAK_BY : PEAK_YEAR;
  }

  /// By argument.
  static Map<String, List<String>> choices(Map<String, Object> slots) {
    Map<String, List<String>> choices = new LinkedHashMap<>();
    if (slots.get(CHOICES) instanceof Map<?, ?> said) {
      said.forEach(
          (argument, values) ->
              choices.put(
                  argument.toString(), ((List<?>) values).stream().map(Object::toString).toList()));
    }
    return choices;
  }

  static Map<String, Object> with(Map<String, Object> slots, String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(slots);
    changed.put(name, value);
    return changed;
  }

  static void removeRegions(Map<String, Object> slots) {
    slots.keySet().removeAll(List.of(REGION, REGIONS, OTHERS, SECOND, GROUP, "city"));
  }

  /// 2010年和五年后 names two; 五年后 alone counts from the year of an earlier question.
  private static List<Integer> years(Mentions mentions, Map<String, Object> slots) {
    List<Integer> years = new ArrayList<>(mentions.years().stream().map(Mention::value).toList());
    mentions
        .later()
        .map(Mention::value)
        .ifPresent(
            later -> {
              if (years.isEmpty()) {
                slots.put(LATER, later);
              } else {
                years.add(years.getFirst() + later);
              }
            });
    return years;
  }

  private static Map<String, Object> change(Supposition supposition) {
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("sector", supposition.sector());
    change.put("kind", supposition.lever().code());
    supposition.of().ifPresent(of -> change.put("of", of));
    change.put("change", supposition.fraction());
    return change;
  }

  /// Regions first, then those of groups; a city stands for its province where nothing else does.
  private static Set<String> regions(Mentions mentions) {
    Set<String> regions = new LinkedHashSet<>();
    mentions.unknownRegions().forEach(unknown -> regions.add(unknown.text()));
    mentions.distinctRegions().stream().map(Region::abbr).forEach(regions::add);
    // “Its rank among the provinces” asks about one of them.
    boolean some =
        !regions.isEmpty()
            || mentions.groups().stream().anyMatch(group -> !group.value().code().equals("all"));
    mentions.groups().stream()
        .filter(group -> !some || !group.value().code().equals("all"))
        .filter(group -> !sumsUp(group, mentions))
        .map(Mention::value)
        .flatMap(
            // A place that is part of one province, such as 粤港澳, brings its note with its name.
            group ->
                group.members().size() == 1
                    ? Stream.of(group.name().zh())
                    : group.members().stream()
                        .filter(member -> !mentions.dropped().contains(member))
                        .map(Region::abbr))
        .forEach(regions::add);
    if (regions.isEmpty()) {
      mentions.cities().stream()
          .map(Mention::value)
          .map(City::province)
          .map(Region::abbr)
          .forEach(regions::add);
    }
    return regions;
  }

  /// 京沪渝三个直辖市 names three and says what they are.
  private static boolean sumsUp(Mention<RegionGroup> group, Mentions mentions) {
    List<Region> named = mentions.distinctRegions();
    return named.size() > 1
        && group.value().members().containsAll(named)
        && COUNTED.matcher(mentions.question().substring(0, group.start())).find();
  }

  static void putRegions(Map<String, Object> slots, Set<String> regions) {
    if (!regions.isEmpty()) {
      // “Of the nation's budget, what is Jiangsu's share?” asks about Jiangsu.
      slots.put(
          REGION, regions.stream().filter(abbr -> !abbr.equals("CN")).findFirst().orElse("CN"));
      slots.put(REGIONS, List.copyOf(regions));
    }
    if (regions.size() > 1) {
      slots.put(OTHERS, true);
    }
    List<String> provinces = regions.stream().filter(abbr -> !abbr.equals("CN")).toList();
    if (provinces.size() > 1 && provinces.size() < PROVINCES) {
      slots.put(SECOND, provinces.get(1));
      slots.put(GROUP, provinces);
    }
  }

  private static Optional<YearRange> span(List<Integer> years) {
    return years.stream().distinct().count() < 2
        ? Optional.empty()
        : Optional.of(
            new YearRange(
                years.stream().min(Integer::compare).orElseThrow(),
                years.stream().max(Integer::compare).orElseThrow()));
  }
}
