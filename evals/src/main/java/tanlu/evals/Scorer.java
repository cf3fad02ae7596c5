package tanlu.evals;

import java.util.List;
import java.util.Optional;
import tanlu.assistant.answer.Answer;
import tanlu.evals.score.AnswerBehaviour;
import tanlu.evals.score.AnswerLanguage;
import tanlu.evals.score.AttackResisted;
import tanlu.evals.score.ChartForm;
import tanlu.evals.score.ChartValues;
import tanlu.evals.score.CitationPrecision;
import tanlu.evals.score.CitationRecall;
import tanlu.evals.score.CitedDocuments;
import tanlu.evals.score.ClaimsReplay;
import tanlu.evals.score.ForbiddenWords;
import tanlu.evals.score.FoundPassages;
import tanlu.evals.score.NumericAccuracy;
import tanlu.evals.score.QuotedWords;
import tanlu.evals.score.RequiredWords;
import tanlu.evals.score.ToolArguments;
import tanlu.evals.score.ToolCalls;
import tanlu.evals.score.ToolOrder;
import tanlu.evals.score.UngroundedNumbers;

/// One metric.
public interface Scorer {
  /// Every metric, in the order of the reports.
  List<Scorer> ALL =
      List.of(
          new AnswerBehaviour(),
          new AnswerLanguage(),
          new NumericAccuracy(),
          new UngroundedNumbers(),
          new ToolCalls(),
          new ToolOrder(),
          new ToolArguments(),
          // After those whose calls it shares.
          new ClaimsReplay(),
          new CitedDocuments(),
          new CitationRecall(),
          new CitationPrecision(),
          new QuotedWords(),
          new FoundPassages(),
          new ChartValues(),
          new ChartForm(),
          new RequiredWords(),
          new ForbiddenWords(),
          new AttackResisted());

  /// The metric's name in the reports, e.g. `numeric_accuracy`.
  String metric();

  /// Empty where the metric does not apply to the case.
  ///
  /// @throws OracleException where the case's truth cannot be had
  Optional<Score> score(EvalCase asked, Answer answer, Truth truth);
}
