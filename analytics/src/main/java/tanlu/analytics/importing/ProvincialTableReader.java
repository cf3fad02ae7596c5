package tanlu.analytics.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Source;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Unit;

/// Official tables of 42 sectors with competitive imports, .xls, .xlsx or .csv, of provinces or the
/// nation. Everything is found by code; title, unit and sector names by their text.
public final class ProvincialTableReader {
  static final Source USERS_FILE =
      new Source(Text.of("用户导入的文件", "the user's file"), Verification.UNVERIFIED);

  private final Dataset data;
  private final Naming naming;

  /// @param data knows the regions, and GDP to hold magnitudes against
  public ProvincialTableReader(Dataset data) {
    this.data = data;
    this.naming = new Naming(data);
  }

  /// @throws ImportException where the file is broken or holds no such table
  public ImportedTable read(Path path) {
    return read(path, Workbooks.read(path))
        .orElseThrow(
            () ->
                new ImportException(
                    Fault.CODE_MISSING,
                    Place.file(Workbooks.name(path)),
                    "",
                    Text.of("一行代码 01…42、TIU、…、GO", "a row with the codes 01…42, TIU, …, GO")));
  }

  Optional<ImportedTable> read(Path path, List<Grid> grids) {
    List<TableLayout> layouts =
        grids.stream().map(TableLayout::of).flatMap(Optional::stream).toList();
    if (layouts.isEmpty()) {
      return Optional.empty();
    }
    if (layouts.size() > 1) {
      throw new ImportException(
          Fault.SHEET_DOUBLED,
          layouts.get(1).grid().place(),
          "",
          Text.of(
              "一个工作簿只有一张投入产出表（" + layouts.getFirst().grid().name() + " 已是）",
              "one table a workbook (" + layouts.getFirst().grid().name() + " is one already)"));
    }
    return Optional.of(read(path, layouts.getFirst(), grids));
  }

  private ImportedTable read(Path path, TableLayout layout, List<Grid> grids) {
    List<Notice> notices = new ArrayList<>();
    List<String> titles = titles(path, layout);
    Region region = region(titles, layout.grid());
    int year = year(titles, layout.grid());
    Unit unit = unit(layout);
    layout.requireOfficial(region);
    Recognised.vintage(
        IntStream.range(0, TableValues.N).mapToObj(TableValues::code).map(layout::names).toList(),
        year,
        layout.grid().place());
    TableValues values =
        new TableValues(
            region, year, unit, USERS_FILE, layout.grid().place(), layout::place, layout.origin());
    int blanks = fill(values, layout, unit);
    for (Grid grid : grids) {
      if (grid != layout.grid()) {
        notices.add(
            new Notice(
                "extra-sheet",
                grid.place(),
                Text.of("另有工作表，未导入。", "A further sheet, not imported.")));
      }
    }
    headings(layout, notices);
    fileName(path, values, notices);
    return new TableAssembly(data, values, blanks, notices).table();
  }

  /// Title lines, then sheet, file and folder, the likeliest to name region and year first.
  private static List<String> titles(Path path, TableLayout layout) {
    Path folder = path.toAbsolutePath().getParent();
    Path last = folder == null ? null : folder.getFileName();
    return Stream.concat(
            layout.wordsAbove().stream()
                .map(TableLayout.Words::text)
                .filter(
                    text ->
                        Content.compact(text).contains("投入产出")
                            || text.matches("(?is).*input.*output.*")),
            Stream.of(
                layout.grid().name(),
                Workbooks.name(path).replaceFirst("\\.\\w+$", ""),
                last == null ? "" : last.toString()))
        .toList();
  }

