package tanlu.assistant.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.analytics.data.Region;
import tanlu.assistant.link.EntityLinker;
import tanlu.assistant.link.Mentions;
import tanlu.assistant.link.Resolved;

/// What words such as “that sector”, 那里, “the former” or “from then until” stand for, put in their
/// place from the question before, so that a message can be read as if it named it.
final class Anaphora {
  private static final Pattern SECTOR =
      Pattern.compile(
          "(?i)(?:该|[这那此]一?个?)(?:行业|产业|部门|行(?!业))|\\b(?:that|this|the same)"
              + " (?:sector|industry|branch)\\b(?!"
              + " (?:breakdown|split|list|table|analysis|ranking|plan|network|data))|(?<=\\bfor"
              + " )the (?:sector|industry)\\b(?=[.?!,;]|$)");

  private static final Pattern PLACE =
      Pattern.compile(
          "(?i)那里|那边|[当當]地|该省|(?<!旁边|隔壁|邻近|周边|附近)[这那]个?省(?!份?[都的是]?[哪多])|该地区?|那个地区|\\b(?:that|this|the"
              + " same)"
              + " (?:province|region|place)\\b|(?<!\\b(?:is|are|was|were|be|been|get|got|from)\\s)\\bthere\\b(?!"
              + " (?:is|are|was|were|be|a|an|any|been|has|have|must|can|could|will|would)\\b)");

  private static final Pattern FORMER =
      Pattern.compile("(?i)前者|\\bthe (?:former|first (?:one|of (?:the|them)(?: two)?))\\b");

  private static final Pattern LATTER =
      Pattern.compile("(?i)后者|後者|\\bthe (?:latter|second (?:one|of (?:the|them)(?: two)?))\\b");

  private static final Pattern SINCE_THEN =
      Pattern.compile(
          "(?i)(?:从|自|打)?(?:那时候?|那以后|那之后|那个时候|此后)(?:开始|起)?(?=[一直往]{0,2}[到至])|\\bfrom"
              + " (?:then|there|that year)(?: on)?(?= (?:until|till|to|through|up to)\\b)");

  private static final Pattern TO_THEN =
      Pattern.compile(
          "(?i)(?<=[到至])(?:那一?年|当年|那时候?)|(?<=\\b(?:to|until|till)\\s)that (?:same )?year\\b");

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");

  private final EntityLinker linker;

  Anaphora(EntityLinker linker) {
    this.linker = linker;
  }

  String resolved(String message, Understanding earlier) {
    if (!earlier.leads()) {
      return message;
    }
    Map<String, Object> slots = earlier.slots();
    Mentions named = linker.mentions(message);
    boolean zh = message.codePoints().anyMatch(c -> c >= 0x4e00 && c <= 0x9fff);
    String read = message;
    if (named.sectors().isEmpty()) {
      read = put(read, SECTOR, sector(slots));
    }
    List<String> places = Understanding.names(slots);
    if (named.regions().isEmpty() && named.groups().isEmpty() && named.cities().isEmpty()) {
      Optional<String> one = places.size() == 1 ? name(places.getFirst(), zh) : Optional.empty();
      Matcher there = PLACE.matcher(read);
      if (one.isPresent() && there.find()) {
        boolean in = there.group().equalsIgnoreCase("there");
        read = there.replaceFirst(Matcher.quoteReplacement((in ? "in " : "") + one.get()));
      }
      if (places.size() == 2) {
        read = put(read, FORMER, name(places.getFirst(), zh));
        read = put(read, LATTER, name(places.getLast(), zh));
      }
    }
    Optional<String> last =
        Optional.ofNullable(slots.containsKey("to") ? slots.get("to") : slots.get("year"))
            .map(Object::toString);
    read = put(read, SINCE_THEN, last.map(year -> zh ? "从" + year + "年" : "from " + year));
    if (YEAR.matcher(read).find()) {
      read = put(read, TO_THEN, last.map(year -> zh ? year + "年" : year));
    }
    return read;
  }

  private static String put(String message, Pattern words, Optional<String> meant) {
    return meant
        .map(each -> words.matcher(message).replaceFirst(Matcher.quoteReplacement(each)))
        .orElse(message);
  }

  /// The one sector spoken of.
  private static Optional<String> sector(Map<String, Object> slots) {
    if (slots.get(Slots.SECTOR) instanceof String sector) {
      return Optional.of(sector);
    }
    return slots.get(Slots.CHANGES) instanceof List<?> changes
            && changes.size() == 1
            && changes.getFirst() instanceof Map<?, ?> change
            && change.get(Slots.SECTOR) instanceof String sector
        ? Optional.of(sector)
        : Optional.empty();
  }

  private Optional<String> name(String abbr, boolean zh) {
    return linker.region(abbr) instanceof Resolved.One<Region>(Region region, _)
        ? Optional.of(zh ? region.name().zh() : region.name().en())
        : Optional.empty();
  }
}
