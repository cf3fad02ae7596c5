package tanlu.assistant.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.data.Region;
import tanlu.assistant.link.Mention;
import tanlu.assistant.link.Mentions;
import tanlu.prompts.Intent;

/// What was understood of a question: what it is about, and what it names.
///
/// @param slots by name: region, regions, year, from, to, peak_year, neutral_year, indicator,
///   scenario, rule, question
record Understanding(Optional<Intent> intent, Map<String, Object> slots) {
  static final Understanding NOTHING = new Understanding(Optional.empty(), Map.of());

  /// What a question names, as arguments of tools. A name that is not known is handed on as
  /// written: the tool answers with what is meant perhaps.
  static Map<String, Object> slots(Mentions mentions) {
    Map<String, Object> slots = new LinkedHashMap<>();
    List<String> regions = new ArrayList<>();
    mentions.unknownRegions().forEach(unknown -> regions.add(unknown.text()));
    mentions.distinctRegions().stream().map(Region::abbr).forEach(regions::add);
    mentions.groups().stream()
        .flatMap(group -> group.value().members().stream())
        .map(Region::abbr)
        .filter(abbr -> !regions.contains(abbr))
        .forEach(regions::add);
    if (regions.isEmpty()) {
      mentions.cities().stream().map(Mention::text).forEach(regions::add);
    }
    if (!regions.isEmpty()) {
      slots.put("region", regions.getFirst());
      slots.put("regions", List.copyOf(regions));
    }
    mentions.years().stream().map(Mention::value).findFirst().ifPresent(y -> slots.put("year", y));
    mentions
        .yearRange()
        .ifPresent(
            range -> {
              slots.put("from", range.value().from());
              slots.put("to", range.value().to());
            });
    mentions.peakYear().ifPresent(year -> slots.put("peak_year", year.value()));
    mentions.neutralYear().ifPresent(year -> slots.put("neutral_year", year.value()));
    mentions.indicator().ifPresent(indicator -> slots.put("indicator", indicator.code()));
    mentions
        .scenario()
        .ifPresent(
            scenario -> slots.put("scenario", scenario.name().toLowerCase(java.util.Locale.ROOT)));
    mentions.rule().ifPresent(rule -> slots.put("rule", rule.code()));
    slots.put("question", mentions.question());
    return slots;
  }

  /// This question read after an earlier one: what it leaves open is taken from there.
  Understanding after(Understanding earlier) {
    boolean followsUp = intent.isEmpty() || intent.get().id().equals(FOLLOW_UP);
    boolean lacksRegion =
        intent.isPresent()
            && intent.get().needs().contains("region")
            && !slots.containsKey("region");
    if (earlier.intent.isEmpty() || !(lacksRegion || (followsUp && names()))) {
      return this;
    }
    Map<String, Object> merged = new LinkedHashMap<>(earlier.slots);
    if (lacksRegion) {
      merged.keySet().retainAll(List.of("region", "regions"));
    }
    merged.putAll(slots);
    return new Understanding(followsUp ? earlier.intent : intent, merged);
  }

  private static final String FOLLOW_UP = "follow-up";

  /// Whether the question names anything besides itself.
  private boolean names() {
    return slots.size() > 1;
  }
}
