package tanlu.assistant.plan;

import java.awt.Color;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.draw.DottedLineSeparator;
import tanlu.assistant.plan.PlanDocument.Section;

/// A plan as PDF, laid out like its Word edition: A4, 22 lines of 28 characters, charts as lines
/// and surfaces, numbers and citations as links to the annexes. It is set twice: the first time to
/// learn on which pages the headings fall.
final class PdfWriter {

  /// 28 characters of the third size in 156 mm.
  private static final float SPACING = -0.2f;

  private static final float LEFT = 79.4f;
  private static final float RIGHT = 73.7f;
  private static final float TOP = 104.9f;
  private static final float BOTTOM = 99.2f;
  private static final Color CLAIM = new Color(0x1F, 0x38, 0x64);
  private static final Color GREY = new Color(0x7F, 0x7F, 0x7F);
  private static final Color BLANK = new Color(0xFF, 0xF2, 0xCC);
  private static final Color RULE = new Color(0x40, 0x40, 0x40);
  private static final ChineseLines LINES = new ChineseLines();

  private final PlanDocument plan;
  private final Map<Typefaces, BaseFont> faces;
  private final PdfPages pages;
  private final Document document = new Document(PageSize.A4, LEFT, RIGHT, TOP, BOTTOM);
  private final org.openpdf.text.pdf.PdfWriter writer;
  private final float body;
  private final float pitch;
  private int headings;

  private PdfWriter(
      PlanDocument plan, Map<Typefaces, BaseFont> faces, List<Integer> known, OutputStream out) {
    this.plan = plan;
    this.faces = faces;
    this.writer = org.openpdf.text.pdf.PdfWriter.getInstance(document, out);
    this.pages = new PdfPages(face(Typefaces.SONG), known);
    writer.setPageEvent(pages);
    this.body = plan.zh() ? 16 : 12;
    this.pitch = plan.zh() ? 28.95f : 19;
    if (!plan.zh()) {
      // Lines of English are filled by wider blanks, not by wider letters.
      writer.setSpaceCharRatio(org.openpdf.text.pdf.PdfWriter.NO_SPACE_CHAR_RATIO);
    }
  }

  /// @param pages of the headings, as [#pages] tells
  static void write(PlanDocument plan, List<Integer> pages, OutputStream out) throws IOException {
    try {
      new PdfWriter(plan, faces(), pages, out).set();
    } catch (DocumentException e) {
      throw new IOException("the PDF cannot be set: " + e.getMessage(), e);
    }
  }

  /// The page of each heading, in order.
  static List<Integer> pages(PlanDocument plan) throws IOException {
    try {
      return new PdfWriter(plan, faces(), List.of(), OutputStream.nullOutputStream()).set();
    } catch (DocumentException e) {
      throw new IOException("the PDF cannot be set: " + e.getMessage(), e);
    }
  }

  private static Map<Typefaces, BaseFont> faces() throws IOException {
    Map<Typefaces, BaseFont> faces = new EnumMap<>(Typefaces.class);
    for (Typefaces face : Typefaces.values()) {
      faces.put(face, face.embedded());
    }
    return faces;
  }

  private BaseFont face(Typefaces face) {
    return java.util.Objects.requireNonNull(faces.get(face));
  }

  /// @return the page of each heading
  private List<Integer> set() throws IOException {
    document.addTitle(plan.title());
    document.addCreator("Tanlu");
    document.open();
    cover();
    contents();
    for (Section section : plan.sections()) {
      if (section.annex() || headings == 0) {
        document.newPage();
      }
      heading(section.number(), section.title(), Typefaces.BLACK, section.annex());
      boolean small = section.id().equals(Annexes.CLAIMS);
      boolean cited = section.id().equals("citations");
      for (Block block : section.blocks()) {
        block(block, small, cited);
      }
    }
    document.close();
    return pages.headings();
  }

  private void cover() {
    Paragraph title = paragraph(plan.title(), Typefaces.TITLE, 22, 32);
    title.setAlignment(Element.ALIGN_CENTER);
    title.setSpacingBefore(28);
    title.setSpacingAfter(14);
    document.add(title);
    for (String line : List.of(plan.subtitle(), date())) {
      Paragraph below = paragraph(line, Typefaces.KAI, body, pitch);
      below.setAlignment(Element.ALIGN_CENTER);
      document.add(below);
    }
    Paragraph notice = paragraph(plan.notice(), Typefaces.SONG, 9, 12);
    notice.setSpacingBefore(10);
    notice.setSpacingAfter(8);
    document.add(notice);
  }

  private String date() {
    return plan.zh()
        ? "%d年%d月%d日"
            .formatted(
                plan.date().getYear(), plan.date().getMonthValue(), plan.date().getDayOfMonth())
        : plan.date().toString();
  }

