package tanlu.knowledge.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/// A sheet's cells as Excel shows them at full length: numbers to its fifteen digits, percentages
/// and days as such. A formula is its saved value and is never worked out; a merged cell's content
/// stands in its first cell; hidden sheets are left out.
///
/// @param name the sheet's; empty for a CSV file
/// @param rows without those that are empty
record Table(String name, List<Cells> rows) {
  private static final long UNPACKED = 64L << 20;
  private static final int MOST_CELLS = 500_000;
  private static final int LONGEST_TEXT = 2_000_000;
  private static final MathContext DIGITS = new MathContext(15);
  private static final int LONGEST_NUMBER = 30;

  /// The first number past 31 December 9999, where the days of Excel end.
  private static final BigDecimal NO_DAY = new BigDecimal(2_958_466);

  /// The parts of a number format that print themselves or a colour.
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");

  private static final Pattern DAY = Pattern.compile("(?i)y|d|年|月|日");

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
    String text = DocumentReader.text(bytes);
    CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter(text)).get();
    try (var parser = format.parse(new StringReader(text))) {
      int number = 0;
      for (CSVRecord each : parser) {
        cells.add(rows, ++number, each.toList());
      }
    } catch (IOException | UncheckedIOException e) {
      throw corrupt(e);
    }
    return List.of(new Table("", List.copyOf(rows)));
  }

  /// What parts the cells of the first line most.
  private static char delimiter(String text) {
    String first = text.lines().findFirst().orElse("");
    char best = ',';
    for (char each : new char[] {'\t', ';'}) {
      best = count(first, each) > count(first, best) ? each : best;
    }
    return best;
  }

  private static long count(String line, char c) {
    return line.chars().filter(each -> each == c).count();
  }

  static List<Table> xlsx(byte[] bytes) throws UnreadableException {
    Set<String> parts = parts(bytes);
    Reader cells = new Reader();
    List<Table> tables = new ArrayList<>();
    // Fastexcel takes a workbook without a style sheet, but not when asked for formats.
    ReadingOptions formats = new ReadingOptions(parts.contains("xl/styles.xml"), false);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes), formats)) {
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
    } catch (OutOfMemoryError e) {
      // A cell that says it stands in column ZZZZZZ.
      throw DocumentReader.bomb(e);
    }
    return tables;
  }

  private static List<String> values(Row row) {
    List<String> values = new ArrayList<>();
    for (Cell cell : row) {
      // Fastexcel leaves gaps in a row as null.
      values.add(cell == null ? "" : shown(cell));
    }
    return values;
  }

  private static String shown(Cell cell) {
    Object value = cell.getValue();
    if (!(value instanceof BigDecimal saved)) {
      return value == null ? "" : value.toString();
    }
    String format = Objects.requireNonNullElse(cell.getDataFormatString(), "");
    if (DAY.matcher(LITERAL.matcher(format).replaceAll("")).find()
        && saved.signum() > 0
        && saved.compareTo(NO_DAY) < 0) {
      LocalDateTime time = cell.asDate();
      boolean midnight = time.toLocalTime().equals(LocalTime.MIDNIGHT);
      return midnight ? time.toLocalDate().toString() : time.toString();
    }
    BigDecimal number = saved.round(DIGITS);
    boolean percent = format.endsWith("%");
    BigDecimal written = (percent ? number.movePointRight(2) : number).stripTrailingZeros();
    // Written out, 1E999999999 would fill the memory.
    String digits =
        Math.abs(written.scale()) > LONGEST_NUMBER ? written.toString() : written.toPlainString();
    return percent ? digits + "%" : digits;
  }

  /// Counts the cells and characters of a file over all its sheets.
  private static final class Reader {
    private int count;
    private int characters;

    void add(List<Cells> rows, int number, List<String> written) throws UnreadableException {
      List<String> values = written.stream().map(Characters::seen).toList();
      count += values.size();
      if (count > MOST_CELLS) {
        throw new UnreadableException(
            "表格超过 " + MOST_CELLS + " 个单元格的上限：请拆分后再试。",
            "holds more than " + MOST_CELLS + " cells; split it");
      }
      characters += values.stream().mapToInt(String::length).sum();
      if (characters > LONGEST_TEXT) {
        throw new UnreadableException(
            "表格文字超过 " + LONGEST_TEXT + " 字的上限：请拆分后再试。",
            "holds more than " + LONGEST_TEXT + " characters of text; split it");
      }
      if (values.stream().anyMatch(value -> !value.isEmpty())) {
        rows.add(new Cells(number, values));
      }
    }
  }

  /// The names of the parts. Counts what really comes out: the sizes an archive declares are the
  /// sender's word.
  private static Set<String> parts(byte[] bytes) throws UnreadableException {
    long left = UNPACKED;
    Set<String> parts = new HashSet<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      byte[] buffer = new byte[1 << 16];
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.add(entry.getName());
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
    return parts;
  }

  private static UnreadableException corrupt(Exception cause) {
    return new UnreadableException(
        "表格已损坏，无法读取：请重新下载或另存。",
        "is a corrupt table and cannot be read; download or save it again",
        cause);
  }
}
