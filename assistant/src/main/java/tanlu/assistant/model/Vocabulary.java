package tanlu.assistant.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
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

  private static final Pattern WORD = Pattern.compile("[a-z]{6,}");

  /// In order.
  private final Map<String, Integer> places = new LinkedHashMap<>();

  private final SortedSet<String> words;

  /// How many of all texts have a term, by its place.
  private final int[] texts;

  private final int size;

  /// @param counted the terms, in order, each with the number of texts that have it
  /// @param words the long words, for slips to be put right by
  /// @param size how many texts there are
  private Vocabulary(SortedMap<String, Integer> counted, SortedSet<String> words, int size) {
    counted.keySet().forEach(term -> places.put(term, places.size()));
    this.texts = counted.values().stream().mapToInt(Integer::intValue).toArray();
    this.words = words;
    this.size = size;
  }

  static Vocabulary of(List<String> texts) {
    SortedMap<String, Integer> counted = new TreeMap<>();
    texts.forEach(text -> terms(text).forEach(term -> counted.merge(term, 1, Integer::sum)));
    SortedSet<String> words = new TreeSet<>();
    texts.forEach(text -> WORD.matcher(lower(text)).results().forEach(m -> words.add(m.group())));
    return new Vocabulary(counted, words, texts.size());
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(size);
    out.writeInt(texts.length);
    for (Map.Entry<String, Integer> term : places.entrySet()) {
      out.writeUTF(term.getKey());
      out.writeInt(texts[term.getValue()]);
    }
    out.writeInt(words.size());
    for (String word : words) {
      out.writeUTF(word);
    }
  }

  static Vocabulary read(DataInput in) throws IOException {
    int size = in.readInt();
    SortedMap<String, Integer> counted = new TreeMap<>();
    for (int terms = in.readInt(); terms > 0; terms--) {
      counted.put(in.readUTF(), in.readInt());
    }
    SortedSet<String> words = new TreeSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      words.add(in.readUTF());
    }
    return new Vocabulary(counted, words, size);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /// A text with each long word that was never seen put right where one that was is a slip away: a
  /// letter or, in very long words, two.
  private String mended(String text) {
    return WORD.matcher(lower(text))
        .replaceAll(match -> words.contains(match.group()) ? match.group() : near(match.group()));
  }

  private String near(String word) {
    LevenshteinDistance slips = new LevenshteinDistance(word.length() < 9 ? 1 : 2);
    String nearest = word;
    int least = Integer.MAX_VALUE;
    for (String known : words) {
      int distance = known.charAt(0) == word.charAt(0) ? slips.apply(word, known) : -1;
      if (distance >= 0 && distance < least) {
        least = distance;
        nearest = known;
      }
    }
    return nearest;
  }

  /// How many terms there are.
  int size() {
    return texts.length;
  }

  /// A text as a vector of length one, in the order of its terms; terms never seen are in its
  /// length alone. Empty where it has none.
  Vector vector(String text) {
    List<Integer> terms = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    double squares = 0;
    for (String term : terms(mended(text))) {
      Integer place = places.get(term);
      double weight = StrictMath.log(1 + size / ((place == null ? 0 : texts[place]) + 0.5));
      squares += weight * weight;
      if (place != null) {
        terms.add(place);
        weights.add(weight);
      }
    }
    double length = Math.sqrt(squares);
    return new Vector(
        terms.stream().mapToInt(Integer::intValue).toArray(),
        weights.stream().mapToDouble(weight -> weight / length).toArray());
  }

  /// A text's terms by their places, ascending, and their weights.
  static final class Vector {
    private final int[] terms;
    private final double[] weights;

    Vector(int[] terms, double[] weights) {
      this.terms = terms;
      this.weights = weights;
    }

    /// The inner products with columns of weights.
    ///
    /// @param byTerm by term, then by column
    double[] likeness(double[][] byTerm, int columns) {
      double[] sums = new double[columns];
      for (int i = 0; i < terms.length; i++) {
        double[] row = byTerm[terms[i]];
        for (int column = 0; column < columns; column++) {
          sums[column] += weights[i] * row[column];
        }
      }
      return sums;
    }

    /// Adds this vector to the columns, as many times as steps say.
    void addTo(double[][] byTerm, double[] steps) {
      for (int i = 0; i < terms.length; i++) {
        double[] row = byTerm[terms[i]];
        for (int column = 0; column < steps.length; column++) {
          row[column] += steps[column] * weights[i];
        }
      }
    }
  }

  static SortedSet<String> terms(String text) {
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
