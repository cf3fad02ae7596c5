package tanlu.assistant.model;

import static tanlu.assistant.model.Slots.AMOUNT;
import static tanlu.assistant.model.Slots.CHANGES;
import static tanlu.assistant.model.Slots.GROUP;
import static tanlu.assistant.model.Slots.LEVER;
import static tanlu.assistant.model.Slots.NEUTRAL_YEAR;
import static tanlu.assistant.model.Slots.PROVINCES;
import static tanlu.assistant.model.Slots.REGION;
import static tanlu.assistant.model.Slots.REGIONS;
import static tanlu.assistant.model.Slots.SECOND;
import static tanlu.assistant.model.Slots.SECTOR;
import static tanlu.assistant.model.Slots.YEAR;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tanlu.analytics.roadmap.TargetRule;
import tanlu.assistant.link.LeverWishes;
import tanlu.prompts.Intent;

/// What was understood of a question: what it is about, and what it names.
///
/// @param slots as [Slots] names them
/// @param form the intent by whose outline the answer is written, where the question asks for the
///   answer in another form, such as the code of its chart
record Understanding(Optional<Intent> intent, Map<String, Object> slots, Optional<Intent> form) {
  static final Understanding NOTHING = new Understanding(Optional.empty(), Map.of());
  static final String FOLLOW_UP = "follow-up";

  /// Like a follow-up, but its regions come to those of before.
  static final String ADDITION = "addition";

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
  static final Pattern THERE =
      Pattern.compile(
          "(?i)\\b(?:there|its?|the province(?:'s)?)\\b|[它该本]省?的?|这个?省|[全我]省|省[里内]|那里|那边|当地");

  private static final Set<String> TOPICS =
      Set.of(
          "sector",
          "indicator",
          "measures",
          "scenario",
          "rule",
          "changes",
          Slots.PEAK_YEAR,
          Slots.PEAK_BY,
          "neutral_year",
          "base_year",
          "peak_level",
          "issued_after",
          "amount");

  private static final String LACKING = "lacking";

  /// One place of several is meant, and it is not said which.
  static final String UNCLEAR = "unclear_place";

  /// Emissions are what nearly everything is about.
  private static final Set<Object> PLAIN = Set.of("co2", List.of("co2"));

  private static final Set<String> SETTINGS =
      Set.of(
          YEAR,
          "from",
          "to",
          "scenario",
          Slots.PEAK_YEAR,
          Slots.PEAK_BY,
          NEUTRAL_YEAR,
          "growth",
          "sink",
          "base_year");

  /// What only a path to a target is asked for.
  private static final Set<String> PATHS =
      Set.of(NEUTRAL_YEAR, Slots.PEAK_YEAR, Slots.PEAK_BY, Slots.LEVERS, "growth", "sink");

  private static final Set<Object> DERIVED =
      Set.of(TargetRule.PEAK.code(), TargetRule.NEUTRAL.code());

  private static final Set<String> MEASURES = Set.of("measures", "size");

  /// What tells one question from another about the same place.
  private static final Set<String> OWN =
      Set.of(
          YEAR,
          "from",
          "to",
          Slots.PEAK_YEAR,
          Slots.PEAK_BY,
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
          "issued_after",
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
    boolean passedOver =
        leads()
            && slots.containsKey(Slots.UNKNOWN_PLACE)
            && Stream.of(REGION, REGIONS).noneMatch(this::asksFor)
            && !(asksFor(GROUP) && slots.containsKey(GROUP));
    return slots.containsKey(UNCLEAR)
        || passedOver
        || (needs(REGION) && !slots.containsKey(REGION));
  }

  /// The message that asks for what is missing, or says why nothing is answered.
  Optional<String> instead() {
    if (slots.containsKey(Slots.FABRICATED)) {
      return Optional.of("fabricated");
    }
    if (lacksRegion()) {
      return Optional.of(REGION);
    }
    if (asksFor(Slots.LEVERS) && slots.containsKey(Slots.SALES)) {
      return Optional.of(Slots.SALES);
    }
    return undated().map(_ -> "lever_year");
  }

