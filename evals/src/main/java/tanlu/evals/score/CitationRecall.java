package tanlu.evals.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.assistant.answer.Answer;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// The share of citing lines that the passages they cite, taken together, support.
///
/// Gao et al. (2023), Enabling Large Language Models to Generate Text with Citations (ALCE), 4.3.
public final class CitationRecall implements Scorer {
  @Override
  public String metric() {
    return "citation_recall";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    List<CitedSentences> lines = CitedSentences.of(answer);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    List<String> reasons = new ArrayList<>();
    for (CitedSentences line : lines) {
      if (!line.supportedBy(line.cited())) {
        reasons.add("what it cites does not support \"%s\"".formatted(Words.shown(line.words())));
      }
    }
    return Optional.of(Score.of(metric(), lines.size(), reasons));
  }
}
