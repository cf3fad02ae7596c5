package tanlu.assistant.model;

import static tanlu.assistant.model.Slots.AMOUNT;
import static tanlu.assistant.model.Slots.CHANGES;
import static tanlu.assistant.model.Slots.DROPPED;
import static tanlu.assistant.model.Slots.LATER;
import static tanlu.assistant.model.Slots.LEVER;
import static tanlu.assistant.model.Slots.LEVERS;
import static tanlu.assistant.model.Slots.MAGNITUDE;
import static tanlu.assistant.model.Slots.NEUTRAL_YEAR;
import static tanlu.assistant.model.Slots.NO_SECTOR;
import static tanlu.assistant.model.Slots.OTHERS;
import static tanlu.assistant.model.Slots.PEAK_BY;
import static tanlu.assistant.model.Slots.PEAK_YEAR;
import static tanlu.assistant.model.Slots.REGION;
import static tanlu.assistant.model.Slots.SECTOR;
import static tanlu.assistant.model.Slots.YEAR;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.data.Dataset;

/// The slots of a question with those of a later one over them: what was settled stays until it is
/// settled anew.
final class Overlay {
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
          Slots.UNKNOWN_PLACE,
          Slots.SALES,
          Slots.POINTS,
          Slots.OWN_CUT,
          Slots.EACH,
          Slots.RESET,
          Slots.UNREAD,
          Understanding.UNCLEAR);

  /// What somebody can set of a roadmap.
  private static final Set<String> OWN =
      Set.of(LEVERS, "growth", "sink", PEAK_YEAR, PEAK_BY, NEUTRAL_YEAR, "scenario", "later_year");

  /// A year after it is none of a peak.
  private static final int LATEST_PEAK = 2040;

  /// No province is neutral before it; an earlier year is one on the way.
  private static final int EARLIEST_NEUTRAL = 2045;

  /// With these a year is that of a lever, also of one that was not understood.
  private static final List<String> OF_LEVERS =
      List.of(LEVERS, Slots.POINTS, Slots.UNREAD, AMOUNT, MAGNITUDE, SECTOR);

  /// What somebody asks about a year on the way.
  private static final Pattern ON_THE_WAY =
      Pattern.compile(
          "(?i)排放?(?:到|了)?(?:多少|几|量)|多少|[剩还]排|相?比|\\b(?:how (?:much|high|many)|emissions?"
              + " (?:in|by|at|of)|emit|level|left|compared|versus|than)\\b");

  /// What a change that was supposed does to a sector, rather than a change of that sector.
  private static final Pattern AFFECTED =
      Pattern.compile(
          "(?i)影响|波及|冲击|受损|受益|牵连|传导|怎么办|[上下]游|\\b(?:affect(?:s|ed)?|effects?|impacts?|hit|hurt|suffer|knock-on|upstream|downstream)\\b");

  /// A change that was supposed is given up.
  private static final Pattern SPARED =
      Pattern.compile(
          "(?i)不再?[减降压动变改算](?!的)|别[减降动]|去掉|拿掉|除外|不算|保持不变|\\b(?:leave|keep|spare|drop|without|unchanged|untouched|not"
              + " cut|no cut)\\b");

  /// A document by its number is looked up by that alone.
  private static final Pattern NUMBERED =
      Pattern.compile("[〔\\[（(【]\\s*\\d{4}\\s*[〕\\]）)】]\\s*\\d+\\s*号|\\d+\\s*号文");

  /// One of several alone, as before.
  private static final Pattern ALONE =
      Pattern.compile("(?i)回|只|仅|单独|單獨|\\b(?:only|just|alone|back)\\b");

  /// On top of what was supposed before.
  private static final Pattern ALSO =
      Pattern.compile(
          "(?i)也|同时|同時|叠加|疊加|一起|一并|一块儿?|加上|外加|再加|加入|加进|添上|补上|\\b(?:add(?:ing)?|also|too|as well|on"
              + " top|in addition|besides|plus|together|at the same time)\\b");

  private final Understanding before;
  private final Map<String, Object> slots;

  Overlay(Understanding before) {
    this.before = before;
    this.slots = before.slots();
  }

  /// Another place replaces the earlier with all that belonged to it, and a bare year is the one
  /// the intent asks for.
  Map<String, Object> with(Map<String, Object> said) {
    Map<String, Object> later = before.asksFor(LEVERS) ? own(said) : said;
    Map<String, Object> merged = new LinkedHashMap<>(slots);
    merged.keySet().removeAll(SAID);
    if (said.containsKey(LEVERS) && !later.containsKey(LEVERS)) {
      merged.remove(LEVERS);
    }
    if (later.containsKey(Slots.RESET)) {
      merged.keySet().removeAll(OWN);
    }
    Map<String, Object> now = now(later);
    if (now.containsKey(REGION)) {
      Slots.removeRegions(merged);
    }
    if (later.containsKey(NO_SECTOR) && !later.containsKey(SECTOR)) {
      merged.keySet().removeAll(List.of(SECTOR, Slots.POLICY_SECTOR));
    }
    if (now.containsKey(PEAK_YEAR) || now.containsKey(PEAK_BY)) {
      merged.keySet().removeAll(List.of(PEAK_YEAR, PEAK_BY));
    }
    if (now.containsKey(SECTOR)) {
      merged.remove(Slots.POLICY_SECTOR);
    }
    merged.putAll(now);
    if (before.asksFor(Slots.TOPIC) && !says(NUMBERED, later)) {
      merged.put(Slots.TOPIC, slots.get(Slots.TOPIC) + " " + later.get(Slots.TOPIC));
    }
    if (merged.containsKey(OTHERS) && later.containsKey("scenario")) {
      merged.put("one_scenario", later.get("scenario"));
    }
    if (slots.get(CHANGES) instanceof List<?> changes && !later.containsKey(CHANGES)) {
      merged.put(CHANGES, changed(changes, later));
    }
    setYears(merged, later);
    return merged;
  }

  private Map<String, Object> own(Map<String, Object> said) {
    return new OwnCourses(said.containsKey(Slots.RESET) ? Map.of() : slots).in(said);
  }

  /// The later slots, with what of the earlier ones belongs to them.
  private Map<String, Object> now(Map<String, Object> later) {
    Map<String, Object> now = new LinkedHashMap<>(later);
    if (later.get(DROPPED) instanceof List<?> dropped) {
      Set<String> left = new LinkedHashSet<>(Understanding.names(slots));
      if (left.size() > 1 && left.removeAll(dropped)) {
        left.addAll(Understanding.names(later));
        now.put(Slots.LEFT_OUT, dropped);
        Slots.putRegions(now, left);
      }
    }
    if (later.get(Slots.RULE_LEVEL) instanceof List<?> rules
        && slots.get("rule") instanceof String rule) {
      rules.stream()
          .filter(other -> family(other.toString()).equals(family(rule)))
          .findFirst()
          .ifPresent(other -> now.put("rule", other));
    }
    if (slots.get("measures") instanceof List<?> first
        && later.get("measures") instanceof List<?> more
        && says(ALSO, later)) {
      Set<Object> both = new LinkedHashSet<>(first);
      both.addAll(more);
      now.put("measures", List.copyOf(both));
    }
    if (later.get(CHANGES) instanceof List<?> more
        && !later.containsKey(LEVER)
        && slots.get(CHANGES) instanceof List<?> before
        && before.getFirst() instanceof Map<?, ?> first
        && !first.containsKey("of")) {
      now.put(CHANGES, ofKind(more, first.get("kind")));
    }
    if (slots.get(CHANGES) instanceof List<?> first
        && now.get(CHANGES) instanceof List<?> more
        && later.containsKey(CHANGES)
        && (says(ALSO, later) || (someOf(first, more) && !says(ALONE, later)))) {
      now.put(CHANGES, together(first, more));
    }
    return now;
  }

  /// What is supposed of another sector is of the same kind where nothing is said of that.
  private static List<Object> ofKind(List<?> changes, @Nullable Object kind) {
    return changes.stream()
        .<Object>map(
            change -> {
              Map<Object, Object> like = new LinkedHashMap<>((Map<?, ?>) change);
              if (kind != null && !like.containsKey("of")) {
                like.put("kind", kind);
              }
              return like;
            })
        .toList();
  }

  private void setYears(Map<String, Object> merged, Map<String, Object> later) {
    if (merged.remove(LATER) instanceof Integer years
        && slots.get(YEAR) instanceof Integer from
        && !later.containsKey(YEAR)) {
      merged.put(YEAR, from + years);
    }
    if (later.get(YEAR) instanceof Integer year
        && year > Dataset.LAST_ECONOMY
        && before.asksFor(NEUTRAL_YEAR)
        && !before.asksFor(YEAR)
        && !before.needs("later_year")) {
      boolean peak =
          (slots.containsKey(PEAK_YEAR) || slots.containsKey(PEAK_BY))
              && !slots.containsKey(NEUTRAL_YEAR)
              && year <= LATEST_PEAK
              && !later.containsKey(NEUTRAL_YEAR);
      if (peak) {
        merged.put(PEAK_YEAR, year);
      } else if (year >= EARLIEST_NEUTRAL
          && !says(ON_THE_WAY, later)
          && OF_LEVERS.stream().noneMatch(later::containsKey)) {
        merged.put(NEUTRAL_YEAR, year);
      }
    }
  }

  private static boolean says(Pattern words, Map<String, Object> slots) {
    return words.matcher(String.valueOf(slots.get("question"))).find();
  }

  /// Whether changes are of some of the sectors of before, and of no other.
  private static boolean someOf(List<?> before, List<?> more) {
    return more.size() < before.size() && sectors(before).containsAll(sectors(more));
  }

  private static Set<@Nullable Object> sectors(List<?> changes) {
    Set<@Nullable Object> sectors = new LinkedHashSet<>();
    changes.forEach(change -> sectors.add(((Map<?, ?>) change).get(SECTOR)));
    return sectors;
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
    boolean spares = says(SPARED, later) && !later.containsKey(AMOUNT);
    for (Object each : changes) {
      if (spares
          && changes.size() > 1
          && Objects.equals(((Map<?, ?>) each).get(SECTOR), later.get(SECTOR))) {
        continue;
      }
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
      if (later.containsKey(SECTOR) && !spares && !says(AFFECTED, later)) {
        change.put(SECTOR, later.get(SECTOR));
      }
      if (!changed.contains(change)) {
        changed.add(change);
      }
    }
    return changed;
  }
}
