package tanlu.analytics.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.analysis.FootprintOrigins;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.proof.Language;

/// Workbooks of 1302 × 1302 in every layout known, and each way one can be broken.
class MultiRegionalReaderTest {
  @TempDir Path folder;

  static List<MultiRegionalBook.Layout> layouts() {
    return MultiRegionalBook.LAYOUTS;
  }

  private static Imported read(Path path) {
    return new Importer(Dataset.embedded()).read(List.of(path));
  }

  private static MultiRegionalBook first() {
    return new MultiRegionalBook(layouts().getFirst());
  }

  private ImportException refused(MultiRegionalBook book) throws IOException {
    Path file = book.write(folder.resolve("China_MRIO_2012.xlsx"));
    return catchThrowableOfType(ImportException.class, () -> read(file));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void everyLayoutGivesTheSameTable(MultiRegionalBook.Layout layout) throws IOException {
    boolean dated = layout.sheet().matches(".*20\\d\\d.*");
    Path file =
        new MultiRegionalBook(layout)
            .write(folder.resolve(dated ? "MRIO.xlsx" : "China_MRIO_2017.xlsx"));
    Imported imported = read(file);
    assertThat(imported.tables()).isEmpty();
    ImportedMultiRegional read = imported.multiRegional().getFirst();
    MultiRegionalTable table = read.table();
    assertThat(table.kind()).isEqualTo(Kind.IMPORTED);
    assertThat(table.year())
        .isEqualTo(dated ? Integer.parseInt(layout.sheet().replaceAll("\\D", "")) : 2017);
    assertThat(read.unit()).isEqualTo("10^4 yuan");
    for (int i : new int[] {0, 41, 42, 500, 1130, 1301}) {
      for (int j : new int[] {0, 1, 3, 41, 500, 501, 1301}) {
        assertThat(table.flow(i, j)).isCloseTo(MultiRegionalBook.flow(i, j) / 1e4, within(1e-12));
      }
      assertThat(table.grossOutput(i)).isCloseTo(MultiRegionalBook.output(i) / 1e4, within(1e-9));
      assertThat(table.valueAdded(i))
          .isCloseTo(MultiRegionalBook.valueAdded(i) / 1e4, within(1e-9));
      assertThat(table.imported().input(0, i))
          .isCloseTo(MultiRegionalBook.imported(i) / 1e4, within(1e-12));
      for (int s = 0; s < 31; s++) {
        assertThat(table.made().use(FinalUse.HOUSEHOLDS, i, s))
            .isCloseTo(
                (MultiRegionalBook.use(i, s, 0) + MultiRegionalBook.use(i, s, 1)) / 1e4,
                within(1e-12));
        assertThat(table.made().use(FinalUse.INVENTORIES, i, s))
            .isCloseTo(MultiRegionalBook.use(i, s, 4) / 1e4, within(1e-12));
      }
      assertThat(table.made().use(FinalUse.EXPORTS, i, i / 42))
          .isCloseTo(MultiRegionalBook.exported(i) / 1e4, within(1e-12));
    }
    assertThat(table.imported().use(FinalUse.HOUSEHOLDS, 0, 0)).isCloseTo(.0077, within(1e-12));
    assertThat(read.negatives()).isEqualTo(31);
  }

  @Test
  void aWorkbookWithoutUnitIsReadByTheSizeOfItsValueAddedAndSaysSo() throws IOException {
    Path file = new MultiRegionalBook(layouts().get(2)).write(folder.resolve("MRIO.xlsx"));
    assertThat(read(file).report().markdown(Language.EN))
        .contains("No unit is given; read as 10,000 yuan")
        .contains("1 multi-regional tables");
  }

  @Test
  void aSecondTableInTheWorkbookIsLeftOutAndNamed() throws IOException {
    Path file = folder.resolve("MRIO.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "tests", "1.0")) {
      new MultiRegionalBook(layouts().get(1)).write(book.newWorksheet("Table_2017"));
      new MultiRegionalBook(layouts().get(3)).write(book.newWorksheet("English_Version"));
    }
    ImportedMultiRegional read = read(file).multiRegional().getFirst();
    assertThat(read.sheet()).hasToString("MRIO.xlsx, Table_2017");
    assertThat(read.notices())
        .anySatisfy(
            notice -> {
              assertThat(notice.kind()).isEqualTo("extra-sheet");
              assertThat(notice.place()).hasToString("MRIO.xlsx, English_Version");
            });
  }

  /// Stored as a package and read back, every number has the same bits and takes the estimate's
  /// place in every analysis.
  @Test
  void aStoredTableReplacesTheEstimateAndReadsBackToTheBit() throws IOException {
    Dataset embedded = Dataset.embedded();
    Path file = new MultiRegionalBook(layouts().get(1)).write(folder.resolve("MRIO.xlsx"));
    Imported imported = read(file);
    MultiRegionalTable written = imported.multiRegional().getFirst().table();
    Dataset mine =
        new Datasets(embedded, folder.resolve("datasets")).store("mine", imported, Map.of());
    MultiRegionalTable stored = mine.multiRegional(2017).orElseThrow();
    for (int i = 0; i < written.size(); i++) {
      assertThat(stored.grossOutput(i)).isEqualTo(written.grossOutput(i));
      assertThat(stored.valueAdded(i)).isEqualTo(written.valueAdded(i));
      for (int j = 0; j < written.size(); j++) {
        if (stored.flow(i, j) != written.flow(i, j)) {
          throw new AssertionError(i + ", " + j + " differs");
        }
      }
      for (FinalUse use : written.made().uses()) {
        for (int s = 0; s < 31; s++) {
          assertThat(stored.made().use(use, i, s)).isEqualTo(written.made().use(use, i, s));
        }
      }
    }
    FootprintOrigins beijing = FootprintOrigins.of(mine, mine.provinces().getFirst(), 2017);
    assertThat(beijing.kind()).isEqualTo(Kind.IMPORTED);
    assertThat(beijing.decay()).isEmpty();
    assertThat(beijing.unallocated().value()).isZero();
    assertThat(mine.multiRegional(2012)).isEqualTo(embedded.multiRegional(2012));
  }

  private static void require(ImportException thrown, Fault fault, String place, String value) {
    assertThat(thrown.fault()).isEqualTo(fault);
    assertThat(thrown.place()).hasToString("China_MRIO_2012.xlsx, Table" + place);
    assertThat(thrown.value()).contains(value);
    assertThat(thrown.text().zh()).contains("应为");
  }

  @Test
  void textWhereANumberBelongsIsNamedByItsCell() throws IOException {
    require(refused(first().put(4, 3, "n.a.")), Fault.NOT_A_NUMBER, "!D5", "n.a.");
  }

  @Test
  void aMissingSectorIsNamedByProvinceAndCode() throws IOException {
    MultiRegionalBook book = first();
    require(refused(book.put(book.headerRows() + 42 + 23, 2, "")), Fault.CODE_MISSING, "", "TJ/24");
  }

  @Test
  void aSectorThatStandsTwiceIsNamedByItsCell() throws IOException {
    MultiRegionalBook book = first();
    require(refused(book.put(book.headerRows() + 5, 2, "05")), Fault.CODE_DOUBLED, "!A10", "BJ/05");
    require(refused(first().put(3, 8, "05")), Fault.CODE_DOUBLED, "!I4", "BJ/05");
  }

  @Test
  void aRowThatDoesNotBalanceIsNamedByItsOutput() throws IOException {
    MultiRegionalBook book = first();
    require(
        refused(book.put(book.headerRows() + 7, book.output(), 9e6)),
        Fault.UNBALANCED,
        "!" + Place.address(book.headerRows() + 7, book.output()),
        "BJ/08");
  }

  @Test
  void aColumnThatDoesNotBalanceIsNamed() throws IOException {
    MultiRegionalBook book = first();
    require(
        refused(book.put(book.headerRows() + MultiRegionalBook.N + 1, 3, 9e6)),
        Fault.UNBALANCED,
        "!D1312",
        "BJ/01");
  }

  /// BJ/08 uses a multiple of its own output and of nothing else; its row and column balance, for
  /// final demand and value added give what it takes.
  private static MultiRegionalBook selfish(double times) {
    int s = 7;
    MultiRegionalBook book = first();
    double own = times * MultiRegionalBook.output(s);
    double more = own - MultiRegionalBook.flow(s, s);
    book.put(book.headerRows() + s, 3 + s, own);
    book.put(book.headerRows() + s, book.firstFinal(), MultiRegionalBook.use(s, 0, 0) - more);
    for (int supplier = s - 3; supplier < s; supplier++) {
      double freed = MultiRegionalBook.flow(supplier, s);
      book.put(book.headerRows() + supplier, 3 + s, 0.0);
      book.put(
          book.headerRows() + supplier,
          book.firstFinal(),
          MultiRegionalBook.use(supplier, 0, 0) + freed);
      more -= freed;
    }
    double labour = MultiRegionalBook.valueAdded(s) - 600 - more;
    return book.put(book.headerRows() + MultiRegionalBook.N + 1, 3 + s, labour);
  }

  @Test
  void aSectorThatUsesUpItsWholeOutputMakesTheTableSingular() throws IOException {
    require(refused(selfish(1)), Fault.SINGULAR, "", "BJ/08");
  }

  @Test
  void aSectorThatUsesTwiceItsOutputGivesNegativeRequirements() throws IOException {
    require(refused(selfish(2)), Fault.NEGATIVE_REQUIREMENT, "", "L ≥ -");
  }

  @Test
  void withoutTotalOutputNothingIsImported() throws IOException {
    MultiRegionalBook book = first();
    require(refused(book.put(2, book.output(), "Check")), Fault.CODE_MISSING, "", "GO");
  }

  @Test
  void aUnitThatIsNoMoneyIsNamed() throws IOException {
    require(refused(first().put(0, 0, "Unit: tonnes")), Fault.UNIT_UNKNOWN, "", "tonnes");
  }

  @Test
  void aUnitMisreadByTenThousandIsRefusedByGdp() throws IOException {
    require(refused(first().put(0, 0, "Unit: yuan")), Fault.MAGNITUDE, "", "×");
  }
}
