package tanlu.knowledge.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Joins the lines a page was set in to paragraphs, across pages too. A line that fills its page's
/// width goes on in the next unless that begins with a heading's mark; page numbers are left out.
final class Paragraphs {
  /// A full line is at least this share of the longest on its page.
  private static final double FULL = 0.85;

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[-—–·\\s]*\\d{1,4}[-—–·\\s]*|第 ?\\d{1,4} ?页(?: ?[/，,共] ?.*)?|(?i)page \\d+.*");

  private Paragraphs() {}

  static List<Line> joined(List<Line> lines) {
    Map<Integer, Double> widest = new HashMap<>();
    lines.forEach(line -> widest.merge(line.page(), width(line.text()), Math::max));
    List<Line> paragraphs = new ArrayList<>();
    boolean open = false;
    for (Line line : lines) {
      if (PAGE_NUMBER.matcher(line.text()).matches()) {
        continue;
      }
      if (open && Heading.of(line).isEmpty()) {
        Line before = paragraphs.removeLast();
        paragraphs.add(before.withText(glued(before.text(), line.text())));
      } else {
        paragraphs.add(line);
      }
      open = width(line.text()) >= FULL * widest.getOrDefault(line.page(), 0.0);
    }
    return paragraphs;
  }

  private static String glued(String before, String after) {
    boolean latin =
        before.codePointBefore(before.length()) < 0x2E80 && after.codePointAt(0) < 0x2E80;
    return before + (latin ? " " : "") + after;
  }

  /// An ideograph is twice as wide as a Latin letter.
  private static double width(String text) {
    return text.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
  }
}
