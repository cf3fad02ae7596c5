package tanlu.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.Locale;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/// Picks the sentences that answer and marks the matched words.
final class Highlights {
  private static final int SENTENCES = 2;

  // Costly to make; each use takes a copy, as an iterator keeps its place.
  private static final BreakIterator CHINESE = BreakIterator.getSentenceInstance(Locale.CHINESE);
  private static final BreakIterator ENGLISH = BreakIterator.getSentenceInstance(Locale.ENGLISH);

  private final Terms terms;

  Highlights(Terms terms) {
    this.terms = terms;
  }

  Hit of(Passage passage, double score, boolean answers, Query asked) {
    return new Hit(
        passage,
        score,
        answers,
        mark(asked, passage.textZh(), CHINESE),
        mark(asked, passage.textEn(), ENGLISH));
  }

  private String mark(Query asked, String text, BreakIterator sentences) {
    if (text.isEmpty()) {
      return "";
    }
    UnifiedHighlighter highlighter =
        UnifiedHighlighter.builderWithoutSearcher(terms)
            .withBreakIterator(() -> (BreakIterator) sentences.clone())
            .withFormatter(new DefaultPassageFormatter("**", "**", " … ", false))
            .withMaxNoHighlightPassages(SENTENCES)
            .build();
    try {
      Object marked =
          highlighter.highlightWithoutSearcher(PassageFields.TEXT, asked, text, SENTENCES);
      // Two words side by side are one stretch of bold; Markdown cannot read four stars.
      return String.valueOf(marked).strip().replace("****", "");
    } catch (IOException e) {
      throw new UncheckedIOException("highlighting in memory failed", e);
    }
  }
}
