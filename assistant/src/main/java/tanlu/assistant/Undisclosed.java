package tanlu.assistant;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tanlu.analytics.proof.Language;
import tanlu.prompts.Prompts;

/// Notices where a model repeats the rules it was given, sentence by sentence: in their own words
/// whatever stands between the letters, backwards, or in Base64. Who it is it may say.
final class Undisclosed {
  /// Letters in a row that no answer shares with the rules by chance.
  private static final int CHINESE = 20;

  private static final int LATIN = 48;
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{40,}={0,2}");
  private static final Set<String> RULES = rules();

  private String before = "";

  /// @param sentence the next of the answer
  boolean repeats(String sentence) {
    String letters = letters(sentence);
    String together = before + letters;
    before = together.substring(Math.max(0, together.length() - LATIN));
    return holdsRules(together)
        || holdsRules(new StringBuilder(letters).reverse().toString())
        || BASE64
            .matcher(sentence)
            .results()
            .map(MatchResult::group)
            .anyMatch(written -> holdsRules(letters(decoded(written))));
  }

  private static boolean holdsRules(String letters) {
    for (int size : new int[] {CHINESE, LATIN}) {
      for (int at = 0; at + size <= letters.length(); at++) {
        if (RULES.contains(letters.substring(at, at + size))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<String> rules() {
    Set<String> rules = new HashSet<>();
    for (Language language : Language.values()) {
      String prompt = Prompts.system(language.code());
      String letters = letters(prompt.substring(prompt.indexOf("\n- ")));
      int size = language == Language.ZH ? CHINESE : LATIN;
      for (int at = 0; at + size <= letters.length(); at++) {
        rules.add(letters.substring(at, at + size));
      }
    }
    return rules;
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
