package tanlu.assistant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.proof.Mention;
import tanlu.assistant.proof.NumberReader;

/// Every number of the files of the golden province, read out of them again, against the claims.
class PlanNumbersTest {
  private static final PlanDocument PLAN = Drafts.GUANGDONG;
  private static final Map<String, Claim> CLAIMS =
      PLAN.claims().stream().collect(Collectors.toMap(Claim::id, Function.identity()));
  private static final Pattern DIGITS = Pattern.compile("[0-9](?:[0-9,.]*[0-9])?");

  private static byte[] docx;
  private static byte[] pdf;
  private static byte[] xlsx;

  @BeforeAll
  static void write() throws IOException {
    List<Integer> pages = PdfWriter.pages(PLAN);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DocxWriter.write(PLAN, pages, out);
    docx = out.toByteArray();
    out.reset();
    PdfWriter.write(PLAN, pages, out);
    pdf = out.toByteArray();
    out.reset();
    XlsxWriter.write(PLAN, out);
    xlsx = out.toByteArray();
  }

  @Test
  void everyShownNumberStatesTheValueOfItsClaim() {
    assertThat(PLAN.claims()).hasSizeGreaterThan(400);
    for (Claim claim : PLAN.claims()) {
      List<Mention> read = NumberReader.read(claim.shown());
      assertThat(read).as(claim.toString()).hasSize(1);
      Quantity quantity = Quantity.of(claim.value(), Unit.ofCode(claim.unit()).orElseThrow());
      double sign = claim.shown().startsWith("−") == claim.value() < 0 ? 1 : -1;
      assertThat(read.getFirst().states(quantity) || read.getFirst().states(negative(quantity)))
          .as(claim.toString())
          .isTrue();
      // A fall is written without its sign; nothing else loses or gains one.
      assertThat(sign == 1 || claim.value() < 0).as(claim.toString()).isTrue();
    }
  }

  private static Quantity negative(Quantity quantity) {
    return Quantity.of(-quantity.value(), quantity.unit());
  }

  @Test
  void theWordDocumentHoldsEachClaimAsShownAndNoOtherNumber() throws Exception {
    Map<String, List<String>> linked = new LinkedHashMap<>();
    StringBuilder rest = new StringBuilder();
    for (Element paragraph : WordXml.elements(WordXml.body(docx), "p")) {
      String style = WordXml.value(paragraph, "pStyle");
      if (style.startsWith("TOC") || style.equals("Source")) {
        continue;
      }
      for (Element part : WordXml.children(paragraph)) {
        if (part.getLocalName().equals("hyperlink")) {
          String anchor = part.getAttributeNS(WordXml.NAMESPACE, "anchor");
          linked
              .computeIfAbsent(anchor.replaceFirst("^claim_", ""), _ -> new ArrayList<>())
              .add(WordXml.text(part));
          // Where a claim stands in a line it parts what is before from what is behind.
          rest.append('　');
        } else if (!style.equals("SmallText")
            && !List.of("ClaimId", "FootnoteReference").contains(WordXml.value(part, "rStyle"))) {
          // Ids, footnote marks and the annex of proofs state nothing of their own.
          rest.append(WordXml.text(part));
        }
      }
      rest.append('\n');
    }
    assertThat(linked.keySet()).containsExactlyInAnyOrderElementsOf(CLAIMS.keySet());
    linked.forEach(
        (id, texts) ->
            assertThat(texts)
                .as(id)
                .allMatch(
                    text -> text.equals(plain(Objects.requireNonNull(CLAIMS.get(id)).shown()))));
    String quoted =
        PLAN.citations().stream()
            .map(
                citation -> citation.documentTitle() + citation.quote() + citation.documentNumber())
            .collect(Collectors.joining("\n"));
    for (String line : rest.toString().lines().toList()) {
      for (Mention mention : NumberReader.read(line)) {
        String said = line.substring(mention.start(), mention.end());
        boolean structural =
            mention.kind() == Mention.Kind.YEAR || mention.kind() == Mention.Kind.ORDINAL;
        assertThat(structural || digits(quoted).containsAll(digits(said)) || harmless(line, said))
            .as("%s in: %s", said, line)
            .isTrue();
      }
    }
  }

  /// The title's date, captions' numbers and names such as 1.5°C.
  private static boolean harmless(String line, String said) {
    return line.matches("(?:\\d{4}年\\d{1,2}月\\d{1,2}日|[表图]\\d+　.*)")
        || line.contains("1.5°C")
        || line.contains("2°C")
        || line.matches("附件\\d+.*|c?\\d{1,4}")
        || said.isBlank();
  }

