package tanlu.assistant.store;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.store.KeptAnswer.Status;

/// Conversations in SQLite or PostgreSQL; several servers may share a database.
public final class SqlStore implements ConversationStore {
  /// Bytes of a link that nobody guesses.
  private static final int LINK_BYTES = 24;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;
  private final Clock clock;

  private final SqlAnswers answers;

  private SqlStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.answers = new SqlAnswers(database, clock);
  }

  /// @throws StoreException where the file cannot be used
  public static SqlStore sqlite(Path file, Clock clock) {
    return new SqlStore(Database.sqlite(file), clock);
  }

  /// @throws StoreException where the database cannot be used
  public static SqlStore postgresql(DatabaseAddress address, Clock clock) {
    return new SqlStore(Database.postgresql(address), clock);
  }

  private static boolean touch(Handle handle, String owner, String id, String title, Instant when) {
    String cut = SqlAnswers.clean(title).strip();
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
              answers.begin(handle, conversationId, answerId, question, asked);
              return true;
            });
    if (begun) {
      answers.runs(answerId);
    }
    return begun;
  }

  @Override
  public void came(String answerId, String text) {
    answers.came(answerId, text);
  }

  @Override
  public void end(
      String answerId,
      Status status,
      String text,
      Optional<Answer> answer,
      Optional<String> failure) {
    answers.end(answerId, status, text, answer, failure);
  }

  @Override
  public void stop(String owner, String answerId) {
    answers.stop(owner, answerId);
  }

  @Override
  public void onStop(Consumer<String> hearer) {
    answers.onStop(hearer);
  }

  @Override
  public Optional<KeptAnswer> answer(String owner, String id) {
    return answers.answer(owner, id);
  }

  @Override
  public List<Said> said(String conversationId, int most) {
    return answers.said(conversationId, most);
  }

  @Override
  public List<Said> saidBefore(KeptAnswer answer, int most) {
    return answers.saidBefore(answer, most);
  }

  @Override
  public boolean rate(String owner, String answerId, Feedback feedback) {
    return answers.rate(owner, answerId, feedback);
  }

  @Override
  public List<Rated> ratings() {
    return answers.rated().stream().map(this::rated).toList();
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
  public List<Listed> list(String owner, String search, int most, int skipped) {
    String pattern =
        "%" + SqlAnswers.clean(search).toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
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
    List<KeptAnswer> kept = answers.of(handle, id);
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
                    kept))
        .one();
  }

  @Override
  public boolean rename(String owner, String id, String title) {
    return database.in(
        handle ->
            handle.execute(
                    "UPDATE conversations SET title = ? WHERE id = ? AND owner = ?",
                    SqlAnswers.clean(title),
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
              .bind("name", SqlAnswers.clean(file.name()))
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
                .bind("link", SqlAnswers.clean(link))
                .mapTo(String.class)
                .findFirst()
                .map(id -> whole(handle, id)));
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
    answers.close();
    database.close();
  }
}
