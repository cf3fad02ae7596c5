package tanlu.knowledge.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tanlu.knowledge.Glossary;
import tanlu.knowledge.Passage;
import tanlu.knowledge.Passage.Status;
import tanlu.knowledge.Passage.Verification;
import tanlu.knowledge.PolicyDocument;

/// A table as passages: a few rows each, with the cells they stand in as clause, such as
/// `Sheet1!A2:F11`. The text is these cells and no others, row by row, parted by ` | `; what stands
/// over the columns, with the lines above it, is the heading.
final class TablePassages {
  /// How a clause that names cells ends.
  static final Pattern CELLS = Pattern.compile("(?:^|!)[A-Z]+\\d+:[A-Z]+\\d+$");

  private static final int ROWS = 10;
  private static final int CHARACTERS = 800;
  private static final int MOST_STOREYS = 2;
  private static final String NATION = "CN";

  private final String id;
  private final String title;
  private final List<Passage> passages = new ArrayList<>();

  private TablePassages(String id, String title) {
    this.id = id;
    this.title = title;
  }

  static PolicyDocument document(String id, String title, List<Table> tables) {
    TablePassages made = new TablePassages(id, title);
    tables.forEach(made::add);
    return new PolicyDocument(
        id,
        title,
        title,
        null,
        false,
        null,
        null,
        NATION,
        List.of("overall"),
        null,
        Status.UNKNOWN,
        Verification.UNVERIFIED,
        List.copyOf(made.passages));
  }

  private void add(Table table) {
    List<Table.Cells> rows = table.rows();
    int first = firstData(rows);
    String heading =
        Stream.concat(
                Stream.of(table.name()).filter(name -> !name.isEmpty()),
                rows.subList(0, first).stream().map(TablePassages::line))
            .collect(Collectors.joining("\n"));
    List<Table.Cells> group = new ArrayList<>();
    int characters = 0;
    for (Table.Cells row : rows.subList(first, rows.size())) {
      int length = line(row).length();
      if (group.size() == ROWS || (!group.isEmpty() && characters + length > CHARACTERS)) {
        passages.add(passage(table.name(), heading, group));
        group.clear();
        characters = 0;
      }
      group.add(row);
      characters += length;
    }
    if (!group.isEmpty()) {
      passages.add(passage(table.name(), heading, group));
    }
  }

  /// The first row below those over the columns: titles of one cell, the first row of several, and
  /// its second storey, which begins under a merged cell. Zero where nothing would be left.
  private static int firstData(List<Table.Cells> rows) {
    int head = 0;
    while (head < rows.size() && filled(rows.get(head)) < 2) {
      head++;
    }
    if (head >= rows.size()) {
      return 0;
    }
    int label = firstFilled(rows.get(head));
    int data = head + 1;
    while (data < rows.size()
        && data <= head + MOST_STOREYS
        && firstFilled(rows.get(data)) > label) {
      data++;
    }
    return data < rows.size() ? data : 0;
  }

  private static long filled(Table.Cells row) {
    return row.values().stream().filter(value -> !value.isEmpty()).count();
  }

  private static int firstFilled(Table.Cells row) {
    int at = 0;
    while (row.values().get(at).isEmpty()) {
      at++;
    }
    return at;
  }

  private Passage passage(String sheet, String heading, List<Table.Cells> group) {
    String text = group.stream().map(TablePassages::line).collect(Collectors.joining("\n"));
    Set<String> sectors = Glossary.embedded().sectorsIn(heading + "\n" + text);
    return new Passage(
        id + "/" + (passages.size() + 1),
        id,
        title,
        title,
        null,
        false,
        null,
        null,
        NATION,
        sectors.isEmpty() ? List.of("overall") : List.copyOf(sectors),
        cells(sheet, group),
        List.of(),
        null,
        heading,
        heading,
        text,
        text,
        true,
        null,
        Verification.UNVERIFIED,
        Status.UNKNOWN,
        List.of());
  }

  private static String cells(String sheet, List<Table.Cells> rows) {
    int width = rows.stream().mapToInt(row -> row.values().size()).max().orElse(1);
    return quoted(sheet)
        + "A"
        + rows.getFirst().number()
        + ":"
        + Table.letters(width - 1)
        + rows.getLast().number();
  }

  /// As a formula would write it.
  private static String quoted(String sheet) {
    if (sheet.isEmpty()) {
      return "";
    }
    return sheet.matches("[\\p{L}_][\\p{L}\\p{N}_.]*")
        ? sheet + "!"
        : "'" + sheet.replace("'", "''") + "'!";
  }

  private static String line(Table.Cells row) {
    return String.join(" | ", row.values());
  }
}
