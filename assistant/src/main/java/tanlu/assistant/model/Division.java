package tanlu.assistant.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tanlu.assistant.link.EntityLinker;
import tanlu.prompts.Intent;

/// How a message divides into questions, each read after the one before it.
final class Division {
  private static final int MOST_QUESTIONS = 3;

  /// Probability from which a comma alone, or a few words, make a question of their own.
  private static final double VERY_SURE = 0.8;

  private static final Pattern COMMA = Pattern.compile("[，,\\s]*");

  private static final int FEW = 6;

  private static final String PROFILE = "profile";

  /// What was named before, in words.
  private static final Pattern REFERS =
      Pattern.compile("(?i)\\b(?:its?|their|there|the province|the region)\\b|[它其该]|[当當本]地|同省");

  /// What joins a question to another of its own.
  private static final Pattern BESIDES =
      Pattern.compile(
          "(?i)"
              + Parts.BESIDES
              + "|另外|此外|加上|外加|外带|连同|还有|還有|以及|同时|同時|顺便|順便|顺手|再|;|；|\\b(?:also|besides|plus|as well"
              + " as|along with|together with|then)\\b");

  private static final Pattern BOTH =
      Pattern.compile("(?i)\\b(?:both|all of them|each)\\b|都[用按要是]|均[用按为]|两[张个]都");

  private static final Pattern ASKS =
      Pattern.compile("(?i)\\s*(?:what|which|how|who|where|show|give|list|draw|plot)\\b");

  private static final Pattern QUESTION =
      Pattern.compile("(?i)[多几哪谁怎]|什么|什麼|\\b(?:what|which|how|who|where)\\b");

  /// What a part can set of the one before it.
  private static final Set<String> SETTINGS =
      Set.of(
          "scenario",
          "one_scenario",
          "neutral_year",
          Slots.PEAK_YEAR,
          Slots.PEAK_BY,
          "base_year",
          "growth",
          "sink",
          "top",
          "levers",
          "size",
          "top_share");

  /// Something spoken of of which nothing is asked yet: 辽宁的碳强度，2006到2018年降得快吗.
  private static final Pattern TOPIC =
      Pattern.compile(
          "(?is)(?!.*(?:[多几哪谁怎如什吗呢看给查列画做要算为啥?？]|对比|比较|排名|排序|分解|\\b(?:what|which|how|who|whose|why|when|where|show|give|list|compare|rank|draw|plot|tell|find|get|make|explain|need|want|like|please|is|are|was|were|do|does|did|has|have|had|can|could|would|should|will)\\b)).*");

  /// Tools that tell what was, and nothing of what is supposed.
  private static final Set<String> PAST =
      Set.of("emissions_profile", "emissions_trend", "decompose_change", "compare_regions");

  /// How a part begins that goes on with the same question.
  private static final Pattern OPENS =
      Pattern.compile(
          "(?i)\\s*(?:in|to|by|for|of|with|within|on|at|than|as|(?:both|all|each|in each"
              + " case)(?:\\s(?:of them))?\\s(?:on|in|for|of|by|from))\\b");

  /// A sentence, or an item of a numbered list.
  private static final Pattern ENDS =
      Pattern.compile("\\s*(?:[？?。！!.\\n]|[；;，,]\\s*" + Parts.NUMBER + ")");

  private final EntityLinker linker;
  private final IntentClassifier classifier;
  private final Reading reading;
  private final Spread spread;
  private final Anaphora anaphora;
  private final Recall recall;

  Division(EntityLinker linker, IntentClassifier classifier) {
    this.linker = linker;
    this.classifier = classifier;
    this.reading = new Reading(linker, classifier);
    this.spread = new Spread(reading.kin());
    this.anaphora = new Anaphora(linker);
    this.recall = new Recall(linker, classifier);
  }

  /// The questions of a message after those before.
  ///
  /// @param past with what led after each message, in turn
  List<Understanding> questions(String written, List<Understanding> past) {
    return recall
        .of(written, past)
        .map(before -> again(written, before))
        .orElseGet(
            () -> questions(written, past.isEmpty() ? Understanding.NOTHING : past.getLast()));
  }

