package tanlu.analytics.importing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Sheet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Workbooks made by the tests, as .xls by POI, as .xlsx by fastexcel or, where a library would not
/// write such a file, by hand.
final class Books {
  private Books() {}

  /// A formula and the value it was saved with.
  record Formula(String text, double cached) {}

  /// A sheet's cells by row and column: numbers, texts, [Formula]s or [FormulaError]s.
  static final class Page {
    final String name;
    final Map<Integer, Map<Integer, Object>> rows = new TreeMap<>();

    Page(String name) {
      this.name = name;
    }

    Page put(int row, int column, Object value) {
      rows.computeIfAbsent(row, _ -> new TreeMap<>()).put(column, value);
      return this;
    }
  }

  static Path xls(Path file, List<Page> pages) throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      for (Page page : pages) {
        Sheet sheet = book.createSheet(page.name);
        page.rows.forEach(
            (row, cells) ->
                cells.forEach(
                    (column, value) -> {
                      if (sheet.getRow(row) == null) {
                        sheet.createRow(row);
                      }
                      set(sheet.getRow(row).createCell(column), value);
                    }));
      }
      book.write(out);
    }
    return file;
  }

  private static void set(Cell cell, Object value) {
    switch (value) {
      case Number number -> cell.setCellValue(number.doubleValue());
      case Formula formula -> {
        cell.setCellFormula(formula.text);
        cell.setCellValue(formula.cached);
      }
      case FormulaError error -> cell.setCellErrorValue(error.getCode());
      default -> cell.setCellValue(value.toString());
    }
  }

  static Path xlsx(Path file, List<Page> pages) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "tests", "1.0")) {
      for (Page page : pages) {
        Worksheet sheet = book.newWorksheet(page.name);
        page.rows.forEach(
            (row, cells) ->
                cells.forEach(
                    (column, value) -> {
                      if (value instanceof Number number) {
                        sheet.value(row, column, number);
                      } else {
                        sheet.value(row, column, value.toString());
                      }
                    }));
      }
    }
    return file;
  }

  /// An .xlsx with one sheet, its XML rows as given.
  static Path rawXlsx(Path file, String sheet, Stream<String> rows) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(
          zip,
          "[Content_Types].xml",
          """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>\
          """);
      entry(
          zip,
          "_rels/.rels",
          """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>\
          """);
      entry(
          zip,
          "xl/workbook.xml",
          """
          <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>\
          """
              .formatted(sheet));
      entry(
          zip,
          "xl/_rels/workbook.xml.rels",
          """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>\
          """);
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      bytes(
          zip,
          "<worksheet"
              + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
      for (Iterator<String> each = rows.iterator(); each.hasNext(); ) {
        bytes(zip, each.next());
      }
      bytes(zip, "</sheetData></worksheet>");
      zip.closeEntry();
    }
    return file;
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    bytes(zip, text);
    zip.closeEntry();
  }

  private static void bytes(ZipOutputStream zip, String text) throws IOException {
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /// A page as rows of XML, formulas with their saved values.
  static List<String> xml(Page page) {
    return page.rows.entrySet().stream()
        .map(
            row -> {
              StringBuilder xml = new StringBuilder("<row r=\"" + (row.getKey() + 1) + "\">");
              row.getValue()
                  .forEach(
                      (column, value) -> {
                        String at = Place.address(row.getKey(), column);
                        xml.append(
                            switch (value) {
                              case Number number -> "<c r=\"" + at + "\"><v>" + number + "</v></c>";
                              case Formula formula ->
                                  "<c r=\""
                                      + at
                                      + "\"><f>"
                                      + formula.text
                                      + "</f><v>"
                                      + formula.cached
                                      + "</v></c>";
                              default ->
                                  "<c r=\""
                                      + at
                                      + "\" t=\"inlineStr\"><is><t>"
                                      + value.toString().replace("&", "&amp;")
                                      + "</t></is></c>";
                            });
                      });
              return xml.append("</row>").toString();
            })
        .toList();
  }
}
