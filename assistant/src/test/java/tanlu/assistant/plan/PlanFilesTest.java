package tanlu.assistant.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.StyleSheetDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorksheetDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.DocumentDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.FootnotesDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.FtrDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.SettingsDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;
import tanlu.analytics.proof.Language;

/// The files themselves: valid after ECMA-376, readable elsewhere, safe to open.
class PlanFilesTest {
  private static final Path LIBERATION = Path.of("/usr/share/fonts/truetype/liberation");

  @TempDir Path folder;

  private static byte[] docx() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DocxWriter.write(Drafts.GUANGDONG, PdfWriter.pages(Drafts.GUANGDONG), out);
    return out.toByteArray();
  }

  private static byte[] pdf() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfWriter.write(Drafts.GUANGDONG, PdfWriter.pages(Drafts.GUANGDONG), out);
    return out.toByteArray();
  }

  private static byte[] xlsx(PlanDocument plan) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsxWriter.write(plan, out);
    return out.toByteArray();
  }

  @Test
  void everyPartOfTheWordDocumentIsValidAgainstItsSchema() throws Exception {
    assertThat(problems(docx(), 5)).isEmpty();
  }

  @Test
  void everyPartOfTheWorkbookIsValidAgainstItsSchema() throws Exception {
    assertThat(problems(xlsx(Drafts.GUANGDONG), 8)).isEmpty();
  }

  @Test
  void aPartThatBreaksItsSchemaIsFound() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XWPFDocument document = new XWPFDocument()) {
      var row = document.createTable(1, 1).getRow(0);
      row.removeCell(0);
      row.getCtRow().newCursor().removeXmlContents();
      document.getDocument().getBody().addNewTbl();
      document.write(out);
    }
    assertThat(problems(out.toByteArray(), 1)).isNotEmpty();
  }

  /// @param least how many parts must have been looked at
  private static List<String> problems(byte[] file, int least) throws Exception {
    List<String> problems = new ArrayList<>();
    int validated = 0;
    try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(file))) {
      for (PackagePart part : parts.getParts()) {
        Optional<XmlObject> read = read(part);
        if (read.isPresent()) {
          validated++;
          List<XmlError> errors = new ArrayList<>();
          read.get().validate(new XmlOptions().setErrorListener(errors));
          errors.forEach(error -> problems.add(part.getPartName() + ": " + error));
        }
      }
    }
    assertThat(validated).isGreaterThanOrEqualTo(least);
    return problems;
  }

  private static Optional<XmlObject> read(PackagePart part) throws Exception {
    String type = part.getContentType();
    String kind = type.replaceFirst(".*\\.(\\w+)\\+xml$", "$1");
    if (!List.of("main", "worksheet", "footnotes", "footer", "settings", "styles").contains(kind)) {
      return Optional.empty();
    }
    try (var in = part.getInputStream()) {
      return Optional.ofNullable(
          switch (kind) {
            case "main" ->
                type.contains("spreadsheetml")
                    ? WorkbookDocument.Factory.parse(in)
                    : DocumentDocument.Factory.parse(in);
            case "worksheet" -> WorksheetDocument.Factory.parse(in);
            case "footnotes" -> FootnotesDocument.Factory.parse(in);
            case "footer" -> FtrDocument.Factory.parse(in);
            case "settings" -> SettingsDocument.Factory.parse(in);
            case "styles" ->
                type.contains("spreadsheetml")
                    ? StyleSheetDocument.Factory.parse(in)
                    : StylesDocument.Factory.parse(in);
            default -> null;
          });
    }
  }

  @Test
  void theWordDocumentHasRealStylesFieldsFootnotesAndPictures() throws IOException {
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx()))) {
      String xml = document.getDocument().xmlText();
      assertThat(xml).contains("TOC \\o", "PAGEREF", "SEQ 表", "SEQ 图", "w:tblHeader");
      assertThat(document.getFootnotes()).isNotEmpty();
      assertThat(document.getAllPictures()).hasSizeGreaterThanOrEqualTo(5);
      assertThat(document.getParagraphs().stream().map(each -> each.getStyle()).distinct())
          .contains("Title", "Heading1", "Heading2", "Caption", "AnnexHeading");
      assertThat(document.getParagraphs().stream().map(each -> each.getStyle()).distinct())
          .allMatch(style -> document.getStyles().styleExist(style));
      assertThat(document.getDocument().getBody().getSectPr().getPgSz().getW().toString())
          .isEqualTo("11906");
    }
  }

  @Test
  void responsibleBodiesAreBlanks() {
    Block.Table bodies =
        Drafts.GUANGDONG.sections().stream()
            .flatMap(section -> section.blocks().stream())
            .filter(Block.Table.class::isInstance)
            .map(Block.Table.class::cast)
            .filter(table -> table.caption().equals("任务分工"))
            .findFirst()
            .orElseThrow();
    int lead = bodies.header().indexOf("牵头单位");
    assertThat(bodies.rows())
        .isNotEmpty()
        .allMatch(row -> row.get(lead).equals(List.of(new Run.Blank("【待填：牵头单位】"))));
  }

  @Test
  void thePdfEmbedsItsFontsOrNamesTheOneReadersHave() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf())) {
      Set<PDFont> fonts = new HashSet<>();
      new PDFTextStripper() {
        @Override
        protected void writeString(String text, List<TextPosition> places) {
          places.stream()
              .filter(place -> !place.getUnicode().isBlank())
              .forEach(place -> fonts.add(place.getFont()));
        }
      }.getText(document);
      boolean held = Typefaces.SONG.file().isPresent();
      assertThat(fonts).isNotEmpty();
      assertThat(fonts).as(fonts.toString()).allMatch(font -> font.isEmbedded() == held);
      assertThat(document.getDocumentCatalog().getDocumentOutline().children()).isNotEmpty();
      assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(594f, 596f);
    }
  }

  /// Tables of every length about that of a page, one of which fills it to the last line.
  @Test
  void noPageIsEmpty() throws IOException {
    List<PlanDocument.Section> annexes = new ArrayList<>();
    for (int rows = 20; rows < 60; rows++) {
      List<List<Run>> row = List.of(List.of(new Run.Words("a", false)));
      annexes.add(
          new PlanDocument.Section(
              "annex" + rows,
              "附件" + rows,
              "表",
              true,
              List.of(
                  new Block.Table(
                      "表" + rows, "行", List.of("列"), Collections.nCopies(rows, row), false))));
    }
    PlanDocument plan =
        new PlanDocument(
            "表",
            "草案",
            "草案",
            LocalDate.EPOCH,
            Language.ZH,
            annexes,
            List.of(),
            List.of(),
            List.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfWriter.write(plan, PdfWriter.pages(plan), out);
    try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
      PDFTextStripper text = new PDFTextStripper();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        text.setStartPage(page);
        text.setEndPage(page);
        assertThat(text.getText(document).strip().lines())
            .as("page %d", page)
            .hasSizeGreaterThan(1);
      }
    }
  }

  @Test
  void textThatLooksLikeAFormulaStaysText() throws IOException {
    List<List<List<Run>>> rows =
        List.of(List.of(List.of(new Run.Words("=HYPERLINK(\"http://x\")", false))));
    PlanDocument plan =
        new PlanDocument(
            "=1+1",
            "@SUM(A1)",
            "-2+3",
            Drafts.DAY,
            Language.EN,
            List.of(
                new PlanDocument.Section(
                    "x",
                    "Annex 1",
                    "x",
                    true,
                    List.of(
                        new Block.Table(
                            "Table 1", "x", List.of("+cmd|' /C calc'!A0"), rows, false)))),
            List.of(),
            List.of(),
            List.of());
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx(plan)))) {
      int quoted = 0;
      for (var sheet : book) {
        for (var row : sheet) {
          for (var cell : row) {
            assertThat(cell.getCellType().name()).isEqualTo("STRING");
            quoted += cell.getCellStyle().getQuotePrefixed() ? 1 : 0;
          }
        }
      }
      assertThat(quoted).isEqualTo(5);
    }
  }

  @Test
  void libreOfficeOpensTheWordDocumentAndSetsItOnAsManyPagesAsThePdf() throws Exception {
    assumeTrue(
        onPath("soffice"), "SKIPPED, soffice is missing: apt-get install libreoffice-writer");
    assumeTrue(
        Files.isDirectory(LIBERATION) && Typefaces.SONG.file().isPresent(),
        "SKIPPED, fonts are missing: apt-get install fonts-liberation fonts-noto-cjk");
    Path file = Files.write(folder.resolve("plan.docx"), docx());
    Process process =
        new ProcessBuilder(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.resolve("out").toString(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    int word = pages(Files.readAllBytes(folder.resolve("out/plan.pdf")));
    int own = pages(pdf());
    System.out.printf("pages: %d in LibreOffice, %d in the PDF%n", word, own);
    assertThat((double) word / own).isBetween(0.9, 1.1);
  }

  private static int pages(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }

  private static boolean onPath(String command) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .anyMatch(each -> Files.isExecutable(Path.of(each, command)));
  }
}