  /// One question, or several where each part of the message is surely one of its own; of all ways
  /// to part it the one into most questions, then the one whose least sure question is surest.
  List<Understanding> questions(String written, Understanding earlier) {
    String message = anaphora.resolved(classifier.asking(written), earlier);
    Parts parts = Parts.of(message, linker.mentions(message).lists());
    Map<String, Optional<IntentClassifier.Sure>> known = new HashMap<>();
    for (int count = MOST_QUESTIONS; count > 1; count--) {
      List<Understanding> best = List.of();
      double surest = 0;
      for (List<String> way : parts.ways(count)) {
        List<IntentClassifier.Sure> sure =
            way.stream()
                .flatMap(part -> known.computeIfAbsent(part, each -> likely(parts, each)).stream())
                .toList();
        double least =
            sure.stream().mapToDouble(IntentClassifier.Sure::probability).min().orElse(0);
        if (sure.size() == count && least > surest && apart(message, way, sure)) {
          List<Understanding> read = several(placed(parts.announced(), way), sure, earlier);
          if (!read.isEmpty()) {
            best = read;
            surest = least;
          }
        }
      }
      if (!best.isEmpty()) {
        return best;
      }
    }
    return spread(message, reading.understand(message, earlier));
  }

  /// A message that goes back to an earlier question asks it again, with what it says anew.
  List<Understanding> again(String message, Understanding before) {
    return spread(message, reading.again(message, before));
  }

  /// Asked the same of another place without a time of its own, it is meant for the time of the one
  /// before.
  private static Understanding inTime(Understanding question, List<Understanding> before) {
    boolean timed =
        Stream.of("year", "from", "to", "later").anyMatch(question.slots()::containsKey);
    return timed
            || before.isEmpty()
            || !before.getLast().intent().equals(question.intent())
            || !before.getLast().slots().containsKey("year")
        ? question
        : question.of(Slots.with(question.slots(), "year", before.getLast().slots().get("year")));
  }

  /// What a part asks, by its own words or with those that announce it.
  private Optional<IntentClassifier.Sure> likely(Parts parts, String part) {
    return classifier
        .likely(part)
        .or(
            () ->
                parts.announced().isEmpty()
                    ? Optional.empty()
                    : classifier.likely(parts.announced() + part));
  }

  /// Parts without a place of their own are about the one that is announced.
  private List<String> placed(String announced, List<String> parts) {
    return announced.isEmpty() || !Slots.of(linker.mentions(announced)).containsKey("region")
        ? parts
        : parts.stream()
            .map(
                part ->
                    Slots.of(linker.mentions(part)).containsKey("region") ? part : announced + part)
            .toList();
  }

  private List<Understanding> spread(String part, Understanding question) {
    return spread.of(question, linker.mentions(part));
  }

  /// Whether the parts ask for different things: of one tool only where each names its own place.
  private boolean apart(String message, List<String> parts, List<IntentClassifier.Sure> sure) {
    Map<String, Set<Intent>> byTool = new HashMap<>();
    boolean twice = false;
    for (IntentClassifier.Sure each : sure) {
      List<Intent.Call> calls = each.intent().calls();
      if (calls.isEmpty()) {
        return false;
      }
      twice |=
          !byTool.computeIfAbsent(calls.getFirst().tool(), _ -> new HashSet<>()).add(each.intent());
    }
    if (twice && !(differ(parts) && sure.stream().allMatch(each -> one(each.intent())))) {
      return false;
    }
    boolean joined = true;
    for (int i = 1; i < parts.size(); i++) {
      int end = message.indexOf(parts.get(i - 1)) + parts.get(i - 1).length();
      String between = message.substring(end, message.indexOf(parts.get(i), end));
      if (refines(parts.get(i), sure.get(i - 1).intent(), sure.get(i).intent())) {
        return false;
      }
      if (followsFrom(sure.get(i - 1).intent(), between, parts.get(i), sure.get(i).intent())) {
        return false;
      }
      if (!asksBesides(between, parts.get(i))
          && setsTheTime(parts.get(i - 1), parts.get(i), sure.get(i - 1).intent())) {
        return false;
      }
      joined &= BESIDES.matcher(between).find();
      if (!ENDS.matcher(between).lookingAt()
          && !goesOn(between, parts.get(i - 1), parts.get(i), sure.get(i - 1), sure.get(i))) {
        return false;
      }
    }
    return byTool.size() == sure.size()
        || (joined && !twice)
        || (twice && differ(parts))
        || parts.stream().allMatch(part -> Slots.of(linker.mentions(part)).containsKey("regions"));
  }

