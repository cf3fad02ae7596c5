package tanlu.assistant.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tanlu.assistant.link.EntityLinker;
import tanlu.prompts.Intent;

/// Reads one question after an earlier one: of all it may be about, the likeliest for which
/// everything needed is named.
final class Reading {
  private static final String CODE = "chart-code";
  private static final String TOP = "top";

  private static final Pattern SAME_PERIOD =
      Pattern.compile(
          "(?i)同一?(?:时期|时段|时间段|期|区间)(?!相?比)|同样的?(?:时期|时段|时间段|年份|区间)|\\b(?:the |those |these )?same"
              + " (?:period|span|years|stretch|time ?span)\\b");

  private static final Map<String, String> TURNED =
      Map.of(
          "ranking", "lowest",
          "lowest", "ranking",
          "rise", "fall",
          "fall", "rise",
          "upstream", "downstream",
          "downstream", "upstream");

  private static final Pattern AROUND =
      Pattern.compile(
          "(?i)^[^，。]{0,4}(?:反过来|反過來|倒过来|倒過來|掉个头|反着)|\\b(?:the other way (?:round|around)|reverse"
              + " (?:it|that|the order)|in reverse|flip (?:it|that|the order))\\b");

  private static final Pattern ADDS =
      Pattern.compile(
          "(?i)加上|加入|加进|再加|添上|补上|带上|加回|放回|补回|\\b(?:add(?:ing)?|plus|includ(?:e|ing)|put(?:ting)?"
              + " .{1,30} back|back in)\\b");

  private static final Pattern BACK_IN =
      Pattern.compile(
          "(?i)[加放补添要]回|恢复|\\b(?:put|bring|add|take|have)\\b[^.?!;]{1,40}\\bback\\b|\\bback in\\b");

  /// 跟北京、天津放一起比呢.
  static final Pattern BESIDE =
      Pattern.compile(
          "(?i)^[那再也顺带手便就,，把嗯好]{0,4}(?:它|他|她)?(?:[跟和与同與])(?=\\p{IsHan}{2})[^，。？]{2,24}(?:(?:放|摆|擺|搁|列)在?[一到][起块]|相?比|对比|對比|对照|對照)");

  /// “Same thing for Guangdong and Guangxi.”
  private static final Pattern SAME =
      Pattern.compile(
          "(?i)^[^.?!。？！]{0,40}\\b(?:same"
              + " (?:thing|again|question|for|(?:table|chart|figure|graph|picture|ranking|plan|document)"
              + " (?:for|of)|exercise|analysis|story|two"
              + " years|years|period)|likewise|ditto|identical terms|same terms|same"
              + " basis)\\b|^(?:对|给|再)?.{0,12}(?:同样|一样|照样|照做|如法炮制)(?:来|看|做|算|查|给|要|的)?(?:一[份遍下]|[。？！,，]|$)");

  /// 不要能源的，… and “not the map, …” say what the rest does not ask.
  private static final Pattern DENIED =
      Pattern.compile("(?i)^\\s*(?:不要|不看|不用|别用|not)[^，,；;。.]{1,24}[，,；;]\\s*(?=\\S)");

  private static final Pattern LANGUAGE =
      Pattern.compile("(?i)\\b(?:english|chinese)\\b|[英中汉][文语]");

  /// Probability from which a message that could go on with the earlier question asks another.
  private static final double SURELY = 0.68;

  /// The same where what it names has its place in the earlier question.
  private static final double VERY_SURELY = 0.8;

  /// The same of a message that names a time or another setting and nothing else.
  private static final double SURELY_ALONE = 0.97;

  private static final double NEVER = 2;

  /// The same of a message told at length, and of one that names its own place.
  private static final double LIKELY = 0.4;

  /// The same where nothing it names can be put into the earlier question.
  private static final double PERHAPS = 0.2;

  private static final int LONG = 10;
  private static final int SHORT = 4;

  private final EntityLinker linker;
  private final IntentClassifier classifier;
  private final Kin kin;
  private final Chosen chosen;

  Reading(EntityLinker linker, IntentClassifier classifier) {
    this.linker = linker;
    this.classifier = classifier;
    this.kin = new Kin(classifier.intents());
    this.chosen = new Chosen(classifier.intents(), kin);
  }

  Kin kin() {
    return kin;
  }

  /// The likeliest reading for which everything needed is named.
  Understanding understand(String question, Understanding before) {
    Map<String, Object> slots = slots(question, before);
    Understanding earlier = chosen.ofProvince(before, slots);
    List<Intent> ranked = classifier.ranked(said(question));
    Optional<Intent> form = ranked.stream().findFirst().filter(first -> first.id().equals(CODE));
    if (form.isPresent()) {
      boolean anew = slots.containsKey("region") || !earlier.leads();
      if (anew && !new Understanding(form, slots).names()) {
        return Understanding.NOTHING;
      }
      Understanding shown =
          anew
              ? read(ranked, slots, earlier)
              : new Understanding(earlier.intent(), earlier.with(slots));
      return shown.leads() ? shown.as(form.get()) : shown;
    }
    return chosen.by(slots, read(ranked, slots, earlier)).placed(slots, earlier);
  }

