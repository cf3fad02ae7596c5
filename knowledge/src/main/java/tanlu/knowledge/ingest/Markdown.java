package tanlu.knowledge.ingest;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Markdown's headings, and its text without the marks of emphasis and links.
final class Markdown {
  private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(.+?)(?: +#+)?");
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]*)]\\([^()]*\\)");
  private static final Pattern MARKS = Pattern.compile("\\*\\*|__|`|^> ?");

  private Markdown() {}

  static List<Line> lines(List<Line> lines) {
    return lines.stream().map(Markdown::plain).filter(line -> !line.text().isBlank()).toList();
  }

  private static Line plain(Line line) {
    Matcher heading = HEADING.matcher(line.text());
    boolean marked = heading.matches();
    String text = marked ? heading.group(2) : line.text();
    String bare = MARKS.matcher(LINK.matcher(text).replaceAll("$1")).replaceAll("").strip();
    return new Line(bare, line.page(), marked ? heading.group(1).length() : line.rank());
  }
}