  private void contents() {
    Paragraph head = paragraph(plan.zh() ? "目　录" : "Contents", Typefaces.BLACK, body, pitch);
    head.setAlignment(Element.ALIGN_CENTER);
    document.add(head);
    int at = 0;
    for (Section section : plan.sections()) {
      entry(DocxWriter.joined(section.number(), section.title()), ++at, Typefaces.BLACK, 14, 20);
      for (Block block : section.blocks()) {
        if (block instanceof Block.Heading(String number, String title)) {
          entry(DocxWriter.joined(number, title), ++at, Typefaces.SONG, 12, 15.5f);
        }
      }
    }
  }

  private void entry(String text, int heading, Typefaces face, float size, float leading) {
    Paragraph line = new Paragraph(leading);
    line.setIndentationLeft(face == Typefaces.SONG ? 14 : 0);
    Chunk name = chunk(text, face, size, Color.BLACK);
    name.setLocalGoto("heading_" + heading);
    line.add(name);
    Chunk dots = new Chunk(new DottedLineSeparator());
    dots.setFont(new Font(face(Typefaces.SONG), size));
    line.add(dots);
    line.add(chunk(pages.of(heading), Typefaces.SONG, size, Color.BLACK));
    document.add(line);
  }

  private void heading(String number, String title, Typefaces face, boolean flush) {
    require((face == Typefaces.BLACK ? 7 : 5) * pitch);
    headings++;
    Paragraph line = new Paragraph(pitch);
    line.setFirstLineIndent(flush ? 0 : 2 * body);
    Chunk text = chunk(DocxWriter.joined(number, title), face, body, Color.BLACK);
    text.setGenericTag(PdfPages.tag(headings, face == Typefaces.BLACK, text.getContent()));
    text.setLocalDestination("heading_" + headings);
    line.add(text);
    document.add(line);
  }

  /// A new page where less than this is left, so that headings and captions keep what they head.
  private void require(float height) {
    if (writer.getVerticalPosition(true) - height < BOTTOM) {
      document.newPage();
    }
  }

  private void block(Block block, boolean small, boolean cited) throws IOException {
    switch (block) {
      case Block.Heading(String number, String title) ->
          heading(number, title, Typefaces.KAI, false);
      case Block.Paragraph(List<Run> runs, boolean item) -> {
        Paragraph paragraph = new Paragraph(pitch);
        paragraph.setAlignment(Element.ALIGN_JUSTIFIED);
        paragraph.setFirstLineIndent(2 * body);
        if (item && !plan.zh()) {
          paragraph.add(chunk("– ", Typefaces.SONG, body, Color.BLACK));
        }
        add(paragraph, runs, body, true);
        document.add(paragraph);
      }
      case Block.Table table -> table(table, small, cited);
      case Block.Picture picture -> picture(picture);
    }
  }

  private void add(Phrase phrase, List<Run> given, float size, boolean ids) {
    for (Run run : closed(given)) {
      switch (run) {
        case Run.Words(String text, boolean strong) ->
            words(phrase, text, strong ? Typefaces.BLACK : Typefaces.SONG, size, Color.BLACK, "");
        case Run.Claimed(String claim, String shown) -> {
          words(phrase, shown, Typefaces.SONG, size, CLAIM, "claim_" + claim);
          if (ids) {
            phrase.add(raised(claim, size, "claim_" + claim));
          }
        }
        case Run.Cited(int n) -> phrase.add(raised("[" + n + "]", size, "citation_" + n));
        case Run.Blank(String text) -> {
          Chunk blank = chunk(text, Typefaces.SONG, size, Color.BLACK);
          blank.setBackground(BLANK);
          phrase.add(blank);
        }
      }
    }
  }

  /// A bracket that opens goes with the number behind it, and a mark that closes stands before a
  /// raised note rather than behind it: no line ends with the one or begins with the other.
  private static List<Run> closed(List<Run> runs) {
    List<Run> closed = new ArrayList<>(runs);
    for (int i = 0; i + 1 < closed.size(); i++) {
      if (closed.get(i) instanceof Run.Words(String text, boolean strong)
          && closed.get(i + 1) instanceof Run.Claimed(String claim, String shown)
          && (text.endsWith("（") || text.endsWith("("))) {
        int end = text.length() - 1;
        closed.set(i, new Run.Words(text.substring(0, end), strong));
        closed.set(i + 1, new Run.Claimed(claim, text.substring(end) + shown));
      }
    }
    for (int i = 1; i < closed.size(); i++) {
      if (!(closed.get(i) instanceof Run.Words(String text, boolean strong))
          || closed.get(i - 1) instanceof Run.Words) {
        continue;
      }
      int end = 0;
      while (end < text.length() && ChineseLines.closes(text.charAt(end))) {
        end++;
      }
      if (end == 0) {
        continue;
      }
      String mark = text.substring(0, end);
      closed.set(i, new Run.Words(text.substring(end), strong));
      switch (closed.get(i - 1)) {
        case Run.Claimed(String claim, String shown) ->
            closed.set(i - 1, new Run.Claimed(claim, shown + mark));
        case Run.Blank(String blank) -> closed.set(i - 1, new Run.Blank(blank + mark));
        default -> closed.add(i - 1, new Run.Words(mark, strong));
      }
    }
    return closed;
  }

