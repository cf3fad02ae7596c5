package tanlu.evals.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Citation;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// The share of citations that are needed: the line is supported, and by this passage alone or not
/// without it.
///
/// Gao et al. (2023), Enabling Large Language Models to Generate Text with Citations (ALCE), 4.3.
public final class CitationPrecision implements Scorer {
  @Override
  public String metric() {
    return "citation_precision";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    int all = 0;
    List<String> reasons = new ArrayList<>();
    for (CitedSentences line : CitedSentences.of(answer)) {
      boolean supported = line.supportedBy(line.cited());
      for (Citation each : line.cited()) {
        all++;
        List<Citation> others = line.cited().stream().filter(other -> !other.equals(each)).toList();
        if (!supported || (!line.supportedBy(List.of(each)) && line.supportedBy(others))) {
          reasons.add("[%d] does not bear on the line that cites it".formatted(each.n()));
        }
      }
    }
    return all == 0 ? Optional.empty() : Optional.of(Score.of(metric(), all, reasons));
  }
}
