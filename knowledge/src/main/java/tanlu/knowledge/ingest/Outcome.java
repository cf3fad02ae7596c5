package tanlu.knowledge.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a file.
public sealed interface Outcome {
  /// The path as it was named or found.
  String file();

  /// @param id the document's
  /// @param passages how many
  /// @param replaces the title of the older version, now superseded; null where there is none
  record Accepted(String file, String id, Imprint imprint, int passages, @Nullable String replaces)
      implements Outcome {}

  /// The same file was indexed before.
  record Unchanged(String file, String id) implements Outcome {}

  /// Another file with the same text was indexed before.
  record Duplicate(String file, String id, String of) implements Outcome {}

  /// @param before whether it was kept out before, and has not changed since
  record Quarantined(String file, List<Finding> findings, boolean before) implements Outcome {}

  /// A file whose text cannot be had.
  record Unread(String file, Note problem) implements Outcome {}
}
