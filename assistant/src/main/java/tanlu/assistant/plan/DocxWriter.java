package tanlu.assistant.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;
import tanlu.assistant.answer.Citation;
import tanlu.assistant.plan.PlanDocument.Section;

/// A plan as a Word document laid out after GB/T 9704: A4, 22 lines of 28 characters, styles from
/// `styles.xml`, a table of contents and captions as fields, documents cited in footnotes, charts
/// at 300 dpi. A number links to its row in the annex of claims.
final class DocxWriter {
  private static final int MM = 57;
  private static final int TEXT_WIDTH = 8844;
  private static final double PICTURE_MM = 154;
  private static final double DOTS_PER_MM = 300 / 25.4;

  private final PlanDocument plan;
  private final List<Integer> pages;
  private final XWPFDocument document;
  private final WordRuns runs;
  private final Set<Integer> noted = new HashSet<>();
  private int bookmarks;
  private int headings;

  private DocxWriter(PlanDocument plan, List<Integer> pages, XWPFDocument document) {
    this.plan = plan;
    this.pages = pages;
    this.document = document;
    this.runs = new WordRuns();
  }

  /// @param pages of the headings, to stand in the table of contents until Word renews it
  static void write(PlanDocument plan, List<Integer> pages, OutputStream out) throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      new DocxWriter(plan, pages, document).write();
      document.write(out);
    }
  }

  private void write() throws IOException {
    properties();
    styles();
    page();
    cover();
    contents();
    for (Section section : plan.sections()) {
      heading(section.number(), section.title(), section.annex() ? "AnnexHeading" : "Heading1");
      boolean small = section.id().equals(Annexes.CLAIMS);
      for (Block block : section.blocks()) {
        block(block, small);
      }
    }
  }

  private void properties() {
    POIXMLProperties.CoreProperties core = document.getProperties().getCoreProperties();
    core.setTitle(plan.title());
    core.setCreator("Tanlu");
    core.setCreated(Optional.of(Date.from(plan.date().atStartOfDay(ZoneOffset.UTC).toInstant())));
  }

  private void styles() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DocxWriter.class.getResourceAsStream("styles.xml"))) {
      String styles = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (!plan.zh()) {
        // The standard is one for Chinese: English is set smaller, without its grid.
        styles =
            styles
                .replace("w:val=\"32\"", "w:val=\"24\"")
                .replace("w:line=\"579\"", "w:line=\"380\"")
                .replace("w:firstLine=\"640\"", "w:firstLine=\"480\"")
                .replace("<w:spacing w:val=\"-4\"/>", "");
      }
      document.createStyles().setStyles(StylesDocument.Factory.parse(styles).getStyles());
    } catch (XmlException e) {
      throw new IllegalStateException("styles.xml is no style sheet of Word", e);
    }
  }

  private void page() {
    CTSectPr page = document.getDocument().getBody().addNewSectPr();
    var size = page.addNewPgSz();
    size.setW(BigInteger.valueOf(11906));
    size.setH(BigInteger.valueOf(16838));
    var margins = page.addNewPgMar();
    margins.setTop(BigInteger.valueOf(2098));
    margins.setBottom(BigInteger.valueOf(1984));
    margins.setLeft(BigInteger.valueOf(1588));
    margins.setRight(BigInteger.valueOf(1474));
    margins.setHeader(BigInteger.valueOf(15 * MM));
    margins.setFooter(BigInteger.valueOf(22 * MM));
    margins.setGutter(BigInteger.ZERO);
    if (plan.zh()) {
      var grid = page.addNewDocGrid();
      grid.setType(STDocGrid.LINES);
      grid.setLinePitch(BigInteger.valueOf(579));
    }
    document.setEvenAndOddHeadings(true);
    footer(HeaderFooterType.DEFAULT, ParagraphAlignment.RIGHT);
    footer(HeaderFooterType.EVEN, ParagraphAlignment.LEFT);
  }

  /// — 1 —, on the outer side.
  private void footer(HeaderFooterType type, ParagraphAlignment side) {
    XWPFFooter footer = document.createFooter(type);
    XWPFParagraph paragraph =
        footer.getParagraphs().isEmpty() ? footer.createParagraph() : footer.getParagraphArray(0);
    paragraph.setStyle("Footer");
    paragraph.setAlignment(side);
    paragraph.createRun().setText("— ");
    runs.field(paragraph, "PAGE", "1");
    paragraph.createRun().setText(" —");
  }

  private void cover() {
    paragraph("Title").createRun().setText(plan.title());
    paragraph("Subtitle").createRun().setText(plan.subtitle());
    paragraph("Subtitle").createRun().setText(date());
    XWPFParagraph notice = paragraph("Source");
    notice.setSpacingBefore(200);
    notice.createRun().setText(plan.notice());
  }

  private String date() {
    return plan.zh()
        ? "%d年%d月%d日"
            .formatted(
                plan.date().getYear(), plan.date().getMonthValue(), plan.date().getDayOfMonth())
        : plan.date().toString();
  }

  /// The entries stand ready, their page numbers as fields; Word renews the whole on request.
  private void contents() {
    paragraph("ContentsHeading").createRun().setText(plan.zh() ? "目　录" : "Contents");
    XWPFParagraph entry = null;
    int at = 0;
    for (Section section : plan.sections()) {
      boolean first = entry == null;
      entry = paragraph("TOC1");
      if (first) {
        runs.dirty(entry);
        runs.instruction(entry, "TOC \\o \"1-2\" \\h \\z \\u");
        runs.character(entry, STFldCharType.SEPARATE);
      }
      entry(entry, joined(section.number(), section.title()), ++at);
      for (Block block : section.blocks()) {
        if (block instanceof Block.Heading(String number, String title)) {
          entry = paragraph("TOC2");
          entry(entry, joined(number, title), ++at);
        }
      }
    }
    if (entry != null) {
      runs.character(entry, STFldCharType.END);
    }
  }

  private void entry(XWPFParagraph paragraph, String text, int heading) {
    var link = paragraph.createHyperlinkRun("");
    link.getCTHyperlink().unsetId();
    link.getCTHyperlink().setAnchor("_Toc" + heading);
    link.setText(text);
    paragraph.createRun().addTab();
    runs.field(
        paragraph, "PAGEREF _Toc" + heading + " \\h", Integer.toString(pages.get(heading - 1)));
  }

  private void heading(String number, String title, String style) {
    XWPFParagraph paragraph = paragraph(style);
    if (headings == 0) {
      paragraph.setPageBreak(true);
    }
    bookmark(
        paragraph, "_Toc" + ++headings, () -> paragraph.createRun().setText(joined(number, title)));
  }

  private void bookmark(XWPFParagraph paragraph, String name, Runnable inside) {
    var start = paragraph.getCTP().addNewBookmarkStart();
    start.setName(name);
    start.setId(BigInteger.valueOf(++bookmarks));
    BigInteger id = start.getId();
    inside.run();
    paragraph.getCTP().addNewBookmarkEnd().setId(id);
  }

  /// 一、编制背景 and （一）现状 without a blank, 1 Background and 附件1 数据 with one.
  static String joined(String number, String title) {
    boolean tight = number.endsWith("、") || number.endsWith("）");
    return number
        + (tight ? "" : "　".repeat(number.startsWith("附") ? 1 : 0))
        + (tight || number.startsWith("附") ? "" : " ")
        + title;
  }

  private void block(Block block, boolean small) throws IOException {
    switch (block) {
      case Block.Heading(String number, String title) -> heading(number, title, "Heading2");
      case Block.Paragraph(List<Run> text, boolean item) -> {
        XWPFParagraph paragraph = paragraph("Normal");
        if (item && !plan.zh()) {
          paragraph.createRun().setText("– ");
        }
        write(paragraph, text, true);
      }
      case Block.Table table -> table(table, small);
      case Block.Picture picture -> picture(picture);
    }
  }

  private void write(XWPFParagraph paragraph, List<Run> text, boolean ids) {
    for (Run run : text) {
      switch (run) {
        case Run.Words(String words, boolean strong) -> runs.words(paragraph, words, strong);
        case Run.Claimed(String claim, String shown) -> {
          runs.claim(paragraph, claim, shown);
          if (ids) {
            runs.styled(paragraph, claim, "ClaimId");
          }
        }
        case Run.Cited(int n) -> cited(paragraph, n);
        case Run.Blank(String words) -> runs.styled(paragraph, words, "Blank");
      }
    }
  }

  /// A footnote where a document is first cited, its number again afterwards.
  private void cited(XWPFParagraph paragraph, int n) {
    Citation citation = plan.citations().get(n - 1);
    if (!noted.add(n)) {
      runs.styled(paragraph, "[" + n + "]", "FootnoteReference");
      return;
    }
    var footnote = document.createFootnote();
    XWPFParagraph note = footnote.createParagraph();
    note.setStyle("FootnoteText");
    runs.mark(note);
    note.createRun().setText(" " + CitationText.of(citation, plan.language()));
    paragraph.addFootnoteReference(footnote);
  }

  private void table(Block.Table table, boolean small) {
    caption(table.number(), table.caption());
    int columns = table.header().size();
    XWPFTable grid = document.createTable(table.rows().size() + 1, columns);
    grid.setStyleID("TableGrid");
    grid.setWidth(TEXT_WIDTH);
    double[] widths = ColumnWidths.of(table);
    grid.getCTTbl().addNewTblGrid();
    for (double width : widths) {
      grid.getCTTbl()
          .getTblGrid()
          .addNewGridCol()
          .setW(BigInteger.valueOf(Math.round(width * TEXT_WIDTH)));
    }
    grid.getRow(0).setRepeatHeader(true);
    for (int r = 0; r <= table.rows().size(); r++) {
      var row = grid.getRow(r);
      row.setCantSplitRow(true);
      for (int c = 0; c < columns; c++) {
        var cell = row.getCell(c);
        cell.setWidth(Long.toString(Math.round(widths[c] * TEXT_WIDTH)));
        XWPFParagraph paragraph = cell.getParagraphArray(0);
        paragraph.setStyle(r == 0 ? "TableHead" : small ? "SmallText" : "TableText");
        if (r == 0) {
          runs.words(paragraph, table.header().get(c), false);
        } else if (small && c == 0) {
          String id = table.rows().get(r - 1).get(c).getFirst().text();
          bookmark(paragraph, "claim_" + id, () -> paragraph.createRun().setText(id));
        } else {
          write(paragraph, table.rows().get(r - 1).get(c), false);
        }
      }
    }
    List<String> claims = table.claims();
    paragraph("Source").createRun().setText(small || claims.isEmpty() ? "" : ids(claims));
  }

  private String ids(List<String> claims) {
    return CitationText.ids(claims, plan.language());
  }

  private void caption(String number, String text) {
    XWPFParagraph paragraph = paragraph("Caption");
    String label = number.replaceAll("[0-9]+$", "");
    paragraph.createRun().setText(label);
    runs.field(paragraph, "SEQ " + label.strip() + " \\* ARABIC", number.substring(label.length()));
    runs.words(paragraph, "　" + text, false);
  }

  private void picture(Block.Picture picture) throws IOException {
    Drawing drawing = Drawing.of(picture.spec(), plan.language());
    double height = PICTURE_MM * drawing.height() / drawing.width();
    XWPFParagraph paragraph = paragraph("Picture");
    byte[] png = drawing.png((int) Math.round(PICTURE_MM * DOTS_PER_MM));
    try {
      paragraph
          .createRun()
          .addPicture(
              new ByteArrayInputStream(png),
              PictureType.PNG,
              picture.number() + ".png",
              Units.toEMU(PICTURE_MM / 25.4 * 72),
              Units.toEMU(height / 25.4 * 72))
          .getCTPicture()
          .getNvPicPr()
          .getCNvPr()
          .setDescr(picture.caption());
    } catch (InvalidFormatException e) {
      throw new IllegalStateException("a chart drawn here is no picture", e);
    }
    caption(picture.number(), picture.caption());
    runs.words(paragraph("Source"), picture.source(), false);
  }

  private XWPFParagraph paragraph(String style) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setStyle(style);
    return paragraph;
  }
}
