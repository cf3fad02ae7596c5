package tanlu.analytics.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.FormulaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.analytics.data.Dataset;

/// Each way a file can be broken, its fault, its cell and its value.
class BrokenTableTest {
  @TempDir Path folder;

  private ImportException refused(Path file) {
    return catchThrowableOfType(
        ImportException.class, () -> new Importer(Dataset.embedded()).read(List.of(file)));
  }

  private ImportException refused(Economy economy) throws IOException {
    return refused(Books.xls(folder.resolve("broken.xls"), List.of(economy.page())));
  }

  private static void require(ImportException thrown, Fault fault, String place, String value) {
    assertThat(thrown.fault()).isEqualTo(fault);
    assertThat(thrown.place()).hasToString(place);
    assertThat(thrown.value()).contains(value);
    assertThat(thrown.getMessage()).startsWith(place).contains(value).contains("; expected ");
    assertThat(thrown.text().zh()).startsWith(place).contains("应为");
  }

  @Test
  void aTruncatedXlsIsNamed() throws IOException {
    Path whole = Books.xls(folder.resolve("whole.xls"), List.of(new Economy().page()));
    byte[] bytes = Files.readAllBytes(whole);
    Path half = folder.resolve("half.xls");
    Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
    require(refused(half), Fault.TRUNCATED, "half.xls", "");
  }

  @Test
  void aTruncatedXlsxIsNamed() throws IOException {
    Path whole = Books.xlsx(folder.resolve("whole.xlsx"), List.of(new Economy().page()));
    byte[] bytes = Files.readAllBytes(whole);
    Path half = folder.resolve("half.xlsx");
    Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
    require(refused(half), Fault.TRUNCATED, "half.xlsx", "");
  }

  @Test
  void anEmptyFileIsNamed() throws IOException {
    Path empty = folder.resolve("empty.xls");
    Files.createFile(empty);
    require(refused(empty), Fault.TRUNCATED, "empty.xls", "");
  }

