package tanlu.assistant.plan;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.plan.PlanDocument.Section;

/// A plan's annexes as a workbook: a sheet each, numbers as numbers in the unit of the column, the
/// claim's id beside each, sums as formulas. Text is never read as a formula.
final class XlsxWriter {
  private static final int WIDEST = 60 * 256;
  private static final int LONGEST = 32_000;

  private final PlanDocument plan;
  private final Map<String, Claim> claims = new HashMap<>();
  private final XSSFWorkbook book;
  private final CellStyle plain;
  private final CellStyle quoted;
  private final CellStyle strong;
  private final CellStyle strongQuoted;

  private XlsxWriter(PlanDocument plan, XSSFWorkbook book) {
    this.plan = plan;
    this.book = book;
    plan.claims().forEach(claim -> claims.put(claim.id(), claim));
    plain = book.createCellStyle();
    plain.setVerticalAlignment(VerticalAlignment.TOP);
    quoted = book.createCellStyle();
    quoted.cloneStyleFrom(plain);
    quoted.setQuotePrefixed(true);
    strong = book.createCellStyle();
    strong.cloneStyleFrom(plain);
    strong.setAlignment(HorizontalAlignment.CENTER);
    Font font = book.createFont();
    font.setBold(true);
    strong.setFont(font);
    strongQuoted = book.createCellStyle();
    strongQuoted.cloneStyleFrom(strong);
    strongQuoted.setQuotePrefixed(true);
  }

