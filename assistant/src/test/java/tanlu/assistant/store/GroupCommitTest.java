package tanlu.assistant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Work that waits for the one writer of a SQLite file and is kept together.
@Timeout(30)
class GroupCommitTest {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder.resolve("x.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static int plan(Handle handle, int id) {
    return handle.execute("INSERT INTO plans (id, owner, started) VALUES (?, '', 0)", "p" + id);
  }

  /// As another process finds the file.
  private int kept() throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("x.db"));
        Statement statement = other.createStatement();
        ResultSet found = statement.executeQuery("SELECT COUNT(*) FROM plans")) {
      return found.getInt(1);
    }
  }

  @Test
  void whatReturnedIsThereForOthersAndWhatFailedTakesNoOtherAlong() throws Exception {
    CountDownLatch hold = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    List<Future<Integer>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      asked.add(
          threads.submit(
              () ->
                  database.in(
                      handle -> {
                        wait(hold);
                        return plan(handle, 0);
                      })));
      for (int i = 1; i < 60; i++) {
        int id = i;
        asked.add(
            threads.submit(
                () ->
                    database.in(
                        handle -> {
                          done.incrementAndGet();
                          plan(handle, id);
                          // The first plan is there already.
                          return id % 20 == 7 ? plan(handle, 0) : id;
                        })));
      }
      hold.countDown();
    }
    for (int i = 1; i < 60; i++) {
      Future<Integer> each = asked.get(i);
      if (i % 20 == 7) {
        assertThat(each.state()).isEqualTo(Future.State.FAILED);
        assertThat(each.exceptionNow()).isInstanceOf(StoreException.class);
      } else {
        assertThat(each.resultNow()).isEqualTo(i);
      }
    }
    assertThat(kept()).isEqualTo(60 - 3);
    assertThat(done.get()).as("some were kept together, and again alone").isGreaterThan(59);
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// An asker that is stopped must not take what was asked for unkept.
  @Test
  void whoIsInterruptedMeanwhileIsToldAllTheSame() throws Exception {
    Thread.currentThread().interrupt();
    int plans = database.in(handle -> plan(handle, 1));
    assertThat(plans).isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void aClosedDatabaseTakesNothingMore() {
    database.close();
    assertThatThrownBy(() -> database.in(handle -> plan(handle, 1)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("does not answer");
  }
}
