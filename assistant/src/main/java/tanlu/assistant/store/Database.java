package tanlu.assistant.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// A SQLite file or a PostgreSQL database, its tables brought up to date by one set of migrations.
final class Database implements AutoCloseable {
  /// How long a lock or a connection is waited for.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// SQLite has one writer at a time; a few readers beside it are enough.
  private static final int CONNECTIONS = 8;

  private final String place;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  /// Empty where many may write at once.
  private final Optional<GroupCommit> writer;

  private Database(String place, HikariDataSource pool, boolean oneWriter) {
    this.place = place;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    this.writer = oneWriter ? Optional.of(GroupCommit.start(jdbi)) : Optional.empty();
  }

  static Database sqlite(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // What was acknowledged survives a loss of power too.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout((int) PATIENCE.toMillis());
    config.enforceForeignKeys(true);
    // Deleted conversations leave no trace in the file.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source);
    return open(file.toString(), pool, true);
  }

  static Database postgresql(DatabaseAddress address) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(address.jdbc());
    address.user().ifPresent(pool::setUsername);
    address.password().ifPresent(pool::setPassword);
    pool.addDataSourceProperty("connectTimeout", PATIENCE.toSeconds());
    pool.addDataSourceProperty("socketTimeout", 30);
    return open(address.toString(), pool, false);
  }

  private static Database open(String place, HikariConfig config, boolean oneWriter) {
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(PATIENCE.toMillis());
    HikariDataSource pool = null;
    try {
      pool = new HikariDataSource(config);
      migrate(pool, place);
      return new Database(place, pool, oneWriter);
    } catch (RuntimeException e) {
      if (pool != null) {
        pool.close();
      }
      throw StoreException.of(e, place);
    }
  }

  private static void migrate(DataSource source, String place) {
    Flyway flyway =
        Flyway.configure().dataSource(source).locations("classpath:tanlu/assistant/store").load();
    MigrationInfo[] all = flyway.info().all();
    String known = "0";
    for (MigrationInfo each : all) {
      MigrationState state = each.getState();
      if (state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED) {
        throw StoreException.newer(place, String.valueOf(each.getVersion()), known);
      }
      known = String.valueOf(each.getVersion());
    }
    flyway.migrate();
  }

  interface Work<T extends @Nullable Object> {
    T on(Handle handle);
  }

  /// Runs work in one transaction: all of it is kept, or nothing. Work may be run again where it
  /// could not be kept, and leaves nothing behind but in the database.
  <T extends @Nullable Object> T in(Work<T> work) {
    try {
      return writer.isPresent() ? writer.get().in(work) : alone(work);
    } catch (RuntimeException e) {
      throw StoreException.of(e, place);
    }
  }

  private <T extends @Nullable Object> T alone(Work<T> work) {
    try (Handle handle = jdbi.open()) {
      handle.begin();
      T result;
      try {
        result = work.on(handle);
        handle.commit();
      } catch (RuntimeException e) {
        handle.rollback();
        throw e;
      }
      return result;
    }
  }

  /// Reads. A transaction of SQLite would shut out its one writer.
  <T extends @Nullable Object> T read(Work<T> work) {
    try (Handle handle = jdbi.open()) {
      return work.on(handle);
    } catch (RuntimeException e) {
      throw StoreException.of(e, place);
    }
  }

  @Override
  public void close() {
    writer.ifPresent(GroupCommit::close);
    pool.close();
  }
}
