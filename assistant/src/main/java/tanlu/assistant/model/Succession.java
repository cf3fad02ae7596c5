package tanlu.assistant.model;

import static tanlu.assistant.model.Slots.CHANGES;
import static tanlu.assistant.model.Slots.DROPPED;
import static tanlu.assistant.model.Slots.GROUP;
import static tanlu.assistant.model.Slots.LATER;
import static tanlu.assistant.model.Slots.LEVER;
import static tanlu.assistant.model.Slots.NEUTRAL_YEAR;
import static tanlu.assistant.model.Slots.NO_SECTOR;
import static tanlu.assistant.model.Slots.OTHERS;
import static tanlu.assistant.model.Slots.REGION;
import static tanlu.assistant.model.Slots.REGIONS;
import static tanlu.assistant.model.Slots.SECOND;
import static tanlu.assistant.model.Slots.SECTOR;
import static tanlu.assistant.model.Slots.YEAR;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tanlu.assistant.tool.Toolbox;

/// A question read after an earlier one: it goes on with that one, or asks something else and takes
/// from it the place, the time and what it points at.
final class Succession {
  /// Tools for which every year of the inventories will do.
  private static final Set<String> INVENTORIES =
      Set.of("emissions_profile", "emissions_trend", "compare_regions", "decompose_change");

  /// The years of which every province has a table besides.
  private static final Set<Integer> TABLES = Set.of(2012, 2017);

