package tanlu.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/// Several indexes as they stand at one moment, searched as one. To be closed after the question.
final class Snapshot implements AutoCloseable {
  private final List<Runnable> releases = new ArrayList<>();
  private final IndexSearcher searcher;

  Snapshot(List<PassageIndex> indexes) {
    List<IndexReader> readers = new ArrayList<>();
    for (PassageIndex index : indexes) {
      IndexSearcher held = index.acquire();
      if (held != null) {
        readers.add(held.getIndexReader());
        releases.add(() -> index.release(held));
      }
    }
    try {
      searcher = new IndexSearcher(new MultiReader(readers.toArray(IndexReader[]::new), false));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    releases.forEach(Runnable::run);
  }

  /// A passage found, with what ranks it.
  ///
  /// @param document how the snapshot knows it
  /// @param documentId the policy document it belongs to
  /// @param place which passage of that document it is
  record Found(
      int document,
      double score,
      String documentId,
      int place,
      String number,
      String region,
      List<String> sectors) {}

  List<Found> find(Query query, int top) {
    try {
      List<Found> found = new ArrayList<>();
      for (ScoreDoc each : searcher.search(query, top).scoreDocs) {
        found.add(found(each));
      }
      return found;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Found found(ScoreDoc each) throws IOException {
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(each.doc, leaves));
    int at = each.doc - leaf.docBase;
    var places = DocValues.getNumeric(leaf.reader(), PassageFields.PLACE);
    int place = places.advanceExact(at) ? (int) places.longValue() : 0;
    return new Found(
        each.doc,
        each.score,
        value(leaf, PassageFields.DOCUMENT, at),
        place,
        value(leaf, PassageFields.NUMBER, at),
        value(leaf, PassageFields.REGION, at),
        values(leaf, PassageFields.SECTOR, at));
  }

  private static String value(LeafReaderContext leaf, String field, int at) throws IOException {
    SortedDocValues values = DocValues.getSorted(leaf.reader(), field);
    return values.advanceExact(at) ? values.lookupOrd(values.ordValue()).utf8ToString() : "";
  }

  private static List<String> values(LeafReaderContext leaf, String field, int at)
      throws IOException {
    SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
    List<String> all = new ArrayList<>();
    if (values.advanceExact(at)) {
      for (int i = 0; i < values.docValueCount(); i++) {
        all.add(values.lookupOrd(values.nextOrd()).utf8ToString());
      }
    }
    return all;
  }

  /// Whether any passage has that value in a field that is kept as it is.
  boolean has(String field, String value) {
    try {
      return searcher.getIndexReader().docFreq(new Term(field, value)) > 0;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  Passage passage(int document) {
    try {
      Document stored = searcher.storedFields().document(document);
      return PassageFields.passage(stored);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  int size() {
    return searcher.getIndexReader().maxDoc();
  }

  /// All the documents that match, whatever their score.
  FixedBitSet matching(Query query) {
    try {
      FixedBitSet documents = new FixedBitSet(size());
      Weight weight =
          searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
      for (LeafReaderContext leaf : searcher.getLeafContexts()) {
        Scorer scorer = weight.scorer(leaf);
        if (scorer != null) {
          DocIdSetIterator matches = scorer.iterator();
          while (matches.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            documents.set(leaf.docBase + matches.docID());
          }
        }
      }
      return documents;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("the passages cannot be read: " + e.getMessage(), e);
  }
}