  /// An earlier question once more, with what the message settles anew.
  Understanding again(String message, Understanding before) {
    Map<String, Object> slots = slots(message, before);
    Understanding anew =
        adds(slots)
            ? new Understanding(addition(), slots).after(before)
            : new Understanding(before.intent(), before.with(slots), before.form());
    return chosen.by(slots, anew).placed(slots, before);
  }

  /// A part of a message that is surely a question of its own.
  Understanding understand(String part, IntentClassifier.Sure sure, Understanding earlier) {
    Map<String, Object> slots = slots(part, earlier);
    Understanding own =
        chosen
            .by(slots, new Understanding(Optional.of(sure.intent()), slots).after(earlier))
            .placed(slots, earlier);
    return own.fits() ? own : understand(part, earlier);
  }

  /// After a question about a province “the national contribution” is a rule and no place.
  private Map<String, Object> slots(String question, Understanding earlier) {
    Map<String, Object> slots = Slots.of(linker.mentions(question));
    Object count = slots.remove(Slots.COUNT);
    if (count != null && earlier.slots().containsKey(TOP)) {
      slots.putIfAbsent(TOP, count);
    }
    if (!slots.containsKey(Slots.REGION)
        && earlier.slots().get(Slots.LEFT_OUT) instanceof List<?> out
        && BACK_IN.matcher(question).find()) {
      Slots.putRegions(
          slots,
          out.stream().map(Object::toString).collect(Collectors.toCollection(LinkedHashSet::new)));
    }
    if (!slots.containsKey("from")
        && !slots.containsKey("to")
        && earlier.slots().containsKey("from")
        && SAME_PERIOD.matcher(question).find()) {
      for (String end : List.of("from", "to")) {
        if (earlier.slots().containsKey(end)) {
          slots.put(end, earlier.slots().get(end));
        }
      }
    }
    if (earlier.leads() && slots.containsKey(Slots.NATION_OF_RULE)) {
      Slots.removeRegions(slots);
    }
    return slots;
  }

  private static String said(String question) {
    return DENIED.matcher(question).replaceFirst("");
  }

  private Understanding read(
      List<Intent> ranked, Map<String, Object> slots, Understanding earlier) {
    return earlier.leads()
        ? alone(next(ranked, slots, earlier), slots, earlier)
        : first(ranked, slots, earlier);
  }

  /// One place stays one where nothing but its settings change.
  private static Understanding alone(
      Understanding read, Map<String, Object> slots, Understanding earlier) {
    boolean together =
        read.leads()
            && sameTool(earlier, read.intent().get())
            && read.asksFor(Slots.REGIONS)
            && !earlier.asksFor(Slots.REGIONS);
    return together && earlier.onlySets(slots) ? read.of(earlier.intent().orElseThrow()) : read;
  }

  /// A question that has nothing to follow and says itself what it asks is no follow-up; and what
  /// no tool answers is meant only where nothing is likelier.
  private Understanding first(
      List<Intent> ranked, Map<String, Object> slots, Understanding earlier) {
    String question = String.valueOf(slots.get("question"));
    boolean alone =
        slots.containsKey("region")
            && (Understanding.topical(slots)
                || (Template.of(linker, question).saysSomething()
                    && classifier
                        .sure(question)
                        .filter(sure -> Understanding.followsUp(sure.intent()))
                        .isEmpty()));
    boolean told =
        !Slots.choices(slots).isEmpty() || Template.of(linker, question).length() >= LONG;
    boolean anew = slots.containsKey("region") && (told || classifier.anew(question));
    return likeliest(without(ranked, alone || anew), slots, earlier);
  }

