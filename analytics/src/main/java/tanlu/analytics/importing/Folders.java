package tanlu.analytics.importing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Folders that must survive a power cut, or go without a trace.
final class Folders {
  private Folders() {}

  /// Brings every file of a folder, and the folder itself, to the disk.
  static void force(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        forceFile(file);
      }
    }
    forceFolder(folder);
  }

  static void forceFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /// The names in a folder; Windows keeps them itself and opens no folder.
  static void forceFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /// Removes what an interruption left: the files and folders whose name begins so.
  static void removeAll(Path folder, String prefix) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.filter(each -> Workbooks.name(each).startsWith(prefix)).toList()) {
        remove(child);
      }
    }
  }

  private static void remove(Path path) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.delete(each);
    }
  }
}
