package tanlu.assistant.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import tanlu.prompts.Intent;

/// Tells what a question is about by the examples it is most like: the examples of all intents in a
/// Lucene index, names and years masked, the best few voting with their scores. A question that
/// shares too little with any example belongs to none.
final class IntentClassifier {
  private static final String TEXT = "text";
  private static final String INTENT = "intent";
  private static final int VOTERS = 6;

  /// Share of the question's own terms, names apart, that its nearest example must know.
  private static final double LEAST_OVERLAP = 0.25;

  private final Analyzer analyzer =
      new CJKAnalyzer(org.apache.lucene.analysis.CharArraySet.EMPTY_SET);
  private final IndexSearcher searcher;
  private final Map<String, Intent> intents = new HashMap<>();
  private final Masks masks;

  IntentClassifier(List<Intent> intents, Masks masks) {
    this.masks = masks;
    try {
      ByteBuffersDirectory directory = new ByteBuffersDirectory();
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (Intent intent : intents) {
          this.intents.put(intent.id(), intent);
          for (String example : intent.examples()) {
            Document document = new Document();
            document.add(new TextField(TEXT, masks.apply(example), Field.Store.YES));
            document.add(new StoredField(INTENT, intent.id()));
            writer.addDocument(document);
          }
        }
      }
      searcher = new IndexSearcher(DirectoryReader.open(directory));
    } catch (IOException e) {
      throw new UncheckedIOException("the examples cannot be indexed in memory", e);
    }
  }

  Optional<Intent> classify(String question) {
    try {
      Set<String> terms = terms(masks.apply(question));
      if (terms.isEmpty()) {
        return Optional.empty();
      }
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      terms.forEach(
          term -> query.add(new TermQuery(new Term(TEXT, term)), BooleanClause.Occur.SHOULD));
      ScoreDoc[] hits = searcher.search(query.build(), VOTERS).scoreDocs;
      if (hits.length == 0) {
        return Optional.empty();
      }
      Map<String, Double> votes = new HashMap<>();
      double overlap = 0;
      for (ScoreDoc hit : hits) {
        Document example = searcher.storedFields().document(hit.doc);
        double likeness = overlap(terms, terms(example.get(TEXT)));
        overlap = Math.max(overlap, likeness);
        votes.merge(example.get(INTENT), hit.score * (0.3 + likeness), Double::sum);
      }
      if (overlap < LEAST_OVERLAP) {
        return Optional.empty();
      }
      return votes.entrySet().stream()
          .max(
              Map.Entry.<String, Double>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey()))
          .map(entry -> intents.get(entry.getKey()));
    } catch (IOException e) {
      throw new UncheckedIOException("the examples cannot be searched", e);
    }
  }

  /// Dice coefficient of two sets of terms.
  private static double overlap(Set<String> left, Set<String> right) {
    Set<String> both = new HashSet<>(left);
    both.retainAll(right);
    return 2.0 * both.size() / (left.size() + right.size());
  }

  private Set<String> terms(String text) throws IOException {
    Set<String> terms = new HashSet<>();
    try (TokenStream tokens = analyzer.tokenStream(TEXT, text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        terms.add(term.toString());
      }
      tokens.end();
    }
    return terms;
  }
}