  @Test
  void anEncryptedXlsIsNamed() throws IOException {
    Path open = Books.xls(folder.resolve("open.xls"), List.of(new Economy().page()));
    Path locked = folder.resolve("locked.xls");
    Biff8EncryptionKey.setCurrentUserPassword("secret");
    try (HSSFWorkbook book = new HSSFWorkbook(Files.newInputStream(open));
        var out = Files.newOutputStream(locked)) {
      book.write(out);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    require(refused(locked), Fault.ENCRYPTED, "locked.xls", "");
  }

  @Test
  void anEncryptedXlsxIsNamed() throws IOException {
    Path locked = folder.resolve("locked.xlsx");
    try (POIFSFileSystem files = new POIFSFileSystem();
        var out = Files.newOutputStream(locked)) {
      files.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), "EncryptedPackage");
      files.writeFilesystem(out);
    }
    require(refused(locked), Fault.ENCRYPTED, "locked.xlsx", "");
  }

  @Test
  void aWebPageNamedXlsIsNamed() throws IOException {
    Path html = folder.resolve("page.xls");
    Files.writeString(html, "\uFEFF\n<html><table><tr><td>01</td></tr></table></html>");
    require(refused(html), Fault.WEB_PAGE, "page.xls", "<html>");
    Path mhtml = folder.resolve("archive.xls");
    Files.writeString(mhtml, "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n");
    require(refused(mhtml), Fault.WEB_PAGE, "archive.xls", "MIME-Version");
  }

  @Test
  void aZipBombIsNamedBeforeItIsUnpacked() throws IOException {
    String megabyte = " ".repeat(1 << 20);
    Path bomb =
        Books.rawXlsx(
            folder.resolve("bomb.xlsx"), "Sheet1", IntStream.range(0, 520).mapToObj(_ -> megabyte));
    assertThat(Files.size(bomb)).isLessThan(1 << 20);
    require(refused(bomb), Fault.TOO_LARGE, "bomb.xlsx", "xl/worksheets/sheet1.xml");
  }

  @Test
  void aMillionEmptyRowsAreNamed() throws IOException {
    List<String> table = Books.xml(new Economy().page());
    Path long_ =
        Books.rawXlsx(
            folder.resolve("long.xlsx"),
            "Sheet1",
            Stream.concat(
                table.stream(),
                IntStream.rangeClosed(60, 1_000_000).mapToObj(row -> "<row r=\"" + row + "\"/>")));
    require(refused(long_), Fault.TOO_MANY_ROWS, "long.xlsx, Sheet1!A20001", "20001");
  }

  @Test
  void aMissingCodeIsNamed() throws IOException {
    Economy column = new Economy();
    column.across.set(column.across.indexOf("GO"), "XX");
    require(refused(column), Fault.CODE_MISSING, "broken.xls, Sheet1", "GO");
    Economy sector = new Economy();
    sector.down.set(16, "XX");
    require(refused(sector), Fault.CODE_MISSING, "broken.xls, Sheet1", "17");
  }

  @Test
  void aDoubledCodeIsNamedWithBothCells() throws IOException {
    Economy economy = new Economy();
    economy.across.set(4, "04");
    ImportException thrown = refused(economy);
    require(thrown, Fault.CODE_DOUBLED, "broken.xls, Sheet1!H8", "04");
    assertThat(thrown.getMessage()).contains("G8");
  }

  @Test
  void textWhereANumberBelongsIsNamed() throws IOException {
    require(
        refused(new Economy().put("02", "03", "12,5x")),
        Fault.NOT_A_NUMBER,
        "broken.xls, Sheet1!F10",
        "12,5x");
  }

  @Test
  void anErrorValueIsNamed() throws IOException {
    require(
        refused(new Economy().put("02", "03", FormulaError.REF)),
        Fault.NOT_A_NUMBER,
        "broken.xls, Sheet1!F10",
        "#REF!");
  }

  @Test
  void aRowThatMissesItsTotalByMoreThanAPerCentIsNamed() throws IOException {
    Economy economy = new Economy();
    economy.put("09", "EX", economy.at("09", "EX") + 600_000);
    require(refused(economy), Fault.UNBALANCED, "broken.xls, Sheet1!BI17", "+60.0000");
  }

  @Test
  void aColumnThatMissesItsTotalIsNamed() throws IOException {
    Economy economy = new Economy();
    economy.put("VA001", "09", economy.at("VA001", "09") + 600_000);
    economy.put("TVA", "09", economy.at("TVA", "09") + 600_000);
    require(refused(economy), Fault.UNBALANCED, "broken.xls, Sheet1!L57", "+60.0000");
  }

  @Test
  void aTotalThatIsNotTheSumOfItsPartsIsNamed() throws IOException {
    Economy economy = new Economy();
    economy.put("09", "TIU", economy.at("09", "TIU") * 2);
    require(refused(economy), Fault.TOTAL_DIFFERS, "broken.xls, Sheet1!AT17", "+");
  }

  @Test
  void anUnknownRegionIsNamed() throws IOException {
    Economy economy = new Economy();
    economy.title = "某地2017年投入产出表";
    require(refused(economy), Fault.UNKNOWN_REGION, "broken.xls, Sheet1", "某地2017年投入产出表");
  }

  @Test
  void aMissingYearIsNamed() throws IOException {
    Economy economy = new Economy();
    economy.title = "广东投入产出表";
    require(refused(economy), Fault.UNKNOWN_YEAR, "broken.xls, Sheet1", "广东投入产出表");
  }

  @Test
  void sectorNamesOfTheOtherVintageAreNamed() throws IOException {
    Economy economy = new Economy();
    economy.title = "广东2012年投入产出表";
    require(refused(economy), Fault.UNKNOWN_VINTAGE, "broken.xls, Sheet1", "2017: 42/42");
  }

  @Test
  void aMissingUnitIsNamed() throws IOException {
    Economy economy = new Economy();
    economy.unit = "";
    require(refused(economy), Fault.UNIT_UNKNOWN, "broken.xls, Sheet1", "");
  }

  @Test
  void mixedUnitsAreNamed() throws IOException {
    Books.Page page = new Economy().page().put(2, 40, "单位：亿元");
    require(
        refused(Books.xls(folder.resolve("mixed.xls"), List.of(page))),
        Fault.UNIT_MIXED,
        "mixed.xls, Sheet1!AO3",
        "亿元");
  }

  @Test
  void aUnitThatContradictsGdpIsNamed() throws IOException {
    Economy economy = new Economy();
    economy.unit = "单位：百万元";
    require(refused(economy), Fault.MAGNITUDE, "broken.xls, Sheet1", "×");
  }

  @Test
  void aSectorThatUsesUpItsWholeOutputMakesASingularTable() throws IOException {
    require(
        refused(selfUsing(Economy.OUTPUT, Economy.OUTPUT)),
        Fault.SINGULAR,
        "broken.xls, Sheet1!L51",
        "1.0000");
  }

  @Test
  void aSectorThatUsesTwiceItsOutputGivesNegativeRequirements() throws IOException {
    require(
        refused(selfUsing(2 * Economy.OUTPUT, Economy.OUTPUT)),
        Fault.NEGATIVE_REQUIREMENT,
        "broken.xls, Sheet1!L51",
        "2.0000");
  }

  /// Sector 09 buys only from itself and sells nothing to others; all balances hold.
  private static Economy selfUsing(long used, long output) {
    Economy economy = new Economy().withoutOutput(8);
    for (int j = 0; j < Economy.N; j++) {
      String user = Economy.code(j);
      long saved = economy.at("09", user);
      economy.put("09", user, 0L);
      economy.put("TII", user, economy.at("TII", user) - saved);
      economy.put("VA001", user, economy.at("VA001", user) + saved);
      economy.put("TVA", user, economy.at("TVA", user) + saved);
    }
    economy.put("09", "09", used).put("09", "TIU", used);
    economy.put("09", "GO", output).put("09", "IM", used - output);
    economy.put("TII", "09", used).put("TI", "09", output);
    economy.put("VA004", "09", output - used).put("TVA", "09", output - used);
    return economy;
  }

  @Test
  void aFlowThatIsNoFiniteNumberIsNamed() throws IOException {
    Path csv = folder.resolve("广东2017.csv");
    Books.Page page = new Economy().put("02", "03", "NaN").page();
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < 60; row++) {
      for (int column = 0; column < 62; column++) {
        Object value = page.rows.getOrDefault(row, java.util.Map.of()).get(column);
        text.append('"').append(value == null ? "" : value).append("\",");
      }
      text.append("\r\n");
    }
    Files.writeString(csv, text, StandardCharsets.UTF_8);
    require(refused(csv), Fault.NOT_FINITE, "广东2017.csv, F10", "NaN");
  }

  @Test
  void aWorkbookWithoutTableOrInventoryIsNamed() throws IOException {
    Path file =
        Books.xlsx(folder.resolve("notes.xlsx"), List.of(new Books.Page("A").put(0, 0, "x")));
    require(refused(file), Fault.UNKNOWN_FORMAT, "notes.xlsx", "");
  }

  @Test
  void oneBrokenFileAmongGoodOnesImportsNothing() throws IOException {
    Books.xls(folder.resolve("good.xls"), List.of(new Economy().page()));
    Files.writeString(folder.resolve("bad.xls"), "<html>");
    assertThat(refused(folder).fault()).isEqualTo(Fault.WEB_PAGE);
  }

  @Test
  void theSameRegionAndYearTwiceIsNamed() throws IOException {
    Books.xls(folder.resolve("one.xls"), List.of(new Economy().page()));
    Books.xlsx(folder.resolve("two.xlsx"), List.of(new Economy().page()));
    require(refused(folder), Fault.SHEET_DOUBLED, "two.xlsx, Sheet1", "GD/2017");
  }

  @Test
  void everyFaultHasAName() {
    assertThat(Arrays.stream(Fault.values()).map(fault -> fault.label().en()).toList())
        .doesNotHaveDuplicates()
        .hasSize(Set.of(Fault.values()).size());
  }
}
