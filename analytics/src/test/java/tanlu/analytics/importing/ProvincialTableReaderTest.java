package tanlu.analytics.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.unit.Unit;

class ProvincialTableReaderTest {
  private static final double WAN = 1e-4;

  @TempDir Path folder;

  private final ProvincialTableReader reader = new ProvincialTableReader(Dataset.embedded());

  @Test
  void anXlsIsReadByCodeAndConvertedOnceToHundredMillionYuan() throws IOException {
    ImportedTable read =
        reader.read(Books.xls(folder.resolve("a.xls"), List.of(new Economy().page())));
    requireEconomy(read);
    assertThat(read.values().unit()).isEqualTo(Unit.WAN_YUAN);
    assertThat(read.table().kind()).isEqualTo(Kind.IMPORTED);
    assertThat(read.table().region().abbr()).isEqualTo("GD");
    assertThat(read.table().year()).isEqualTo(2017);
  }

  @Test
  void anXlsxWithCodesInRowFiveNumericCodesRunningNumbersAndACheckColumnReadsTheSame()
      throws IOException {
    Economy economy = new Economy();
    economy.codeRow = 4;
    economy.numericCodes = true;
    economy.runningNumbers = true;
    economy.checkColumn = true;
    Books.Page extra = new Books.Page("说明").put(0, 0, "编制说明");
    ImportedTable read =
        reader.read(Books.xlsx(folder.resolve("b.xlsx"), List.of(extra, economy.page())));
    requireEconomy(read);
    assertThat(read.notices()).extracting(Notice::kind).containsExactly("extra-sheet");
    assertThat(read.notices().getFirst().place().sheet()).isEqualTo("说明");
  }

  @Test
  void codesWrittenAsOnePointZeroAreSectors() throws IOException {
    Economy economy = new Economy();
    Books.Page page = economy.page();
    for (int i = 0; i < Economy.N; i++) {
      page.put(economy.codeRow, 3 + i, (i + 1) + ".0");
      page.put(economy.codeRow + 1 + i, 2, (i + 1) + ".0");
    }
    requireEconomy(reader.read(Books.xls(folder.resolve("c.xls"), List.of(page))));
  }

  @Test
  void columnsInAnotherOrderAreFoundByTheirCodes() throws IOException {
    Economy economy = new Economy();
    economy.across.sort(java.util.Comparator.reverseOrder());
    economy.down.sort(java.util.Comparator.reverseOrder());
    requireEconomy(reader.read(Books.xls(folder.resolve("d.xls"), List.of(economy.page()))));
  }

  @Test
  void aFormulaCountsAsTheValueItWasSavedWithAndIsNeverEvaluated() throws IOException {
    Economy economy = new Economy();
    economy.put("05", "07", new Books.Formula("1+1", Economy.flow(4, 6)));
    requireEconomy(reader.read(Books.xls(folder.resolve("e.xls"), List.of(economy.page()))));
    requireEconomy(
        reader.read(
            Books.rawXlsx(folder.resolve("e.xlsx"), "Sheet1", Books.xml(economy.page()).stream())));
  }

  @Test
  void aTableOfTheSectorsOf2012IsRecognisedByItsNames() throws IOException {
    Economy economy = new Economy();
    economy.title = "广东2012年投入产出表";
    economy.vintage = Vintage.V2012;
    economy.codeRow = 8;
    ImportedTable read = reader.read(Books.xls(folder.resolve("f.xls"), List.of(economy.page())));
    assertThat(read.table().vintage()).isEqualTo(Vintage.V2012);
    assertThat(read.table().year()).isEqualTo(2012);
  }

  @Test
  void aTableInHundredMillionYuanKeepsItsNumbers() throws IOException {
    Economy economy = new Economy();
    economy.unit = "（单位：亿元）";
    economy.cells.replaceAll((_, value) -> ((Number) value).doubleValue() * WAN);
    requireEconomy(reader.read(Books.xls(folder.resolve("g.xls"), List.of(economy.page()))));
  }

  @Test
  void aSectorWithoutOutputIsListedAndKept() throws IOException {
    ImportedTable read =
        reader.read(
            Books.xls(folder.resolve("h.xls"), List.of(new Economy().withoutOutput(2).page())));
    assertThat(read.check().zeroOutput()).containsExactly("03");
    assertThat(read.table().grossOutput(2)).isZero();
  }

