package tanlu.assistant.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import tanlu.assistant.link.Supposition;
import tanlu.assistant.link.YearRange;
import tanlu.assistant.tool.Toolbox;
import tanlu.prompts.Intent;

/// What was understood of a question: what it is about, and what it names.
///
/// @param slots by name: region, regions, others (two or more regions), group (two or more
///   provinces), city, sector, year, from, to, later_year (of which there is no inventory yet),
///   later (years after the one named before), imports (of power are spoken of), levers (values by
///   year), base_year, peak_year, neutral_year, indicator, measures, size, scenario, rule,
///   allocate, changes, amount (without what it changes), magnitude (which says neither up nor
///   down), lever (what of a sector), lacking (something it needs), growth, peak_level, sink,
///   weights, top (how many), top_share, issued_after, one_scenario (of several regions), language,
///   question
/// @param form the intent by whose outline the answer is written, where the question asks for the
///   answer in another form, such as the code of its chart
record Understanding(Optional<Intent> intent, Map<String, Object> slots, Optional<Intent> form) {
  static final Understanding NOTHING = new Understanding(Optional.empty(), Map.of());
  private static final String FOLLOW_UP = "follow-up";

  /// Like a follow-up, but its regions come to those of before.
  private static final String ADDITION = "addition";

  private static final int LAST_ESTIMATE = 2060;
  private static final String REGION = "region";
  private static final String REGIONS = "regions";
  private static final String OTHERS = "others";

  /// The second of several provinces, for what is asked of each apart.
  private static final String SECOND = "second";

  /// How many there are.
  private static final int PROVINCES = 31;

  /// Two or more provinces, for what is asked of all of them otherwise.
  private static final String GROUP = "group";

  /// A need rather than a slot: one province at most, beside the nation, or some by a sector;
  /// several ask for a comparison.
  private static final String ALONE = "alone";

  /// A need rather than a slot: not one province only, for it is the provinces that are compared.
  private static final String SEVERAL = "several";

  private static final Pattern SAYING =
      Pattern.compile("\\p{IsHan}{4}|[A-Za-z']+(?:\\s+[A-Za-z']+){2}");

  private static final Pattern EMITTING =
      Pattern.compile("碳|排放|(?i:carbon|emi(?:t|ssion)|\\bco2\\b|climate)");

  /// The place of before, in words.
  private static final Pattern THERE =
      Pattern.compile(
          "(?i)\\b(?:there|its?|the province(?:'s)?)\\b|[它该本]省?的?|[全我]省|省[里内]|那里|那边|当地");

  private static final Pattern ENGLISH =
      Pattern.compile("(?i)英[文语](?:版|稿|本|写|的)|[用以写]成?英[文语]|\\b(?:in english|english version)\\b");

  private static final Pattern CHINESE =
      Pattern.compile("(?i)[中汉][文语](?:版|稿|本|写)|[用以]中文|\\b(?:in chinese|chinese version)\\b");

  /// Tools for which every year of the inventories will do.
  private static final Set<String> INVENTORIES =
      Set.of("emissions_profile", "emissions_trend", "compare_regions", "decompose_change");

  /// The years of which every province has a table besides.
  private static final Set<Integer> TABLES = Set.of(2012, 2017);

  private static final Set<String> TOPICS =
      Set.of(
          "sector",
          "indicator",
          "measures",
          "scenario",
          "rule",
          "changes",
          "peak_year",
          "neutral_year",
          "base_year",
          "peak_level",
          "amount");

  private static final String YEAR = "year";
  private static final String NEUTRAL_YEAR = "neutral_year";
  private static final String CHANGES = "changes";
  private static final String SECTOR = "sector";
  private static final String AMOUNT = "amount";
  private static final String LATER = "later";
  private static final String MAGNITUDE = "magnitude";
  private static final String LEVER = "lever";
  private static final String LACKING = "lacking";

  /// Emissions are what nearly everything is about.
  private static final Set<Object> PLAIN = Set.of("co2", List.of("co2"));

