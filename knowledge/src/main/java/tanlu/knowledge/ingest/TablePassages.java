package tanlu.knowledge.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tanlu.knowledge.Glossary;
import tanlu.knowledge.Passage;
import tanlu.knowledge.Passage.Status;
import tanlu.knowledge.Passage.Verification;
import tanlu.knowledge.PolicyDocument;

/// A table as passages: a few rows each, under the table's first row, with the cells they stand in
/// as clause, such as `Sheet1!A2:F11`.
final class TablePassages {
  private static final int ROWS = 10;
  private static final int CHARACTERS = 800;
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
    if (table.rows().isEmpty()) {
      return;
    }
    Table.Cells head = table.rows().getFirst();
    List<Table.Cells> group = new ArrayList<>();
    int characters = 0;
    for (Table.Cells row : table.rows().subList(1, table.rows().size())) {
      int length = line(row).length();
      if (group.size() == ROWS || (!group.isEmpty() && characters + length > CHARACTERS)) {
        passages.add(passage(table.name(), head, group));
        group.clear();
        characters = 0;
      }
      group.add(row);
      characters += length;
    }
    passages.add(passage(table.name(), head, group));
  }

  private Passage passage(String sheet, Table.Cells head, List<Table.Cells> group) {
    StringBuilder text = new StringBuilder(line(head));
    group.forEach(row -> text.append('\n').append(line(row)));
    Set<String> sectors = Glossary.embedded().sectorsIn(text.toString());
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
        cells(sheet, head, group),
        List.of(),
        null,
        sheet,
        sheet,
        text.toString(),
        text.toString(),
        true,
        null,
        Verification.UNVERIFIED,
        Status.UNKNOWN,
        List.of());
  }

  /// Where the rows stand; a table of one row is its first.
  private static String cells(String sheet, Table.Cells head, List<Table.Cells> group) {
    List<Table.Cells> rows = group.isEmpty() ? List.of(head) : group;
    int width = rows.stream().mapToInt(row -> row.values().size()).max().orElse(1);
    return (sheet.isEmpty() ? "" : sheet + "!")
        + "A"
        + rows.getFirst().number()
        + ":"
        + Table.letters(Math.max(0, width - 1))
        + rows.getLast().number();
  }

  private static String line(Table.Cells row) {
    return String.join(" | ", row.values());
  }
}
