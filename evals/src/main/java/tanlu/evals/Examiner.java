package tanlu.evals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.unit.Quantity;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Chart;
import tanlu.assistant.answer.Question;
import tanlu.evals.CaseResult.Outcome;

/// Asks one case and scores its answer. Safe for several threads.
public final class Examiner {
  private final Subject subject;
  private final Truth truth;

  public Examiner(Subject subject) {
    this.subject = subject;
    this.truth = new Truth(subject);
  }

  /// Asks a case and scores what was answered; whatever fails is the result's error.
  public CaseResult examine(EvalCase asked) {
    Stopwatch watch = new Stopwatch();
    Answer answer = null;
    try {
      Optional<String> conversation = attach(asked);
      for (String turn : asked.turns()) {
        watch = new Stopwatch();
        answer = subject.ask(new Question(turn, conversation, Optional.empty()), watch);
        conversation = Optional.of(answer.conversationId());
      }
      return scored(asked, answer, watch.first(), watch.elapsed());
    } catch (RuntimeException e) {
      // Whatever one case breaks, the others still run; an error is reported and never scored.
      return failed(asked, answer, watch.first(), watch.elapsed(), e);
    }
  }

  /// Scores a recorded answer again; one that never came stays an error.
  CaseResult rescore(EvalCase asked, CaseResult before) {
    if (before.answer() == null) {
      return before;
    }
    try {
      return scored(asked, before.answer(), before.firstEventMilliseconds(), before.milliseconds());
    } catch (RuntimeException e) {
      return failed(
          asked, before.answer(), before.firstEventMilliseconds(), before.milliseconds(), e);
    }
  }

  /// Sends the case's files to a conversation of its own.
  private Optional<String> attach(EvalCase asked) {
    if (asked.files().isEmpty()) {
      return Optional.empty();
    }
    String conversation = UUID.randomUUID().toString();
    for (EvalCase.Attached file : asked.files()) {
      subject.take(conversation, file.name(), file.content().getBytes(StandardCharsets.UTF_8));
    }
    return Optional.of(conversation);
  }

  private CaseResult scored(EvalCase asked, @Nullable Answer answer, long first, long whole) {
    List<Score> scores = new ArrayList<>();
    Map<String, String> truths = new LinkedHashMap<>();
    if (answer != null) {
      for (Scorer scorer : Scorer.ALL) {
        scorer.score(asked, answer, truth).ifPresent(scores::add);
      }
      for (EvalCase.ExpectedNumber number : asked.expect().numbers()) {
        Quantity value = truth.of(number);
        truths.put(number.name(), value.value() + " " + value.unit());
      }
    }
    return new CaseResult(
        asked.id(), Outcome.of(scores), scores, answer, first, whole, null, truths, gist(answer));
  }

  private static CaseResult failed(
      EvalCase asked, @Nullable Answer answer, long first, long whole, RuntimeException e) {
    return new CaseResult(
        asked.id(),
        Outcome.ERROR,
        List.of(),
        answer,
        first,
        whole,
        said(e),
        Map.of(),
        gist(answer));
  }

  private static @Nullable Gist gist(@Nullable Answer answer) {
    return answer == null ? null : Gist.of(answer);
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