  /// A lever that is to come to a value, and it is not said when.
  Optional<String> undated() {
    return asksFor(Slots.LEVERS) && slots.get(Slots.LEVERS) instanceof Map<?, ?> levers
        ? levers.entrySet().stream()
            .filter(
                lever ->
                    lever.getValue() instanceof Map<?, ?> course
                        && course.containsKey(LeverWishes.UNDATED))
            .map(lever -> lever.getKey().toString())
            .findFirst()
        : Optional.empty();
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

  boolean followsUp() {
    return intent.filter(Understanding::followsUp).isPresent();
  }

  /// Whether it is one of the intents that go on from an earlier question.
  static boolean followsUp(Intent intent) {
    return List.of(FOLLOW_UP, ADDITION).contains(intent.id());
  }

  /// This question read after an earlier one: what it leaves open is taken from there.
  Understanding after(Understanding earlier) {
    return new Succession(this, earlier).read();
  }

  /// These slots with later ones over them.
  Map<String, Object> with(Map<String, Object> later) {
    return new Overlay(this).with(later);
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
    boolean elsewhere = named.stream().anyMatch(name -> PATHS.contains(name) && !asksFor(name));
    return named.isEmpty()
        || (later.containsKey(REGION) && !elsewhere)
        || asksFor(CHANGES)
        || later.containsKey(AMOUNT)
        || named.stream().anyMatch(this::asksFor)
        || (named.contains(SECTOR) && asksFor(Slots.POLICY_SECTOR))
        || (asksFor(NEUTRAL_YEAR) && later.containsKey("later_year"));
  }

  /// Whether something is named that this one asks for.
  boolean puts(Map<String, Object> later) {
    return later.keySet().stream()
        .filter(OWN::contains)
        .filter(name -> !PLAIN.contains(later.get(name)))
        .anyMatch(name -> asksFor(name) || (name.equals(SECTOR) && asksFor(Slots.POLICY_SECTOR)));
  }

  /// Whether nothing is named but a time or another setting of what is asked.
  boolean onlySets(Map<String, Object> later) {
    // A year of a peak or of neutrality is a rule too.
    List<String> named =
        later.keySet().stream()
            .filter(OWN::contains)
            .filter(name -> !(name.equals("rule") && DERIVED.contains(later.get(name))))
            .toList();
    return !named.isEmpty()
        && SETTINGS.containsAll(named)
        && !later.containsKey(REGION)
        && !later.containsKey(Slots.CHOICES);
  }

  /// Whether its tool takes several places together.
  boolean takesSeveral() {
    return Stream.of(REGIONS, GROUP, Slots.SECOND).anyMatch(this::asksFor);
  }

  /// Whether nothing is named but several places, which is what is asked about here.
  boolean onlyPlaces(Map<String, Object> later) {
    return later.containsKey(GROUP)
        && asksFor(GROUP)
        && !later.containsKey(Slots.CHOICES)
        && later.keySet().stream()
            .filter(OWN::contains)
            .allMatch(name -> PLAIN.contains(later.get(name)));
  }

  /// Whether it asks the same tool first.
  boolean sameTool(Intent other) {
    return intent.filter(known -> Kin.sameTool(known, other)).isPresent();
  }

  boolean asksFor(String slot) {
    return intent.stream()
        .flatMap(known -> known.calls().stream())
        .flatMap(call -> call.arguments().values().stream())
        .anyMatch(value -> Intent.Call.slot(value).filter(slot::equals).isPresent());
  }

  /// “The provinces it comes from” are none to be asked about.
  boolean everyPlace() {
    return names(slots).size() == PROVINCES;
  }

  static List<String> names(Map<String, Object> slots) {
    List<String> names = new ArrayList<>();
    if (slots.get(REGIONS) instanceof List<?> regions) {
      regions.forEach(region -> names.add(region.toString()));
    }
    return names;
  }

  boolean needs(String slot) {
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
    return slots.size() > (slots.containsKey(LEVER) ? 4 : 3);
  }
}
