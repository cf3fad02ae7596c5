package tanlu.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/// Several indexes as they stand at one moment, searched as one. To be closed after the question.
final class Snapshot implements AutoCloseable {
  // More than the digests have passages: to count them all takes longer than a search.
  private static final int COUNTED = 2_000;

  // Below this, handing work over takes longer than doing it.
  private static final int LARGE = 20_000;

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
      searcher = searcher(new MultiReader(readers.toArray(IndexReader[]::new), false));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// A large corpus is searched on all processors, a part of its segments on each.
  private static IndexSearcher searcher(IndexReader reader) {
    if (reader.maxDoc() < LARGE) {
      return new IndexSearcher(reader);
    }
    return new IndexSearcher(reader, ForkJoinPool.commonPool()) {
      @Override
      protected LeafSlice[] slices(List<LeafReaderContext> leaves) {
        return slices(leaves, LARGE, leaves.size(), false);
      }
    };
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
      ScoreDoc[] best = searcher.search(query, top).scoreDocs;
      Found[] found = new Found[best.length];
      Integer[] ascending = IntStream.range(0, best.length).boxed().toArray(Integer[]::new);
      Arrays.sort(ascending, Comparator.comparingInt(i -> best[i].doc));
      Kept kept = null;
      for (int i : ascending) {
        if (kept == null || !kept.holds(best[i].doc)) {
          kept = new Kept(leaf(best[i].doc));
        }
        found[i] = kept.found(best[i]);
      }
      return List.of(found);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private LeafReaderContext leaf(int document) {
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    return leaves.get(ReaderUtil.subIndex(document, leaves));
  }

  /// What one segment keeps of its passages beside the index, read in ascending order.
  private static final class Kept {
    private final LeafReaderContext leaf;
    private final NumericDocValues places;
    private final SortedDocValues documents;
    private final SortedDocValues numbers;
    private final SortedDocValues regions;
    private final SortedSetDocValues sectors;

    Kept(LeafReaderContext leaf) throws IOException {
      this.leaf = leaf;
      places = DocValues.getNumeric(leaf.reader(), PassageFields.PLACE);
      documents = DocValues.getSorted(leaf.reader(), PassageFields.DOCUMENT);
      numbers = DocValues.getSorted(leaf.reader(), PassageFields.NUMBER);
      regions = DocValues.getSorted(leaf.reader(), PassageFields.REGION);
      sectors = DocValues.getSortedSet(leaf.reader(), PassageFields.SECTOR);
    }

    boolean holds(int document) {
      return document < leaf.docBase + leaf.reader().maxDoc();
    }

    Found found(ScoreDoc each) throws IOException {
      int at = each.doc - leaf.docBase;
      return new Found(
          each.doc,
          each.score,
          value(documents, at),
          places.advanceExact(at) ? (int) places.longValue() : 0,
          value(numbers, at),
          value(regions, at),
          values(sectors, at));
    }

    private static String value(SortedDocValues values, int at) throws IOException {
      return values.advanceExact(at) ? values.lookupOrd(values.ordValue()).utf8ToString() : "";
    }

    private static List<String> values(SortedSetDocValues values, int at) throws IOException {
      List<String> all = new ArrayList<>();
      if (values.advanceExact(at)) {
        for (int i = 0; i < values.docValueCount(); i++) {
          all.add(values.lookupOrd(values.nextOrd()).utf8ToString());
        }
      }
      return all;
    }
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

  /// Those of some documents that match, whatever their score: each is looked up, the rest of the
  /// matches is never walked.
  ///
  /// @param documents in ascending order
  FixedBitSet matching(Query query, int[] documents) {
    try {
      FixedBitSet matching = new FixedBitSet(size());
      Weight weight =
          searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
      int next = 0;
      for (LeafReaderContext leaf : searcher.getLeafContexts()) {
        int end = leaf.docBase + leaf.reader().maxDoc();
        int first = next;
        while (next < documents.length && documents[next] < end) {
          next++;
        }
        Scorer scorer = first == next ? null : weight.scorer(leaf);
        if (scorer != null) {
          match(scorer, leaf.docBase, Arrays.copyOfRange(documents, first, next), matching);
        }
      }
      return matching;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static void match(Scorer scorer, int base, int[] documents, FixedBitSet matching)
      throws IOException {
    TwoPhaseIterator verified = scorer.twoPhaseIterator();
    DocIdSetIterator nearly = verified == null ? scorer.iterator() : verified.approximation();
    for (int document : documents) {
      int at = document - base;
      if (nearly.docID() < at) {
        nearly.advance(at);
      }
      if (nearly.docID() == at && (verified == null || verified.matches())) {
        matching.set(document);
      }
    }
  }

  /// How many passages match: counted where few can, else the most that can by the frequencies of
  /// the terms, which for a phrase is that of its rarest.
  int frequency(Query query) {
    try {
      Query simplest = searcher.rewrite(query);
      long most = mostMatching(simplest);
      return most <= COUNTED ? searcher.count(simplest) : (int) most;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private long mostMatching(Query query) throws IOException {
    IndexReader reader = searcher.getIndexReader();
    long most =
        switch (query) {
          case TermQuery one -> reader.docFreq(one.getTerm());
          case PhraseQuery phrase -> {
            long rarest = size();
            for (Term term : phrase.getTerms()) {
              rarest = Math.min(rarest, reader.docFreq(term));
            }
            yield rarest;
          }
          case BoostQuery boosted -> mostMatching(boosted.getQuery());
          case DisjunctionMaxQuery any -> sum(any.getDisjuncts());
          case BooleanQuery some ->
              sum(some.getClauses(Occur.SHOULD)) / Math.max(1, some.getMinimumNumberShouldMatch());
          case MatchNoDocsQuery _ -> 0;
          default -> size();
        };
    return Math.min(most, size());
  }

  private long sum(Collection<Query> queries) throws IOException {
    long sum = 0;
    for (Query query : queries) {
      sum += mostMatching(query);
    }
    return sum;
  }

  private static UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("the passages cannot be read: " + e.getMessage(), e);
  }
}
