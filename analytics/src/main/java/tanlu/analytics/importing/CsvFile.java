package tanlu.analytics.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tanlu.analytics.proof.Text;

/// A CSV file in UTF-8 as one sheet without a name.
final class CsvFile {
  private CsvFile() {}

  static Grid read(Path path, String file) throws IOException {
    Grid grid = new Grid(file, "");
    stream(
        path,
        file,
        (row, cells) -> {
          grid.requireRow(row);
          for (int column = 0; column < cells.length; column++) {
            grid.set(row, column, cells[column]);
          }
          return true;
        });
    return grid;
  }

  /// Hands the rows to a sink; nothing is kept.
  static void stream(Path path, String file, RowSink sink) throws IOException {
    try (var in = Files.newBufferedReader(path, StandardCharsets.UTF_8);
        var parser = CSVFormat.RFC4180.parse(in)) {
      int row = 0;
      for (CSVRecord record : parser) {
        Content[] cells = new Content[record.size()];
        for (int column = 0; column < cells.length; column++) {
          cells[column] = content(record.get(column));
        }
        if (!sink.row(row++, cells)) {
          return;
        }
      }
    } catch (CharacterCodingException e) {
      throw encoding(file, e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw encoding(file, e);
      }
      throw Workbooks.damaged(file, e);
    }
  }

  private static ImportException encoding(String file, Exception cause) {
    return new ImportException(
        Fault.UNREADABLE,
        Place.file(file),
        "",
        Text.of("UTF-8 编码的 CSV", "a CSV file in UTF-8"),
        cause);
  }

  /// `NaN` is a number that is not finite, so that the message can say so.
  private static Content content(String text) {
    String plain = text.strip().replace("\uFEFF", "");
    if (plain.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|NaN|[+-]?Infinity")) {
      return new Content.Amount(Double.parseDouble(plain));
    }
    return Content.text(plain);
  }
}
