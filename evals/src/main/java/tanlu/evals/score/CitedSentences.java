package tanlu.evals.score;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Citation;

/// The lines of an answer that cite, each with the passages it cites. Whether passages support a
/// line is judged by its words, for want of a model of entailment: they hold every number of it
/// that no claim proves, and at least half of its word pairs.
///
/// @param words the line as shown, without citation marks
record CitedSentences(String words, List<Citation> cited) {
  private static final Pattern MARK = Pattern.compile("\\(#citation-(\\d+)\\)");
  private static final Pattern CLAIM = Pattern.compile("\\[[^\\]]*]\\(#claim-[^)]*\\)");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
  private static final Pattern TERM = Pattern.compile("\\p{IsHan}|[\\p{L}\\d.%]+");
  private static final double ENOUGH = 0.5;

  static List<CitedSentences> of(Answer answer) {
    List<CitedSentences> lines = new ArrayList<>();
    for (String line : answer.text().lines().toList()) {
      List<Citation> cited =
          MARK.matcher(line)
              .results()
              .map(mark -> Integer.parseInt(mark.group(1)))
              .distinct()
              .flatMap(n -> answer.citations().stream().filter(each -> each.n() == n))
              .toList();
      if (!cited.isEmpty() || MARK.matcher(line).find()) {
        lines.add(new CitedSentences(line, cited));
      }
    }
    return lines;
  }

  boolean supportedBy(List<Citation> passages) {
    StringBuilder held = new StringBuilder();
    for (Citation each : passages) {
      held.append(each.documentTitle()).append(' ');
      for (String part :
          new String[] {
            each.documentNumber(), each.issuer(), each.issued(), each.clause(), each.quote()
          }) {
        held.append(part == null ? "" : part).append(' ');
      }
    }
    String source = Words.folded(held.toString());
    String open = Words.folded(CLAIM.matcher(words).replaceAll(" "));
    Set<String> numbers = matches(NUMBER, source);
    if (!numbers.containsAll(matches(NUMBER, open))) {
      return false;
    }
    Set<String> asked = pairs(Words.folded(words));
    Set<String> known = pairs(source);
    long shared = asked.stream().filter(known::contains).count();
    return shared >= ENOUGH * asked.size();
  }

  private static Set<String> matches(Pattern pattern, String text) {
    Set<String> found = new HashSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static Set<String> pairs(String text) {
    List<String> terms = TERM.matcher(text).results().map(term -> term.group()).toList();
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < terms.size(); i++) {
      pairs.add(terms.get(i) + " " + terms.get(i + 1));
    }
    return pairs;
  }
}
