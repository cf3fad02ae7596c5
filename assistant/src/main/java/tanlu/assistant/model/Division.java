package tanlu.assistant.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tanlu.assistant.link.EntityLinker;
import tanlu.prompts.Intent;

/// How a message divides into questions, each read after the one before it.
final class Division {
  private static final int MOST_QUESTIONS = 3;

  /// Probability from which a comma alone, or a few words, make a question of their own.
  private static final double VERY_SURE = 0.8;

  private static final Pattern COMMA = Pattern.compile("[，,；;\\s]*");

  private static final String PROFILE = "profile";

  /// What was named before, in words.
  private static final Pattern REFERS =
      Pattern.compile("(?i)\\b(?:its?|their|there|the province|the region)\\b|[它其该]");

  /// How a part begins that goes on with the same question.
  private static final Pattern OPENS =
      Pattern.compile("(?i)\\s*(?:in|to|by|for|of|with|within|on|at|than|as)\\b");

  /// A sentence, or an item of a numbered list.
  private static final Pattern ENDS =
      Pattern.compile("\\s*(?:[？?。！!.\\n]|[；;，,]\\s*" + Parts.NUMBER + ")");

  private final EntityLinker linker;
  private final IntentClassifier classifier;
  private final Reading reading;
  private final Spread spread;

  Division(EntityLinker linker, IntentClassifier classifier) {
    this.linker = linker;
    this.classifier = classifier;
    this.reading = new Reading(linker, classifier);
    this.spread = new Spread(reading.kin());
  }

  /// One question, or several where each part of the message is surely one of its own; of all ways
  /// to part it the one into most questions, then the one whose least sure question is surest.
  List<Understanding> questions(String message, Understanding earlier) {
    Parts parts = Parts.of(message, linker.mentions(message).lists());
    Map<String, Optional<IntentClassifier.Sure>> known = new HashMap<>();
    for (int count = MOST_QUESTIONS; count > 1; count--) {
      List<Understanding> best = List.of();
      double surest = 0;
      for (List<String> way : parts.ways(count)) {
        List<IntentClassifier.Sure> sure =
            way.stream()
                .flatMap(part -> known.computeIfAbsent(part, classifier::likely).stream())
                .toList();
        double least =
            sure.stream().mapToDouble(IntentClassifier.Sure::probability).min().orElse(0);
        if (sure.size() == count && least > surest && apart(message, way, sure)) {
          List<Understanding> read = several(way, sure, earlier);
          if (!read.isEmpty()) {
            best = read;
            surest = least;
          }
        }
      }
      if (!best.isEmpty()) {
        return best;
      }
    }
    return spread(message, reading.understand(message, earlier));
  }

  private List<Understanding> spread(String part, Understanding question) {
    return spread.of(question, linker.mentions(part));
  }

  /// Whether the parts ask for different things: of one tool only where each names its own place.
  private boolean apart(String message, List<String> parts, List<IntentClassifier.Sure> sure) {
    Map<String, Set<Intent>> byTool = new HashMap<>();
    for (IntentClassifier.Sure each : sure) {
      List<Intent.Call> calls = each.intent().calls();
      if (calls.isEmpty()
          || !byTool
              .computeIfAbsent(calls.getFirst().tool(), _ -> new HashSet<>())
              .add(each.intent())) {
        return false;
      }
    }
    for (int i = 1; i < parts.size(); i++) {
      int end = message.indexOf(parts.get(i - 1)) + parts.get(i - 1).length();
      String between = message.substring(end, message.indexOf(parts.get(i), end));
      if (!ENDS.matcher(between).lookingAt()
          && !goesOn(between, parts.get(i), sure.get(i - 1), sure.get(i))) {
        return false;
      }
    }
    return byTool.size() == sure.size()
        || parts.stream().allMatch(part -> Slots.of(linker.mentions(part)).containsKey("regions"));
  }

  /// Whether the question before looks up anyway what a part asks that names nothing.
  private boolean covered(String part, IntentClassifier.Sure before, IntentClassifier.Sure next) {
    String tool = next.intent().calls().getFirst().tool();
    return !Understanding.specific(Slots.of(linker.mentions(part)))
        && before.intent().calls().stream().anyMatch(call -> call.tool().equals(tool));
  }

  /// Whether a sentence goes on to another question: not for what follows from a supposition; by a
  /// comma alone or in a few words only where it is very sure, and in English where it speaks of
  /// something itself.
  private boolean goesOn(
      String between, String part, IntentClassifier.Sure before, IntentClassifier.Sure next) {
    Map<String, Object> slots = Slots.of(linker.mentions(part));
    boolean refers = REFERS.matcher(part).find() || Understanding.specific(slots);
    boolean english = "en".equals(slots.get("language"));
    boolean few = Template.of(linker, part).length() < (english ? 3 : 2);
    boolean comma = COMMA.matcher(between).matches();
    double least = Math.min(before.probability(), next.probability());
    return !before.intent().needs().contains("changes")
        && !(few && (!refers || next.intent().id().equals(PROFILE) || least < VERY_SURE))
        && !(comma && (least < VERY_SURE || (english && !refers)))
        && !(english && !refers && (least < VERY_SURE || next.intent().id().equals(PROFILE)))
        && !OPENS.matcher(part).lookingAt();
  }

  /// What the parts ask, each after the one before it, but for what that looks up anyway; none
  /// where one is understood otherwise than alone.
  private List<Understanding> several(
      List<String> parts, List<IntentClassifier.Sure> sure, Understanding earlier) {
    List<Understanding> questions = new ArrayList<>();
    Understanding before = earlier;
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0 && covered(parts.get(i), sure.get(i - 1), sure.get(i))) {
        continue;
      }
      Understanding question = reading.understand(parts.get(i), before);
      if (!question.intent().equals(Optional.of(sure.get(i).intent()))
          || question.lacksRegion()
          || question.form().isPresent()) {
        return List.of();
      }
      questions.addAll(spread(parts.get(i), question));
      before = question;
    }
    return questions;
  }
}
