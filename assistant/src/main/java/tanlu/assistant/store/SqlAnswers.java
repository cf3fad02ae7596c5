package tanlu.assistant.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.bundle.Bundle.Versions;
import tanlu.assistant.store.ConversationStore.Said;
import tanlu.assistant.store.KeptAnswer.Status;

/// The answers of a database. Who works at one gives a sign of life each second, and an answer
/// without one counts as failed.
final class SqlAnswers implements AutoCloseable {
  private static final long BEAT_MILLISECONDS = 1_000;

  private static final String BROKEN_OFF =
      "服务器在回答途中停止：请重新提问。 The server stopped while it answered: ask again.";
  private static final String ANSWER =
      "SELECT a.*, f.rating, f.reason, f.given FROM answers a"
          + " JOIN conversations c ON c.id = a.conversation_id"
          + " LEFT JOIN feedback f ON f.answer_id = a.id ";

  private static final String SAID =
      "SELECT question, text FROM answers WHERE conversation_id = :conversation"
          + " AND status = 'finished'";
  private static final RowMapper<Said> SAID_ROW =
      (row, _) -> new Said(row.getString("question"), row.getString("text"));
  private static final String SAID_LATEST = " ORDER BY asked DESC, id LIMIT :most";

  private final Database database;
  private final Clock clock;

  /// The answers under way here, with what came of them so far.
  private final Map<String, String> running = new ConcurrentHashMap<>();

  private final Thread beating;

  SqlAnswers(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.beating = Thread.ofVirtual().name("answers alive").start(this::beat);
  }

  private void beat() {
    while (true) {
      try {
        Thread.sleep(BEAT_MILLISECONDS);
        Map<String, String> now = Map.copyOf(running);
        if (!now.isEmpty()) {
          database.in(
              handle -> {
                PreparedBatch batch =
                    handle.prepareBatch(
                        "UPDATE answers SET text = :text, beat = :now WHERE id = :id"
                            + " AND status = 'running'");
                now.forEach(
                    (id, text) ->
                        batch.bind("text", text).bind("now", clock.millis()).bind("id", id).add());
                return batch.execute();
              });
        }
      } catch (InterruptedException e) {
        return;
      } catch (StoreException _) {
        // The end of the answer tells, where the database is still away by then.
      }
    }
  }

  /// PostgreSQL keeps every character but this one.
  static String clean(String text) {
    return text.replace("\u0000", "");
  }

  /// A question comes after those before it, also where the clock was set back meanwhile.
  void begin(
      Handle handle, String conversationId, String answerId, String question, Instant asked) {
    long last =
        handle
            .createQuery("SELECT COALESCE(MAX(asked), 0) FROM answers WHERE conversation_id = :id")
            .bind("id", conversationId)
            .mapTo(Long.class)
            .one();
    handle
        .createUpdate(
            "INSERT INTO answers (id, conversation_id, question, asked, status, beat,"
                + " text) VALUES (:id, :conversation, :question, :asked, 'running', :now,"
                + " '')")
        .bind("id", answerId)
        .bind("conversation", conversationId)
        .bind("question", clean(question))
        .bind("asked", Math.max(asked.toEpochMilli(), last + 1))
        .bind("now", clock.millis())
        .execute();
  }

  /// Begins to give signs of life.
  void runs(String answerId) {
    running.put(answerId, "");
  }

  void came(String answerId, String text) {
    running.replace(answerId, clean(text));
  }

