package tanlu.assistant;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tanlu.analytics.proof.Language;
import tanlu.prompts.Prompts;

/// Notices where a model repeats the rules it was given, sentence by sentence: in their own words
/// whatever stands between the letters, backwards, or in Base64. Who it is it may say.
final class Undisclosed {
  /// Letters in a row that no answer shares with the rules by chance.
  private static final int CHINESE = 20;

  private static final int LATIN = 48;
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{40,}={0,2}");

  /// Fewer letters of a whole sentence are a heading or a phrase anybody uses.
  private static final int SENTENCE = 8;

  private static final Pattern END = Pattern.compile("。|\\n|\\. ");
  private static final Set<String> SENTENCES = sentences();
  private static final Set<String> RULES = windows();

  private String before = "";

  /// @param sentence the next of the answer
  boolean repeats(String sentence) {
    String letters = letters(sentence);
    int known = before.length();
    String together = before + letters;
    before = together.substring(Math.max(0, together.length() - LATIN));
    return isRule(letters)
        || holdsRules(together, known)
        || holdsRules(new StringBuilder(letters).reverse().toString(), 0)
        || BASE64
            .matcher(sentence)
            .results()
            .map(MatchResult::group)
            .anyMatch(written -> holdsRules(letters(decoded(written)), 0));
  }

  /// @param known how many of the letters, from the first, were judged before: what is told
  ///   afterwards is not to blame for them
  private static boolean holdsRules(String letters, int known) {
    for (int size : new int[] {CHINESE, LATIN}) {
      for (int at = Math.max(0, known + 1 - size); at + size <= letters.length(); at++) {
        if (RULES.contains(letters.substring(at, at + size))) {
          return true;
        }
      }
    }
    return false;
  }

  /// A whole sentence of the rules, which may be shorter than what is telling within one.
  private static boolean isRule(String letters) {
    return SENTENCES.contains(letters);
  }

  private static String rules(Language language) {
    String prompt = Prompts.system(language.code());
    return prompt.substring(prompt.indexOf("\n- "));
  }

  private static Set<String> sentences() {
    return Arrays.stream(Language.values())
        .flatMap(language -> END.splitAsStream(rules(language)))
        .map(Undisclosed::letters)
        .filter(sentence -> sentence.length() >= SENTENCE)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> windows() {
    Set<String> windows = new HashSet<>();
    for (Language language : Language.values()) {
      String rules = letters(rules(language));
      int size = language == Language.ZH ? CHINESE : LATIN;
      for (int at = 0; at + size <= rules.length(); at++) {
        windows.add(rules.substring(at, at + size));
      }
    }
    return windows;
  }

  private static String letters(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[^\\p{L}\\p{N}]+", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String decoded(String written) {
    String plain = written.replace('-', '+').replace('_', '/').replace("=", "");
    byte[] bytes = Base64.getDecoder().decode(plain.substring(0, plain.length() / 4 * 4));
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
