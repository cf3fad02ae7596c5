package tanlu.evals.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Citation;
import tanlu.evals.EvalCase;
import tanlu.evals.Score;
import tanlu.evals.Scorer;
import tanlu.evals.Truth;

/// Documents, quotes and the number of passages an answer must cite. A citation counts where the
/// text refers to it.
public final class CitedDocuments implements Scorer {
  @Override
  public String metric() {
    return "citations";
  }

  @Override
  public Optional<Score> score(EvalCase asked, Answer answer, Truth truth) {
    EvalCase.ExpectedCitations expected = asked.expect().citations();
    if (expected == null) {
      return Optional.empty();
    }
    List<Citation> cited =
        answer.citations().stream()
            .filter(citation -> answer.text().contains("(#citation-" + citation.n() + ")"))
            .toList();
    List<String> reasons = new ArrayList<>();
    for (String document : expected.documents()) {
      if (cited.stream()
          .noneMatch(
              each ->
                  holds(each.documentNumber(), document)
                      || holds(each.documentTitle(), document))) {
        reasons.add("%s is not cited".formatted(document));
      }
    }
    for (String quote : expected.quotes()) {
      if (cited.stream().noneMatch(each -> holds(each.quote(), quote))) {
        reasons.add("no cited passage holds \"%s\"".formatted(quote));
      }
    }
    if (cited.size() < expected.atLeast()) {
      reasons.add(
          "%d passages are cited; expected at least %d"
              .formatted(cited.size(), expected.atLeast()));
    }
    int all =
        expected.documents().size() + expected.quotes().size() + (expected.atLeast() > 0 ? 1 : 0);
    return Optional.of(Score.of(metric(), all, reasons));
  }

  private static boolean holds(@Nullable String text, String words) {
    return text != null && Words.contains(text, words);
  }
}
