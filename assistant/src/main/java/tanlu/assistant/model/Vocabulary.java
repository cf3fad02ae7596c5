package tanlu.assistant.model;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// The terms of a set of texts: single Chinese characters and pairs of them, stems of English
/// words. A term weighs the more the fewer texts have it, `ln(1 + n / (df + ½))`.
final class Vocabulary {
  private static final Analyzer ANALYZER = new Terms();

  private final Map<String, Integer> texts = new HashMap<>();
  private final int size;

  Vocabulary(List<String> texts) {
    this.size = texts.size();
    texts.forEach(text -> terms(text).forEach(term -> this.texts.merge(term, 1, Integer::sum)));
  }

  /// A text as a vector of length one, in the order of its terms; empty where it has none.
  SortedMap<String, Double> vector(String text) {
    SortedMap<String, Double> vector = new TreeMap<>();
    double squares = 0;
    for (String term : terms(text)) {
      double weight = StrictMath.log(1 + size / (texts.getOrDefault(term, 0) + 0.5));
      vector.put(term, weight);
      squares += weight * weight;
    }
    double length = Math.sqrt(squares);
    vector.replaceAll((_, weight) -> weight / length);
    return vector;
  }

  /// Cosine of the angle between two vectors of length one.
  static double likeness(Map<String, Double> left, Map<String, Double> right) {
    double sum = 0;
    for (Map.Entry<String, Double> term : left.entrySet()) {
      sum += term.getValue() * right.getOrDefault(term.getKey(), 0.0);
    }
    return sum;
  }

  private static SortedSet<String> terms(String text) {
    SortedSet<String> terms = new TreeSet<>();
    try (TokenStream tokens = ANALYZER.tokenStream("", new StringReader(text))) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        terms.add(term.toString());
      }
      tokens.end();
      return terms;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
  }

  private static final class Terms extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      TokenStream pairs =
          new CJKBigramFilter(new LowerCaseFilter(words), CJKBigramFilter.HAN, true);
      return new TokenStreamComponents(words, new PorterStemFilter(pairs));
    }
  }
}
