package tanlu.assistant.model;

import static tanlu.assistant.model.Slots.AMOUNT;
import static tanlu.assistant.model.Slots.CHANGES;
import static tanlu.assistant.model.Slots.DROPPED;
import static tanlu.assistant.model.Slots.GROUP;
import static tanlu.assistant.model.Slots.LATER;
import static tanlu.assistant.model.Slots.LEVER;
import static tanlu.assistant.model.Slots.MAGNITUDE;
import static tanlu.assistant.model.Slots.NEUTRAL_YEAR;
import static tanlu.assistant.model.Slots.NO_SECTOR;
import static tanlu.assistant.model.Slots.OTHERS;
import static tanlu.assistant.model.Slots.PROVINCES;
import static tanlu.assistant.model.Slots.REGION;
import static tanlu.assistant.model.Slots.REGIONS;
import static tanlu.assistant.model.Slots.SECOND;
import static tanlu.assistant.model.Slots.SECTOR;
import static tanlu.assistant.model.Slots.YEAR;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tanlu.analytics.data.Dataset;
import tanlu.assistant.tool.Toolbox;
import tanlu.prompts.Intent;

/// What was understood of a question: what it is about, and what it names.
///
/// @param slots as [Slots] names them
/// @param form the intent by whose outline the answer is written, where the question asks for the
///   answer in another form, such as the code of its chart
record Understanding(Optional<Intent> intent, Map<String, Object> slots, Optional<Intent> form) {
  static final Understanding NOTHING = new Understanding(Optional.empty(), Map.of());
  private static final String FOLLOW_UP = "follow-up";

