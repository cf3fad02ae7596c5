package tanlu.knowledge;

/// A passage found for a query.
///
/// @param score reciprocal-rank sum; comparable within one query only
/// @param answers whether the passage speaks of all that was asked: the place, the year and the
///   thing measured; else it is only the nearest held
/// @param highlightZh the passage's most telling Chinese sentences, matched words in `**bold**`
/// @param highlightEn the same in English
public record Hit(
    Passage passage, double score, boolean answers, String highlightZh, String highlightEn) {
  Hit answering() {
    return new Hit(passage, score, true, highlightZh, highlightEn);
  }
}
