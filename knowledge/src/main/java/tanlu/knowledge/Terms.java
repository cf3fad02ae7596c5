package tanlu.knowledge;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.core.StopFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/// Cuts Chinese and English text into the terms the index holds. Chinese becomes pairs of
/// characters, since dictionaries split 碳达峰; CO₂, ETS and 3.5 stay whole.
final class Terms extends Analyzer {
  @Override
  protected Reader initReader(String field, Reader reader) {
    return new ICUNormalizer2CharFilter(reader);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new StandardTokenizer();
    TokenStream terms = new CJKBigramFilter(new EnglishPossessiveFilter(words));
    terms = new StopFilter(terms, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
    return new TokenStreamComponents(words, new KStemFilter(terms));
  }
}
