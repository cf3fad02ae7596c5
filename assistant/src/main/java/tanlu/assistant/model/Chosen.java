package tanlu.assistant.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.roadmap.TargetRule;
import tanlu.prompts.Intent;

/// Of what a question may be about, the kin that its words choose: what is not held, one year or
/// several, a method, a city, a rule by its years.
final class Chosen {
  private static final String NOT_HELD = "not-held";

  /// Of one year; over several they are a trend.
  private static final Set<String> SPANNED = Set.of("profile", "compare");

  private static final String TARGETS = "targets";

  /// The national rules of the five-year plans.
  private static final Map<List<Integer>, String> FIVE_YEARS =
      Map.of(
          List.of(2021, 2025),
          TargetRule.INTENSITY_FIVE_YEAR.code(),
          List.of(2026, 2030),
          TargetRule.INTENSITY_15FYP.code());

  /// The year of the nation's contribution.
  private static final int NATION_BY = 2035;

  /// What counts emissions of the past, of one region.
  private static final Set<String> PAST = Set.of("profile", "trend", "sector-trends", "drivers");

  private static final String ESTIMATE = "estimate";
  private static final String ROADMAP = "roadmap";

  /// What says nothing of levers, though they belong to a path.
  private static final Set<String> WITHOUT_LEVERS =
      Set.of("targets", "profile", "trend", "what-if", "policy", "estimate", NOT_HELD, "off-topic");

  /// What somebody asks who sets levers, rather than what a document says of them.
  private static final Pattern PATH =
      Pattern.compile(
          "(?i)达峰|峰值|中和|路径|路线|排多少|还排|剩多少|降多少|减多少|如果|要是|假设|假如|测算|会怎|\\b(?:if|suppose|assum\\w+|peak|neutral\\w*|path\\w*|roadmap|emit|what"
              + " happens)\\b");

  private static final Pattern DOCUMENT =
      Pattern.compile(
          "(?i)政策|文件|规划|要求|方案|目标|规定|\\b(?:polic(?:y|ies)|document|plan|target|require)");

  private static final String OFF_TOPIC = "off-topic";
  private static final String PROFILE = "profile";

  /// A place among the provinces, which a profile tells for all emissions.
  private static final String STANDING = "standing";

  private static final Pattern RANK =
      Pattern.compile(
          "(?i)第几|排名|排位|位次|名次|几名|多少[名位]|[排列居]第|位置|[高低]还是[高低]|\\b(?:ranks?|ranking|place|stands?|standing|position)\\b");

  private static final String SECTOR_TRENDS = "sector-trends";
  private static final String TREND = "trend";

  /// Of cities the totals alone are held.
  private static final Pattern INDUSTRIES =
      Pattern.compile("(?i)行业|部门|产业|结构|构成|燃料|[煤油气]|谁排|sector|industr|fuel|breakdown|structure");

  /// Of provinces, and what is meant where the sectors of one are asked about.
  private static final Map<String, String> RANKINGS =
      Map.of("ranking", PROFILE, "lowest", PROFILE, "rise", SECTOR_TRENDS, "fall", SECTOR_TRENDS);

  /// Tools that answer a question of other pollutants than CO2: documents speak of them.
  private static final Set<String> DOCUMENTS = Set.of("search_policy", "list_data");

  private final List<Intent> intents;
  private final Kin kin;

  Chosen(List<Intent> intents, Kin kin) {
    this.intents = intents;
    this.kin = kin;
  }

  /// @param slots of the message alone
  Understanding by(Map<String, Object> slots, Understanding read) {
    return chosen(held(levers(read, slots), slots), slots);
  }

  /// Values of levers by year are of a roadmap.
  private Understanding levers(Understanding read, Map<String, Object> slots) {
    String question = String.valueOf(slots.get("question"));
    boolean values =
        slots.get(Slots.LEVERS) instanceof Map<?, ?> levers
            && levers.values().stream()
                .anyMatch(course -> course instanceof Map<?, ?> years && !years.isEmpty());
    boolean path = PATH.matcher(question).find() || !DOCUMENT.matcher(question).find();
    boolean one = read.slots().containsKey(Slots.REGION) && !read.slots().containsKey(Slots.OTHERS);
    String id = id(read);
    return values
            && path
            && one
            && (id.isEmpty() || WITHOUT_LEVERS.contains(id))
            && !read.asksFor(Slots.LEVERS)
        ? kin.named(ROADMAP).map(read::of).orElse(read)
        : read;
  }

  /// Several places with a peak of their own have a roadmap together.
  private Understanding together(Understanding read) {
    boolean peaks = read.slots().containsKey(Slots.PEAK_YEAR) && !read.asksFor(Slots.PEAK_YEAR);
    return peaks && id(read).equals("scenarios") && read.slots().containsKey(Slots.GROUP)
        ? kin.named("joint").map(read::of).orElse(read)
        : read;
  }

  /// Of years after the last inventory there is a roadmap alone.
  private Understanding toCome(Understanding read, Map<String, Object> slots) {
    return PAST.contains(id(read))
            && slots.get("from") instanceof Integer from
            && slots.get("to") instanceof Integer to
            && from > Dataset.LAST_INVENTORY
            && to > Dataset.LAST_ECONOMY
        ? kin.named(ESTIMATE)
            .map(read.of(Slots.with(read.slots(), "later_year", to))::of)
            .filter(Understanding::fits)
            .orElse(read)
        : read;
  }

