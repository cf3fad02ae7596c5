package tanlu.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/// Passages in a Lucene index held in memory, known by their place in the list.
final class PassageIndex {
  static final String TITLE = "title";
  static final String HEADING = "heading";
  static final String TEXT = "text";
  static final String NUMBER = "number";
  static final String REGION = "region";
  static final String SECTOR = "sector";
  private static final String ISSUED = "issued";
  private static final String PLACE = "place";

  private final IndexSearcher searcher;

  PassageIndex(List<Passage> passages, Analyzer terms) {
    ByteBuffersDirectory memory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(memory, new IndexWriterConfig(terms))) {
      for (int place = 0; place < passages.size(); place++) {
        writer.addDocument(document(passages.get(place), place));
      }
      writer.commit();
      searcher = new IndexSearcher(DirectoryReader.open(memory));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static Document document(Passage passage, int place) {
    Document document = new Document();
    document.add(new StoredField(PLACE, place));
    document.add(text(TITLE, passage.titleZh(), passage.titleEn()));
    document.add(text(HEADING, passage.headingZh(), passage.headingEn()));
    document.add(text(TEXT, passage.textZh(), passage.textEn()));
    document.add(new StringField(REGION, passage.region(), Store.NO));
    for (String sector : passage.sectors()) {
      document.add(new StringField(SECTOR, sector, Store.NO));
    }
    if (passage.number() != null) {
      document.add(new StringField(NUMBER, passage.number(), Store.NO));
    }
    if (passage.issued() != null) {
      document.add(new LongPoint(ISSUED, firstDay(passage.issued()).toEpochDay()));
    }
    return document;
  }

  private static TextField text(String field, String zh, String en) {
    return new TextField(field, zh + "\n" + en, Store.NO);
  }

  /// The first day `2021`, `2021-10` or `2021-10-24` can mean.
  static LocalDate firstDay(String issued) {
    return LocalDate.parse(issued + "-01-01".substring(issued.length() - "YYYY".length()));
  }

  static Query issuedFrom(LocalDate day) {
    return LongPoint.newRangeQuery(ISSUED, day.toEpochDay(), Long.MAX_VALUE);
  }

  static Query anyOf(String field, Collection<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }

  /// A passage found.
  ///
  /// @param document how the index knows it
  /// @param place its place in the list
  record Found(int document, int place, double score) {}

  List<Found> find(Query query, int top) {
    try {
      List<Found> found = new ArrayList<>();
      for (ScoreDoc each : searcher.search(query, top).scoreDocs) {
        Document stored = searcher.storedFields().document(each.doc);
        int place = stored.getField(PLACE).numericValue().intValue();
        found.add(new Found(each.doc, place, each.score));
      }
      return found;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// All the documents that match, whatever their score.
  FixedBitSet matching(Query query) {
    try {
      FixedBitSet documents = new FixedBitSet(searcher.getIndexReader().maxDoc());
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
    return new UncheckedIOException("the index in memory failed", e);
  }
}
