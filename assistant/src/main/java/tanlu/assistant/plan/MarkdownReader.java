package tanlu.assistant.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what the prover releases of an outline: headings `##`, paragraphs, items `- `, tables with
/// a caption `: words` above them (`: + words` where the rows add up), claims and citations as
/// links, blanks in 【】.
final class MarkdownReader {
  private static final Pattern INLINE =
      Pattern.compile(
          "\\[(?<shown>[^\\]]*)\\]\\(#claim-(?<claim>c[0-9]+)\\)"
              + "|\\[[0-9]+\\]\\(#citation-(?<citation>[0-9]+)\\)"
              + "|(?<blank>【[^】]*】)"
              + "|(?<bold>\\*\\*)");

  private final Numbering numbering;
  private final List<Block> blocks = new ArrayList<>();
  private final List<List<List<Run>>> rows = new ArrayList<>();
  private String caption = "";

  private MarkdownReader(Numbering numbering) {
    this.numbering = numbering;
  }

  static List<Block> read(String text, Numbering numbering) {
    MarkdownReader reader = new MarkdownReader(numbering);
    text.lines().map(String::strip).forEach(reader::line);
    reader.endTable();
    return reader.blocks;
  }

  private void line(String line) {
    if (line.startsWith("|")) {
      if (!line.matches("[|\\s:-]+")) {
        rows.add(cells(line));
      }
      return;
    }
    endTable();
    if (line.startsWith(": ")) {
      caption = line.substring(2);
    } else if (line.startsWith("## ")) {
      blocks.add(new Block.Heading(numbering.heading(), line.substring(3)));
    } else if (line.startsWith("- ")) {
      blocks.add(new Block.Paragraph(runs(line.substring(2)), true));
    } else if (!line.isEmpty()) {
      blocks.add(new Block.Paragraph(runs(line), false));
    }
  }

  private void endTable() {
    if (rows.isEmpty()) {
      return;
    }
    List<String> header = rows.getFirst().stream().map(MarkdownReader::plain).toList();
    for (List<List<Run>> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalStateException(
            "a row of table '%s' has %d cells; expected %d like its header: %s"
                .formatted(caption, row.size(), header.size(), plain(row.getFirst())));
      }
    }
    boolean additive = caption.startsWith("+ ");
    blocks.add(
        new Block.Table(
            numbering.table(),
            additive ? caption.substring(2) : caption,
            header,
            List.copyOf(rows.subList(1, rows.size())),
            additive));
    rows.clear();
    caption = "";
  }

  private static List<List<Run>> cells(String line) {
    String inner = line.substring(1, line.endsWith("|") ? line.length() - 1 : line.length());
    return Arrays.stream(inner.split("\\|", -1)).map(cell -> runs(cell.strip())).toList();
  }

  private static String plain(List<Run> runs) {
    StringBuilder plain = new StringBuilder();
    runs.forEach(run -> plain.append(run.text()));
    return plain.toString();
  }

  static List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    Matcher inline = INLINE.matcher(text);
    boolean strong = false;
    int at = 0;
    while (inline.find()) {
      words(text.substring(at, inline.start()), strong, runs);
      at = inline.end();
      if (inline.group("claim") != null) {
        runs.add(new Run.Claimed(inline.group("claim"), inline.group("shown")));
      } else if (inline.group("citation") != null) {
        runs.add(new Run.Cited(Integer.parseInt(inline.group("citation"))));
      } else if (inline.group("blank") != null) {
        runs.add(new Run.Blank(inline.group("blank")));
      } else {
        strong = !strong;
      }
    }
    words(text.substring(at), strong, runs);
    return runs;
  }

  private static void words(String text, boolean strong, List<Run> runs) {
    if (!text.isEmpty()) {
      runs.add(new Run.Words(text.replaceAll("\\\\([\\\\`*_\\[\\]<>|~#!&])", "$1"), strong));
    }
  }
}