  /// Whether its tool takes one place at a time.
  private static boolean one(Intent intent) {
    Understanding asked = new Understanding(Optional.of(intent), Map.of());
    return asked.asksFor("region") && !asked.asksFor("regions") && !asked.asksFor("group");
  }

  private static boolean everyPlace(Object named) {
    return named instanceof List<?> places && places.size() == Slots.PROVINCES;
  }

  /// Whether each part names its own place, another than the others, or its own rule.
  private boolean differ(List<String> parts) {
    return Stream.of("regions", "rule")
        .anyMatch(
            name ->
                parts.stream()
                        .map(part -> Slots.of(linker.mentions(part)).get(name))
                        .filter(Objects::nonNull)
                        .filter(named -> !everyPlace(named))
                        .distinct()
                        .count()
                    == parts.size());
  }

  /// Whether the question before looks up anyway what a part asks that names nothing.
  private boolean covered(String part, IntentClassifier.Sure before, IntentClassifier.Sure next) {
    Intent.Call asked = next.intent().calls().getFirst();
    Map<String, Object> slots = Slots.of(linker.mentions(part));
    return !Understanding.specific(slots)
        && !new Understanding(Optional.of(next.intent()), slots).puts(slots)
        && before.intent().calls().stream()
            .anyMatch(
                call ->
                    call.tool().equals(asked.tool())
                        && !(slots.containsKey(Slots.CHOICES) && conflict(call, asked)));
  }

  /// Whether a part says more closely what the one before it asks: “…? Split it by province.”
  private boolean refines(String part, Intent before, Intent next) {
    Map<String, Object> slots = Slots.of(linker.mentions(part));
    Intent.Call asked = next.calls().getFirst();
    return slots.containsKey(Slots.CHOICES)
        && !slots.containsKey("region")
        && before.calls().stream()
            .anyMatch(call -> call.tool().equals(asked.tool()) && !conflict(call, asked));
  }

  private static boolean conflict(Intent.Call one, Intent.Call other) {
    Map<String, Object> constants = constants(other);
    return constants(one).entrySet().stream()
        .anyMatch(
            each ->
                constants.containsKey(each.getKey())
                    && !each.getValue().equals(constants.get(each.getKey())));
  }

  private static Map<String, Object> constants(Intent.Call call) {
    Map<String, Object> constants = new HashMap<>(call.arguments());
    constants.values().removeIf(value -> Intent.Call.slot(value).isPresent());
    return constants;
  }

  /// Whether a sentence goes on to another question: not for what follows from a supposition; by a
  /// comma alone or in a few words only where it is very sure, and in English where it speaks of
  /// something itself.
  private boolean goesOn(
      String between,
      String beforePart,
      String part,
      IntentClassifier.Sure before,
      IntentClassifier.Sure next) {
    Map<String, Object> slots = Slots.of(linker.mentions(part));
    boolean refers = REFERS.matcher(part).find() || Understanding.specific(slots);
    boolean english = "en".equals(slots.get("language"));
    boolean few = Template.of(linker, part).length() < (english ? 3 : 2);
    boolean comma = COMMA.matcher(between).matches();
    double least = Math.min(before.probability(), next.probability());
    boolean places =
        slots.containsKey("region")
            && Slots.of(linker.mentions(beforePart)).containsKey("region")
            && before.intent().equals(next.intent());
    boolean besides = BESIDES.matcher(between).find();
    if ((!besides && setsOnly(slots, before.intent()))
        || (comma && TOPIC.matcher(beforePart).matches())) {
      return false;
    }
    return (!before.intent().needs().contains("changes")
            || (besides && slots.containsKey("region"))
            || (refers && ASKS.matcher(part).lookingAt()))
        && !(few && !places && (!refers || next.intent().id().equals(PROFILE) || least < VERY_SURE))
        && !(comma && !places && (least < VERY_SURE || (english && !refers)))
        && !(english && !refers && (least < VERY_SURE || next.intent().id().equals(PROFILE)))
        && !OPENS.matcher(part).lookingAt();
  }

