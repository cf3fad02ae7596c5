package tanlu.knowledge.ingest;

/// Why a document is kept out of the corpus.
///
/// @param excerpt the words it rests on
public record Finding(Reason reason, Note note, String excerpt) {
  /// What can be wrong with a text that can be read.
  public enum Reason {
    /// Title and number disagree with a document that is known.
    CONTRADICTS,
    /// A text rewritten or padded for search engines rather than for readers.
    SPUN,
    /// Chinese with its own pinyin worked in.
    PINYIN,
    /// Pictures of pages, without a text that can be checked.
    NO_TEXT,
    /// Text that a reader of the file does not see.
    HIDDEN,
    /// Instructions to a language model.
    INSTRUCTIONS
  }

  private static final int EXCERPT = 80;

  static Finding of(Reason reason, String zh, String en, String excerpt) {
    String cut =
        excerpt.length() <= EXCERPT
            ? excerpt
            : excerpt.substring(0, excerpt.offsetByCodePoints(0, EXCERPT / 2)) + "…";
    return new Finding(reason, new Note(zh, en), cut);
  }
}
