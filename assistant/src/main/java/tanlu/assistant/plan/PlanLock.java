package tanlu.assistant.plan;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Who drafts a plan: one process, until it is done or dies. Servers that share the folder see it,
/// where the file system has locks.
final class PlanLock implements AutoCloseable {
  private static final String FILE = ".lock";

  private final FileChannel channel;

  private PlanLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @param home the plan's folder
  /// @return empty where another has it
  static Optional<PlanLock> take(Path home) throws IOException {
    FileChannel channel =
        FileChannel.open(home.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (isTaken(channel)) {
      return Optional.of(new PlanLock(channel));
    }
    channel.close();
    return Optional.empty();
  }

  /// Whether anybody has it. Not to be asked by who has it: on some systems that gives it up.
  static boolean isHeld(Path home) throws IOException {
    try (FileChannel channel = FileChannel.open(home.resolve(FILE), StandardOpenOption.WRITE)) {
      return !isTaken(channel);
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      // Another of this process has it.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
