package tanlu.knowledge.ingest;

/// A paragraph, heading or table row of a document.
///
/// @param page from 1; 0 where the file has no pages
/// @param rank 1 to 6 for a heading the file marks as such, 0 for what it does not
public record Line(String text, int page, int rank) {
  Line withText(String other) {
    return new Line(other, page, rank);
  }
}