  /// A message after an earlier question goes on with it where it can, unless it surely asks for
  /// something else.
  private Understanding next(
      List<Intent> ranked, Map<String, Object> slots, Understanding earlier) {
    Optional<Understanding> turned = turned(earlier, slots);
    if (turned.isPresent()) {
      return turned.get();
    }
    String question = String.valueOf(slots.get("question"));
    Understanding plain = new Understanding(ranked.stream().findFirst(), slots);
    boolean changes = slots.containsKey("lever") && earlier.slots().containsKey("changes");
    if (!plain.names() && !changes) {
      boolean aside =
          plain
                  .intent()
                  .filter(top -> top.calls().isEmpty() && !Understanding.followsUp(top))
                  .isPresent()
              && !LANGUAGE.matcher(question).find();
      Understanding top = plain.leads() ? plain.after(earlier) : Understanding.NOTHING;
      if (aside || (top.leads() && top.fits())) {
        return aside ? plain : top;
      }
      return bare(plain, question, earlier);
    }
    if (takesPlaces(earlier, slots)) {
      return new Understanding(addition(), slots).after(earlier);
    }
    if (goesOnSurely(earlier, slots)) {
      Map<String, Object> next = earlier.with(slots);
      boolean each = Understanding.names(slots).size() > 1 && !earlier.takesSeveral();
      Understanding same =
          new Understanding(
              earlier.intent(), each ? Slots.with(next, Slots.EACH, true) : next, earlier.form());
      if (each || same.fits()) {
        return same;
      }
    }
    IntentClassifier.Next odds = classifier.next(said(question));
    if (odds.aside() && !Understanding.topical(slots)) {
      return likeliest(ranked, slots, earlier);
    }
    boolean goesOn = earlier.takes(slots) || takesChoice(earlier, slots);
    long length = Template.of(linker, question).length();
    boolean other =
        odds.other()
            .filter(sure -> sure.probability() > odds.follows())
            .filter(sure -> sure.probability() >= least(sure, length, slots, earlier, goesOn))
            .isPresent();
    if (other && length <= SHORT && sameTool(earlier, odds.other().get().intent())) {
      Understanding kin =
          new Understanding(Optional.of(odds.other().get().intent()), earlier.with(slots));
      if (kin.fits()) {
        return kin;
      }
    }
    Optional<Intent> named = method(slots);
    if (!other && named.isPresent() && !takesChoice(earlier, slots)) {
      return new Understanding(named, slots).after(earlier);
    }
    if (!goesOn || other) {
      Understanding own = likeliest(without(ranked, other || !goesOn), slots, earlier);
      // “Its chemical industry” of three compared is a question about the three.
      boolean several =
          goesOn && Understanding.topical(slots) && own.placed(slots, earlier).lacksRegion();
      if (!several) {
        return own;
      }
    }
    Intent follow = odds.likeliestFollow();
    Understanding read = new Understanding(Optional.of(follow), slots).after(earlier);
    return read.fits()
        ? kindred(read, earlier, question, ranked)
        : likeliest(ranked, slots, earlier);
  }

  private Optional<Intent> addition() {
    return classifier.intents().stream()
        .filter(each -> each.id().equals(Understanding.ADDITION))
        .findFirst();
  }

  private static boolean adds(Map<String, Object> slots) {
    return slots.containsKey(Slots.REGION)
        && ADDS.matcher(String.valueOf(slots.get("question"))).find();
  }

  /// 反过来: the lowest first instead of the highest, downstream instead of upstream.
  private Optional<Understanding> turned(Understanding earlier, Map<String, Object> slots) {
    String other = TURNED.getOrDefault(earlier.intent().map(Intent::id).orElse(""), "");
    boolean said =
        !slots.containsKey(Slots.REGION)
            && AROUND.matcher(String.valueOf(slots.get("question"))).find();
    return said
        ? classifier.intents().stream()
            .filter(each -> each.id().equals(other))
            .findFirst()
            .map(intent -> new Understanding(Optional.of(intent), earlier.with(slots)))
        : Optional.empty();
  }

  /// “And with Beijing and Tianjin beside it”, 还是把宁夏加回来: they join those asked about.
  private static boolean takesPlaces(Understanding earlier, Map<String, Object> slots) {
    String question = String.valueOf(slots.get("question"));
    return earlier.takesSeveral()
        && slots.containsKey(Slots.REGION)
        && !slots.containsKey(Slots.DROPPED)
        && (BACK_IN.matcher(question).find()
            || (BESIDE.matcher(question).find()
                && earlier.slots().containsKey(Slots.REGION)
                && Understanding.names(earlier.slots()).size() < Slots.PROVINCES));
  }

  /// Places are taken out of those asked about, or the same is asked of others.
  private static boolean goesOnSurely(Understanding earlier, Map<String, Object> slots) {
    List<String> before = Understanding.names(earlier.slots());
    boolean less =
        slots.get(Slots.DROPPED) instanceof List<?> dropped
            && before.size() > 1
            && dropped.stream().anyMatch(before::contains);
    return less
        || (slots.containsKey(Slots.REGION)
            && SAME.matcher(String.valueOf(slots.get("question"))).find());
  }

