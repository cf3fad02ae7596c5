package tanlu.assistant.store;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.store.KeptAnswer.Status;

/// Conversations in SQLite or PostgreSQL. Several servers may share a database: who works at an
/// answer gives a sign of life each second, and an answer without one counts as failed.
public final class SqlStore implements ConversationStore {
  private static final long BEAT_MILLISECONDS = 1_000;

  /// Bytes of a link that nobody guesses.
  private static final int LINK_BYTES = 24;

  private static final String BROKEN_OFF =
      "服务器在回答途中停止：请重新提问。 The server stopped while it answered: ask again.";
  private static final String ANSWER =
      "SELECT a.*, f.rating, f.reason, f.given FROM answers a"
          + " JOIN conversations c ON c.id = a.conversation_id"
          + " LEFT JOIN feedback f ON f.answer_id = a.id ";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;
  private final Clock clock;

  /// The answers under way here, with what came of them so far.
  private final Map<String, String> running = new ConcurrentHashMap<>();

  private final Thread beating;

  private SqlStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.beating = Thread.ofVirtual().name("answers alive").start(this::beat);
  }

  /// @throws StoreException where the file cannot be used
  public static SqlStore sqlite(Path file, Clock clock) {
    return new SqlStore(Database.sqlite(file), clock);
  }

  /// @throws StoreException where the database cannot be used
  public static SqlStore postgresql(DatabaseAddress address, Clock clock) {
    return new SqlStore(Database.postgresql(address), clock);
  }

  private void beat() {
    while (true) {
      try {
        Thread.sleep(BEAT_MILLISECONDS);
        Map<String, String> now = Map.copyOf(running);
        if (!now.isEmpty()) {
          database.in(
              handle -> {
                now.forEach((id, text) -> came(handle, id, text));
                return true;
              });
        }
      } catch (InterruptedException e) {
        return;
      } catch (StoreException _) {
        // The end of the answer tells, where the database is still away by then.
      }
    }
  }

  private void came(Handle handle, String id, String text) {
    handle
        .createUpdate(
            "UPDATE answers SET text = :text, beat = :now WHERE id = :id AND status = 'running'")
        .bind("text", text)
        .bind("now", clock.millis())
        .bind("id", id)
        .execute();
  }

  /// PostgreSQL keeps every character but this one.
  private static String clean(String text) {
    return text.replace("\u0000", "");
  }

  private static boolean touch(Handle handle, String owner, String id, String title, Instant when) {
    String cut = clean(title).strip();
    int end = cut.offsetByCodePoints(0, Math.min(TITLE, cut.codePointCount(0, cut.length())));
    return handle
            .createUpdate(
                "INSERT INTO conversations (id, owner, title, created, updated)"
                    + " VALUES (:id, :owner, :title, :now, :now) ON CONFLICT (id) DO UPDATE SET"
                    + " updated = excluded.updated WHERE conversations.owner = excluded.owner")
            .bind("id", id)
            .bind("owner", owner)
            .bind("title", cut.substring(0, end))
            .bind("now", when.toEpochMilli())
            .execute()
        > 0;
  }

  @Override
  public boolean begin(
      String owner, String conversationId, String answerId, String question, Instant asked) {
    boolean begun =
        database.in(
            handle -> {
              if (!touch(handle, owner, conversationId, question, asked)) {
                return false;
              }
              handle
                  .createUpdate(
                      "INSERT INTO answers (id, conversation_id, question, asked, status, beat,"
                          + " text) VALUES (:id, :conversation, :question, :asked, 'running', :now,"
                          + " '')")
                  .bind("id", answerId)
                  .bind("conversation", conversationId)
                  .bind("question", clean(question))
                  .bind("asked", asked.toEpochMilli())
                  .bind("now", clock.millis())
                  .execute();
              return true;
            });
    if (begun) {
      running.put(answerId, "");
    }
    return begun;
  }

  @Override
  public void came(String answerId, String text) {
    running.replace(answerId, clean(text));
  }

  @Override
  public void end(
      String answerId,
      Status status,
      String text,
      Optional<Answer> answer,
      Optional<String> failure) {
    running.remove(answerId);
    database.in(
        handle ->
            handle
                .createUpdate(
                    "UPDATE answers SET status = :status, text = :text, answer = :answer,"
                        + " failure = :failure WHERE id = :id")
                .bind("status", code(status))
                .bind("text", clean(text))
                .bind("answer", answer.map(AnswerJson::written).orElse(null))
                .bind("failure", failure.map(SqlStore::clean).orElse(null))
                .bind("id", answerId)
                .execute());
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// An answer nobody gives a sign of any more has failed, wherever it ran.
  private RowMapper<KeptAnswer> answers() {
    return (row, _) -> {
      Status status = Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
      boolean dead =
          status == Status.RUNNING && row.getLong("beat") < clock.millis() - LEASE_MILLISECONDS;
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

  @Override
  public Optional<KeptAnswer> answer(String owner, String id) {
    return database.read(
        handle ->
            handle
                .createQuery(ANSWER + "WHERE a.id = :id AND c.owner = :owner")
                .bind("id", id)
                .bind("owner", owner)
                .map(answers())
                .findFirst());
  }

  @Override
  public boolean owns(String owner, String conversationId) {
    return database.read(handle -> owned(handle, owner, conversationId));
  }

  private static boolean owned(Handle handle, String owner, String id) {
    return handle
        .createQuery("SELECT 1 FROM conversations WHERE id = :id AND owner = :owner")
        .bind("id", id)
        .bind("owner", owner)
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  @Override
  public List<Said> said(String conversationId, int most) {
    return database
        .read(
            handle ->
                handle
                    .createQuery(
                        "SELECT question, text FROM answers WHERE conversation_id = :id"
                            + " AND status = 'finished' ORDER BY asked DESC, id LIMIT :most")
                    .bind("id", conversationId)
                    .bind("most", most)
                    .map((row, _) -> new Said(row.getString("question"), row.getString("text")))
                    .list())
        .reversed();
  }

  @Override
  public List<Listed> list(String owner, String search, int most, int skipped) {
    String pattern =
        "%" + clean(search).toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT c.*, (SELECT COUNT(*) FROM answers n WHERE n.conversation_id = c.id) AS"
                        + " answers FROM conversations c WHERE c.owner = :owner AND (LOWER(c.title)"
                        + " LIKE :words ESCAPE '!' OR EXISTS (SELECT 1 FROM answers a WHERE"
                        + " a.conversation_id = c.id AND (LOWER(a.question) LIKE :words ESCAPE '!'"
                        + " OR LOWER(a.text) LIKE :words ESCAPE '!')))"
                        + " ORDER BY c.updated DESC, c.id LIMIT :most OFFSET :skipped")
                .bind("owner", owner)
                .bind("words", pattern)
                .bind("most", most)
                .bind("skipped", skipped)
                .map(
                    (row, _) ->
                        new Listed(
                            row.getString("id"),
                            row.getString("title"),
                            Instant.ofEpochMilli(row.getLong("created")),
                            Instant.ofEpochMilli(row.getLong("updated")),
                            row.getInt("answers")))
                .list());
  }

  @Override
  public Optional<KeptConversation> conversation(String owner, String id) {
    return database.read(
        handle -> owned(handle, owner, id) ? Optional.of(whole(handle, id)) : Optional.empty());
  }

  private KeptConversation whole(Handle handle, String id) {
    List<KeptAnswer> answers =
        handle
            .createQuery(ANSWER + "WHERE a.conversation_id = :id ORDER BY a.asked, a.id")
            .bind("id", id)
            .map(answers())
            .list();
    List<String> files =
        handle
            .createQuery("SELECT name FROM files WHERE conversation_id = :id ORDER BY sent, id")
            .bind("id", id)
            .mapTo(String.class)
            .list();
    return handle
        .createQuery(
            "SELECT c.*, s.link FROM conversations c LEFT JOIN shares s ON s.conversation_id = c.id"
                + " WHERE c.id = :id")
        .bind("id", id)
        .map(
            (row, _) ->
                new KeptConversation(
                    id,
                    row.getString("title"),
                    Instant.ofEpochMilli(row.getLong("created")),
                    Instant.ofEpochMilli(row.getLong("updated")),
                    Optional.ofNullable(row.getString("dataset")),
                    Optional.ofNullable(row.getString("link")),
                    files,
                    answers))
        .one();
  }

  @Override
  public boolean rename(String owner, String id, String title) {
    return database.in(
        handle ->
            handle.execute(
                    "UPDATE conversations SET title = ? WHERE id = ? AND owner = ?",
                    clean(title),
                    id,
                    owner)
                > 0);
  }

  @Override
  public boolean delete(String owner, String id) {
    return database.in(
        handle ->
            handle.execute("DELETE FROM conversations WHERE id = ? AND owner = ?", id, owner) > 0);
  }

  @Override
  public Optional<String> dataset(String conversationId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT dataset FROM conversations WHERE id = :id AND dataset IS NOT NULL")
                .bind("id", conversationId)
                .mapTo(String.class)
                .findFirst());
  }

  @Override
  public void about(String conversationId, String dataset) {
    database.in(
        handle ->
            handle.execute(
                "UPDATE conversations SET dataset = ? WHERE id = ?", dataset, conversationId));
  }

  @Override
  public boolean putFile(String owner, String conversationId, KeptFile file) {
    return database.in(
        handle -> {
          if (!touch(handle, owner, conversationId, file.name(), clock.instant())) {
            return false;
          }
          handle
              .createUpdate(
                  "INSERT INTO files (conversation_id, id, name, content, sent)"
                      + " VALUES (:conversation, :id, :name, :content, :now)"
                      + " ON CONFLICT (conversation_id, id) DO UPDATE SET name = excluded.name")
              .bind("conversation", conversationId)
              .bind("id", file.id())
              .bind("name", clean(file.name()))
              .bind("content", file.content())
              .bind("now", clock.millis())
              .execute();
          return true;
        });
  }

  @Override
  public List<String> fileIds(String conversationId) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT id FROM files WHERE conversation_id = :id ORDER BY sent, id")
                .bind("id", conversationId)
                .mapTo(String.class)
                .list());
  }

  @Override
  public Optional<KeptFile> file(String conversationId, String fileId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT name, content FROM files WHERE conversation_id = :of AND id = :id")
                .bind("of", conversationId)
                .bind("id", fileId)
                .map(
                    (row, _) ->
                        new KeptFile(fileId, row.getString("name"), row.getBytes("content")))
                .findFirst());
  }

  @Override
  public Optional<String> share(String owner, String conversationId) {
    byte[] random = new byte[LINK_BYTES];
    RANDOM.nextBytes(random);
    String link = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    return database.in(
        handle -> {
          if (!owned(handle, owner, conversationId)) {
            return Optional.empty();
          }
          handle.execute(
              "INSERT INTO shares (link, conversation_id, shared) VALUES (?, ?, ?)"
                  + " ON CONFLICT (conversation_id) DO NOTHING",
              link,
              conversationId,
              clock.millis());
          return handle
              .createQuery("SELECT link FROM shares WHERE conversation_id = :id")
              .bind("id", conversationId)
              .mapTo(String.class)
              .findFirst();
        });
  }

  @Override
  public boolean unshare(String owner, String conversationId) {
    return database.in(
        handle ->
            owned(handle, owner, conversationId)
                && handle.execute("DELETE FROM shares WHERE conversation_id = ?", conversationId)
                    > 0);
  }

  @Override
  public Optional<KeptConversation> shared(String link) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT conversation_id FROM shares WHERE link = :link")
                .bind("link", clean(link))
                .mapTo(String.class)
                .findFirst()
                .map(id -> whole(handle, id)));
  }

  @Override
  public boolean rate(String owner, String answerId, Feedback feedback) {
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
                    .bind("reason", feedback.reason().map(SqlStore::clean).orElse(null))
                    .bind("given", feedback.given().toEpochMilli())
                    .bind("id", answerId)
                    .bind("owner", owner)
                    .execute()
                > 0);
  }

  @Override
  public List<Rated> ratings() {
    return database.read(
        handle ->
            handle
                .createQuery(ANSWER + "WHERE f.rating IS NOT NULL ORDER BY f.given, a.id")
                .map(answers())
                .stream()
                .map(
                    each ->
                        new Rated(
                            each.id(), each.question(), each.text(), each.feedback().orElseThrow()))
                .toList());
  }

  @Override
  public void putPlan(String id, String owner) {
    database.in(
        handle ->
            handle.execute(
                "INSERT INTO plans (id, owner, started) VALUES (?, ?, ?)"
                    + " ON CONFLICT (id) DO NOTHING",
                id,
                owner,
                clock.millis()));
  }

  @Override
  public Optional<String> planOwner(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT owner FROM plans WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findFirst());
  }

  @Override
  public int deleteBefore(Instant time) {
    return database.in(
        handle ->
            handle.execute("DELETE FROM conversations WHERE updated < ?", time.toEpochMilli()));
  }

  @Override
  public boolean ready() {
    try {
      return database.read(
          handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one() == 1);
    } catch (StoreException _) {
      return false;
    }
  }

  @Override
  public void close() {
    beating.interrupt();
    database.close();
  }
}