  /// Whether a part does no more than set what the one before it asks for: “…, strengthened
  /// action”.
  private static boolean setsOnly(Map<String, Object> slots, Intent before) {
    List<String> set = slots.keySet().stream().filter(SETTINGS::contains).toList();
    return !set.isEmpty()
        && !Understanding.specific(
            slots.entrySet().stream()
                .filter(slot -> !SETTINGS.contains(slot.getKey()) && !slot.getKey().equals("year"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
        && before.calls().stream()
            .flatMap(call -> call.arguments().values().stream())
            .flatMap(value -> Intent.Call.slot(value).stream())
            .collect(Collectors.toSet())
            .containsAll(set);
  }

  /// “Suppose … fell by a tenth. What is the effect on CO2?”
  private boolean followsFrom(Intent before, String between, String part, Intent next) {
    return before.needs().contains("changes")
        && PAST.contains(next.calls().getFirst().tool())
        && !Understanding.specific(Slots.of(linker.mentions(part)))
        && !BESIDES.matcher(between).find()
        && !BESIDES.matcher(part).find();
  }

  /// 另外，甘肃2019年排放多少 asks something, whatever year it names.
  private static boolean asksBesides(String between, String part) {
    return BESIDES.matcher(between).find() && QUESTION.matcher(part).find();
  }

  /// “…? Please use the data of 2012.”
  private boolean setsTheTime(String before, String part, Intent intent) {
    Map<String, Object> slots = Slots.of(linker.mentions(part));
    Map<String, Object> said = Slots.of(linker.mentions(before));
    return slots.containsKey("year")
        && (!slots.containsKey("region") || slots.get("region").equals(said.get("region")))
        && !slots.containsKey("sector")
        && !said.containsKey("year")
        && Template.of(linker, part).length() < FEW
        && new Understanding(Optional.of(intent), slots).asksFor("year");
  }

  /// What the parts ask, each after the one before it, but for what that looks up anyway; none
  /// where one is understood otherwise than alone.
  private List<Understanding> several(
      List<String> parts, List<IntentClassifier.Sure> sure, Understanding earlier) {
    List<Understanding> questions = new ArrayList<>();
    Understanding before = earlier;
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0 && covered(parts.get(i), sure.get(i - 1), sure.get(i))) {
        continue;
      }
      String part = i == 0 ? parts.get(i) : anaphora.resolved(parts.get(i), before);
      Understanding question = reading.understand(part, sure.get(i), before);
      if (!question.sameTool(sure.get(i).intent())
          || question.lacksRegion()
          || question.form().isPresent()) {
        return List.of();
      }
      question = inTime(question, questions);
      questions.addAll(spread(part, question));
      before = question;
    }
    return allInTime(questions, parts.getLast());
  }

  /// “…, both on the 2012 tables” is said of all.
  private static List<Understanding> allInTime(List<Understanding> questions, String last) {
    Object year = questions.getLast().slots().get("year");
    if (year == null || !BOTH.matcher(last).find()) {
      return questions;
    }
    return questions.stream()
        .map(
            each ->
                Stream.of("year", "from", "to").anyMatch(each.slots()::containsKey)
                        || !each.asksFor("year")
                    ? each
                    : each.of(Slots.with(each.slots(), "year", year)))
        .toList();
  }
}
