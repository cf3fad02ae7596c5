package tanlu.analytics.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Source;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// Multi-regional workbooks of 31 provinces × 42 sectors, as CEADs lays them out in several ways
/// and years; streamed, for a sheet holds some 1.9 million numbers.
public final class MultiRegionalReader {
  /// Units a table of the nation may be counted in; each is at least a hundred times the other.
  private static final List<Unit> LIKELY = List.of(Unit.WAN_YUAN, Unit.MILLION_YUAN, Unit.YI_YUAN);

  private final Dataset data;
  private final Naming naming;

  /// @param data knows the provinces, and GDP to hold magnitudes against
  public MultiRegionalReader(Dataset data) {
    this.data = data;
    this.naming = new Naming(data);
  }

  /// The first multi-regional table of an .xlsx workbook, empty where it has none.
  ///
  /// @throws ImportException naming sheet, cell and value of what is broken
  public Optional<ImportedMultiRegional> read(Path path) {
    List<MultiRegionalSheet> sheets = new ArrayList<>();
    XlsxFile.stream(
        path,
        Workbooks.name(path),
        place -> {
          MultiRegionalSheet sheet = new MultiRegionalSheet(place, naming);
          boolean first = sheets.stream().noneMatch(MultiRegionalSheet::found);
          sheets.add(sheet);
          // Of a second language or version only the header is wanted.
          return (row, cells) -> sheet.row(row, cells) && (first || !sheet.found());
        });
    List<MultiRegionalSheet> found = sheets.stream().filter(MultiRegionalSheet::found).toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<Notice> notices = new ArrayList<>();
    for (MultiRegionalSheet sheet : found.subList(1, found.size())) {
      notices.add(
          new Notice(
              "extra-sheet",
              sheet.place(),
              Text.of(
                  "另有一张多区域表，未导入；如需导入，请将其移到最前。",
                  "A further multi-regional table, not imported; move it to the front to import it"
                      + " instead.")));
    }
    MultiRegionalSheet sheet = found.getFirst();
    int year = year(path, sheet);
    MultiRegionalAssembly assembly =
        new MultiRegionalAssembly(data, sheet, year, ProvincialTableReader.USERS_FILE, notices);
    return Optional.of(
        stated(sheet)
            .map(assembly::table)
            .orElseGet(() -> assembly.table(inferred(sheet, assembly, notices))));
  }

  /// A package's file, whose year and unit the manifest gives.
  ImportedMultiRegional read(Path file, int year, Unit unit, Source source, Place origin)
      throws IOException {
    Place place = Place.file(Workbooks.name(file));
    MultiRegionalSheet sheet = new MultiRegionalSheet(place, naming);
    CsvFile.stream(file, Workbooks.name(file), sheet);
    if (!sheet.found()) {
      throw new ImportException(
          Fault.CODE_MISSING,
          place,
          "",
          Text.of("首行为代码 BJ/01…XJ/42、…、GO", "a first row of codes BJ/01…XJ/42, …, GO"));
    }
    return new MultiRegionalAssembly(data, sheet, year, source, new ArrayList<>())
        .from(origin)
        .table(unit);
  }

  private int year(Path path, MultiRegionalSheet sheet) {
    return Stream.concat(
            Stream.of(sheet.place().sheet(), Workbooks.name(path).replaceFirst("\\.\\w+$", "")),
            sheet.words().stream())
        .map(naming::year)
        .filter(OptionalInt::isPresent)
        .mapToInt(OptionalInt::getAsInt)
        .findFirst()
        .orElseThrow(
            () ->
                new ImportException(
                    Fault.UNKNOWN_YEAR,
                    sheet.place(),
                    "",
                    Text.of(
                        "工作表名或文件名含四位年份，如 Table_2017",
                        "a year of four digits in the sheet's or the file's name, as in"
                            + " Table_2017")));
  }

  private static Optional<Unit> stated(MultiRegionalSheet sheet) {
    for (String words : sheet.words()) {
      Optional<String> named = Units.named(words);
      if (named.isPresent()) {
        return Optional.of(
            Units.of(named.get())
                .filter(Units::money)
                .orElseThrow(
                    () ->
                        new ImportException(
                            Fault.UNIT_UNKNOWN, sheet.place(), named.get(), Units.MONEY)));
      }
    }
    return Optional.empty();
  }

  /// Where a workbook names no unit, the one that makes value added the size of GDP.
  private static Unit inferred(
      MultiRegionalSheet sheet, MultiRegionalAssembly assembly, List<Notice> notices) {
    for (Unit unit : LIKELY) {
      double ratio = assembly.valueAdded(unit) / assembly.gdp();
      if (ratio > 0.5 && ratio < 2) {
        notices.add(
            new Notice(
                "unit-inferred",
                sheet.place(),
                Text.of(
                    "未注明单位，按增加值与地区生产总值之比（%.2f）读作%s。".formatted(ratio, unit.zh()),
                    "No unit is given; read as %s, by which value added is %.2f of GDP."
                        .formatted(unit.en(), ratio))));
        return unit;
      }
    }
    throw new ImportException(Fault.UNIT_UNKNOWN, sheet.place(), "", Units.MONEY);
  }
}
