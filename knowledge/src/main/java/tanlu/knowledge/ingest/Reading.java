package tanlu.knowledge.ingest;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file says, and what it hides.
///
/// @param kind `pdf`, `docx`, `html`, `md` or `txt`
/// @param title the title the file declares for itself, not always the document's
/// @param pages how many; 0 where the file has no pages
/// @param hidden text a reader of the file cannot see; it is in no line of an HTML file
/// @param pictured whether the seen pages are pictures, their text a layer under them at best
public record Reading(
    String kind,
    @Nullable String title,
    List<Line> lines,
    int pages,
    List<String> hidden,
    boolean pictured) {

  /// All lines, one under the other.
  public String text() {
    return lines.stream().map(Line::text).collect(joining("\n"));
  }
}