  void end(
      String answerId,
      Status status,
      String text,
      Optional<Answer> answer,
      Optional<String> failure) {
    running.remove(answerId);
    byte @Nullable [] written = answer.map(AnswerJson::written).orElse(null);
    database.in(
        handle ->
            handle
                .createUpdate(
                    "UPDATE answers SET status = :status, text = :text, answer = :answer,"
                        + " failure = :failure, engine = :engine, corpus = :corpus WHERE id = :id")
                .bind("status", code(status))
                .bind("text", clean(text))
                .bind("answer", written)
                .bind("failure", failure.map(SqlAnswers::clean).orElse(null))
                .bind("engine", Versions.now().engine())
                .bind("corpus", Versions.now().corpus())
                .bind("id", answerId)
                .execute());
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// An answer nobody gives a sign of any more has failed, wherever it ran; a sign from the future
  /// was given before the clock was set back.
  private RowMapper<KeptAnswer> row() {
    return (row, _) -> {
      Status status = Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
      boolean dead =
          status == Status.RUNNING
              && !running.containsKey(row.getString("id"))
              && Math.abs(clock.millis() - row.getLong("beat"))
                  > ConversationStore.LEASE_MILLISECONDS;
      byte[] answer = row.getBytes("answer");
      String rating = row.getString("rating");
      return new KeptAnswer(
          row.getString("id"),
          row.getString("conversation_id"),
          row.getString("question"),
          Instant.ofEpochMilli(row.getLong("asked")),
          dead ? Status.FAILED : status,
          row.getString("text"),
          answer == null ? Optional.empty() : Optional.of(AnswerJson.read(answer)),
          new Versions(row.getString("engine"), row.getString("corpus")),
          dead ? Optional.of(BROKEN_OFF) : Optional.ofNullable(row.getString("failure")),
          rating == null
              ? Optional.empty()
              : Optional.of(
                  new Feedback(
                      Feedback.Rating.valueOf(rating.toUpperCase(Locale.ROOT)),
                      Optional.ofNullable(row.getString("reason")),
                      Instant.ofEpochMilli(row.getLong("given")))));
    };
  }

  Optional<KeptAnswer> answer(String owner, String id) {
    return database.read(
        handle ->
            handle
                .createQuery(ANSWER + "WHERE a.id = :id AND c.owner = :owner")
                .bind("id", id)
                .bind("owner", owner)
                .map(row())
                .findFirst());
  }

  /// Those of a conversation, the first first.
  List<KeptAnswer> of(Handle handle, String conversationId) {
    return handle
        .createQuery(ANSWER + "WHERE a.conversation_id = :id ORDER BY a.asked, a.id")
        .bind("id", conversationId)
        .map(row())
        .list();
  }

  List<Said> said(String conversationId, int most) {
    return database
        .read(
            handle ->
                handle
                    .createQuery(SAID + SAID_LATEST)
                    .bind("conversation", conversationId)
                    .bind("most", most)
                    .map(SAID_ROW)
                    .list())
        .reversed();
  }

  List<Said> saidBefore(KeptAnswer answer, int most) {
    return database
        .read(
            handle ->
                handle
                    .createQuery(SAID + " AND asked <= :asked AND id <> :id" + SAID_LATEST)
                    .bind("conversation", answer.conversationId())
                    .bind("asked", answer.asked().toEpochMilli())
                    .bind("id", answer.id())
                    .bind("most", most)
                    .map(SAID_ROW)
                    .list())
        .reversed();
  }

  boolean rate(String owner, String answerId, Feedback feedback) {
    return database.in(
        handle ->
            handle
                    .createUpdate(
                        "INSERT INTO feedback (answer_id, rating, reason, given)"
                            + " SELECT a.id, :rating, :reason, :given FROM answers a"
                            + " JOIN conversations c ON c.id = a.conversation_id"
                            + " WHERE a.id = :id AND c.owner = :owner"
                            + " ON CONFLICT (answer_id) DO UPDATE SET rating = excluded.rating,"
                            + " reason = excluded.reason, given = excluded.given")
                    .bind("rating", code(feedback.rating()))
                    .bind("reason", feedback.reason().map(SqlAnswers::clean).orElse(null))
                    .bind("given", feedback.given().toEpochMilli())
                    .bind("id", answerId)
                    .bind("owner", owner)
                    .execute()
                > 0);
  }

  List<KeptAnswer> rated() {
    return database.read(
        handle ->
            handle
                .createQuery(ANSWER + "WHERE f.rating IS NOT NULL ORDER BY f.given, a.id")
                .map(row())
                .list());
  }

  @Override
  public void close() {
    beating.interrupt();
  }
}