  /// Words, with ₂ as a lowered 2 where the font lacks it.
  private void words(
      Phrase phrase, String text, Typefaces face, float size, Color colour, String link) {
    String[] parts =
        face(face).charExists('₂') ? new String[] {text} : WordRuns.SUBSCRIPT.split(text, -1);
    for (String part : parts) {
      boolean lowered = part.equals("₂");
      Chunk chunk = chunk(lowered ? "2" : part, face, lowered ? size * 0.62f : size, colour);
      if (lowered) {
        chunk.setTextRise(-size * 0.16f);
      }
      if (!link.isEmpty()) {
        chunk.setLocalGoto(link);
      }
      phrase.add(chunk);
    }
  }

  private Chunk raised(String text, float size, String link) {
    Chunk chunk = chunk(text, Typefaces.SONG, size * 0.5f, GREY);
    chunk.setTextRise(size * 0.4f);
    chunk.setLocalGoto(link);
    return chunk;
  }

  private Chunk chunk(String text, Typefaces face, float size, Color colour) {
    Chunk chunk = new Chunk(text, new Font(face(face), size, Font.NORMAL, colour));
    chunk.setSplitCharacter(LINES);
    if (plan.zh() && size == body) {
      chunk.setCharacterSpacing(SPACING);
    }
    return chunk;
  }

  private Paragraph paragraph(String text, Typefaces face, float size, float leading) {
    Paragraph paragraph = new Paragraph(leading);
    words(paragraph, text, face, size, Color.BLACK, "");
    return paragraph;
  }

  private void table(Block.Table table, boolean small, boolean cited) {
    require(90);
    float size = small ? 7 : 9.5f;
    float leading = small ? 8.7f : 13;
    int columns = table.header().size();
    PdfPTable grid = new PdfPTable(columns);
    grid.setWidthPercentage(100);
    double[] parts = ColumnWidths.of(table);
    float[] widths = new float[columns];
    for (int c = 0; c < columns; c++) {
      widths[c] = (float) parts[c];
    }
    grid.setWidths(widths);
    PdfPCell caption =
        new PdfPCell(paragraph(table.number() + "　" + table.caption(), Typefaces.BLACK, 12, 16));
    caption.setColspan(columns);
    caption.setBorder(PdfPCell.NO_BORDER);
    caption.setHorizontalAlignment(Element.ALIGN_CENTER);
    caption.setPaddingBottom(4);
    grid.addCell(caption);
    for (String header : table.header()) {
      Paragraph head = paragraph(header, Typefaces.BLACK, size, leading);
      grid.addCell(cell(head, size, true));
    }
    grid.setHeaderRows(2);
    for (List<List<Run>> row : table.rows()) {
      for (int c = 0; c < columns; c++) {
        Paragraph text = new Paragraph(leading);
        add(text, row.get(c), size, false);
        if (c == 0 && (small || cited)) {
          String name = (small ? "claim_" : "citation_") + row.getFirst().getFirst().text();
          ((Chunk) text.get(0)).setLocalDestination(name);
        }
        grid.addCell(cell(text, size, false));
      }
    }
    grid.setSpacingBefore(6);
    List<String> claims = small ? List.of() : table.claims();
    // An empty line instead would begin a page of its own below a table that fills one.
    grid.setSpacingAfter(claims.isEmpty() ? 20 : 0);
    document.add(grid);
    if (!claims.isEmpty()) {
      Paragraph below = paragraph(CitationText.ids(claims, plan.language()), Typefaces.SONG, 9, 12);
      below.setSpacingAfter(8);
      document.add(below);
    }
  }

  private static PdfPCell cell(Phrase text, float size, boolean head) {
    PdfPCell cell = new PdfPCell(text);
    cell.setPaddingLeft(3);
    cell.setPaddingRight(3);
    cell.setPaddingTop(size > 8 ? 1.5f : 1.2f);
    cell.setPaddingBottom(size > 8 ? 4 : 3);
    cell.setBorderColor(RULE);
    cell.setBorderWidth(0.4f);
    cell.setHorizontalAlignment(head ? Element.ALIGN_CENTER : Element.ALIGN_LEFT);
    return cell;
  }

  private void picture(Block.Picture picture) {
    Drawing drawing = Drawing.of(picture.spec(), plan.language());
    float width = (float) drawing.width();
    float height = (float) drawing.height();
    require(height + 50);
    PdfContentByte content = writer.getDirectContent();
    PdfTemplate template = content.createTemplate(width, height);
    Graphics2D paper = template.createGraphicsShapes(width, height);
    drawing.paint(paper);
    paper.dispose();
    Image image = Image.getInstance(template);
    image.setAlignment(Image.MIDDLE);
    image.setAlt(picture.caption());
    document.add(image);
    Paragraph caption =
        paragraph(picture.number() + "　" + picture.caption(), Typefaces.BLACK, 12, 16);
    caption.setAlignment(Element.ALIGN_CENTER);
    document.add(caption);
    Paragraph source = paragraph(picture.source(), Typefaces.SONG, 9, 12);
    source.setSpacingAfter(8);
    document.add(source);
  }
}
