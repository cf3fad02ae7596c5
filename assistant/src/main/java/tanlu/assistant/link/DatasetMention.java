package tanlu.assistant.link;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The dataset a question names, “用数据集 NAME …” or “in dataset NAME …”, and the question without
/// those words: a dataset's name may be a province's or a year.
///
/// @param name as written; it may be unknown
/// @param question what is left to be understood
public record DatasetMention(Optional<String> name, String question) {
  private static final String OPEN = "[\\s“\"'「『（(:：]*";
  private static final String CLOSE = "[”\"'」』）)]*";
  private static final String VERB = "(?:请|请你)?(?:使用|采用|选用|利用|根据|基于|依据|按照|用|按|在|以|从)?\\s*";
  private static final String PREPOSITION =
      "(?:\\b(?:in|with|using|use|from|on|by|of|based\\s+on)\\s+)?(?:\\bthe\\s+)?";
  private static final String AFTER = "(?:\\s*(?:[中里]?的数据|之中|中的|里的|中|里|下的|下|来))?\\s*[,，:：、]?\\s*";
  private static final String WORD = "数据集|\\bdata\\s?set\\b(?:\\s+(?:named|called)\\b)?";
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /// A name nobody knows must be introduced as one: “用数据集 x”, “in dataset x”.
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "(?:(?:使用|采用|选用|利用|根据|基于|依据|按照|用|按|在|以)\\s*数据集"
              + OPEN
              + "|\\b(?:in|with|using|use|from|on)\\s+(?:the\\s+)?data\\s?set(?:\\s+(?:named|called))?"
              + OPEN
              + ")(?<name>[\\p{L}\\p{N}][\\w.-]*?)(?=[\\s,，。:：、?？”\"'」』）)]|[中里](?:[,，的]|$)|$)"
              + CLOSE
              + AFTER,
          FLAGS);

  private static final Set<String> NO_NAMES =
      Set.of(
          "for", "of", "and", "is", "are", "that", "which", "to", "about", "there", "you", "we",
          "with", "on", "by", "as");

  /// @param names the datasets there are
  public static DatasetMention of(String question, List<String> names) {
    return names.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .flatMap(name -> known(question, name).stream())
        .findFirst()
        .or(() -> unknown(question))
        .orElseGet(() -> new DatasetMention(Optional.empty(), question));
  }

  private static Optional<DatasetMention> known(String question, String name) {
    String said = name.equals("embedded") ? "(?:embedded|内置)" : Pattern.quote(name);
    String bounded = "(?<![A-Za-z0-9_.-])" + said + "(?![A-Za-z0-9_-])";
    String after = "(?:" + WORD + ")" + OPEN + said + "(?![A-Za-z0-9_-])" + CLOSE;
    String before =
        (name.equals("embedded") ? said : bounded) + CLOSE + "\\s*(?:的)?(?:" + WORD + ")";
    Matcher matcher =
        Pattern.compile(
                "(?:" + VERB + "|" + PREPOSITION + ")(?:" + after + "|" + before + ")" + AFTER,
                FLAGS)
            .matcher(question);
    return matcher.find() ? Optional.of(without(question, matcher, name)) : Optional.empty();
  }

  private static Optional<DatasetMention> unknown(String question) {
    Matcher matcher = UNKNOWN.matcher(question);
    return matcher.find() && !NO_NAMES.contains(matcher.group("name").toLowerCase(Locale.ROOT))
        ? Optional.of(without(question, matcher, matcher.group("name")))
        : Optional.empty();
  }

  /// A message of nothing else is kept whole: there is no question without it.
  private static DatasetMention without(String question, Matcher matcher, String name) {
    String before = question.substring(0, matcher.start()).strip();
    String after = question.substring(matcher.end()).strip();
    String rest = (before + " " + after).strip();
    boolean asks = rest.codePoints().anyMatch(Character::isLetter);
    return new DatasetMention(Optional.of(name), asks ? rest : question);
  }
}
