package tanlu.assistant.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.store.Database.Work;

/// The one writer of a SQLite file, on a thread of its own: what comes while one transaction is on
/// its way to the disk goes together in the next. Nobody is told before the disk has it.
///
/// SQLite would have writers wait in its own code, where virtual threads keep the processors from
/// those that could go on.
final class GroupCommit implements AutoCloseable {
  private static final int MOST = 500;

  private final Jdbi jdbi;
  private final BlockingQueue<Pending<?>> waiting = new LinkedBlockingQueue<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("writer").unstarted(this::write);

  /// Nothing comes after it.
  private final Pending<Boolean> end = new Pending<>(_ -> true);

  private boolean closed;

  private GroupCommit(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  static GroupCommit start(Jdbi jdbi) {
    GroupCommit writer = new GroupCommit(jdbi);
    writer.thread.start();
    return writer;
  }

  /// Work is done anew where other work in its transaction failed.
  private static final class Pending<T extends @Nullable Object> {
    private final Work<T> work;
    private final CompletableFuture<T> kept = new CompletableFuture<>();
    private @Nullable T result;

    Pending(Work<T> work) {
      this.work = work;
    }

    void on(Handle handle) {
      result = work.on(handle);
    }

    @SuppressWarnings("NullAway") // Null only where the work's own result is.
    void tell() {
      kept.complete(result);
    }
  }

  /// Returns when the work is on the disk.
  <T extends @Nullable Object> T in(Work<T> work) {
    Pending<T> pending = new Pending<>(work);
    take(pending);
    try {
      return pending.kept.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private synchronized void take(Pending<?> pending) {
    if (closed) {
      throw new IllegalStateException("the database is closed");
    }
    closed = pending == end;
    waiting.add(pending);
  }

  private void write() {
    List<Pending<?>> group = new ArrayList<>();
    while (!group.contains(end)) {
      group.clear();
      try {
        group.add(waiting.take());
      } catch (InterruptedException e) {
        // Nobody has this thread but this class.
        throw new IllegalStateException(e);
      }
      waiting.drainTo(group, MOST - 1);
      keep(group);
    }
  }

  /// One that fails takes no other along.
  private void keep(List<Pending<?>> group) {
    boolean working = false;
    try (Handle handle = jdbi.open()) {
      handle.begin();
      try {
        working = true;
        group.forEach(each -> each.on(handle));
        working = false;
        handle.commit();
      } catch (RuntimeException | Error e) {
        handle.rollback();
        throw e;
      }
      group.forEach(Pending::tell);
    } catch (RuntimeException | Error e) {
      if (working && group.size() > 1) {
        group.forEach(each -> keep(List.of(each)));
      } else {
        group.forEach(each -> each.kept.completeExceptionally(e));
      }
    }
  }

  /// Keeps what waits; more is not taken.
  @Override
  public void close() {
    synchronized (this) {
      if (!closed) {
        take(end);
      }
    }
    end.kept.join();
  }
}
