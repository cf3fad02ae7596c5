package tanlu.web.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Folders deleted, and put on the disk.
final class Folders {
  private Folders() {}

  /// Deletes a folder with all below it; what cannot be deleted stays.
  static void delete(@Nullable Path folder) {
    if (folder == null || !Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    } catch (IOException _) {
      // The next run begins by deleting it.
    }
  }

  /// Files and folders reach the disk before this returns; some systems open no folders.
  static void force(Path fileOrFolder) throws IOException {
    boolean folder = Files.isDirectory(fileOrFolder);
    try (FileChannel channel =
        FileChannel.open(
            fileOrFolder, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      if (!folder) {
        throw e;
      }
    }
  }
}
