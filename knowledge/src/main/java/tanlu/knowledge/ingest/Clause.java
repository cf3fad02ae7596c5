package tanlu.knowledge.ingest;

import static java.util.stream.Collectors.joining;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A stretch of a document that is found and cited as one: an article with its paragraphs and
/// items, or as much of a section as can be read at once.
///
/// @param path the labels from the chapter down, such as `第二章 第七条`; null before the first heading
/// @param ancestry titles and lead-ins of what it stands under, outermost first
/// @param heading its own; empty before the first heading
/// @param text verbatim
/// @param page where it begins; 0 where the file has no pages
public record Clause(
    @Nullable String path, List<String> ancestry, String heading, String text, int page) {
  /// Longer than nearly every article; a model reads several at once. An ideograph counts one, a
  /// Latin letter a third.
  private static final int LONGEST = 700;

  private static final int LEAD = 60;

  /// The clauses of a document, in order; every line is in one of them.
  static List<Clause> of(List<Line> lines) {
    List<Clause> clauses = new ArrayList<>();
    add(Part.of(lines), List.of(), clauses);
    return List.copyOf(clauses);
  }

  private static void add(Part part, List<Part> above, List<Clause> clauses) {
    List<Part> here = Stream.concat(above.stream(), Stream.of(part)).toList();
    if (part.level() >= Heading.CLAUSE && size(part.all().toList()) <= LONGEST) {
      clauses.add(clause(here, part.all().toList()));
      return;
    }
    // A heading alone says nothing; it stands over its parts.
    boolean bare =
        !part.parts().isEmpty()
            && part.lines().size() == 1
            && titled(part)
            && !stopped(part.lead());
    if (!bare) {
      for (List<Line> piece : pieces(part.lines())) {
        clauses.add(clause(here, piece));
      }
    }
    part.parts().forEach(below -> add(below, here, clauses));
  }

  private static Clause clause(List<Part> path, List<Line> lines) {
    String labels =
        path.stream()
            .map(Part::heading)
            .filter(Objects::nonNull)
            .map(Heading::label)
            .collect(joining(" "));
    return new Clause(
        labels.isEmpty() ? null : labels,
        path.subList(0, path.size() - 1).stream()
            .map(Clause::above)
            .filter(name -> !name.isEmpty())
            .toList(),
        name(path.getLast()),
        lines.stream().map(Line::text).collect(joining("\n")),
        lines.getFirst().page());
  }

  /// A part by its heading's line where that is a title, or by label and title.
  private static String name(Part part) {
    Heading heading = part.heading();
    if (heading == null) {
      return "";
    }
    return titled(part) ? part.lead() : heading.label() + heading.title();
  }

  /// A part that stands over another: by its title, or by how its text leads to what is under it.
  private static String above(Part part) {
    boolean titled = part.heading() == null || !part.heading().title().isEmpty();
    return titled ? name(part) : part.lead().substring(0, Math.min(LEAD, part.lead().length()));
  }

  /// Whether a part's first line is its title and nothing more.
  private static boolean titled(Part part) {
    Heading heading = part.heading();
    return heading != null
        && !heading.title().isEmpty()
        && part.lead().length() <= heading.label().length() + heading.title().length() + 2;
  }

  private static boolean stopped(String line) {
    return line.matches(".*[。；：:;.]");
  }

  /// Lines put together up to the longest; a longer line is cut between sentences.
  private static List<List<Line>> pieces(List<Line> lines) {
    List<List<Line>> pieces = new ArrayList<>();
    List<Line> piece = new ArrayList<>();
    for (Line line : lines.stream().flatMap(Clause::cut).toList()) {
      if (!piece.isEmpty() && size(piece) + size(List.of(line)) > LONGEST) {
        pieces.add(piece);
        piece = new ArrayList<>();
      }
      piece.add(line);
    }
    if (!piece.isEmpty()) {
      pieces.add(piece);
    }
    return pieces;
  }

  private static Stream<Line> cut(Line line) {
    if (size(List.of(line)) <= LONGEST) {
      return Stream.of(line);
    }
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.CHINESE);
    sentences.setText(line.text());
    List<Line> cut = new ArrayList<>();
    int start = 0;
    int end = 0;
    for (int next = sentences.next(); next != BreakIterator.DONE; next = sentences.next()) {
      if (end > start
          && size(List.of(line.withText(line.text().substring(start, next)))) > LONGEST) {
        cut.add(line.withText(line.text().substring(start, end)));
        start = end;
      }
      end = next;
      while (size(List.of(line.withText(line.text().substring(start, end)))) > LONGEST) {
        // A text without stops, such as a table's row, is cut where it must be.
        int middle = line.text().offsetByCodePoints(start, LONGEST / 2);
        cut.add(line.withText(line.text().substring(start, middle)));
        start = middle;
      }
    }
    cut.add(line.withText(line.text().substring(start)));
    return cut.stream().filter(piece -> !piece.text().isBlank());
  }

  private static int size(List<Line> lines) {
    int thirds = 0;
    for (Line line : lines) {
      thirds += line.text().codePoints().map(c -> c < 0x2E80 ? 1 : 3).sum();
    }
    return thirds / 3;
  }
}