  private Region region(List<String> titles, Grid grid) {
    return titles.stream()
        .map(naming::region)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new ImportException(
                    Fault.UNKNOWN_REGION,
                    grid.place(),
                    titles.getFirst(),
                    Text.of(
                        "标题或文件名中有省级地区名，如“广东2017年投入产出表”",
                        "the name of a province in the title or the file's name, as in"
                            + " 广东2017年投入产出表")));
  }

  private int year(List<String> titles, Grid grid) {
    return titles.stream()
        .map(naming::year)
        .filter(OptionalInt::isPresent)
        .mapToInt(OptionalInt::getAsInt)
        .findFirst()
        .orElseThrow(
            () ->
                new ImportException(
                    Fault.UNKNOWN_YEAR,
                    grid.place(),
                    titles.getFirst(),
                    Text.of(
                        "标题或文件名中有四位年份", "a year of four digits in the title or the file's name")));
  }

  private static Unit unit(TableLayout layout) {
    Optional<Unit> found = Optional.empty();
    for (TableLayout.Words words : layout.wordsAbove()) {
      Optional<String> named = Units.named(words.text());
      if (named.isEmpty()) {
        continue;
      }
      Unit unit =
          Units.of(named.get())
              .filter(Units::money)
              .orElseThrow(
                  () ->
                      new ImportException(
                          Fault.UNIT_UNKNOWN, words.place(), named.get(), Units.MONEY));
      if (found.isPresent() && !found.get().equals(unit)) {
        throw new ImportException(
            Fault.UNIT_MIXED,
            words.place(),
            unit.zh(),
            Text.of(
                "整张表同一单位：" + found.get().zh(),
                "one unit for the whole table: " + found.get().zh()));
      }
      found = Optional.of(unit);
    }
    return found.orElseThrow(
        () -> new ImportException(Fault.UNIT_UNKNOWN, layout.grid().place(), "", Units.MONEY));
  }

  /// @return how many blank cells were read as 0
  static int fill(TableValues values, TableLayout layout, Unit unit) {
    int blanks = 0;
    for (int i = 0; i < TableValues.N; i++) {
      for (int j = 0; j < TableValues.N; j++) {
        values.flows()[i][j] = converted(layout, TableValues.code(i), TableValues.code(j), unit);
        blanks += layout.blank(TableValues.code(i), TableValues.code(j)) ? 1 : 0;
      }
    }
    for (String column : TableValues.COLUMNS) {
      if (layout.has(column)) {
        values.column(
            column,
            IntStream.range(0, TableValues.N)
                .mapToDouble(i -> converted(layout, TableValues.code(i), column, unit))
                .toArray());
      }
    }
    for (String row : TableValues.ROWS) {
      if (layout.has(row)) {
        values.row(
            row,
            IntStream.range(0, TableValues.N)
                .mapToDouble(j -> converted(layout, row, TableValues.code(j), unit))
                .toArray());
      }
    }
    return blanks;
  }

  private static double converted(TableLayout layout, String row, String column, Unit unit) {
    return Units.to(Unit.YI_YUAN, layout.number(row, column), unit);
  }

  private static void headings(TableLayout layout, List<Notice> notices) {
    if (layout.heading("FU101").contains("城镇") || layout.heading("FU102").contains("农村")) {
      notices.add(
          new Notice(
              "household-headings",
              layout.grid().place(),
              Text.of(
                  "FU101（农村）与 FU102（城镇）的列名与代码相反；两列合计使用，结果不受影响。",
                  "The headings of FU101 (rural) and FU102 (urban) contradict the codes; both are"
                      + " summed, no result depends on it.")));
    }
  }

  /// The title is believed before the file's name.
  private void fileName(Path path, TableValues values, List<Notice> notices) {
    String file = Workbooks.name(path);
    boolean otherRegion =
        naming.region(file).filter(region -> !region.equals(values.region())).isPresent();
    OptionalInt year = naming.year(file);
    if (otherRegion || (year.isPresent() && year.getAsInt() != values.year())) {
      String read = values.region().abbr() + "/" + values.year();
      notices.add(
          new Notice(
              "file-name",
              values.sheet(),
              Text.of(
                  "文件名与标题不符，按标题读作 " + read + "。",
                  "The file's name contradicts the title; read as " + read + " by the title.")));
    }
  }
}
