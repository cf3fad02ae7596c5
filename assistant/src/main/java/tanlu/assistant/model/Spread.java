package tanlu.assistant.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tanlu.analytics.analysis.Indicator;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.roadmap.TargetRule;
import tanlu.assistant.link.City;
import tanlu.assistant.link.Mention;
import tanlu.assistant.link.Mentions;
import tanlu.prompts.Intent;

/// One question asked of several things that its tool takes one at a time: two provinces' key
/// sectors, a table of 2012 and of 2017, a chain up and down.
final class Spread {
  static final int MOST = 4;

  static final Pattern APART =
      Pattern.compile(
          "(?i)分开|分别|各自|各来|各给|各一|一省一省|两省各|各省各|单独|各算|两个情形|两种情形|\\b(?:emissions? profiles"
              + " of|separate(?:ly)?|each on its own|one by one|in turn)\\b");

  private final Kin kin;

  Spread(Kin kin) {
    this.kin = kin;
  }

  List<Understanding> of(Understanding question, Mentions mentions) {
    if (question.intent().isEmpty() || question.lacksRegion() || question.form().isPresent()) {
      return List.of(question);
    }
    Intent intent = question.intent().get();
    return Stream.of(
            choices(intent, question),
            regions(intent, question, mentions),
            cities(intent, question, mentions),
            years(intent, question, mentions),
            rules(intent, question, mentions),
            indicators(intent, question, mentions),
            changes(question))
        .filter(each -> each.size() > 1 && each.size() <= MOST)
        .findFirst()
        .orElse(List.of(question));
  }

  private List<Understanding> choices(Intent intent, Understanding question) {
    for (Map.Entry<String, List<String>> choice : Slots.choices(question.slots()).entrySet()) {
      List<Intent> each =
          choice.getValue().stream()
              .flatMap(value -> kin.with(intent, choice.getKey(), value).stream())
              .distinct()
              .toList();
      if (each.size() > 1) {
        return each.stream().map(question::of).filter(Understanding::fits).toList();
      }
    }
    return List.of();
  }

  /// Each with its own year where places and years are named in turns: “Jilin in 2017, Liaoning in
  /// 2012”.
  private static List<Understanding> regions(
      Intent intent, Understanding question, Mentions mentions) {
    if (question.slots().containsKey(Slots.EACH) && uses(intent, Slots.REGION)) {
      return Understanding.names(question.slots()).stream()
          .map(abbr -> question.of(in(question.slots(), abbr)))
          .toList();
    }
    List<Region> regions =
        mentions.regions().stream()
            .map(Mention::value)
            .distinct()
            .filter(region -> !region.isNation())
            .toList();
    boolean named =
        question.slots().get(Slots.REGIONS) instanceof List<?> asked
            && asked.size() == regions.size()
            && mentions.cities().isEmpty();
    if (!named
        || !uses(intent, Slots.REGION)
        || uses(intent, Slots.REGIONS, Slots.GROUP, Slots.SECOND)) {
      return List.of();
    }
    List<Integer> years = paired(mentions);
    if (years.size() != regions.size()
        && !listed(mentions)
        && !APART.matcher(mentions.question()).find()) {
      return List.of();
    }
    List<Understanding> each = new ArrayList<>();
    for (int i = 0; i < regions.size(); i++) {
      Map<String, Object> slots = in(question.slots(), regions.get(i).abbr());
      if (years.size() == regions.size()) {
        slots.put(Slots.YEAR, years.get(i));
      }
      each.add(question.of(slots));
    }
    return each;
  }

  private static Map<String, Object> in(Map<String, Object> slots, String abbr) {
    Map<String, Object> one = new LinkedHashMap<>(slots);
    Slots.removeRegions(one);
    Slots.putRegions(one, Set.of(abbr));
    return one;
  }

  /// Whether the places stand beside each other, as in “Qinghai and Gansu”, and none is where
  /// something of the other happens.
  private static boolean listed(Mentions mentions) {
    List<Mentions.Span> lists = mentions.lists();
    List<Mention<Region>> places = mentions.regions();
    for (int i = 1; i < places.size(); i++) {
      int start = places.get(i - 1).end();
      int end = places.get(i).start();
      Mentions.Span gap = new Mentions.Span(start, end);
      if (gap.start() < gap.end() && !lists.contains(gap)) {
        return false;
      }
    }
    return true;
  }

