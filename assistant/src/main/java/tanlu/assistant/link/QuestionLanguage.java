package tanlu.assistant.link;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tanlu.analytics.proof.Language;

/// The language of the words around the names of a question: a Chinese name in an English sentence
/// counts for neither.
final class QuestionLanguage {
  /// One word or several syllables of Chinese in Latin letters.
  private static final Pattern PINYIN =
      Pattern.compile(
          "(?i)(?:(?:er|(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:uai|i?ang|i?ong|eng|ing|u?ang|i?an|en|in|u?an|un|i?ao|ia|ie|iu|ai|ei|ou|ua|uo|ui|ue|üe|a|e|i|o|u|ü))(?![aeiouü]))++");

  /// Fewer words may be English ones that happen to be spelt alike.
  private static final int SENTENCE = 5;

  /// Base64, an address, a hash: words of no language.
  private static final Pattern CIPHER = Pattern.compile("[A-Za-z0-9+/=_%.:?&-]{24,}");

  private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]*[a-z]{2,}[A-Za-z]*");

  private final String question;

  /// What is named.
  private final Spans spans;

  QuestionLanguage(String question, Spans spans) {
    this.question = question;
    this.spans = spans;
  }

  Language read() {
    StringBuilder rest = new StringBuilder();
    for (int i = 0; i < question.length(); i++) {
      rest.append(spans.free(i, i + 1) ? question.charAt(i) : ' ');
    }
    long han = han(rest);
    long words = LATIN_WORD.matcher(CIPHER.matcher(rest).replaceAll(" ")).results().count();
    // Here names count, for a place is a word of the sentence in Latin letters too.
    List<String> latin =
        LATIN_WORD
            .matcher(CIPHER.matcher(question).replaceAll(" "))
            .results()
            .map(MatchResult::group)
            .toList();
    if (latin.size() >= SENTENCE
        && latin.stream().allMatch(word -> PINYIN.matcher(word).matches())) {
      return Language.ZH;
    }
    boolean tie = han == words && han(question) > 0;
    return han > words || tie ? Language.ZH : Language.EN;
  }

  private static long han(CharSequence text) {
    return text.chars().filter(c -> Lexicon.isHan((char) c)).count();
  }
}