  /// Of other pollutants no numbers are held, and none are made up.
  private Understanding held(Understanding read, Map<String, Object> slots) {
    // What else a quoted letter asks for is answered.
    boolean secret =
        slots.containsKey(Slots.SECRET) && !(read.leads() && slots.containsKey(Slots.REGION));
    if (slots.containsKey(Slots.FABRICATED) || secret) {
      return kin.named(OFF_TOPIC).map(read::of).orElse(read);
    }
    boolean numbers =
        read.leads()
            && read.intent().get().calls().stream()
                .noneMatch(call -> DOCUMENTS.contains(call.tool()));
    return slots.containsKey(Slots.POLLUTANT) && numbers
        ? kin.named(NOT_HELD).map(read::of).orElse(read)
        : read;
  }

  /// Of one year, or over the years.
  private Understanding timed(Understanding read, Map<String, Object> slots) {
    String id = id(read);
    if (SPANNED.contains(id) && slots.containsKey(Slots.RANGE)) {
      return kin.named(TREND).map(read::of).orElse(read);
    }
    if (id.equals(SECTOR_TRENDS) && slots.containsKey(Slots.SECTOR)) {
      return kin.named(TREND).map(read::of).orElse(read);
    }
    boolean oneYear =
        slots.containsKey("year") && !slots.containsKey("from") && !slots.containsKey("to");
    return id.equals(SECTOR_TRENDS) && oneYear
        ? kin.named(PROFILE).map(read::of).filter(Understanding::fits).orElse(read)
        : read;
  }

  /// Of provinces, or within one: a ranking leaves out the one that is named.
  private Understanding ranked(Understanding read, Map<String, Object> slots) {
    String id = id(read);
    String question = String.valueOf(slots.get("question"));
    boolean within =
        slots.containsKey("region")
            && !"CN".equals(slots.get("region"))
            && !slots.containsKey(Slots.OTHERS)
            && !slots.containsKey(Slots.SECTOR)
            && INDUSTRIES.matcher(question).find();
    if (within && RANKINGS.containsKey(id)) {
      return kin.named(Objects.requireNonNull(RANKINGS.get(id))).map(read::of).orElse(read);
    }
    boolean total =
        !slots.containsKey(Slots.SECTOR)
            && !slots.containsKey(Slots.GROUP)
            && "co2".equals(slots.getOrDefault("indicator", "co2"));
    return id.equals(STANDING) && (total || !RANK.matcher(question).find())
        ? kin.named(PROFILE).map(read::of).orElse(read)
        : read;
  }

  /// After a city, its province is asked about as any.
  Understanding ofProvince(Understanding earlier, Map<String, Object> slots) {
    return earlier.needs("city") && slots.containsKey("region") && !slots.containsKey("city")
        ? kin.named(PROFILE).map(earlier::of).orElse(earlier)
        : earlier;
  }

  /// What asks for a peak in a year rather than by one.
  private static Understanding peaking(Understanding read) {
    Object by = read.slots().get(Slots.PEAK_BY);
    return by == null || read.asksFor(Slots.PEAK_BY)
        ? read
        : read.of(Slots.with(read.slots(), Slots.PEAK_YEAR, by));
  }

  /// The nation's rule for the years that are named, where no rule is.
  private static Understanding ruled(Understanding read) {
    Map<String, Object> slots = read.slots();
    Object rule =
        Objects.equals(slots.get("later_year"), NATION_BY)
            ? TargetRule.NDC_2035.code()
            : FIVE_YEARS.get(List.of(slots.getOrDefault("from", 0), slots.getOrDefault("to", 0)));
    if (rule == null
        && slots.containsKey(Slots.PEAK_YEAR) != slots.containsKey(Slots.NEUTRAL_YEAR)) {
      rule =
          slots.containsKey(Slots.PEAK_YEAR) ? TargetRule.PEAK.code() : TargetRule.NEUTRAL.code();
    }
    return rule == null || slots.containsKey("rule") || !TARGETS.equals(id(read))
        ? read
        : read.of(Slots.with(slots, "rule", rule));
  }

  private static String id(Understanding read) {
    return read.intent().map(Intent::id).orElse("");
  }

  /// The method, direction or kind that is named.
  private Understanding chosen(Understanding read, Map<String, Object> slots) {
    if (read.intent().isEmpty()) {
      return read;
    }
    Understanding chosen = read;
    for (Map.Entry<String, List<String>> choice : Slots.choices(slots).entrySet()) {
      Intent intent = chosen.intent().get();
      List<Intent> meant =
          choice.getValue().stream()
              .flatMap(value -> kin.with(intent, choice.getKey(), value).stream())
              .distinct()
              .toList();
      if (!meant.isEmpty() && !meant.contains(intent) && chosen.of(meant.getFirst()).fits()) {
        chosen = chosen.of(meant.getFirst());
      }
    }
    chosen = together(peaking(ruled(toCome(timed(ranked(chosen, slots), slots), slots))));
    boolean city =
        slots.containsKey("city")
            && !slots.containsKey("sector")
            && !INDUSTRIES.matcher(String.valueOf(slots.get("question"))).find();
    if (slots.containsKey("allocate") && !chosen.asksFor("allocate")) {
      Intent before = chosen.intent().get();
      Optional<Intent> shared =
          intents.stream()
              .filter(other -> Kin.sameTool(before, other) || slots.containsKey("rule"))
              .filter(other -> new Understanding(Optional.of(other), slots).asksFor("allocate"))
              .findFirst();
      chosen = shared.map(chosen::of).orElse(chosen);
    }
    Understanding last = chosen;
    return city ? kin.needing(last.intent().get(), "city").map(last::of).orElse(last) : last;
  }
}
