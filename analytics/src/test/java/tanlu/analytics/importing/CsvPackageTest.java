package tanlu.analytics.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.IoTable;

class CsvPackageTest {
  @TempDir Path folder;

  private final Dataset data = Dataset.embedded();
  private Imported written;
  private Path target;

  @BeforeEach
  void write() throws IOException {
    Books.xls(folder.resolve("a.xls"), List.of(new Economy().page()));
    Books.xlsx(
        folder.resolve("b.xlsx"),
        List.of(Inventories.page("Guangdong2017", Inventories.Spelling.FROM_2018)));
    written = new Importer(data).read(List.of(folder.resolve("a.xls"), folder.resolve("b.xlsx")));
    target = Files.createDirectory(folder.resolve("package"));
    CsvWriter.write(target, written);
  }

  @Test
  void whatIsWrittenReadsBackToTheSameBits() {
    Imported read = new Importer(data).read(List.of(target));
    IoTable before = written.tables().getFirst().table();
    IoTable after = read.tables().getFirst().table();
    for (int i = 0; i < before.size(); i++) {
      for (int j = 0; j < before.size(); j++) {
        assertThat(after.flow(i, j)).isEqualTo(before.flow(i, j));
      }
      assertThat(after.grossOutput(i)).isEqualTo(before.grossOutput(i));
      assertThat(after.valueAdded(i)).isEqualTo(before.valueAdded(i));
      assertThat(after.imports(i)).isEqualTo(before.imports(i));
      assertThat(after.inflow(i)).isEqualTo(before.inflow(i));
      for (var use : before.finalUses()) {
        assertThat(after.finalUse(use, i)).isEqualTo(before.finalUse(use, i));
      }
    }
    for (InventoryRow row : InventoryRow.all()) {
      assertThat(read.inventories().getFirst().inventory().row(row.row()))
          .isEqualTo(written.inventories().getFirst().inventory().row(row.row()));
    }
    assertThat(read.inventories().getFirst().byFuel())
        .isEqualTo(written.inventories().getFirst().byFuel());
    assertThat(read.tables().getFirst().values().origin())
        .isEqualTo(written.tables().getFirst().values().origin());
    assertThat(read.inventories().getFirst().origin())
        .isEqualTo(written.inventories().getFirst().origin());
  }

  @Test
  void anUnknownRegionInTheManifestIsNamedWithItsCell() throws IOException {
    Path manifest = target.resolve("package.csv");
    Files.writeString(manifest, Files.readString(manifest).replace("table,GD", "table,ZZ"));
    ImportException thrown = refused();
    assertThat(thrown.fault()).isEqualTo(Fault.UNKNOWN_REGION);
    assertThat(thrown.place()).hasToString("package.csv, C2");
    assertThat(thrown.value()).isEqualTo("ZZ");
  }

  @Test
  void aFileOutsideThePackageIsRefused() throws IOException {
    Path manifest = target.resolve("package.csv");
    Files.writeString(
        manifest, Files.readString(manifest).replace("GD-2017-table.csv", "../x.csv"));
    assertThat(refused().place()).hasToString("package.csv, A2");
  }

  @Test
  void aMissingInventoryRowIsNamed() throws IOException {
    Path inventory = target.resolve("GD-2017-inventory.csv");
    List<String> lines = Files.readAllLines(inventory);
    Files.write(inventory, lines.subList(0, 47));
    ImportException thrown = refused();
    assertThat(thrown.fault()).isEqualTo(Fault.ROW_MISSING);
    assertThat(thrown.value()).isEqualTo("47");
  }

  private ImportException refused() {
    return catchThrowableOfType(
        ImportException.class, () -> new Importer(data).read(List.of(target)));
  }
}
