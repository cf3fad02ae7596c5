package tanlu.assistant.link;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tanlu.analytics.proof.Text;

/// The tables of spellings beside these classes. A cell that holds several separates them by `|`.
final class LinkTable {
  private static final Pattern BAR = Pattern.compile("\\|");

  private LinkTable() {}

  static List<CSVRecord> records(String name) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var in = Objects.requireNonNull(LinkTable.class.getResourceAsStream(name + ".csv"));
        var parser = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(name + ".csv cannot be read", e);
    }
  }

  static List<String> list(CSVRecord record, String column) {
    return parts(BAR.splitAsStream(record.get(column)));
  }

  static List<String> words(CSVRecord record, String column) {
    return parts(Stream.of(record.get(column).split(" ", -1)));
  }

  private static List<String> parts(Stream<String> parts) {
    return parts.map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  static Optional<Text> text(CSVRecord record, String column) {
    String zh = record.get(column + "_zh");
    return zh.isEmpty() ? Optional.empty() : Optional.of(Text.of(zh, record.get(column + "_en")));
  }
}