  static void write(PlanDocument plan, OutputStream out) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      book.getProperties().getCoreProperties().setTitle(plan.title());
      book.getProperties().getCoreProperties().setCreator("Tanlu");
      book.getProperties()
          .getCoreProperties()
          .setCreated(
              Optional.of(
                  Date.from(plan.date().atStartOfDay(java.time.ZoneOffset.UTC).toInstant())));
      XlsxWriter writer = new XlsxWriter(plan, book);
      writer.cover();
      plan.sections().stream().filter(Section::annex).forEach(writer::sheet);
      book.write(out);
    }
  }

  private void cover() {
    Sheet sheet = named(plan.zh() ? "说明" : "About");
    List<String> lines =
        new ArrayList<>(
            List.of(plan.title(), plan.subtitle(), plan.date().toString(), plan.notice()));
    for (String line : lines) {
      text(sheet.createRow(sheet.getPhysicalNumberOfRows()).createCell(0), line);
    }
    head(sheet.getRow(0).getCell(0), plan.title());
    sheet.setColumnWidth(0, WIDEST);
  }

  private void sheet(Section section) {
    Sheet sheet = named(section.number() + " " + section.title());
    if (section.id().equals(Annexes.CLAIMS)) {
      claims(sheet);
    } else {
      for (Block block : section.blocks()) {
        switch (block) {
          case Block.Heading(String number, String title) ->
              text(next(sheet), number + " " + title);
          case Block.Paragraph(List<Run> runs, boolean _) -> text(next(sheet), plainText(runs));
          case Block.Table table -> table(sheet, table);
          case Block.Picture picture ->
              text(next(sheet), picture.number() + " " + picture.caption());
        }
      }
    }
    widths(sheet);
  }

  private static Cell next(Sheet sheet) {
    return row(sheet).createCell(0);
  }

  private static Row row(Sheet sheet) {
    return sheet.createRow(sheet.getPhysicalNumberOfRows());
  }

  /// Every claim with its exact value and where it replays from.
  private void claims(Sheet sheet) {
    Row header = row(sheet);
    String[] names =
        plan.zh()
            ? new String[] {"编号", "内容", "显示", "精确值", "单位", "类型", "来源、依据或公式", "工具", "参数", "位置"}
            : new String[] {
              "Id",
              "What",
              "Shown",
              "Exact value",
              "Unit",
              "Kind",
              "Source, basis or formula",
              "Tool",
              "Arguments",
              "Place"
            };
    for (int i = 0; i < names.length; i++) {
      head(header.createCell(i), names[i]);
    }
    for (Claim claim : plan.claims()) {
      Row row = row(sheet);
      text(row.createCell(0), claim.id());
      text(row.createCell(1), claim.label());
      text(row.createCell(2), claim.shown());
      row.createCell(3).setCellValue(claim.value());
      text(row.createCell(4), claim.unit());
      text(row.createCell(5), claim.derivation().kind());
      text(row.createCell(6), Annexes.basis(claim));
      text(row.createCell(7), claim.derivation().tool());
      text(row.createCell(8), claim.derivation().arguments().toString());
      text(row.createCell(9), claim.derivation().path());
    }
    sheet.createFreezePane(1, 1);
  }

  /// A column of claims becomes three: the number, its unit, the claim's id.
  private void table(Sheet sheet, Block.Table table) {
    head(next(sheet), table.number() + " " + table.caption());
    boolean[] numeric = new boolean[table.header().size()];
    for (int c = 0; c < numeric.length; c++) {
      int column = c;
      numeric[c] = table.rows().stream().anyMatch(row -> single(row.get(column)).isPresent());
    }
    Row header = row(sheet);
    int at = 0;
    for (int c = 0; c < numeric.length; c++) {
      head(header.createCell(at++), table.header().get(c));
      if (numeric[c]) {
        head(header.createCell(at++), plan.zh() ? "单位" : "Unit");
        head(header.createCell(at++), plan.zh() ? "编号" : "Id");
      }
    }
    int first = sheet.getPhysicalNumberOfRows();
    for (List<List<Run>> cells : table.rows()) {
      Row row = row(sheet);
      at = 0;
      for (int c = 0; c < numeric.length; c++) {
        Optional<Claim> claim = single(cells.get(c));
        if (claim.isPresent()) {
          row.createCell(at).setCellValue(claim.get().value());
          text(row.createCell(at + 1), claim.get().unit());
          text(row.createCell(at + 2), claim.get().id());
        } else {
          text(row.createCell(at), plainText(cells.get(c)));
        }
        at += numeric[c] ? 3 : 1;
      }
    }
    if (table.additive()) {
      sums(sheet, table, numeric, first);
    }
    row(sheet);
  }

  /// Live sums below the columns whose every cell is a claim of one unit that adds up.
  private void sums(Sheet sheet, Block.Table table, boolean[] numeric, int first) {
    Row sum = row(sheet);
    head(sum.createCell(0), plan.zh() ? "合计（公式）" : "Sum (formula)");
    int at = 0;
    for (int c = 0; c < numeric.length; c++) {
      int column = c;
      TreeSet<String> units = new TreeSet<>();
      table.rows().forEach(row -> units.add(single(row.get(column)).map(Claim::unit).orElse("")));
      if (numeric[c] && units.size() == 1 && !units.first().isEmpty()) {
        String letter = CellReference.convertNumToColString(at);
        sum.createCell(at)
            .setCellFormula(
                "SUM(%s%d:%s%d)".formatted(letter, first + 1, letter, first + table.rows().size()));
        text(sum.createCell(at + 1), units.first());
      }
      at += numeric[c] ? 3 : 1;
    }
  }

  /// The claim of a cell that holds nothing else.
  private Optional<Claim> single(List<Run> runs) {
    return runs.size() == 1 && runs.getFirst() instanceof Run.Claimed(String id, String _)
        ? Optional.of(Objects.requireNonNull(claims.get(id), id))
        : Optional.empty();
  }

  private static String plainText(List<Run> runs) {
    StringBuilder text = new StringBuilder();
    for (Run run : runs) {
      text.append(run.text());
      if (run instanceof Run.Claimed(String claim, String _)) {
        text.append('[').append(claim).append(']');
      }
    }
    return text.toString();
  }

  private void head(Cell cell, String text) {
    cell.setCellValue(text);
    cell.setCellStyle(isFormula(text) ? strongQuoted : strong);
  }

  private static boolean isFormula(String text) {
    return text.matches("(?s)[=+\\-@\\t\\r].*");
  }

  /// What a spreadsheet might take for a formula stays text even after somebody edits the cell.
  private void text(Cell cell, String text) {
    cell.setCellValue(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    cell.setCellStyle(isFormula(text) ? quoted : plain);
  }

  private Sheet named(String name) {
    return book.createSheet(WorkbookUtil.createSafeSheetName(name));
  }

  /// By the characters of each column; the library's own measure needs fonts.
  private static void widths(Sheet sheet) {
    int[] widths = new int[24];
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (cell.getColumnIndex() < widths.length && row.getPhysicalNumberOfCells() > 1) {
          int width =
              cell.getCellType() == org.apache.poi.ss.usermodel.CellType.STRING
                  ? cell.getStringCellValue().codePoints().map(c -> c > 255 ? 2 : 1).sum() + 2
                  : 16;
          widths[cell.getColumnIndex()] = Math.max(widths[cell.getColumnIndex()], width);
        }
      }
    }
    for (int c = 0; c < widths.length && widths[c] > 0; c++) {
      sheet.setColumnWidth(c, Math.min(widths[c] * 256, WIDEST));
    }
  }
}