  /// What is asked next of the same thing.
  private static final List<String> CARRIED =
      List.of(
          SECTOR,
          "scenario",
          "rule",
          Slots.PEAK_YEAR,
          Slots.PEAK_BY,
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

  private final Understanding later;
  private final Understanding earlier;
  private final Map<String, Object> slots;

  Succession(Understanding later, Understanding earlier) {
    this.later = later;
    this.earlier = earlier;
    this.slots = later.slots();
  }

  /// Whether another region joins those asked about; one more draft plan is a plan of its own.
  private boolean takesSeveral() {
    return earlier.intent().stream()
        .flatMap(each -> each.calls().stream())
        .noneMatch(call -> Toolbox.lasts(call.tool()));
  }

  /// Whether several places are asked about together.
  private boolean asksForSeveral() {
    return Stream.of(REGIONS, GROUP, SECOND).anyMatch(earlier::asksFor);
  }

  /// This question read after an earlier one: what it leaves open is taken from there.
  Understanding read() {
    if (earlier.intent().isEmpty()) {
      return later;
    }
    if (later.intent().isEmpty() || later.followsUp()) {
      if (!later.names() && !(slots.containsKey(LEVER) && earlier.slots().containsKey(CHANGES))) {
        return later;
      }
      Map<String, Object> next = new LinkedHashMap<>(slots);
      boolean adds =
          later.intent().filter(known -> known.id().equals(Understanding.ADDITION)).isPresent();
      if (adds && takesSeveral()) {
        Set<String> together = new LinkedHashSet<>(Understanding.names(earlier.slots()));
        together.addAll(Understanding.names(slots));
        if (slots.get(DROPPED) instanceof List<?> dropped) {
          together.removeAll(dropped);
        }
        Slots.putRegions(next, together);
        if (!asksForSeveral() && together.size() > 1) {
          next.put(Slots.EACH, true);
        }
      }
      return new Understanding(earlier.intent(), earlier.with(next), earlier.form());
    }
    if (!ownPlace() && sameTool()) {
      return new Understanding(later.intent(), earlier.with(slots), later.form());
    }
    Map<String, Object> filled = new LinkedHashMap<>(slots);
    boolean beside = !slots.containsKey(OTHERS) || Resumption.beside(slots);
    if (later.needs(OTHERS) && beside) {
      Set<String> together = new LinkedHashSet<>(Understanding.names(earlier.slots()));
      together.addAll(Understanding.names(slots));
      Slots.putRegions(filled, together);
      for (String name : List.of(YEAR, "indicator", SECTOR)) {
        if (earlier.slots().containsKey(name)) {
          filled.putIfAbsent(name, earlier.slots().get(name));
        }
      }
    } else if (later.needs(REGION)
        && (!slots.containsKey(REGION) || (later.everyPlace() && !later.asksFor(REGIONS)))) {
      for (String name : List.of(REGION, REGIONS, OTHERS, SECOND, GROUP)) {
        if (earlier.slots().containsKey(name)) {
          filled.put(name, earlier.slots().get(name));
        }
      }
      keptTime().forEach(filled::put);
      if (filled.containsKey(OTHERS) && slots.containsKey("scenario")) {
        filled.put("one_scenario", slots.get("scenario"));
      }
    }
    if (later.asksFor(REGION)
        && !filled.containsKey(REGION)
        && earlier.slots().containsKey(REGION)
        && Understanding.THERE.matcher(String.valueOf(slots.get("question"))).find()) {
      filled.put(REGION, earlier.slots().get(REGION));
    }
    if (later.needs(SECTOR) && earlier.slots().containsKey(SECTOR)) {
      filled.putIfAbsent(SECTOR, earlier.slots().get(SECTOR));
    }
    sameYear(filled);
    if (AS_BEFORE.matcher(String.valueOf(slots.get("question"))).find()) {
      CARRIED.stream()
          .filter(name -> later.asksFor(name) && earlier.slots().containsKey(name))
          .filter(name -> !(name.equals(SECTOR) && ownPlace()))
          .filter(name -> !(name.equals(SECTOR) && slots.containsKey(NO_SECTOR)))
          .forEach(name -> filled.putIfAbsent(name, earlier.slots().get(name)));
    }
    return new Understanding(later.intent(), filled, later.form());
  }

  /// “That year” is the one asked about before; with another to come, a span begins with it.
  private void sameYear(Map<String, Object> filled) {
    if (!slots.containsKey(Slots.SAME_YEAR)
        || (filled.containsKey(YEAR) && !filled.containsKey("to"))
        || !(earlier.slots().get(YEAR) instanceof Integer year)) {
      return;
    }
    if (later.asksFor(YEAR)) {
      filled.put(YEAR, year);
    } else if (later.asksFor("from") && filled.containsKey("to")) {
      filled.putIfAbsent("from", year);
    }
  }

  private boolean ownPlace() {
    return slots.containsKey(REGION) && (!later.everyPlace() || later.asksFor(REGIONS));
  }

  private boolean sameTool() {
    return later.leads()
        && earlier.leads()
        && later
            .intent()
            .get()
            .calls()
            .getFirst()
            .tool()
            .equals(earlier.intent().get().calls().getFirst().tool());
  }

  /// What is asked next of the same place is asked for the same time, where it says none itself and
  /// data for it are sure to be held.
  private Map<String, Object> keptTime() {
    Map<String, Object> kept = new LinkedHashMap<>();
    if (Stream.of(YEAR, "from", "to", "later_year", LATER).anyMatch(slots::containsKey)) {
      return kept;
    }
    boolean inventories =
        INVENTORIES.containsAll(tools(later)) && INVENTORIES.containsAll(tools(earlier));
    boolean tables =
        Stream.concat(tools(later).stream(), tools(earlier).stream())
            .noneMatch(INVENTORIES::contains);
    if (later.asksFor(YEAR)
        && earlier.asksFor(YEAR)
        && earlier.slots().get(YEAR) instanceof Integer year
        && (inventories || tables || TABLES.contains(year))) {
      kept.put(YEAR, year);
    }
    if (later.asksFor("from") && inventories) {
      for (String end : List.of("from", "to")) {
        Optional.ofNullable(earlier.slots().get(end)).ifPresent(year -> kept.put(end, year));
      }
    }
    return kept;
  }

  private static Set<String> tools(Understanding question) {
    Set<String> tools = new LinkedHashSet<>();
    question.intent().ifPresent(known -> known.calls().forEach(call -> tools.add(call.tool())));
    return tools;
  }
}