  /// Like a follow-up, but its regions come to those of before.
  private static final String ADDITION = "addition";

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
          "(?i)\\b(?:there|its?|the province(?:'s)?)\\b|[它该本]省?的?|这个?省|[全我]省|省[里内]|那里|那边|当地");

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

  private static final String LACKING = "lacking";

  /// One place of several is meant, and it is not said which.
  private static final String UNCLEAR = "unclear_place";

  /// What a message says of itself alone.
  private static final Set<String> SAID =
      Set.of(
          DROPPED,
          Slots.CHOICES,
          Slots.SAME_YEAR,
          NO_SECTOR,
          Slots.RULE_LEVEL,
          Slots.POLLUTANT,
          Slots.FABRICATED,
          Slots.NATION_OF_RULE,
          Slots.RANGE,
          Slots.ANOTHER_PLACE,
          Slots.PLACE_BEFORE,
          UNCLEAR);

  /// A year after it is none of a peak.
  private static final int LATEST_PEAK = 2040;

  /// What is asked next of the same thing.
  private static final List<String> CARRIED =
      List.of(
          SECTOR,
          "scenario",
          "rule",
          "peak_year",
          NEUTRAL_YEAR,
          Slots.LEVERS,
          "growth",
          "base_year");

  /// The thing of before, in words.
  private static final Pattern AS_BEFORE =
      Pattern.compile(
          "(?i)[按照就]这个|[按照]上面|它|其(?![他它中实余])|[这该]个?行业|[这该][笔个份]?(?:减排量|降幅|目标|任务)|这些假设|同样的假设|\\b(?:its?|this|the"
              + " (?:industry|sector)|that (?:industry|sector)|(?:that|this|the)"
              + " (?:cut|reduction|target|amount|path|plan)|same assumptions|accordingly)\\b");

  /// On top of what was supposed before.
  private static final Pattern ALSO =
      Pattern.compile(
          "(?i)也|同时|同時|叠加|疊加|一起|一并|一块儿?|加上|外加|再加|\\b(?:also|too|as well|on top|in"
              + " addition|besides|plus|together|at the same time)\\b");

  /// Emissions are what nearly everything is about.
  private static final Set<Object> PLAIN = Set.of("co2", List.of("co2"));

  private static final Set<String> SETTINGS =
      Set.of(
          YEAR, "from", "to", "scenario", "peak_year", NEUTRAL_YEAR, "growth", "sink", "base_year");

  private static final Set<String> MEASURES = Set.of("measures", "size");

  /// What tells one question from another about the same place.
  private static final Set<String> OWN =
      Set.of(
          YEAR,
          "from",
          "to",
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
          "growth",
          "allocate",
          "top",
          "peak_level",
          "base_year",
          Slots.LEVERS);

  Understanding(Optional<Intent> intent, Map<String, Object> slots) {
    this(intent, slots, Optional.empty());
  }

  /// Whether everything the intent needs is named, but for a region, which can be asked for.
  boolean fits() {
    return intent.stream()
        .flatMap(known -> known.needs().stream())
        .allMatch(
            need ->
                switch (need) {
                  case REGION -> true;
                  case ALONE ->
                      provinces() <= 1 || apart() || (slots.containsKey(SECTOR) && !everyPlace());
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
    return slots.containsKey(UNCLEAR) || (needs(REGION) && !slots.containsKey(REGION));
  }

  /// Each of several is asked about by itself.
  private boolean apart() {
    return provinces() <= Spread.MOST
        && intent.stream().allMatch(known -> known.calls().size() <= Kin.MOST_CALLS)
        && Spread.APART.matcher(String.valueOf(slots.get("question"))).find();
  }

  /// Whether nothing but a sector is missing.
  boolean lacksSector() {
    return needs(SECTOR)
        && !slots.containsKey(SECTOR)
        && new Understanding(intent, Slots.with(slots, SECTOR, "")).fits();
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

  /// Whether several places are asked about together.
  private boolean asksForSeveral() {
    return Stream.of(REGIONS, GROUP, SECOND).anyMatch(this::asksFor);
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
      if (intent.isPresent()
          && intent.get().id().equals(ADDITION)
          && earlier.takesSeveral()
          && earlier.asksForSeveral()) {
        Set<String> together = new LinkedHashSet<>(names(earlier.slots));
        together.addAll(names(slots));
        if (slots.get(DROPPED) instanceof List<?> dropped) {
          together.removeAll(dropped);
        }
        Slots.putRegions(later, together);
      }
      return new Understanding(earlier.intent, earlier.with(later), earlier.form);
    }
    if (!ownPlace() && sameTool(earlier)) {
      return new Understanding(intent, earlier.with(slots), form);
    }
    Map<String, Object> filled = new LinkedHashMap<>(slots);
    if (needs(OTHERS) && !slots.containsKey(OTHERS)) {
      Set<String> together = new LinkedHashSet<>(names(earlier.slots));
      together.addAll(names(slots));
      Slots.putRegions(filled, together);
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
    sameYear(earlier, filled);
    if (AS_BEFORE.matcher(String.valueOf(slots.get("question"))).find()) {
      CARRIED.stream()
          .filter(name -> asksFor(name) && earlier.slots.containsKey(name))
          .filter(name -> !(name.equals(SECTOR) && ownPlace()))
          .filter(name -> !(name.equals(SECTOR) && slots.containsKey(NO_SECTOR)))
          .forEach(name -> filled.putIfAbsent(name, earlier.slots.get(name)));
    }
    return new Understanding(intent, filled, form);
  }

  /// “That year” is the one asked about before; with another to come, a span begins with it.
  private void sameYear(Understanding earlier, Map<String, Object> filled) {
    if (!slots.containsKey(Slots.SAME_YEAR)
        || (filled.containsKey(YEAR) && !filled.containsKey("to"))
        || !(earlier.slots.get(YEAR) instanceof Integer year)) {
      return;
    }
    if (asksFor(YEAR)) {
      filled.put(YEAR, year);
    } else if (asksFor("from") && filled.containsKey("to")) {
      filled.putIfAbsent("from", year);
    }
  }

  private boolean ownPlace() {
    return slots.containsKey(REGION) && (!everyPlace() || asksFor(REGIONS));
  }

  private boolean sameTool(Understanding earlier) {
    return leads()
        && earlier.leads()
        && intent
            .get()
            .calls()
            .getFirst()
            .tool()
            .equals(earlier.intent.get().calls().getFirst().tool());
  }

  /// Marked where a place is meant that nobody named, or one of several.
  ///
  /// @param said the slots of the message alone
  Understanding placed(Map<String, Object> said, Understanding earlier) {
    boolean one = asksFor(REGION) && !asksFor(REGIONS) && !asksFor(GROUP);
    boolean before = said.containsKey(Slots.PLACE_BEFORE);
    boolean pronoun = before || THERE.matcher(String.valueOf(said.get("question"))).find();
    boolean known = earlier.leads() && earlier.slots.containsKey(REGION);
    boolean unclear =
        said.containsKey(Slots.ANOTHER_PLACE)
            || (before && !known)
            || (one && pronoun && earlier.leads() && earlier.slots.containsKey(SECOND));
    if (said.containsKey(REGION) || !unclear) {
      return this;
    }
    return leads()
        ? of(Slots.with(slots, UNCLEAR, true))
        : new Understanding(Optional.empty(), slots).lacking();
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

  /// The same asked of another kind.
  Understanding of(Intent other) {
    return new Understanding(Optional.of(other), slots, form);
  }

  Understanding of(Map<String, Object> other) {
    return new Understanding(intent, other, form);
  }

  /// The same written in another form.
  Understanding as(Intent other) {
    return new Understanding(intent, slots, Optional.of(other));
  }

  /// These slots with later ones over them: another place replaces the earlier with all that
  /// belonged to it, and a bare year is the one the intent asks for.
  Map<String, Object> with(Map<String, Object> later) {
    Map<String, Object> merged = new LinkedHashMap<>(slots);
    merged.keySet().removeAll(SAID);
    Map<String, Object> now = new LinkedHashMap<>(later);
    if (later.get(DROPPED) instanceof List<?> dropped) {
      Set<String> left = new LinkedHashSet<>(names(slots));
      if (left.size() > 1 && left.removeAll(dropped)) {
        left.addAll(names(later));
        Slots.putRegions(now, left);
      }
    }
    if (now.containsKey(REGION)) {
      Slots.removeRegions(merged);
    }
    if (later.containsKey(NO_SECTOR) && !later.containsKey(SECTOR)) {
      merged.remove(SECTOR);
    }
    if (later.get(Slots.RULE_LEVEL) instanceof List<?> rules
        && merged.get("rule") instanceof String before) {
      rules.stream()
          .filter(rule -> family(rule.toString()).equals(family(before)))
          .findFirst()
          .ifPresent(rule -> now.put("rule", rule));
    }
    for (String course : List.of(Slots.LEVERS)) {
      if (merged.get(course) instanceof Map<?, ?> before
          && now.get(course) instanceof Map<?, ?> more) {
        Map<Object, Object> both = new LinkedHashMap<>(before);
        both.putAll(more);
        now.put(course, both);
      }
    }
    if (slots.get(CHANGES) instanceof List<?> before
        && later.get(CHANGES) instanceof List<?> more
        && ALSO.matcher(String.valueOf(later.get("question"))).find()) {
      now.put(CHANGES, together(before, more));
    }
    merged.putAll(now);
    if (merged.containsKey(OTHERS) && later.containsKey("scenario")) {
      merged.put("one_scenario", later.get("scenario"));
    }
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
      boolean peak =
          slots.containsKey("peak_year")
              && !slots.containsKey(NEUTRAL_YEAR)
              && year <= LATEST_PEAK
              && !later.containsKey(NEUTRAL_YEAR);
      merged.put(peak ? "peak_year" : NEUTRAL_YEAR, year);
    }
    return merged;
  }

  private static String family(String rule) {
    return rule.replaceAll("_.*", "");
  }

  /// Changes supposed at once; of one sector the later one stands.
  private static List<Object> together(List<?> before, List<?> more) {
    List<Object> both = new ArrayList<>(before);
    both.removeIf(
        each ->
            more.stream()
                .anyMatch(
                    other ->
                        Objects.equals(
                            ((Map<?, ?>) other).get(SECTOR), ((Map<?, ?>) each).get(SECTOR))));
    both.addAll(more);
    return both;
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
    boolean indicator = later.containsKey("indicator");
    List<String> named =
        later.keySet().stream()
            .filter(OWN::contains)
            .filter(name -> !PLAIN.contains(later.get(name)))
            // The same words can name what sectors are measured by.
            .filter(name -> !indicator || !MEASURES.contains(name) || asksFor(name))
            .toList();
    return named.isEmpty()
        || later.containsKey(REGION)
        || asksFor(CHANGES)
        || later.containsKey(AMOUNT)
        || named.stream().anyMatch(this::asksFor)
        || (asksFor(NEUTRAL_YEAR) && later.containsKey("later_year"));
  }

  /// Whether something is named that this one asks for.
  boolean puts(Map<String, Object> later) {
    return later.keySet().stream()
        .filter(OWN::contains)
        .filter(name -> !PLAIN.contains(later.get(name)))
        .anyMatch(this::asksFor);
  }

  /// Whether nothing is named but a time or another setting of what is asked.
  boolean onlySets(Map<String, Object> later) {
    List<String> named = later.keySet().stream().filter(OWN::contains).toList();
    return !named.isEmpty()
        && SETTINGS.containsAll(named)
        && !later.containsKey(REGION)
        && !later.containsKey(Slots.CHOICES);
  }

  boolean asksFor(String slot) {
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
