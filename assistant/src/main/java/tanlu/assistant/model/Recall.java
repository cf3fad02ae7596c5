package tanlu.assistant.model;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tanlu.assistant.link.EntityLinker;

/// Which of the questions before a message means by its words, beyond the last one.
final class Recall {
  private static final Pattern BACK =
      Pattern.compile(
          "(?i)(?:再|还是|好，|那就)?回到(?:刚才的?|之前的?|前面的?|原来的?)?|(?:继续|接着|再|还是)[看说做写查]?(?:刚才|之前|前面|那[个张份])的?|[说看]回|刚才那[个张份]|再[查看].{1,8}这次|\\b(?:back|return(?:ing)?)"
              + " to (?:the |that |our )?|\\b(?:go(?:ing)?|carry) on with (?:the |that |our"
              + " )?|\\b(?:continue|resume) (?:with )?(?:the |that |our )|\\bonce more\\b");

  private static final Pattern TOGETHER =
      Pattern.compile(
          "(?i)\\b(?:both|the two|the three|all of them|them all|them)\\b[^.?!]{0,20}\\b(?:in"
              + " one|on one|in the same|on the same|in a single|on a single|together|side by"
              + " side|one"
              + " chart)\\b|(?:[两兩三]个?省?|它们|前[面头]|刚才)[^。？?]{0,10}(?:放|画|畫|摆|列|合)(?:到|在|进)?(?:一起|一块|一张|同一张|一個|一个)");

  /// As many of the likeliest intents may be what a message goes back to.
  private static final int LIKELIEST = 3;

  private final EntityLinker linker;
  private final IntentClassifier classifier;

  Recall(EntityLinker linker, IntentClassifier classifier) {
    this.linker = linker;
    this.classifier = classifier;
  }

  /// The question that a message asks again; empty where it does not.
  Optional<Understanding> of(String message, List<Understanding> past) {
    return backTo(message, past).or(() -> together(message, past));
  }

  /// The latest of the questions before of the kind a message goes back to: “back to the roadmap”.
  private Optional<Understanding> backTo(String message, List<Understanding> past) {
    if (!BACK.matcher(message).find()) {
      return Optional.empty();
    }
    return classifier.ranked(BACK.matcher(message).replaceFirst("")).stream()
        .filter(intent -> !intent.calls().isEmpty())
        .limit(LIKELIEST)
        .flatMap(
            intent ->
                past.reversed().stream()
                    .filter(Understanding::leads)
                    .filter(before -> before.sameTool(intent))
                    .limit(1))
        .findFirst();
  }

  /// The last questions, where they ask the same of one place each, as one of these places: “put
  /// both in one chart”.
  private Optional<Understanding> together(String message, List<Understanding> past) {
    if (past.isEmpty()
        || !TOGETHER.matcher(message).find()
        || !linker.mentions(message).regions().isEmpty()) {
      return Optional.empty();
    }
    Understanding last = past.getLast();
    Set<String> places = new LinkedHashSet<>();
    for (Understanding before : past.reversed()) {
      List<String> names = Understanding.names(before.slots());
      if (!before.intent().equals(last.intent()) || names.size() != 1) {
        break;
      }
      places.addAll(names);
    }
    if (places.size() < 2 || !last.takesSeveral()) {
      return Optional.empty();
    }
    Map<String, Object> slots = new HashMap<>(last.slots());
    Slots.putRegions(slots, new LinkedHashSet<>(List.copyOf(places).reversed()));
    return Optional.of(last.of(slots));
  }
}
