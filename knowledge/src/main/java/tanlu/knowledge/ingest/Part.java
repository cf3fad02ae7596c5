package tanlu.knowledge.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A part of a document with the parts under it; the whole document is one.
///
/// @param heading none for the whole
/// @param lines its own, its heading's among them, without those of the parts under it
record Part(@Nullable Heading heading, List<Line> lines, List<Part> parts) {
  /// Sorts lines under their headings.
  static Part of(List<Line> lines) {
    Part whole = new Part(null, new ArrayList<>(), new ArrayList<>());
    Deque<Part> open = new ArrayDeque<>(List.of(whole));
    for (Line line : lines) {
      Optional<Heading> heading = Heading.of(line);
      if (heading.isPresent()) {
        while (open.element().level() >= heading.get().level()) {
          open.pop();
        }
        Part part = new Part(heading.get(), new ArrayList<>(), new ArrayList<>());
        open.element().parts().add(part);
        open.push(part);
      }
      open.element().lines().add(line);
    }
    return whole;
  }

  int level() {
    return heading == null ? -1 : heading.level();
  }

  /// Its own lines and all below, in order.
  Stream<Line> all() {
    return Stream.concat(lines.stream(), parts.stream().flatMap(Part::all));
  }

  /// Its first line where other parts follow it: what they complete, such as 包括下列各项.
  String lead() {
    return lines.isEmpty() ? "" : lines.getFirst().text();
  }
}