  /// The years that stand in turns with the regions; empty where they do not.
  private static List<Integer> paired(Mentions mentions) {
    List<Mention<?>> both = new ArrayList<>(mentions.regions());
    both.addAll(mentions.years());
    both.sort(Comparator.comparingInt(Mention::start));
    for (int i = 1; i < both.size(); i++) {
      if (both.get(i).value() instanceof Integer == both.get(i - 1).value() instanceof Integer) {
        return List.of();
      }
    }
    return mentions.years().stream().map(Mention::value).toList();
  }

  private static List<Understanding> cities(
      Intent intent, Understanding question, Mentions mentions) {
    if (!uses(intent, "city") || mentions.cities().size() < 2) {
      return List.of();
    }
    List<Understanding> each = new ArrayList<>();
    for (Mention<City> city : mentions.cities()) {
      Map<String, Object> slots = new LinkedHashMap<>(question.slots());
      Slots.removeRegions(slots);
      Slots.putRegions(slots, Set.of(city.value().province().abbr()));
      slots.put("city", city.text());
      each.add(question.of(slots));
    }
    return each;
  }

  private static List<Understanding> years(
      Intent intent, Understanding question, Mentions mentions) {
    Set<Integer> years = new LinkedHashSet<>();
    mentions.years().stream()
        .map(Mention::value)
        .filter(year -> year <= Dataset.LAST_ECONOMY)
        .forEach(years::add);
    if (!uses(intent, Slots.YEAR)
        || uses(intent, "from", "later_year")
        || mentions.yearRange().isPresent()
        || years.size() < 2) {
      return List.of();
    }
    return years.stream()
        .map(year -> question.of(Slots.with(question.slots(), Slots.YEAR, year)))
        .toList();
  }

  /// Ratios, for “emissions per head” names the plain total too.
  private static List<Understanding> indicators(
      Intent intent, Understanding question, Mentions mentions) {
    List<Indicator> ratios =
        mentions.indicators().stream()
            .map(Mention::value)
            .filter(indicator -> indicator != Indicator.CO2)
            .distinct()
            .toList();
    if (!uses(intent, "indicator") || ratios.size() < 2) {
      return List.of();
    }
    return ratios.stream()
        .map(ratio -> question.of(Slots.with(question.slots(), "indicator", ratio.code())))
        .toList();
  }

  /// Where each is named for sure; a name for several, such as TPI, tells which of them is meant.
  private static List<Understanding> rules(
      Intent intent, Understanding question, Mentions mentions) {
    Map<Integer, Set<TargetRule>> byPlace = new LinkedHashMap<>();
    mentions
        .rules()
        .forEach(
            rule ->
                byPlace
                    .computeIfAbsent(rule.start(), _ -> new LinkedHashSet<>())
                    .add(rule.value()));
    boolean family =
        byPlace.values().stream()
            .anyMatch(
                rules ->
                    rules.size() > 1
                        && rules.stream().noneMatch(rule -> rule.code().startsWith("sbti")));
    Set<TargetRule> sure = new LinkedHashSet<>();
    byPlace.values().stream().filter(rules -> rules.size() == 1).forEach(sure::addAll);
    if (family || !uses(intent, "rule") || sure.size() < 2) {
      return List.of();
    }
    return sure.stream()
        .map(rule -> question.of(Slots.with(question.slots(), "rule", rule.code())))
        .toList();
  }

  /// Of one sector twice, or of several apart: what is supposed together is one question.
  private static List<Understanding> changes(Understanding question) {
    if (!(question.slots().get(Slots.CHANGES) instanceof List<?> changes) || changes.size() < 2) {
      return List.of();
    }
    Set<Object> whose = new LinkedHashSet<>();
    changes.forEach(
        change -> {
          Map<Object, Object> kept = new LinkedHashMap<>((Map<?, ?>) change);
          kept.remove("change");
          whose.add(kept);
        });
    boolean apart = APART.matcher(String.valueOf(question.slots().get("question"))).find();
    if (whose.size() == changes.size() && !apart) {
      return List.of();
    }
    return changes.stream()
        .map(change -> question.of(Slots.with(question.slots(), Slots.CHANGES, List.of(change))))
        .toList();
  }

  private static boolean uses(Intent intent, String... slots) {
    return intent.calls().stream()
        .flatMap(call -> call.arguments().values().stream())
        .flatMap(value -> Intent.Call.slot(value).stream())
        .anyMatch(List.of(slots)::contains);
  }
}
