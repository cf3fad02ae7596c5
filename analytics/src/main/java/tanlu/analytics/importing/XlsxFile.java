package tanlu.analytics.importing;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import tanlu.analytics.proof.Text;

/// Sheets of an Open XML workbook (.xlsx); formulas are their cached values.
final class XlsxFile {
  /// A multi-regional workbook of 1.7 million numbers unpacks to some 100 MB.
  static final long MAX_UNPACKED = 512L << 20;

  /// Shared strings are held in memory as a whole.
  static final long MAX_STRINGS = 32L << 20;

  private XlsxFile() {}

  static List<Grid> read(Path path, String file) {
    requireBounded(path, file);
    try (ReadableWorkbook book = new ReadableWorkbook(path.toFile())) {
      List<Grid> grids = new ArrayList<>();
      for (Sheet sheet : book.getSheets().toList()) {
        grids.add(grid(file, sheet));
      }
      return grids;
    } catch (ImportException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Damaged XML surfaces as whatever the parser meets first.
      throw Workbooks.damaged(file, e);
    }
  }

  /// Hands the rows of every sheet to its sink, as long as it wants more; nothing is kept.
  ///
  /// @param sinks by the place of a sheet
  static void stream(Path path, String file, Function<Place, RowSink> sinks) {
    requireBounded(path, file);
    try (ReadableWorkbook book = new ReadableWorkbook(path.toFile())) {
      for (Sheet sheet : book.getSheets().toList()) {
        stream(sheet, sinks.apply(new Place(file, sheet.getName(), "")));
      }
    } catch (ImportException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Damaged XML surfaces as whatever the parser meets first.
      throw Workbooks.damaged(file, e);
    }
  }

  private static void stream(Sheet sheet, RowSink sink) throws IOException {
    try (Stream<Row> rows = sheet.openStream()) {
      boolean wanted = true;
      for (Iterator<Row> each = rows.iterator(); wanted && each.hasNext(); ) {
        Row row = each.next();
        Content[] cells = new Content[row.getCellCount()];
        Arrays.fill(cells, Content.Blank.BLANK);
        for (Cell cell : row) {
          // Fastexcel leaves gaps in a row as null.
          if (cell != null) {
            cells[cell.getColumnIndex()] = content(cell);
          }
        }
        wanted = sink.row(row.getRowNum() - 1, cells);
      }
    }
  }

  private static Grid grid(String file, Sheet sheet) throws IOException {
    Grid grid = new Grid(file, sheet.getName());
    try (Stream<Row> rows = sheet.openStream()) {
      for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
        Row row = each.next();
        grid.requireRow(row.getRowNum() - 1);
        for (Cell cell : row) {
          // Fastexcel leaves gaps in a row as null.
          if (cell != null) {
            grid.set(row.getRowNum() - 1, cell.getColumnIndex(), content(cell));
          }
        }
      }
    }
    return grid;
  }

  private static Content content(Cell cell) {
    if (cell.getType() == CellType.ERROR) {
      return new Content.Broken(String.valueOf(cell.getRawValue()));
    }
    Object value = cell.getValue();
    if (value == null) {
      return cell.getType() == CellType.FORMULA
          ? new Content.Broken("=" + cell.getFormula())
          : Content.Blank.BLANK;
    }
    if (value instanceof BigDecimal number) {
      return new Content.Amount(number.doubleValue());
    }
    String text = value.toString();
    return cell.getType() == CellType.FORMULA && text.startsWith("#")
        ? new Content.Broken(text)
        : Content.text(text);
  }

  /// Counts what really comes out: the sizes an archive declares are the sender's word.
  private static void requireBounded(Path path, String file) {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    try (ZipFile zip = new ZipFile(path.toFile())) {
      for (Iterator<? extends ZipEntry> each = zip.entries().asIterator(); each.hasNext(); ) {
        ZipEntry entry = each.next();
        long limit =
            entry.getName().endsWith("sharedStrings.xml") ? total + MAX_STRINGS : MAX_UNPACKED;
        try (InputStream in = zip.getInputStream(entry)) {
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
            if (total > Math.min(limit, MAX_UNPACKED)) {
              throw new ImportException(
                  Fault.TOO_LARGE,
                  Place.file(file),
                  entry.getName() + " > " + (total >> 20) + " MB",
                  Text.of(
                      "解压后不超过 512 MB、文字不超过 32 MB（压缩炸弹？）",
                      "at most 512 MB unpacked and 32 MB of text (a zip bomb?)"));
            }
          }
        }
      }
    } catch (IOException e) {
      throw Workbooks.damaged(file, e);
    }
  }
}
