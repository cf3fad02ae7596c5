package tanlu.evals.score;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Citation;

/// The sentences of an answer that cite, each with the passages it cites. A line may cite several
/// times: where its words end after its last mark, each mark stands before what it supports, else
/// behind it. Whether passages support a sentence is judged by its words, for want of a model of
/// entailment: they hold every number of it that no claim proves, and at least half of its word
/// pairs.
///
/// @param words as shown, without citation marks
record CitedSentences(String words, List<Citation> cited) {
  private static final Pattern MARK = Pattern.compile("\\[+\\d+]+\\(#citation-(\\d+)\\)");
  private static final Pattern CLAIM = Pattern.compile("\\[[^\\]]*]\\(#claim-[^)]*\\)");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
  private static final Pattern TERM = Pattern.compile("\\p{IsHan}|[\\p{L}\\d.%]+");
  private static final double ENOUGH = 0.5;

  static List<CitedSentences> of(Answer answer) {
    return answer.text().lines().flatMap(line -> ofLine(line, answer).stream()).toList();
  }

  private static List<CitedSentences> ofLine(String line, Answer answer) {
    // The words before, between and after the marks; marks side by side support the same words.
    List<String> words = new ArrayList<>();
    List<List<Integer>> marks = new ArrayList<>();
    int end = 0;
    for (MatchResult mark : MARK.matcher(line).results().toList()) {
      String between = line.substring(end, mark.start());
      if (marks.isEmpty() || says(between)) {
        words.add(between);
        marks.add(new ArrayList<>());
      }
      marks.getLast().add(Integer.parseInt(mark.group(1)));
      end = mark.end();
    }
    words.add(line.substring(end));
    boolean before = says(words.getLast());
    List<CitedSentences> sentences = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      List<Integer> numbers = marks.get(i);
      sentences.add(
          new CitedSentences(
              before ? words.getFirst() + words.get(i + 1) : words.get(i),
              answer.citations().stream().filter(each -> numbers.contains(each.n())).toList()));
    }
    return sentences;
  }

  private static boolean says(String words) {
    return TERM.matcher(words).find();
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
