package tanlu.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// A passage as the fields of a Lucene document. What is searched is analysed, what is filtered by
/// is kept as it is, what ranks stands in doc values, and the whole passage is stored as JSON.
final class PassageFields {
  static final String ID = "id";
  static final String DOCUMENT = "document";
  static final String PLACE = "place";
  static final String TITLE = "title";
  static final String HEADING = "heading";
  static final String TEXT = "text";

  /// The document number as [DocumentNumber#key] spells it.
  static final String NUMBER = "number";

  static final String REGION = "region";
  static final String SECTOR = "sector";
  static final String STATUS = "status";

  /// A metric and every run of words in it.
  static final String METRIC = "metric";

  static final String VECTOR = "vector";
  private static final String ISSUED = "issued";
  private static final String TARGET_YEAR = "targetYear";
  static final String PASSAGE = "passage";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PassageFields() {}

  /// @param place which passage of its document this is, from 0
  static Document document(Passage passage, int place, float @Nullable [] vector) {
    Document document = new Document();
    document.add(new StringField(ID, passage.id(), Store.NO));
    keyword(document, DOCUMENT, passage.documentId());
    document.add(new NumericDocValuesField(PLACE, place));
    document.add(text(TITLE, passage.titleZh(), passage.titleEn()));
    document.add(text(HEADING, passage.headingZh(), passage.headingEn(), passage.ancestry()));
    document.add(text(TEXT, passage.textZh(), passage.textEn()));
    keyword(document, REGION, passage.region());
    for (String sector : passage.sectors()) {
      document.add(new StringField(SECTOR, sector, Store.NO));
      document.add(new SortedSetDocValuesField(SECTOR, new BytesRef(sector)));
    }
    if (passage.number() != null) {
      keyword(document, NUMBER, DocumentNumber.key(passage.number()));
    }
    document.add(new StringField(STATUS, passage.status().name(), Store.NO));
    if (passage.issued() != null) {
      document.add(new LongPoint(ISSUED, firstDay(passage.issued()).toEpochDay()));
    }
    for (Passage.Target target : passage.targets()) {
      for (String part : runs(target.metric())) {
        document.add(new StringField(METRIC, part, Store.NO));
      }
      if (target.targetYear() != null) {
        document.add(new IntPoint(TARGET_YEAR, target.targetYear()));
      }
    }
    if (vector != null) {
      document.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
    }
    document.add(new StoredField(PASSAGE, json(passage)));
    return document;
  }

  /// Words in a row: of `a_b_c` itself, `a_b`, `b_c` and each word.
  private static Set<String> runs(String metric) {
    List<String> words = List.of(metric.split("_"));
    Set<String> runs = new LinkedHashSet<>();
    for (int from = 0; from < words.size(); from++) {
      for (int to = from + 1; to <= words.size(); to++) {
        runs.add(String.join("_", words.subList(from, to)));
      }
    }
    return runs;
  }

  private static void keyword(Document document, String field, String value) {
    document.add(new StringField(field, value, Store.NO));
    document.add(new SortedDocValuesField(field, new BytesRef(value)));
  }

  private static Field text(String field, String zh, String en) {
    // An original is in one language and stands in both places.
    return new TextField(field, zh.equals(en) ? zh : zh + "\n" + en, Store.NO);
  }

  private static Field text(String field, String zh, String en, Collection<String> above) {
    String headings = String.join("\n", above);
    return new TextField(
        field, zh.equals(en) ? zh + "\n" + headings : zh + "\n" + en + "\n" + headings, Store.NO);
  }

  static String json(Passage passage) {
    try {
      return JSON.writeValueAsString(passage);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("passage " + passage.id() + " does not turn into JSON", e);
    }
  }

  /// The passage a stored document holds.
  static Passage passage(Document stored) {
    return passage(stored.get(PASSAGE));
  }

  static Passage passage(String json) {
    try {
      return JSON.readValue(json, Passage.class);
    } catch (JsonProcessingException e) {
      throw new IndexException("a stored passage", "cannot be read: " + e.getMessage(), e);
    }
  }

  /// The first day `2021`, `2021-10` or `2021-10-24` can mean.
  static LocalDate firstDay(String issued) {
    return LocalDate.parse(issued + "-01-01".substring(issued.length() - "YYYY".length()));
  }

  static Query issuedFrom(LocalDate day) {
    return LongPoint.newRangeQuery(ISSUED, day.toEpochDay(), Long.MAX_VALUE);
  }

  static Query issuedIn(int year) {
    return LongPoint.newRangeQuery(
        ISSUED, LocalDate.of(year, 1, 1).toEpochDay(), LocalDate.of(year, 12, 31).toEpochDay());
  }

  static Query targetYear(int year) {
    return IntPoint.newExactQuery(TARGET_YEAR, year);
  }

  static Query anyOf(String field, Collection<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }
}
