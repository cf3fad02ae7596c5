package tanlu.knowledge;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/// Passages in a Lucene index, in memory or on disk. The passages stand in the index whole, so that
/// nothing else need be kept.
///
/// A document is put and deleted as a whole and seen at once by searches of this object; what is
/// committed outlives the process and is seen by readers in other processes. One writer at a time.
public final class PassageIndex implements AutoCloseable {
  private final Directory directory;
  private final Embedding embedding;
  private final @Nullable IndexWriter writer;
  private @Nullable SearcherManager searchers;

  private PassageIndex(Directory directory, Embedding embedding, @Nullable IndexWriter writer) {
    this.directory = directory;
    this.embedding = embedding;
    this.writer = writer;
  }

  /// An empty index in memory.
  public static PassageIndex inMemory(Embedding embedding) {
    return writing(new ByteBuffersDirectory(), embedding);
  }

  /// Opens an index for writing and reading, and makes it where there is none.
  ///
  /// @throws IndexException where another process writes it, or it is broken
  public static PassageIndex writing(Directory directory, Embedding embedding) {
    try {
      IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new Terms()));
      PassageIndex index = new PassageIndex(directory, embedding, writer);
      index.searchers = new SearcherManager(writer, null);
      return index;
    } catch (IOException e) {
      throw failed(directory, e);
    }
  }

  /// Opens what another process writes, for reading: each commit is seen by the next search. Empty
  /// until the first one.
  public static PassageIndex reading(Directory directory) {
    return new PassageIndex(directory, Embedding.OFF, null);
  }

  /// Adds a document's passages in place of those it had before.
  public void put(PolicyDocument document) {
    try {
      int place = 0;
      List<Document> fields = new ArrayList<>();
      for (Passage passage : document.passages()) {
        fields.add(
            PassageFields.document(passage, place++, embedding.passage(passage).orElse(null)));
      }
      open().updateDocuments(new Term(PassageFields.DOCUMENT, document.id()), fields);
    } catch (IOException e) {
      throw failed(directory, e);
    }
  }

  /// Adds one passage of a document whose others may be elsewhere.
  void put(Passage passage, int place, float @Nullable [] vector) {
    try {
      open().addDocument(PassageFields.document(passage, place, vector));
    } catch (IOException e) {
      throw failed(directory, e);
    }
  }

  public void delete(String documentId) {
    try {
      open().deleteDocuments(new Term(PassageFields.DOCUMENT, documentId));
    } catch (IOException e) {
      throw failed(directory, e);
    }
  }

  /// Makes durable what was put and deleted since the last commit, all of it or nothing.
  public void commit() {
    try {
      open().commit();
    } catch (IOException e) {
      throw failed(directory, e);
    }
  }

  /// What was not committed is lost.
  @Override
  public void close() {
    try {
      if (searchers != null) {
        searchers.close();
      }
      if (writer != null) {
        writer.rollback();
      }
      directory.close();
    } catch (IOException e) {
      throw failed(directory, e);
    }
  }

  /// The passages as they stand now; null where there are none yet. To be given back.
  @Nullable IndexSearcher acquire() {
    try {
      SearcherManager manager = searchers();
      if (manager == null) {
        return null;
      }
      try {
        manager.maybeRefreshBlocking();
      } catch (FileNotFoundException | NoSuchFileException gone) {
        // Deleted under a server: what is open is searched on, the next start makes it again.
      }
      return manager.acquire();
    } catch (IOException e) {
      throw failed(directory, e);
    }
  }

  void release(IndexSearcher searcher) {
    try {
      if (searchers != null) {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw failed(directory, e);
    }
  }

  private synchronized @Nullable SearcherManager searchers() throws IOException {
    if (searchers == null && DirectoryReader.indexExists(directory)) {
      searchers = new SearcherManager(directory, null);
    }
    return searchers;
  }

  private IndexWriter open() {
    if (writer == null) {
      throw new IllegalStateException(directory + " is open for reading only");
    }
    return writer;
  }

  private static IndexException failed(Directory directory, IOException e) {
    String problem =
        switch (e) {
          case LockObtainFailedException _ ->
              "is being written by another process; try again when that has ended";
          case CorruptIndexException _ -> "is broken: " + e.getMessage();
          case IndexFormatTooOldException _, IndexFormatTooNewException _ ->
              "was written by another version: " + e.getMessage();
          default -> "cannot be used: " + e.getMessage();
        };
    return new IndexException(directory.toString(), problem, e);
  }
}
