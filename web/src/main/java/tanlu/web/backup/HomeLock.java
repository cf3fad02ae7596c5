package tanlu.web.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Who works on a home: many at once, or a restore alone. It ends with the process.
public final class HomeLock implements AutoCloseable {
  private static final String FILE = ".lock";

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Keeps restores away.
  ///
  /// @throws BackupException where one is under way, or was cut off
  public static HomeLock shared(Path home) throws IOException {
    HomeLock lock = new HomeLock(open(home));
    if (!lock.take(true)) {
      lock.close();
      throw new BackupException(
          "正在把备份恢复到 " + home + "：请等它结束。",
          "A back-up is being restored to " + home + ": wait until it is done.");
    }
    if (home.resolve(Restore.CUT_OFF).toFile().exists()) {
      lock.close();
      throw new BackupException(
          home + " 的恢复中途停止，内容不完整：请再次运行 ./tanlu restore。",
          "A restore to " + home + " was cut off, and it is not whole: run ./tanlu restore again.");
    }
    return lock;
  }

  static HomeLock alone(Path home) throws IOException {
    HomeLock lock = new HomeLock(open(home));
    if (!lock.take(false)) {
      lock.close();
      throw new BackupException(
          home + " 正被一个服务器或命令使用：请先停止它。",
          "A server or command works on " + home + ": stop it first.");
    }
    return lock;
  }

  private static FileChannel open(Path home) throws IOException {
    return FileChannel.open(
        home.resolve(FILE),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  private boolean take(boolean shared) throws IOException {
    try {
      FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
      return lock != null;
    } catch (OverlappingFileLockException _) {
      // Another thread of this process holds it.
      return shared;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
