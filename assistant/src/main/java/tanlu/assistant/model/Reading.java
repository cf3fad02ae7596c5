package tanlu.assistant.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import tanlu.assistant.link.EntityLinker;
import tanlu.prompts.Intent;

/// Reads one question after an earlier one: of all it may be about, the likeliest for which
/// everything needed is named.
final class Reading {
  private static final String CODE = "chart-code";

  /// 不要能源的，… and “not the map, …” say what the rest does not ask.
  private static final Pattern DENIED =
      Pattern.compile("(?i)^\\s*(?:不要|不看|不用|别用|not)[^，,；;。.]{1,24}[，,；;]\\s*(?=\\S)");

  private static final Pattern LANGUAGE =
      Pattern.compile("(?i)\\b(?:english|chinese)\\b|[英中汉][文语]");

  private final EntityLinker linker;
  private final IntentClassifier classifier;

  Reading(EntityLinker linker, IntentClassifier classifier) {
    this.linker = linker;
    this.classifier = classifier;
  }

  /// The likeliest reading for which everything needed is named.
  Understanding understand(String question, Understanding earlier) {
    Map<String, Object> slots = Slots.of(linker.mentions(question));
    List<Intent> ranked = classifier.ranked(DENIED.matcher(question).replaceFirst(""));
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
    return read(ranked, slots, earlier);
  }

  /// A question that has nothing to follow and says itself what it asks is no follow-up; and what
  /// no tool answers is meant only where nothing is likelier.
  private Understanding read(
      List<Intent> ranked, Map<String, Object> slots, Understanding earlier) {
    String question = String.valueOf(slots.get("question"));
    boolean alone =
        !earlier.leads()
            && slots.containsKey("region")
            && (Understanding.topical(slots)
                || (Template.of(linker, question).saysSomething()
                    && classifier
                        .sure(question)
                        .filter(sure -> Understanding.followsUp(sure.intent()))
                        .isEmpty()));
    Understanding plain = new Understanding(ranked.stream().findFirst(), slots);
    if (earlier.leads()
        && plain.intent().filter(Understanding::followsUp).isPresent()
        && !plain.names()
        && !(slots.containsKey("lever") && earlier.slots().containsKey("changes"))) {
      return bare(plain, question, earlier);
    }
    boolean elsewhere = earlier.leads() && !earlier.takes(slots);
    boolean first = !earlier.leads() && slots.containsKey("region") && classifier.anew(question);
    List<Intent> open =
        ranked.stream()
            .filter(intent -> !intent.id().equals(CODE))
            .filter(intent -> !(alone || elsewhere || first) || !Understanding.followsUp(intent))
            .toList();
    if (supposesWithoutSector(open, slots, earlier)) {
      return new Understanding(Optional.empty(), slots).lacking();
    }
    for (int i = 0; i < open.size(); i++) {
      Intent intent = open.get(i);
      Understanding read = new Understanding(Optional.of(intent), slots).after(earlier);
      boolean likeliest = i == 0 || !intent.calls().isEmpty() || Understanding.followsUp(intent);
      if (likeliest && read.fits()) {
        return Understanding.followsUp(intent) ? kindred(read, earlier, question, open) : read;
      }
    }
    Understanding none = new Understanding(Optional.empty(), slots).after(earlier);
    return none.intent().isEmpty() && !open.isEmpty() && !open.getFirst().calls().isEmpty()
        ? none.lacking()
        : none;
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
        .instead(DENIED.matcher(question).replaceFirst(""))
        .map(sure -> new Understanding(Optional.of(sure.intent()), plain.slots()).after(earlier))
        .filter(read -> read.fits() && !read.lacksRegion())
        .orElse(plain);
  }

  /// A follow-up may ask for another thing of the same tool.
  private Understanding kindred(
      Understanding read, Understanding earlier, String question, List<Intent> ranked) {
    String said = DENIED.matcher(question).replaceFirst("");
    return earlier.intent().stream()
        .flatMap(
            before ->
                ranked.stream()
                    .filter(other -> !other.equals(before) && sameTool(before, other))
                    .filter(other -> before.needs().containsAll(other.needs()))
                    .filter(other -> classifier.rather(said, other, before)))
        .map(other -> new Understanding(Optional.of(other), earlier.with(read.slots())))
        .filter(Understanding::fits)
        .findFirst()
        .orElse(read);
  }

  private static boolean sameTool(Intent before, Intent other) {
    return !before.calls().isEmpty()
        && !other.calls().isEmpty()
        && before.calls().getFirst().tool().equals(other.calls().getFirst().tool());
  }
}
