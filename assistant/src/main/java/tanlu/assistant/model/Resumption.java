package tanlu.assistant.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What surely goes on with the question before, by its words: places taken out, put back or set
/// beside those asked about, the same asked of others, a ranking turned round.
final class Resumption {
  private static final Pattern SAME_PERIOD =
      Pattern.compile(
          "(?i)同一?(?:时期|时段|时间段|期|区间)(?!相?比)|同样的?(?:时期|时段|时间段|年份|区间)|\\b(?:the |those |these )?same"
              + " (?:period|span|years|stretch|time ?span)\\b");

  private static final Pattern ADDS =
      Pattern.compile(
          "(?i)加上|加入|加进|再加|添上|补上|带上|加回|放回|补回|\\b(?:add(?:ing)?|plus|includ(?:e|ing)|put(?:ting)?"
              + " .{1,30} back|back in)\\b");

  private static final Pattern BACK_IN =
      Pattern.compile(
          "(?i)[加放补添要]回|恢复|\\b(?:put|bring|add|take|have)\\b[^.?!;]{1,40}\\bback\\b|\\bback in\\b");

  /// 跟北京、天津放一起比呢.
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?i)^[那再也顺带手便就,，把嗯好]{0,4}(?:它|他|她)?(?:[跟和与同與])(?=\\p{IsHan}{2})[^，。？]{2,24}(?:(?:放|摆|擺|搁|列)在?[一到][起块]|相?比|对比|對比|对照|對照)");

  /// “Same thing for Guangdong and Guangxi.”
  private static final Pattern SAME =
      Pattern.compile(
          "(?i)^[^.?!。？！]{0,40}\\b(?:same"
              + " (?:thing|again|question|rule|method|scenario|split|breakdown|request|for|(?:table|chart|figure|graph|picture|ranking|plan|document)"
              + " (?:for|of)|exercise|analysis|story|two"
              + " years|years|period)|likewise|ditto|identical terms|same terms|same"
              + " basis)\\b|^(?:对|给|再)?.{0,12}(?:同样|一样|照样|照做|如法炮制)(?:来|看|做|算|查|给|要|的)?(?:一[份遍下]|[。？！,，]|$)");

  private static final Pattern AROUND =
      Pattern.compile(
          "(?i)^[^，。]{0,4}(?:反过来|反過來|倒过来|倒過來|掉个头|反着)|\\b(?:the other way (?:round|around)|reverse"
              + " (?:it|that|the order)|in reverse|flip (?:it|that|the order))\\b");

  /// Intents that ask the same from the other end.
  private static final Map<String, String> TURNED =
      Map.of(
          "ranking", "lowest",
          "lowest", "ranking",
          "rise", "fall",
          "fall", "rise",
          "upstream", "downstream",
          "downstream", "upstream");

  private final Kin kin;

  Resumption(Kin kin) {
    this.kin = kin;
  }

  /// Puts in the places that were left out before and are wanted again, and the span of before.
  static void carry(Map<String, Object> slots, Understanding earlier) {
    if (!slots.containsKey(Slots.REGION)
        && earlier.slots().get(Slots.LEFT_OUT) instanceof List<?> out
        && says(BACK_IN, slots)) {
      Set<String> places = new LinkedHashSet<>();
      out.forEach(place -> places.add(place.toString()));
      Slots.putRegions(slots, places);
    }
    if (!slots.containsKey("from")
        && !slots.containsKey("to")
        && earlier.slots().containsKey("from")
        && says(SAME_PERIOD, slots)) {
      for (String end : List.of("from", "to")) {
        if (earlier.slots().containsKey(end)) {
          slots.put(end, earlier.slots().get(end));
        }
      }
    }
  }

  /// Whether places are set beside those asked about before.
  static boolean beside(Map<String, Object> slots) {
    return says(BESIDE, slots);
  }

  /// An earlier question once more, with what is settled anew.
  Understanding again(Map<String, Object> slots, Understanding earlier) {
    return slots.containsKey(Slots.REGION) && says(ADDS, slots)
        ? joined(slots, earlier)
        : new Understanding(earlier.intent(), earlier.with(slots), earlier.form());
  }

  /// The question that goes on; empty where the words do not say so.
  Optional<Understanding> of(Map<String, Object> slots, Understanding earlier) {
    if (says(AROUND, slots) && !slots.containsKey(Slots.REGION)) {
      return earlier
          .intent()
          .flatMap(intent -> kin.named(TURNED.getOrDefault(intent.id(), "")))
          .map(intent -> new Understanding(Optional.of(intent), earlier.with(slots)));
    }
    if (takesPlaces(slots, earlier)) {
      return Optional.of(joined(slots, earlier));
    }
    if (!takesOut(slots, earlier) && !(slots.containsKey(Slots.REGION) && says(SAME, slots))) {
      return Optional.empty();
    }
    Map<String, Object> next = earlier.with(slots);
    boolean each = Understanding.names(slots).size() > 1 && !earlier.takesSeveral();
    Understanding same =
        new Understanding(
            earlier.intent(), each ? Slots.with(next, Slots.EACH, true) : next, earlier.form());
    return Optional.of(same).filter(read -> each || read.fits());
  }

  private Understanding joined(Map<String, Object> slots, Understanding earlier) {
    return new Understanding(kin.named(Understanding.ADDITION), slots).after(earlier);
  }

  /// Whether places join those asked about.
  private static boolean takesPlaces(Map<String, Object> slots, Understanding earlier) {
    return earlier.takesSeveral()
        && slots.containsKey(Slots.REGION)
        && !slots.containsKey(Slots.DROPPED)
        && (says(BACK_IN, slots)
            || (beside(slots)
                && earlier.slots().containsKey(Slots.REGION)
                && Understanding.names(earlier.slots()).size() < Slots.PROVINCES));
  }

  /// Whether places are taken out of those asked about.
  private static boolean takesOut(Map<String, Object> slots, Understanding earlier) {
    List<String> before = Understanding.names(earlier.slots());
    return slots.get(Slots.DROPPED) instanceof List<?> dropped
        && before.size() > 1
        && dropped.stream().anyMatch(before::contains);
  }

  private static boolean says(Pattern words, Map<String, Object> slots) {
    return words.matcher(String.valueOf(slots.get("question"))).find();
  }
}
