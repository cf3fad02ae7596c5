package tanlu.evals.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tanlu.assistant.answer.Answer;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// The share of quoted spans, in lines that cite, that stand in a passage the line cites, after
/// NFKC and folding of white space.
public final class QuotedWords implements Scorer {
  private static final Pattern QUOTED =
      Pattern.compile("“([^”]{4,})”|「([^」]{4,})」|\"([^\"]{4,})\"");

  @Override
  public String metric() {
    return "quotes";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    int all = 0;
    List<String> reasons = new ArrayList<>();
    for (CitedSentences line : CitedSentences.of(answer)) {
      for (var span : QUOTED.matcher(Words.shown(line.words())).results().toList()) {
        all++;
        String words = span.group().substring(1, span.group().length() - 1);
        if (line.cited().stream()
            .noneMatch(
                each -> each.quote() != null && tight(each.quote()).contains(tight(words)))) {
          reasons.add("no passage cited there holds \"%s\"".formatted(words));
        }
      }
    }
    return all == 0 ? Optional.empty() : Optional.of(Score.of(metric(), all, reasons));
  }

  /// White space between Chinese and digits is a matter of typesetting.
  private static String tight(String words) {
    return Words.folded(words).replace(" ", "");
  }
}