  @Test
  void theWorkbookHoldsTheExactValueOfEachClaimBesideItsId() throws IOException {
    int checked = 0;
    int formulas = 0;
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
      var evaluator = book.getCreationHelper().createFormulaEvaluator();
      for (Sheet sheet : book) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.NUMERIC) {
              checked++;
              Claim claim = claim(row, cell.getColumnIndex());
              assertThat(cell.getNumericCellValue())
                  .as(sheet.getSheetName() + " " + cell.getAddress())
                  .isEqualTo(claim.value());
            } else if (cell.getCellType() == CellType.FORMULA) {
              formulas++;
              assertThat(cell.getCellFormula()).startsWith("SUM(").doesNotContain("[", "!");
              assertThat(evaluator.evaluate(cell).getNumberValue()).isFinite();
            }
          }
        }
      }
    }
    assertThat(checked).isGreaterThan(PLAN.claims().size());
    assertThat(formulas).isPositive();
  }

  /// In the sheet of claims the id leads the row, elsewhere it stands two to the right.
  private static Claim claim(Row row, int column) {
    String id = row.getCell(0).getStringCellValue();
    if (!CLAIMS.containsKey(id) || !(row.getCell(2).getCellType() == CellType.STRING)) {
      id = row.getCell(column + 2).getStringCellValue();
    } else if (row.getCell(column + 2) != null
        && CLAIMS.containsKey(row.getCell(column + 2).getStringCellValue())) {
      id = row.getCell(column + 2).getStringCellValue();
    }
    return Objects.requireNonNull(CLAIMS.get(id), id);
  }

  @Test
  void theSumsOfSectorsInTheWorkbookAreTheTotalsOfTheText() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
      var evaluator = book.getCreationHelper().createFormulaEvaluator();
      List<Double> sums = new ArrayList<>();
      for (Row row : book.getSheetAt(1)) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.FORMULA) {
            sums.add(evaluator.evaluate(cell).getNumberValue());
          }
        }
      }
      assertThat(sums).hasSize(6);
      List<Double> totals =
          PLAN.claims().stream()
              .filter(claim -> claim.derivation().path().matches("/milestones/\\d+/co2"))
              .map(Claim::value)
              .distinct()
              .toList();
      for (int i = 0; i < sums.size(); i++) {
        assertThat(sums.get(i)).isCloseTo(totals.get(i), org.assertj.core.data.Offset.offset(1e-9));
      }
    }
  }

  @Test
  void thePdfShowsTheNumbersOfTheClaimsAsOftenAsTheTextStatesThem() throws IOException {
    String text;
    try (PDDocument document = Loader.loadPDF(pdf)) {
      text = new PDFTextStripper().getText(document);
    }
    Map<String, Integer> shown = new TreeMap<>();
    for (PlanDocument.Section section : PLAN.sections()) {
      section.blocks().forEach(block -> texts(block).forEach(each -> count(each, shown)));
    }
    Map<String, Integer> read = new TreeMap<>();
    count(text, read);
    // Headers repeated on the next page hold none of these.
    assertThat(read).isEqualTo(shown);
  }

  /// Numbers with a point or a comma: page numbers, years and ids have neither.
  private static void count(String text, Map<String, Integer> counts) {
    for (String digits : digits(text)) {
      if (digits.matches(".*[.,].*")) {
        counts.merge(digits, 1, Integer::sum);
      }
    }
  }

  private static List<String> texts(Block block) {
    return switch (block) {
      case Block.Heading heading -> List.of(heading.title());
      case Block.Paragraph paragraph -> List.of(joined(paragraph.runs()));
      case Block.Table table -> {
        List<String> texts = new ArrayList<>(List.of(table.caption()));
        table.rows().forEach(row -> row.forEach(cell -> texts.add(joined(cell))));
        yield texts;
      }
      case Block.Picture picture -> List.of(picture.caption(), picture.source());
    };
  }

  private static String joined(List<Run> runs) {
    return runs.stream().map(Run::text).collect(Collectors.joining(" "));
  }

  private static List<String> digits(String text) {
    List<String> digits = new ArrayList<>();
    Matcher matcher = DIGITS.matcher(text);
    while (matcher.find()) {
      digits.add(matcher.group());
    }
    return digits;
  }

  private static String plain(String text) {
    return text.replace('₂', '2');
  }
}
