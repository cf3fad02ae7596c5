package tanlu.assistant.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;

/// Every spelling of a sector: the official names of both vintages, the everyday ones, those of the
/// emission inventory. A spelling belongs to the first that claims it, in this order.
final class Sectors {
  private final Lexicon<SectorName> lexicon = new Lexicon<>();

  Sectors() {
    for (Sector sector : Vintage.V2017.sectors()) {
      Vintage.V2012.sectors().stream()
          .filter(other -> other.name().equals(sector.name()))
          .findFirst()
          .ifPresent(other -> official(sector, other));
    }
    LinkTable.records("sectors").forEach(this::everyday);
    InventoryRow.all().forEach(this::inventory);
  }

  Lexicon<SectorName> lexicon() {
    return lexicon;
  }

  private void official(Sector sector, Sector other) {
    SectorName name =
        new SectorName(
            sector.name(), List.of(other.code()), List.of(sector.code()), Optional.empty());
    claim(sector.name().zh(), name);
    claim(sector.name().en(), name);
  }

  private void everyday(CSVRecord record) {
    List<String> spellings = LinkTable.list(record, "names");
    SectorName name =
        new SectorName(
            label(spellings),
            codes(record.get("codes_2012")),
            codes(record.get("codes_2017")),
            LinkTable.text(record, "with"));
    spellings.forEach(spelling -> claim(spelling, name));
    for (String spelling : LinkTable.list(record, "argument_only")) {
      if (lexicon.whole(spelling).isEmpty()) {
        lexicon.putArgument(spelling, name);
      }
    }
  }

  private static Text label(List<String> spellings) {
    Optional<String> zh = spellings.stream().filter(Sectors::han).findFirst();
    Optional<String> en = spellings.stream().filter(s -> !han(s)).findFirst();
    return Text.of(zh.or(() -> en).orElseThrow(), en.or(() -> zh).orElseThrow());
  }

  private static boolean han(String spelling) {
    return spelling.chars().anyMatch(c -> Lexicon.isHan((char) c));
  }

  /// Codes separated by spaces; `02-05` is every code between.
  private static List<String> codes(String cell) {
    return Stream.of(cell.split(" ", -1))
        .flatMap(
            part ->
                part.matches("\\d\\d-\\d\\d")
                    ? IntStream.rangeClosed(
                            Integer.parseInt(part.substring(0, 2)),
                            Integer.parseInt(part.substring(3)))
                        .mapToObj("%02d"::formatted)
                    : Stream.of(part))
        .toList();
  }

  private void inventory(InventoryRow row) {
    SectorName name = new SectorName(row.name(), row.codes2012(), row.codes2017(), joined(row));
    claim(row.name().zh(), name);
    // Urban, Rural and Others mean other things in a sentence; the everyday table has them.
    if (row.name().en().contains(" ")) {
      claim(row.name().en(), name);
    }
  }

  private static Optional<Text> joined(InventoryRow row) {
    List<Text> others = new ArrayList<>();
    for (SectorGroup group : SectorGroup.of(Vintage.V2017)) {
      if (group.rows().contains(row)) {
        group.rows().stream()
            .filter(other -> !other.equals(row))
            .map(InventoryRow::name)
            .forEach(others::add);
      }
    }
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Text.of(
                String.join("、", others.stream().map(Text::zh).toList()),
                String.join("; ", others.stream().map(Text::en).toList())));
  }

  private void claim(String spelling, SectorName name) {
    if (lexicon.whole(spelling).isEmpty()) {
      lexicon.put(spelling, name);
    }
  }
}