  @Test
  void ruralHouseholdsAboveUrbanOnesAreSuspectedSwappedAndSummedAllTheSame() throws IOException {
    Economy economy = new Economy();
    for (int i = 0; i < Economy.N; i++) {
      String code = Economy.code(i);
      long rural = economy.at(code, "FU101");
      economy.put(code, "FU101", economy.at(code, "FU102")).put(code, "FU102", rural);
    }
    ImportedTable read = reader.read(Books.xls(folder.resolve("i.xls"), List.of(economy.page())));
    assertThat(read.check().householdColumnsSuspected()).isTrue();
    assertThat(read.notices()).extracting(Notice::kind).containsExactly("household-columns");
    requireEconomy(read);
  }

  @Test
  void negativeSurplusInventoriesAndALargeErrorAreListedWithTheirCells() throws IOException {
    ImportedTable read =
        reader.read(Books.xls(folder.resolve("j.xls"), List.of(new Economy().page())));
    assertThat(read.check().negative()).hasSize(Economy.N + 1);
    assertThat(read.check().negative())
        .filteredOn(at -> at.column().equals("FU202"))
        .singleElement()
        .satisfies(
            at -> {
              assertThat(at.value()).isCloseTo(-5, within(1e-12));
              // Row 8 carries the codes and sector 04 stands four below; C, 42 sectors, TIU, then
              // the seventh final column.
              assertThat(at.place()).hasToString("j.xls, Sheet1!BA12");
            });
    assertThat(read.check().errors())
        .singleElement()
        .satisfies(at -> assertThat(at.value()).isCloseTo(-90, within(1e-12)));
  }

  @Test
  void aRowOffByHalfAPerCentIsKeptWithANotice() throws IOException {
    Economy economy = new Economy();
    economy.put("09", "EX", economy.at("09", "EX") + 200_000);
    ImportedTable read = reader.read(Books.xls(folder.resolve("k.xls"), List.of(economy.page())));
    assertThat(read.notices()).extracting(Notice::kind).containsExactly("balance");
    assertThat(read.check().rowResidual().value()).isCloseTo(20, within(1e-9));
    assertThat(read.check().rowResidual().row()).isEqualTo("09");
  }

  @Test
  void theTitleIsBelievedBeforeTheFilesNameAndTheContradictionIsSaid() throws IOException {
    ImportedTable read =
        reader.read(Books.xls(folder.resolve("15-山东.xls"), List.of(new Economy().page())));
    assertThat(read.table().region().abbr()).isEqualTo("GD");
    assertThat(read.notices()).extracting(Notice::kind).containsExactly("file-name");
  }

  @Test
  void blankCellsAreZerosAndCounted() throws IOException {
    Economy economy = new Economy().withoutOutput(2);
    economy.cells.values().removeIf(value -> ((Number) value).longValue() == 0);
    ImportedTable read = reader.read(Books.xls(folder.resolve("l.xls"), List.of(economy.page())));
    assertThat(read.check().blanks()).isEqualTo(Economy.N);
    assertThat(read.table().flow(0, 2)).isZero();
  }

  private static void requireEconomy(ImportedTable read) {
    IoTable table = read.table();
    for (int i = 0; i < Economy.N; i++) {
      for (int j = 0; j < Economy.N; j++) {
        assertThat(table.flow(i, j)).isCloseTo(Economy.flow(i, j) * WAN, within(1e-9));
      }
      assertThat(table.grossOutput(i)).isCloseTo(4000, within(1e-9));
      assertThat(table.imports(i)).isCloseTo(300 + i * 0.1, within(1e-9));
      assertThat(table.inflow(i)).isCloseTo(200, within(1e-9));
      assertThat(table.finalUse(FinalUse.HOUSEHOLDS, i)).isCloseTo(600, within(1e-9));
      assertThat(table.finalUse(FinalUse.GOVERNMENT, i)).isCloseTo(300, within(1e-9));
    }
    assertThat(read.check().rowResidual().value()).isCloseTo(0, within(1e-8));
    assertThat(read.check().columnResidual().value()).isCloseTo(0, within(1e-8));
  }
}
