package tanlu.assistant.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// A SQLite database copied while servers write to it: as it stood at one moment, without what was
/// deleted from it.
public final class SqliteCopy {
  private static final int PATIENCE_MILLISECONDS = 5_000;

  private SqliteCopy() {}

  /// @param to must not exist
  /// @throws StoreException where it cannot be read whole or the copy not be written
  public static void write(Path database, Path to) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLISECONDS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + database);
    try (Connection connection = source.getConnection();
        PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, to.toString());
      copy.execute();
    } catch (SQLException e) {
      throw StoreException.of(e, database.toString());
    }
    requireSound(to, database);
  }

  /// A damaged page may be copied as it is.
  private static void requireSound(Path copy, Path database) {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + copy);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("PRAGMA integrity_check(1)")) {
      if (!found.next() || !found.getString(1).equals("ok")) {
        throw StoreException.damaged(database.toString());
      }
    } catch (SQLException e) {
      throw StoreException.of(e, database.toString());
    }
  }
}