  private static double least(
      IntentClassifier.Sure other,
      long length,
      Map<String, Object> slots,
      Understanding earlier,
      boolean goesOn) {
    if (!goesOn) {
      return PERHAPS;
    }
    Intent before = earlier.intent().orElseThrow();
    if (other.intent().equals(before)) {
      return length > SHORT ? LIKELY : NEVER;
    }
    if (Kin.sameTool(before, other.intent()) && earlier.onlyPlaces(slots)) {
      return NEVER;
    }
    boolean own = slots.containsKey("region") && length > SHORT;
    if (own || length >= LONG || Kin.sameTool(before, other.intent())) {
      return LIKELY;
    }
    if (earlier.onlySets(slots) && earlier.puts(slots)) {
      return SURELY_ALONE;
    }
    return earlier.puts(slots) ? VERY_SURELY : SURELY;
  }

  /// The intent of a method called by its name.
  private Optional<Intent> method(Map<String, Object> slots) {
    return Slots.choices(slots).getOrDefault("method", List.of()).stream()
        .findFirst()
        .flatMap(method -> kin.calling("method", method));
  }

  private static boolean sameTool(Understanding earlier, Intent other) {
    return earlier.intent().filter(before -> Kin.sameTool(before, other)).isPresent();
  }

  /// Whether the earlier question has kin that asks with another method or direction.
  private boolean takesChoice(Understanding earlier, Map<String, Object> slots) {
    return Slots.choices(slots).entrySet().stream()
        .anyMatch(
            choice ->
                choice.getValue().stream()
                    .anyMatch(
                        value ->
                            kin.with(earlier.intent().orElseThrow(), choice.getKey(), value)
                                .isPresent()));
  }

  private static List<Intent> without(List<Intent> ranked, boolean followUps) {
    return ranked.stream()
        .filter(intent -> !intent.id().equals(CODE))
        .filter(intent -> !followUps || !Understanding.followsUp(intent))
        .toList();
  }

  private Understanding likeliest(
      List<Intent> ranked, Map<String, Object> slots, Understanding earlier) {
    List<Intent> open = without(ranked, false);
    if (supposesWithoutSector(open, slots, earlier)) {
      return new Understanding(Optional.empty(), slots).lacking();
    }
    for (int i = 0; i < open.size(); i++) {
      Intent intent = open.get(i);
      Understanding read = new Understanding(Optional.of(intent), slots).after(earlier);
      if (i == 0 && !read.fits() && read.lacksSector() && surely(slots, intent)) {
        return new Understanding(Optional.empty(), slots).lacking();
      }
      boolean likeliest = i == 0 || !intent.calls().isEmpty() || Understanding.followsUp(intent);
      if (likeliest && read.fits()) {
        return read;
      }
    }
    Understanding none = new Understanding(Optional.empty(), slots).after(earlier);
    return none.intent().isEmpty() && !open.isEmpty() && !open.getFirst().calls().isEmpty()
        ? none.lacking()
        : none;
  }

  private boolean surely(Map<String, Object> slots, Intent intent) {
    return classifier
        .next(said(String.valueOf(slots.get("question"))))
        .other()
        .filter(sure -> sure.intent().equals(intent) && sure.probability() >= SURELY)
        .isPresent();
  }

  /// “If output fell by a fifth” does not say whose.
  private static boolean supposesWithoutSector(
      List<Intent> open, Map<String, Object> slots, Understanding earlier) {
    return slots.containsKey("amount")
        && !earlier.slots().containsKey("changes")
        && open.stream().limit(1).anyMatch(intent -> intent.needs().contains("changes"));
  }

  /// A follow-up that names nothing asks for another language, or for another thing of the same
  /// place.
  private Understanding bare(Understanding plain, String question, Understanding earlier) {
    if (LANGUAGE.matcher(question).find()
        || !Objects.equals(earlier.slots().get("language"), plain.slots().get("language"))) {
      return new Understanding(earlier.intent(), earlier.with(plain.slots()), earlier.form());
    }
    return classifier
        .instead(said(question))
        .map(sure -> new Understanding(Optional.of(sure.intent()), plain.slots()).after(earlier))
        .filter(read -> read.fits() && !read.lacksRegion())
        .orElseGet(
            () ->
                plain.leads()
                    ? new Understanding(earlier.intent(), earlier.with(plain.slots()))
                    : plain);
  }

  /// A follow-up may ask for another thing of the same tool.
  private Understanding kindred(
      Understanding read, Understanding earlier, String question, List<Intent> ranked) {
    return earlier.intent().stream()
        .flatMap(
            before ->
                ranked.stream()
                    .filter(other -> !other.equals(before) && Kin.sameTool(before, other))
                    .filter(other -> before.needs().containsAll(other.needs()))
                    .filter(other -> classifier.rather(said(question), other, before)))
        .map(other -> new Understanding(Optional.of(other), earlier.with(read.slots())))
        .filter(Understanding::fits)
        .findFirst()
        .orElse(read);
  }
}
