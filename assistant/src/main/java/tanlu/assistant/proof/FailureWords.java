package tanlu.assistant.proof;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tanlu.analytics.proof.Language;
import tanlu.assistant.tool.ToolOutcome.Failed;

/// A sentence that is the very words of a tool's error: the numbers the tool says of itself may
/// stand, but for those it was given, which are a model's, in whatever unit.
final class FailureWords {
  static final FailureWords NONE = new FailureWords("", List.of());

  private static final Pattern END = Pattern.compile("[。.;；，,]?\\s*$");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z]");

  private final String sentence;
  private final List<Mention> given;

  private FailureWords(String sentence, List<Mention> given) {
    this.sentence = sentence;
    this.given = given;
  }

  static FailureWords of(String sentence, List<Failed> failures, Language language) {
    if (failures.isEmpty()) {
      return NONE;
    }
    String words = END.matcher(sentence).replaceFirst("").strip();
    Optional<Failed> same =
        failures.stream()
            .filter(failed -> failed.problem().detail().in(language).equalsIgnoreCase(words))
            .findFirst();
    return same.map(
            failed -> new FailureWords(sentence, NumberReader.read(failed.arguments().toString())))
        .orElse(NONE);
  }

  /// @param mention in that sentence
  boolean says(Mention mention) {
    return !sentence.isEmpty()
        && (insideAWord(mention) || given.stream().noneMatch(mention::echoes));
  }

  /// The 2 of h2dri.
  private boolean insideAWord(Mention mention) {
    return mention.start() > 0
        && LATIN.matcher(sentence.substring(mention.start() - 1, mention.start())).matches();
  }
}
