package tanlu.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tanlu.analytics.proof.Language;
import tanlu.assistant.Assistant;
import tanlu.assistant.answer.Question;

/// The answers under way in this process, so that a page that reloads can go on with its own, and
/// each can be stopped.
final class RunningAnswers implements AutoCloseable {
  /// How long an answer goes on for a page that reloads.
  private static final Duration GRACE = Duration.ofSeconds(5);

  /// Twice the streams `bench load` opens; more would wait longer than people do.
  static final int MOST = 2_000;

  private static final String RETRY_SECONDS = "5";

  private final Assistant assistant;
  private final Map<String, AnswerStream> byId = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final int most;

  RunningAnswers(Assistant assistant) {
    this(assistant, MOST);
  }

  /// @param most answers under way at once
  RunningAnswers(Assistant assistant, int most) {
    this.assistant = assistant;
    this.most = most;
    assistant.store().onStop(id -> Optional.ofNullable(byId.get(id)).ifPresent(AnswerStream::stop));
  }

  /// Begins to answer.
  ///
  /// @throws ApiException 503 where too many are under way
  AnswerStream begin(Context context, String owner, Question question, Language language) {
    enter(context);
    AnswerStream stream = new AnswerStream(GRACE, started -> byId.put(started.answerId(), started));
    return stream.start(
        owner,
        listener -> assistant.ask(question, owner, listener),
        failure -> Failures.body(failure, language),
        () -> {
          byId.remove(stream.answerId());
          leave();
        });
  }

  /// Counts an answer in.
  void enter(Context context) {
    if (count.incrementAndGet() > most) {
      leave();
      context.header("Retry-After", RETRY_SECONDS);
      throw new ApiException(
          503,
          "正在回答的问题太多：请 " + RETRY_SECONDS + " 秒后再问。",
          "Too many questions are being answered: ask again in " + RETRY_SECONDS + " seconds.");
    }
  }

  void leave() {
    count.decrementAndGet();
  }

  /// How many answers are under way.
  int count() {
    return count.get();
  }

  /// How many may be.
  int most() {
    return most;
  }

  Optional<AnswerStream> find(String owner, String answerId) {
    return Optional.ofNullable(byId.get(answerId)).filter(each -> each.owner().equals(owner));
  }

  /// Ends what is still under way, which is kept with what came.
  @Override
  public void close() {
    byId.values().forEach(AnswerStream::stop);
    for (AnswerStream each : byId.values()) {
      try {
        each.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
