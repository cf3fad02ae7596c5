package tanlu.assistant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.assistant.store.KeptAnswer.Status;

/// A PostgreSQL that is stopped under a server and started again.
@Tag("faults")
class PostgresqlAwayTest {
  @TempDir Path folder;

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private static void finish(ConversationStore store, String id) {
    assertThat(store.begin("", "c", id, "问题", Instant.now())).isTrue();
    store.end(id, Status.FINISHED, "回答" + id, Optional.empty(), Optional.empty());
  }

  @Test
  void whatItIsAskedWhileItIsAwaySaysSoAndIsKeptAgainWhenItIsBack() throws Exception {
    EmbeddedPostgres postgres = start(0);
    int port = postgres.getPort();
    DatabaseAddress address =
        DatabaseAddress.of("postgresql://postgres@127.0.0.1:" + port + "/postgres");
    try (ConversationStore store = SqlStore.postgresql(address, Clock.systemUTC())) {
      finish(store, "1");
      postgres.close();
      assertThat(store.ready()).isFalse();
      assertThatThrownBy(() -> finish(store, "2"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("does not answer: check that it runs");
      postgres = start(port);
      assertThat(store.ready()).isTrue();
      finish(store, "3");
      assertThat(store.answer("", "1").orElseThrow().text()).isEqualTo("回答1");
      assertThat(store.answer("", "2")).isEmpty();
      assertThat(store.answer("", "3").orElseThrow().text()).isEqualTo("回答3");
    } finally {
      postgres.close();
    }
  }
}
