package tanlu.assistant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import tanlu.analytics.proof.Text;
import tanlu.assistant.bundle.Bundle.Versions;

/// What a SQLite file can do wrong, each told in one sentence of either language.
class SqliteFaultsTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("conversations.db");
  }

  private SqlStore open() {
    return SqlStore.sqlite(file(), Clock.systemUTC());
  }

  private void execute(String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private static boolean asks(SqlStore store) {
    return store.begin("", "c", "1", "q".repeat(100_000), Instant.EPOCH);
  }

  @Test
  void aNewerSchemaIsLeftAlone() throws Exception {
    open().close();
    execute(
        "INSERT INTO flyway_schema_history SELECT 99, '99', 'later', 'SQL', 'V99__later.sql', 1,"
            + " 'x', installed_on, 1, 1 FROM flyway_schema_history WHERE version = '1'");
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer Tanlu (schema 99, this one knows 2)");
  }

  @Test
  void answersKeptBeforeVersionsWereNotedAreReadAndSaySo() throws Exception {
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + file(), null, null)
        .locations("classpath:tanlu/assistant/store")
        .target("1")
        .load()
        .migrate();
    execute(
        "INSERT INTO conversations VALUES ('c', 'a', 'title', NULL, 1, 1)",
        "INSERT INTO answers VALUES ('1', 'c', 'q', 1, 'failed', 1, 'half', NULL, 'why')");
    try (SqlStore store = open()) {
      KeptAnswer old = store.answer("a", "1").orElseThrow();
      assertThat(old.text()).isEqualTo("half");
      assertThat(old.versions()).isEqualTo(new Versions("unknown", "unknown"));
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsDamaged() throws Exception {
    Files.writeString(file(), "no database at all, but long enough to look at".repeat(50));
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is damaged")
        .hasMessageContaining("restore");
  }

  @Test
  void aFolderThatIsNotThereCannotBeOpened() {
    assertThatThrownBy(() -> SqlStore.sqlite(folder.resolve("no/x.db"), Clock.systemUTC()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be opened");
  }

  @Test
  void aLockedDatabaseIsWaitedForAndThenTold() throws Exception {
    try (SqlStore store = open();
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> asks(store))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("locked by another program");
      statement.execute("ROLLBACK");
      assertThat(asks(store)).isTrue();
    }
  }

  @Test
  void aFullOrReadOnlyDiskIsNamed() {
    assertThat(told(SQLiteErrorCode.SQLITE_FULL).zh()).contains("磁盘已满");
    assertThat(told(SQLiteErrorCode.SQLITE_FULL).en()).contains("is full");
    assertThat(told(SQLiteErrorCode.SQLITE_READONLY_DBMOVED).en()).contains("read-only");
    assertThat(told(SQLiteErrorCode.SQLITE_IOERR_WRITE).en()).contains("fails");
  }

  /// What the driver throws, without a disk to fill.
  private static Text told(SQLiteErrorCode code) {
    return StoreException.of(
            new IllegalStateException(new SQLiteException("x", code)), "conversations.db")
        .sentence();
  }
}
