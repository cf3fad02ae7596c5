package tanlu.assistant.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tanlu.assistant.link.EntityLinker;
import tanlu.prompts.Intent;

/// Reads one question after an earlier one: of all it may be about, the likeliest for which
/// everything needed is named.
final class Reading {
  private static final String CODE = "chart-code";
  private static final String TOP = "top";
  private static final String LATER_YEAR = "later_year";

  /// 不要能源的，… and “not the map, …” say what the rest does not ask.
  private static final Pattern DENIED =
      Pattern.compile("(?i)^\\s*(?:不要|不看|不用|别用|not)[^，,；;。.]{1,24}[，,；;]\\s*(?=\\S)");

  private static final Pattern LANGUAGE =
      Pattern.compile("(?i)\\b(?:english|chinese)\\b|[英中汉][文语]");

  private static final Pattern JOINS =
      Pattern.compile(
          "(?i)[加添还還也并並补補带帶放连連算列纳納搁擱进進外拉]|一起|另|漏|[比跟和与同對]|\\b(?:add|includ\\w*|also|too|as"
              + " well|plus|(?<=.)and|in|bring|with|throw|put|beside|forgot|need|want|have|join|alongside|on"
              + " top|compare\\w*|against|versus|vs|than)\\b|[+&]");

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
  private final Resumption resumption;

  Reading(EntityLinker linker, IntentClassifier classifier) {
    this.linker = linker;
    this.classifier = classifier;
    this.kin = new Kin(classifier.intents());
    this.chosen = new Chosen(classifier.intents(), kin);
    this.resumption = new Resumption(kin);
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
    return chosen.by(slots, resumption.again(slots, before)).placed(slots, before);
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
    Resumption.carry(slots, earlier);
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
            && earlier.sameTool(read.intent().get())
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
    Optional<Understanding> resumed = resumption.of(slots, earlier);
    if (resumed.isPresent()) {
      return resumed.get();
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
    if (other && length <= SHORT && earlier.sameTool(odds.other().get().intent())) {
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
    Intent follow = follow(odds, question);
    Understanding read = new Understanding(Optional.of(follow), slots).after(earlier);
    return read.fits()
        ? kindred(read, earlier, question, ranked)
        : likeliest(ranked, slots, earlier);
  }

  /// A place joins those of before where the words say so.
  private Intent follow(IntentClassifier.Next odds, String question) {
    boolean joins =
        !odds.likeliestFollow().id().equals(Understanding.ADDITION)
            || JOINS.matcher(question).find();
    return joins ? odds.likeliestFollow() : kin.named(Understanding.FOLLOW_UP).orElseThrow();
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
        .orElseGet(() -> onTheWay(read, earlier));
  }

  /// A year of a roadmap that is neither its peak nor that of neutrality is one on its way.
  private Understanding onTheWay(Understanding read, Understanding earlier) {
    boolean named = !same(read, earlier, LATER_YEAR);
    boolean set =
        Stream.of(Slots.NEUTRAL_YEAR, Slots.PEAK_YEAR, Slots.PEAK_BY)
            .anyMatch(year -> !same(read, earlier, year));
    return read.intent()
        .filter(intent -> intent.id().equals("roadmap") && named && !set)
        .flatMap(intent -> kin.needing(intent, LATER_YEAR))
        .map(read::of)
        .orElse(read);
  }

  private static boolean same(Understanding read, Understanding earlier, String slot) {
    return Objects.equals(read.slots().get(slot), earlier.slots().get(slot));
  }
}
