package tanlu.knowledge.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Turns the XHTML Tika writes into lines: a block is a line, a table's row is one with its cells
/// apart.
final class LineHandler extends DefaultHandler {
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "li",
          "br",
          "tr",
          "table",
          "blockquote",
          "pre",
          "dt",
          "dd",
          "section",
          "article",
          "header",
          "footer");

  /// A text past what Tika was allowed to write.
  static final class TooLong extends SAXException {
    private static final long serialVersionUID = 1;
  }

  private final boolean pre;
  private final int most;
  private final List<Line> lines = new ArrayList<>();
  private final List<String> hidden = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private int characters;
  private int page;
  private int rank;
  private int cells;
  private boolean body;

  /// @param pre whether a line feed in the text ends a line, as in plain text and PDF
  /// @param most characters
  LineHandler(boolean pre, int most) {
    this.pre = pre;
    this.most = most;
  }

  List<Line> lines() {
    end();
    return lines;
  }

  /// What stands in the text in characters nobody sees.
  List<String> hidden() {
    return hidden;
  }

  int pages() {
    return page;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    switch (name) {
      case "body" -> body = true;
      case "td", "th" -> cells++;
      default -> {
        if (BLOCKS.contains(name)) {
          apart();
        }
        if (name.equals("div") && "page".equals(attributes.getValue("class"))) {
          page++;
        }
        if (name.matches("h[1-6]")) {
          rank = name.charAt(1) - '0';
        }
      }
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    if (name.equals("td") || name.equals("th")) {
      cells--;
      line.append(" | ");
    } else if (name.equals("tr")) {
      if (cells == 0) {
        end();
      }
    } else if (BLOCKS.contains(name)) {
      apart();
      if (cells == 0) {
        rank = 0;
      }
    }
  }

  /// Blocks inside a cell do not break its row.
  private void apart() {
    if (cells == 0) {
      end();
    } else {
      line.append(' ');
    }
  }

  private void end() {
    String unseen = Characters.hidden(line.toString());
    if (!unseen.isBlank()) {
      hidden.add(unseen);
    }
    String text = Characters.seen(line.toString().replaceAll("(\\s*\\|\\s*)+$", ""));
    line.setLength(0);
    if (!text.isEmpty()) {
      lines.add(new Line(text, page, rank));
    }
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    if (!body) {
      return;
    }
    characters += length;
    if (characters > most) {
      throw new TooLong();
    }
    if (!pre || IntStream.range(start, start + length).noneMatch(i -> text[i] == '\n')) {
      line.append(text, start, length);
      return;
    }
    for (int i = start; i < start + length; i++) {
      if (text[i] == '\n') {
        end();
      } else {
        line.append(text[i]);
      }
    }
  }

  @Override
  public void ignorableWhitespace(char[] text, int start, int length) throws SAXException {
    characters(text, start, length);
  }
}
