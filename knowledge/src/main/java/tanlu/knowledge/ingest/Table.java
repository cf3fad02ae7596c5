package tanlu.knowledge.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/// A sheet's cells as they are written; formulas are their saved values, hidden sheets are left
/// out.
///
/// @param name the sheet's; empty for a CSV file
/// @param rows without those that are empty
record Table(String name, List<Cells> rows) {
  private static final long UNPACKED = 200L << 20;
  private static final int MOST_CELLS = 500_000;

  /// @param number of the row, from 1
  record Cells(int number, List<String> values) {}

  /// `A` for 0, `AB` for 27.
  static String letters(int column) {
    return column < 26
        ? String.valueOf((char) ('A' + column))
        : letters(column / 26 - 1) + letters(column % 26);
  }

  static List<Table> csv(byte[] bytes) throws UnreadableException {
    DocumentReader.requireText(bytes);
    Reader cells = new Reader();
    List<Cells> rows = new ArrayList<>();
    try (var parser = CSVFormat.RFC4180.parse(new StringReader(DocumentReader.text(bytes)))) {
      int number = 0;
      for (CSVRecord each : parser) {
        cells.add(rows, ++number, each.toList());
      }
    } catch (IOException | UncheckedIOException e) {
      throw corrupt(e);
    }
    return List.of(new Table("", List.copyOf(rows)));
  }

  static List<Table> xlsx(byte[] bytes) throws UnreadableException {
    requireBounded(bytes);
    Reader cells = new Reader();
    List<Table> tables = new ArrayList<>();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      for (Sheet sheet : book.getSheets().toList()) {
        if (sheet.getVisibility() == SheetVisibility.VISIBLE) {
          List<Cells> rows = new ArrayList<>();
          try (Stream<Row> stream = sheet.openStream()) {
            for (Iterator<Row> each = stream.iterator(); each.hasNext(); ) {
              Row row = each.next();
              cells.add(rows, row.getRowNum(), values(row));
            }
          }
          tables.add(new Table(Characters.seen(sheet.getName()), List.copyOf(rows)));
        }
      }
    } catch (IOException | RuntimeException e) {
      // Damaged XML surfaces as whatever the parser meets first.
      throw corrupt(e);
    }
    return tables;
  }

  private static List<String> values(Row row) {
    List<String> values = new ArrayList<>();
    for (Cell cell : row) {
      // Fastexcel leaves gaps in a row as null.
      Object value = cell == null ? null : cell.getValue();
      values.add(
          switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
          });
    }
    return values;
  }

  /// Counts the cells of a file over all its sheets.
  private static final class Reader {
    private int count;

    void add(List<Cells> rows, int number, List<String> written) throws UnreadableException {
      List<String> values = written.stream().map(Characters::seen).toList();
      count += values.size();
      if (count > MOST_CELLS) {
        throw new UnreadableException(
            "表格超过 " + MOST_CELLS + " 个单元格的上限：请拆分后再试。",
            "holds more than " + MOST_CELLS + " cells; split it");
      }
      if (values.stream().anyMatch(value -> !value.isEmpty())) {
        rows.add(new Cells(number, values));
      }
    }
  }

  /// Counts what really comes out: the sizes an archive declares are the sender's word.
  private static void requireBounded(byte[] bytes) throws UnreadableException {
    long left = UNPACKED;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      byte[] buffer = new byte[1 << 16];
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          left -= read;
          if (left < 0) {
            throw DocumentReader.bomb(null);
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw corrupt(e);
    }
  }

  private static UnreadableException corrupt(Exception cause) {
    return new UnreadableException(
        "表格已损坏，无法读取：请重新下载或另存。",
        "is a corrupt table and cannot be read; download or save it again",
        cause);
  }
}