  /// What tells one question from another about the same place.
  private static final Set<String> OWN =
      Set.of(
          YEAR,
          "from",
          "to",
          "base_year",
          "peak_year",
          NEUTRAL_YEAR,
          "indicator",
          "measures",
          "size",
          SECTOR,
          "scenario",
          "rule",
          CHANGES,
          "sink",
          "top_share",
          "growth");

  Understanding(Optional<Intent> intent, Map<String, Object> slots) {
    this(intent, slots, Optional.empty());
  }

  /// What can size the nodes of a network.
  private static final Map<SectorIndicator, String> SIZES =
      Map.of(SectorIndicator.INTENSITY, "intensity", SectorIndicator.GROSS_OUTPUT, "output");

  /// What a question names, as arguments of tools. A name that is not known is handed on as
  /// written: the tool answers with what is meant perhaps.
  static Map<String, Object> slots(Mentions mentions) {
    Map<String, Object> slots = new LinkedHashMap<>();
    putRegions(slots, regions(mentions));
    mentions.cities().stream().findFirst().ifPresent(city -> slots.put("city", city.text()));
    mentions.sectorAsked().ifPresent(each -> slots.put(SECTOR, each.text()));
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
              slots.put("to", range.to());
            });
    if (!slots.containsKey("from")) {
      mentions.first().ifPresent(year -> slots.put("from", year));
      mentions.last().ifPresent(year -> slots.put("to", year));
    }
    mentions.baseYear().ifPresent(year -> slots.put("base_year", year.value()));
    mentions.peakYear().ifPresent(year -> slots.put("peak_year", year.value()));
    mentions.neutralYear().ifPresent(year -> slots.put(NEUTRAL_YEAR, year.value()));
    mentions.indicator().ifPresent(indicator -> slots.put("indicator", indicator.code()));
    if (!mentions.measures().isEmpty()) {
      slots.put("measures", mentions.measures().stream().map(SectorIndicator::code).toList());
    }
    mentions.measures().stream()
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
      slots.put(CHANGES, mentions.suppositions().stream().map(Understanding::change).toList());
    } else if (!mentions.amounts().isEmpty()) {
      slots.put(AMOUNT, mentions.amounts().getFirst().value());
    }
    mentions
        .imports()
        .ifPresent(
            shares -> {
              slots.put("imports", true);
              if (!shares.isEmpty()) {
                slots.put("levers", Map.of("power.imports", shares));
              }
            });
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
    return slots;
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
        .map(Mention::value)
        .flatMap(
            // A place that is part of one province, such as 粤港澳, brings its note with its name.
            group ->
                group.members().size() == 1
                    ? Stream.of(group.name().zh())
                    : group.members().stream().map(Region::abbr))
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

  private static void putRegions(Map<String, Object> slots, Set<String> regions) {
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

  /// Whether everything the intent needs is named, but for a region, which can be asked for.
  boolean fits() {
    return intent.stream()
        .flatMap(known -> known.needs().stream())
        .allMatch(
            need ->
                switch (need) {
                  case REGION -> true;
                  case ALONE -> provinces() <= 1 || (slots.containsKey(SECTOR) && !everyPlace());
                  case SEVERAL -> provinces() != 1;
                  default -> slots.containsKey(need);
                });
  }

  /// Whether later questions can follow up on this one.
  boolean leads() {
    return intent.stream().anyMatch(known -> !known.calls().isEmpty());
  }

  /// Whether a region is needed and none was named: it can be asked for.
  boolean lacksRegion() {
    return needs(REGION) && !slots.containsKey(REGION);
  }

  private long provinces() {
    return names(slots).stream().filter(name -> !name.equals("CN")).count();
  }

  private boolean followsUp() {
    return intent.filter(Understanding::followsUp).isPresent();
  }

  /// Whether it is one of the intents that go on from an earlier question.
  static boolean followsUp(Intent intent) {
    return List.of(FOLLOW_UP, ADDITION).contains(intent.id());
  }

  /// Whether another region joins those asked about; one more draft plan is a plan of its own.
  private boolean takesSeveral() {
    return intent.stream()
        .flatMap(each -> each.calls().stream())
        .noneMatch(call -> Toolbox.lasts(call.tool()));
  }

  /// This question read after an earlier one: what it leaves open is taken from there.
  Understanding after(Understanding earlier) {
    if (earlier.intent.isEmpty()) {
      return this;
    }
    if (intent.isEmpty() || followsUp()) {
      if (!names() && !(slots.containsKey(LEVER) && earlier.slots.containsKey(CHANGES))) {
        return this;
      }
      Map<String, Object> later = new LinkedHashMap<>(slots);
      if (intent.isPresent() && intent.get().id().equals(ADDITION) && earlier.takesSeveral()) {
        Set<String> together = new LinkedHashSet<>(names(earlier.slots));
        together.addAll(names(slots));
        putRegions(later, together);
      }
      return new Understanding(earlier.intent, earlier.with(later), earlier.form);
    }
    Map<String, Object> filled = new LinkedHashMap<>(slots);
    if (needs(OTHERS) && !slots.containsKey(OTHERS)) {
      Set<String> together = new LinkedHashSet<>(names(earlier.slots));
      together.addAll(names(slots));
      putRegions(filled, together);
      for (String name : List.of(YEAR, "indicator", SECTOR)) {
        if (earlier.slots.containsKey(name)) {
          filled.putIfAbsent(name, earlier.slots.get(name));
        }
      }
    } else if (needs(REGION)
        && (!slots.containsKey(REGION) || (everyPlace() && !asksFor(REGIONS)))) {
      for (String name : List.of(REGION, REGIONS, OTHERS, SECOND, GROUP)) {
        if (earlier.slots.containsKey(name)) {
          filled.put(name, earlier.slots.get(name));
        }
      }
      keptTime(earlier).forEach(filled::put);
    }
    if (asksFor(REGION)
        && !filled.containsKey(REGION)
        && earlier.slots.containsKey(REGION)
        && THERE.matcher(String.valueOf(slots.get("question"))).find()) {
      filled.put(REGION, earlier.slots.get(REGION));
    }
    if (needs(SECTOR) && earlier.slots.containsKey(SECTOR)) {
      filled.putIfAbsent(SECTOR, earlier.slots.get(SECTOR));
    }
    return new Understanding(intent, filled, form);
  }

  /// What is asked next of the same place is asked for the same time, where it says none itself and
  /// data for it are sure to be held.
  private Map<String, Object> keptTime(Understanding earlier) {
    Map<String, Object> kept = new LinkedHashMap<>();
    if (Stream.of(YEAR, "from", "to", "later_year", LATER).anyMatch(slots::containsKey)) {
      return kept;
    }
    boolean inventories =
        INVENTORIES.containsAll(tools()) && INVENTORIES.containsAll(earlier.tools());
    boolean tables =
        Stream.concat(tools().stream(), earlier.tools().stream()).noneMatch(INVENTORIES::contains);
    if (asksFor(YEAR)
        && earlier.asksFor(YEAR)
        && earlier.slots.get(YEAR) instanceof Integer year
        && (inventories || tables || TABLES.contains(year))) {
      kept.put(YEAR, year);
    }
    if (asksFor("from") && inventories) {
      for (String end : List.of("from", "to")) {
        Optional.ofNullable(earlier.slots.get(end)).ifPresent(year -> kept.put(end, year));
      }
    }
    return kept;
  }

  private Set<String> tools() {
    Set<String> tools = new LinkedHashSet<>();
    intent.ifPresent(known -> known.calls().forEach(call -> tools.add(call.tool())));
    return tools;
  }

  /// The same written in another form.
  Understanding as(Intent other) {
    return new Understanding(intent, slots, Optional.of(other));
  }

  /// These slots with later ones over them: another place replaces the earlier with all that
  /// belonged to it, and a bare year is the one the intent asks for.
  Map<String, Object> with(Map<String, Object> later) {
    Map<String, Object> merged = new LinkedHashMap<>(slots);
    if (later.containsKey(REGION)) {
      merged.keySet().removeAll(List.of(REGION, REGIONS, OTHERS, SECOND, GROUP, "city"));
    }
    merged.putAll(later);
    if (merged.remove(LATER) instanceof Integer years
        && slots.get(YEAR) instanceof Integer from
        && !later.containsKey(YEAR)) {
      merged.put(YEAR, from + years);
    }
    if (slots.get(CHANGES) instanceof List<?> changes && !later.containsKey(CHANGES)) {
      merged.put(CHANGES, changed(changes, later));
    }
    if (later.get(YEAR) instanceof Integer year
        && year > Dataset.LAST_ECONOMY
        && asksFor(NEUTRAL_YEAR)
        && !asksFor(YEAR)) {
      merged.put(NEUTRAL_YEAR, year);
    }
    return merged;
  }

  /// Earlier changes with another amount or in another sector.
  private static List<Map<String, Object>> changed(List<?> changes, Map<String, Object> later) {
    List<Map<String, Object>> changed = new ArrayList<>();
    for (Object each : changes) {
      Map<String, Object> change = new LinkedHashMap<>();
      ((Map<?, ?>) each).forEach((name, value) -> change.put(name.toString(), value));
      if (later.containsKey(AMOUNT)) {
        change.put("change", later.get(AMOUNT));
      } else if (later.get(MAGNITUDE) instanceof Double magnitude
          && change.get("change") instanceof Double before) {
        change.put("change", Math.copySign(magnitude, before));
      }
      if (later.containsKey(LEVER) && !change.containsKey("of")) {
        change.put("kind", later.get(LEVER));
      }
      if (later.containsKey(SECTOR)) {
        change.put(SECTOR, later.get(SECTOR));
      }
      if (!changed.contains(change)) {
        changed.add(change);
      }
    }
    return changed;
  }

  /// Whether a later question of these slots can be this one with something else in it: another
  /// place, or anything of what this one asks for. A year means nothing to a list of the data held.
  boolean takes(Map<String, Object> later) {
    List<String> named =
        later.keySet().stream()
            .filter(OWN::contains)
            .filter(name -> !PLAIN.contains(later.get(name)))
            .toList();
    return named.isEmpty()
        || later.containsKey(REGION)
        || asksFor(CHANGES)
        || later.containsKey(AMOUNT)
        || named.stream().anyMatch(this::asksFor)
        || (asksFor(NEUTRAL_YEAR) && later.containsKey("later_year"));
  }

  private boolean asksFor(String slot) {
    return intent.stream()
        .flatMap(known -> known.calls().stream())
        .flatMap(call -> call.arguments().values().stream())
        .anyMatch(value -> Intent.Call.slot(value).filter(slot::equals).isPresent());
  }

  /// “The provinces it comes from” are none to be asked about.
  private boolean everyPlace() {
    return names(slots).size() == PROVINCES;
  }

  private static List<String> names(Map<String, Object> slots) {
    List<String> names = new ArrayList<>();
    if (slots.get(REGIONS) instanceof List<?> regions) {
      regions.forEach(region -> names.add(region.toString()));
    }
    return names;
  }

  private boolean needs(String slot) {
    return intent.isPresent() && intent.get().needs().contains(slot);
  }

  /// Whether the question surely is about something else: it says something, and names nothing of
  /// emissions and industries, but a place and a time perhaps.
  boolean elsewhere() {
    String question = String.valueOf(slots.get("question"));
    boolean says = slots.containsKey(REGION) || SAYING.matcher(question).find();
    return !slots.containsKey(LACKING)
        && says
        && !EMITTING.matcher(question).find()
        && !topical(slots);
  }

  /// Whether a place, a year or a sector is named.
  static boolean specific(Map<String, Object> slots) {
    return Stream.of(REGION, YEAR, "from", SECTOR, NEUTRAL_YEAR).anyMatch(slots::containsKey);
  }

  /// What it is about is clear, but not all it needs.
  Understanding lacking() {
    Map<String, Object> lacking = new LinkedHashMap<>(slots);
    lacking.put(LACKING, true);
    return new Understanding(intent, lacking, form);
  }

  /// Whether what is named belongs to emissions and industries, besides a place and a time.
  static boolean topical(Map<String, Object> slots) {
    return slots.keySet().stream().anyMatch(TOPICS::contains);
  }

  /// Whether the question names anything besides itself and its language, for a lever without an
  /// amount says nothing alone.
  boolean names() {
    return slots.size() > (slots.containsKey(LEVER) ? 3 : 2);
  }
}
