package tanlu.knowledge.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import tanlu.knowledge.Embedding;
import tanlu.knowledge.IndexException;
import tanlu.knowledge.PassageIndex;
import tanlu.knowledge.PolicyDocument;

/// The documents of one's own under `$TANLU_HOME/corpus`: `documents` holds the text of each and is
/// the truth, `index` is made from it and made again when it is lost or broken, `quarantine` holds
/// what was kept out and why.
///
/// A document is accepted once its record is in place. The mark `unfinished` stands from before the
/// first record of a run until its index is committed: where it is found, the run was cut off, and
/// the records younger than it are indexed again.
public final class Library {
  /// A document as it is kept.
  record Kept(Original original, List<Line> lines) {}

  /// A document kept out.
  record Refused(String source, String sha256, int inspection, List<Finding> findings) {}

  private final Path folder;
  private final Shelf documents;
  private final Shelf quarantine;

  private Library(Path folder) {
    this.folder = folder;
    documents = new Shelf(folder.resolve("documents"));
    quarantine = new Shelf(folder.resolve("quarantine"));
  }

  /// @param home `$TANLU_HOME`
  public static Library at(Path home) {
    return new Library(home.resolve("corpus"));
  }

  /// Every document accepted, read as it is asked for.
  public Stream<PolicyDocument> all() {
    return documents.files().stream()
        .map(file -> kept(file.getFileName().toString().replaceFirst("\\.json$", "")))
        .flatMap(Optional::stream)
        .map(kept -> kept.original().document(kept.lines()));
  }

  List<Original> originals() {
    return documents.heads(Original.class);
  }

  void keep(Original original, List<Line> lines) {
    documents.put(original.id(), new Kept(original, lines));
  }

  Optional<Kept> kept(String id) {
    return documents.get(id, Kept.class);
  }

  void refuse(Refused refused) {
    quarantine.put(refused.sha256(), refused);
  }

  Optional<Refused> refused(String sha256) {
    return quarantine.get(sha256, Refused.class);
  }

  void release(String sha256) {
    quarantine.remove(sha256);
  }

  /// The index to search, mended first where it is broken or behind. Each commit of another process
  /// is seen by the next search.
  ///
  /// @param told hears when the index is made again
  /// @throws IndexException where it is broken and another process holds it
  public PassageIndex reading(Embedding embedding, Consumer<Note> told) {
    if (!documents.files().isEmpty() && (behind() || broken())) {
      try {
        writing(embedding, told).close();
      } catch (IndexException e) {
        if (!(e.getCause() instanceof LockObtainFailedException) || broken()) {
          throw e;
        }
      }
    }
    return PassageIndex.reading(directory());
  }

  /// The index to write to, one process at a time, mended first where it is broken or behind.
  PassageIndex writing(Embedding embedding, Consumer<Note> told) {
    boolean broken = broken();
    if (broken) {
      clear();
    }
    PassageIndex index = PassageIndex.writing(directory(), embedding);
    try {
      if (broken) {
        told.accept(
            new Note(
                "索引已损坏或缺失：正由保存的文件重建。",
                "The index is broken or missing: it is being made again from the stored"
                    + " documents."));
        put(documents.files(), index);
      } else if (behind()) {
        told.accept(
            new Note(
                "上次索引中断：正补入已接受的文件。",
                "The last run was cut off: what it accepted is being indexed."));
        put(younger(), index);
      }
      index.commit();
      Files.deleteIfExists(unfinished());
      return index;
    } catch (IOException e) {
      index.close();
      throw unusable(e);
    } catch (RuntimeException e) {
      index.close();
      throw e;
    }
  }

  /// Says that records are about to be written that the index lacks.
  void begin() {
    try {
      Files.createDirectories(folder);
      Files.write(unfinished(), new byte[0]);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /// Says that the index has all records.
  void end() {
    try {
      Files.deleteIfExists(unfinished());
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private void put(List<Path> files, PassageIndex index) {
    for (Path file : files) {
      String id = file.getFileName().toString().replaceFirst("\\.json$", "");
      kept(id).ifPresent(kept -> index.put(kept.original().document(kept.lines())));
    }
  }

  private List<Path> younger() throws IOException {
    FileTime begun = Files.getLastModifiedTime(unfinished());
    List<Path> younger = new ArrayList<>();
    for (Path file : documents.files()) {
      if (Files.getLastModifiedTime(file).compareTo(begun) >= 0) {
        younger.add(file);
      }
    }
    return younger;
  }

  private boolean behind() {
    return Files.exists(unfinished());
  }

  /// Whether the index cannot be read to its last byte, or is not there while documents are.
  private boolean broken() {
    try (Directory directory = directory()) {
      if (!DirectoryReader.indexExists(directory)) {
        return !documents.files().isEmpty();
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        for (LeafReaderContext leaf : reader.leaves()) {
          if (leaf.reader() instanceof CodecReader codec) {
            codec.checkIntegrity();
          }
        }
      }
      return false;
    } catch (IOException | IllegalArgumentException _) {
      return true;
    }
  }

  private void clear() {
    try (Directory directory = directory();
        Lock lock = directory.obtainLock("write.lock")) {
      lock.ensureValid();
      for (String file : directory.listAll()) {
        if (!file.equals("write.lock")) {
          directory.deleteFile(file);
        }
      }
    } catch (LockObtainFailedException _) {
      // Opening the index says so.
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Directory directory() {
    try {
      return FSDirectory.open(Files.createDirectories(folder.resolve("index")));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Path unfinished() {
    return folder.resolve("unfinished");
  }

  private LibraryException unusable(IOException e) {
    return new LibraryException(
        "%s cannot be used (%s): free space or rights, then run again."
            .formatted(folder, e.getMessage()),
        e);
  }
}
