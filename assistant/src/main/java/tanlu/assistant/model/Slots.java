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
import tanlu.analytics.proof.Language;
import tanlu.analytics.roadmap.TargetRule;
import tanlu.assistant.link.City;
import tanlu.assistant.link.Mention;
import tanlu.assistant.link.Mentions;
import tanlu.assistant.link.RegionGroup;
import tanlu.assistant.link.Supposition;
import tanlu.assistant.link.YearRange;
import tanlu.knowledge.Glossary;

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
/// choices (values of arguments that have few), rule_level (rules it can mean), same_year (as
/// before), no_sector (no longer one), range (a span named as one), fabricated (figures are to be
/// made up), pollutant (other than CO2), unnamed (a place is meant and not said), language,
/// question.
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

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?i)英[文语](?:版|稿|本|写|的|文本)|要英[文语]|(?:文本|文稿|稿子|报告|方案|语言)[^，。]{0,3}英[文语]|[用以写]成?英[文语]|\\b(?:in"
              + " english|english version|english[- ]language)\\b");

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?i)[中汉][文语](?:版|稿|本|写)|[用以]中文|\\b(?:in chinese|chinese version|chinese[-"
              + " ]language)\\b");

  static final String LEVERS = "levers";

  /// The sector as the policy corpus calls it.
  static final String POLICY_SECTOR = "policy_sector";

  private static final Pattern TRADE =
      Pattern.compile("(?i)(?:行业|产业|部门|领域|[- ]?(?:sector|industry|industries))$");

  /// What is looked up: the question, after those it goes on from.
  static final String TOPIC = "topic";

  /// Values by year where no lever is named.
  static final String POINTS = "points";

  /// Levers of which something is said that is not understood, as written.
  static final String UNREAD = "unread";

  /// What was set of one's own is to be given up.
  static final String RESET = "reset";

  private static final Pattern FRESH =
      Pattern.compile(
          "(?i)(?:恢复|改回|回到|用回|换回|变回|还原)(?:到|成|为)?(?:最?原来|原先|最初|最开始|默认|一开始|初始)|(?:都|全部?|统统)(?:取消|去掉|不要了?|清空|撤掉)|(?:取消|去掉|清空|撤掉)(?:所有|全部)|\\breset\\b|\\bback"
              + " to (?:the )?(?:original|default|initial|start)|\\bdefault"
              + " settings|\\b(?:remove|undo|drop|clear) (?:all|every)");

  /// New energy vehicles by their share of sales, which is no lever: that is by the stock.
  static final String SALES = "sales";

  private static final String SALES_SHARE = "trans.nev_sales";
  static final String DROPPED = "dropped";
  static final String CHOICES = "choices";
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
  static final String POLLUTANT = "pollutant";

  private static final Pattern COUNTED =
      Pattern.compile("(?i)(?:[两三四2-4]个?|\\b(?:two|three|four))\\s*$");

  /// A place that nobody named.
  static final String ANOTHER_PLACE = "another_place";

  /// What looks like a place and is not known.
  static final String UNKNOWN_PLACE = "unknown_place";

  /// A place named before, if any was.
  static final String PLACE_BEFORE = "place_before";

  private static final Pattern ANOTHER =
      Pattern.compile(
          "(?i)另[外一]个?省|(?<![从自由给替向到在于])别的省(?!份[都的])|(?:隔壁|旁边|邻近|相邻)(?:那个?)?省|邻省|\\b(?:the other"
              + " (?:one|province)|another province|(?:the|a) neighbou?ring province)\\b");

  private static final Pattern BEFORE =
      Pattern.compile(
          "(?i)(?<![哪前意何])[这那]?[两俩]个?(?:省(?!份?都)|地方|地区)|[这那]几个(?:省|地方)|那个?省|那边|[咱我]们?(?:这个?)?省|\\b(?:th[eo]se"
              + " (?:two|three)(?: provinces| regions| places)?|both of them|our province)\\b");

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
              policySector(each.text()).ifPresent(field -> slots.put(POLICY_SECTOR, field));
            });
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
    mentions.top().ifPresent(top -> slots.put("top", top));
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
    putSaid(slots, mentions);
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
    slots.put("language", language(mentions).code());
    slots.put("question", mentions.question());
    slots.put(TOPIC, mentions.question());
    return slots;
  }

  private static Optional<String> policySector(String said) {
    String plain = TRADE.matcher(said).replaceFirst("").strip();
    return Glossary.embedded().sector(said).or(() -> Glossary.embedded().sector(plain));
  }

  /// 2030年前达峰 is met where it comes sooner.
  private static String peak(Mention<Integer> year, Mentions mentions) {
    boolean by = mentions.peakLevel().isEmpty() && BY.matcher(year.text()).find();
    return by ? PEAK_BY : PEAK_YEAR;
  }

  /// What words say of arguments and of what was asked before.
  private static void putSaid(Map<String, Object> slots, Mentions mentions) {
    if (!mentions.dropped().isEmpty()) {
      slots.put(DROPPED, mentions.dropped().stream().map(Region::abbr).toList());
    }
    Map<String, List<String>> choices = new LinkedHashMap<>();
    mentions
        .choices()
        .forEach(
            choice ->
                choices
                    .computeIfAbsent(choice.argument(), _ -> new ArrayList<>())
                    .add(choice.value()));
    if (!choices.isEmpty()) {
      slots.put(CHOICES, choices);
    }
    if (mentions.rules().isEmpty() && !mentions.ruleLevels().isEmpty()) {
      slots.put(RULE_LEVEL, mentions.ruleLevels().stream().map(TargetRule::code).toList());
    }
    if (!mentions.unknownRegions().isEmpty()) {
      slots.put(UNKNOWN_PLACE, true);
    }
    if (mentions.sameYear()) {
      slots.put(SAME_YEAR, true);
    }
    if (mentions.noSector()) {
      slots.put(NO_SECTOR, true);
    }
    mentions.yearRange().ifPresent(_ -> slots.put(RANGE, true));
    if (!mentions.levers().points().isEmpty()) {
      slots.put(POINTS, mentions.levers().points());
    }
    if (!mentions.levers().unread().isEmpty()) {
      slots.put(UNREAD, mentions.levers().unread());
    }
    if (FRESH.matcher(mentions.question()).find()) {
      slots.put(RESET, true);
    }
    if (mentions.nationOfRule()) {
      slots.put(NATION_OF_RULE, true);
    }
    if (mentions.fabricated()) {
      slots.put(FABRICATED, true);
    }
    if (mentions.pollutant()) {
      slots.put(POLLUTANT, true);
    }
    if (!slots.containsKey(REGION)) {
      if (ANOTHER.matcher(mentions.question()).find()) {
        slots.put(ANOTHER_PLACE, true);
      } else if (BEFORE.matcher(mentions.question()).find()) {
        slots.put(PLACE_BEFORE, true);
      }
    }
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

  /// The language that is asked for, else that of the question.
  private static Language language(Mentions mentions) {
    if (ENGLISH.matcher(mentions.question()).find()) {
      return Language.EN;
    }
    return CHINESE.matcher(mentions.question()).find() ? Language.ZH : mentions.language();
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
    if (provinces.size() > 1) {
      slots.put(SECOND, provinces.get(1));
    }
    if (provinces.size() > 1 && provinces.size() < PROVINCES) {
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
