package tanlu.evals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Chart;
import tanlu.assistant.answer.Question;
import tanlu.evals.CaseResult.Outcome;

/// Asks one case and scores its answer.
final class Examiner {
  private final Subject subject;
  private final Truth truth;

  Examiner(Subject subject) {
    this.subject = subject;
    this.truth = new Truth(subject);
  }

  CaseResult examine(EvalCase asked) {
    Stopwatch watch = new Stopwatch();
    Answer answer = null;
    try {
      for (String turn : asked.turns()) {
        Optional<String> conversation = Optional.ofNullable(answer).map(Answer::conversationId);
        watch = new Stopwatch();
        answer = subject.ask(new Question(turn, conversation, Optional.empty()), watch);
      }
      long whole = watch.elapsed();
      List<Score> scores = new ArrayList<>();
      for (Scorer scorer : Scorer.ALL) {
        if (answer != null) {
          scorer.score(asked, answer, truth).ifPresent(scores::add);
        }
      }
      return new CaseResult(
          asked.id(), Outcome.of(scores), scores, answer, watch.first(), whole, null);
    } catch (RuntimeException e) {
      // Whatever one case breaks, the others still run; an error is reported and never scored.
      return new CaseResult(
          asked.id(), Outcome.ERROR, List.of(), answer, watch.first(), watch.elapsed(), said(e));
    }
  }

  private static String said(RuntimeException e) {
    return e.getMessage() == null || !e.getClass().getName().startsWith("tanlu.")
        ? e.toString()
        : e.getMessage();
  }

  /// Takes the time to the first sign of an answer.
  private static final class Stopwatch implements AnswerListener {
    private final long start = System.nanoTime();
    private volatile @Nullable Long first;

    private void mark() {
      if (first == null) {
        first = elapsed();
      }
    }

    long elapsed() {
      return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    long first() {
      Long marked = first;
      return marked == null ? elapsed() : marked;
    }

    @Override
    public void stepRunning(String tool, JsonNode arguments) {
      mark();
    }

    @Override
    public void text(String delta) {
      mark();
    }

    @Override
    public void chart(Chart chart) {
      mark();
    }
  }
}
