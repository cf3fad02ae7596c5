package tanlu.knowledge.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/// The newest commit of the index of a library, copied while another process writes. The files of a
/// commit never change; where one is merged away before it is copied, a newer commit stands.
public final class IndexCopy {
  private static final int ATTEMPTS = 10;

  private IndexCopy() {}

  /// @param home `$TANLU_HOME`
  /// @param to a folder, which is made
  /// @return whether there is an index that can be read; without it, it is made again from the
  ///   documents
  public static boolean write(Path home, Path to) throws IOException {
    Path index = home.resolve("corpus").resolve("index");
    for (int attempt = 1; Files.isDirectory(index); attempt++) {
      try {
        for (String file : commit(index)) {
          Files.createDirectories(to);
          Files.copy(index.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.exists(to);
      } catch (CorruptIndexException _) {
        return false;
      } catch (NoSuchFileException | FileNotFoundException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        clear(to);
      }
    }
    return false;
  }

  private static Collection<String> commit(Path index) throws IOException {
    try (Directory directory = FSDirectory.open(index)) {
      return DirectoryReader.indexExists(directory)
          ? SegmentInfos.readLatestCommit(directory).files(true)
          : List.of();
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
