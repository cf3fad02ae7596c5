package tanlu.analytics.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.InventoryRow;

class InventoryReaderTest {
  @TempDir Path folder;

  private final InventoryReader reader = new InventoryReader(Dataset.embedded());

  private Path file(Books.Page... pages) throws IOException {
    return Books.xlsx(folder.resolve("inventory.xlsx"), List.of(pages));
  }

  private ImportException refused(Books.Page... pages) throws IOException {
    Path file = file(pages);
    return catchThrowableOfType(ImportException.class, () -> reader.read(file));
  }

  @ParameterizedTest
  @EnumSource
  void everySpellingReadsTheSame(Inventories.Spelling spelling) throws IOException {
    ImportedInventory read =
        reader
            .read(file(Inventories.note(), Inventories.page("Guangdong2017", spelling)))
            .getFirst();
    assertThat(read.inventory().region().abbr()).isEqualTo("GD");
    assertThat(read.inventory().year()).isEqualTo(2017);
    for (InventoryRow row : InventoryRow.all()) {
      assertThat(read.inventory().row(row.row())).isEqualTo(Inventories.total(row.row()));
    }
    assertThat(read.totalGap()).isZero();
    assertThat(read.fuelGap()).isZero();
  }

  @Test
  void fuelsAreGroupedIntoCoalCokeOilGasAndProcess() throws IOException {
    ImportedInventory read =
        reader
            .read(file(Inventories.page("Guangdong2017", Inventories.Spelling.UP_TO_2017)))
            .getFirst();
    assertThat(read.byFuel().keySet()).containsExactly("coal", "coke", "oil", "gas", "process");
    // Row 1: four coals (5 + 3 × fuel mod 7) / 4 = (5 + 1 + 4 + 0) / 4.
    assertThat(read.byFuel().get("coal")).hasSize(47).first().isEqualTo(2.5);
  }

  @Test
  void sheetsAreToldApartByProvinceWithAndWithoutBlanks() throws IOException {
    List<ImportedInventory> read =
        reader.read(
            file(
                Inventories.page("InnerMongolia2017", Inventories.Spelling.FROM_2018),
                Inventories.page("Shanxi2017", Inventories.Spelling.UP_TO_2017),
                Inventories.page("Shaanxi2017", Inventories.Spelling.UP_TO_2017),
                Inventories.page("Shannxi2016", Inventories.Spelling.UP_TO_2017)));
    assertThat(read)
        .extracting(each -> each.inventory().region().abbr() + each.inventory().year())
        .containsExactly("NM2017", "SX2017", "SN2017", "SN2016");
  }

  @Test
  void yearsOfANationalWorkbookAreTheNations() throws IOException {
    double scale = 15;
    Books.Page page = Inventories.page("2017", Inventories.Spelling.UP_TO_2017);
    page.rows.forEach(
        (_, cells) ->
            cells.replaceAll(
                (_, value) -> value instanceof Double number ? number * scale : value));
    Path file =
        Books.xlsx(
            folder.resolve("China_CO2_Inventory.xlsx"), List.of(Inventories.note(), sums(), page));
    List<ImportedInventory> read = reader.read(file);
    assertThat(read).hasSize(1);
    assertThat(read.getFirst().inventory().region().isNation()).isTrue();
    assertThat(read.getFirst().inventory().row(1))
        .isCloseTo(Inventories.total(1) * scale, within(1e-9));
  }

  /// Sums by year under the header of fuels: no inventory.
  private static Books.Page sums() {
    Books.Page page = new Books.Page("sum");
    for (int fuel = 0; fuel < Inventories.FUELS.size(); fuel++) {
      page.put(0, fuel + 1, Inventories.FUELS.get(fuel)).put(1, fuel + 1, 1.0);
    }
    return page.put(1, 0, "1997");
  }

  @Test
  void anUnknownProvinceIsNamed() throws IOException {
    ImportException thrown =
        refused(Inventories.page("Atlantis2017", Inventories.Spelling.UP_TO_2017));
    assertThat(thrown.fault()).isEqualTo(Fault.UNKNOWN_REGION);
    assertThat(thrown)
        .hasMessageContaining("inventory.xlsx, Atlantis2017")
        .hasMessageContaining("Guangdong2017");
  }

  @Test
  void mixedUnitsAreNamed() throws IOException {
    ImportException thrown =
        refused(Inventories.page("Guangdong2017", Inventories.Spelling.UP_TO_2017).put(1, 4, "万吨"));
    assertThat(thrown.fault()).isEqualTo(Fault.UNIT_MIXED);
    assertThat(thrown.place()).hasToString("inventory.xlsx, Guangdong2017!E2");
  }

  @Test
  void aMissingSectorIsNamed() throws IOException {
    ImportException thrown =
        refused(
            Inventories.page("Guangdong2017", Inventories.Spelling.UP_TO_2017).put(42, 0, "Steam"));
    assertThat(thrown.fault()).isEqualTo(Fault.ROW_MISSING);
    assertThat(thrown.value())
        .isEqualTo("Production and Supply of Electric Power, Steam and Hot Water");
  }

  @Test
  void aDoubledSectorIsNamed() throws IOException {
    ImportException thrown =
        refused(
            Inventories.page("Guangdong2017", Inventories.Spelling.UP_TO_2017).put(42, 0, "Urban"));
    assertThat(thrown.fault()).isEqualTo(Fault.CODE_DOUBLED);
    assertThat(thrown.place()).hasToString("inventory.xlsx, Guangdong2017!A50");
  }

  @Test
  void aTotalThatIsNotTheSumOfTheRowsIsNamed() throws IOException {
    ImportException thrown =
        refused(Inventories.page("Guangdong2017", Inventories.Spelling.UP_TO_2017).put(3, 22, 900));
    assertThat(thrown.fault()).isEqualTo(Fault.TOTAL_DIFFERS);
    assertThat(thrown.place()).hasToString("inventory.xlsx, Guangdong2017!W4");
  }

  @Test
  void textInANumberCellIsNamed() throws IOException {
    ImportException thrown =
        refused(
            Inventories.page("Guangdong2017", Inventories.Spelling.UP_TO_2017).put(9, 5, "n.a."));
    assertThat(thrown.fault()).isEqualTo(Fault.NOT_A_NUMBER);
    assertThat(thrown.place()).hasToString("inventory.xlsx, Guangdong2017!F10");
    assertThat(thrown.value()).isEqualTo("n.a.");
  }
}
