package tanlu.knowledge;

/// A passage that answers a query.
///
/// @param score BM25 times the share of the question covered; comparable within one query only
/// @param highlightZh the passage's most telling Chinese sentences, matched words in `**bold**`
/// @param highlightEn the same in English
public record Hit(Passage passage, double score, String highlightZh, String highlightEn) {}
