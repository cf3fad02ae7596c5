package tanlu.analytics.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.analytics.analysis.EmissionsProfile;
import tanlu.analytics.analysis.Figures;
import tanlu.analytics.analysis.Footprint;
import tanlu.analytics.analysis.FuelProfile;
import tanlu.analytics.analysis.IndustryNetwork;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.DatasetException;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Cell;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Replay;

/// Imported data stored under a name and laid over the embedded dataset.
class DatasetsTest {
  @TempDir Path folder;

  private final Dataset embedded = Dataset.embedded();
  private final Region guangdong = embedded.region("GD").orElseThrow();
  private Datasets datasets;
  private Dataset mine;

  @BeforeEach
  void store() throws IOException {
    datasets = new Datasets(embedded, folder.resolve("datasets"));
    Path files = Files.createDirectory(folder.resolve("files"));
    Books.xls(files.resolve("a.xls"), List.of(new Economy().page()));
    Books.xlsx(
        files.resolve("b.xlsx"),
        List.of(
            Inventories.page("Guangdong2017", Inventories.Spelling.FROM_2018),
            Inventories.page("Guangdong2020", Inventories.Spelling.FROM_2018)));
    mine = datasets.store("mine", read(files), Map.of("report.md", "as it was"));
  }

  private Imported read(Path path) {
    return new Importer(embedded).read(List.of(path));
  }

  @Test
  void importedTablesAndInventoriesStandInTheirPlaceAndTheEmbeddedOnesAroundThem() {
    assertThat(mine.kind()).isEqualTo(Kind.IMPORTED);
    IoTable table = mine.table(guangdong, 2017).orElseThrow();
    assertThat(table.kind()).isEqualTo(Kind.IMPORTED);
    assertThat(table.grossOutput(0)).isEqualTo(Economy.OUTPUT * 1e-4);
    assertThat(mine.table(guangdong, 2012).orElseThrow().kind()).isEqualTo(Kind.MODELLED);
    assertThat(mine.table(mine.nation(), 2017).orElseThrow().kind()).isEqualTo(Kind.OFFICIAL);
    InventoryRow row = InventoryRow.all().getFirst();
    assertThat(mine.co2(guangdong, 2017, row).value()).isEqualTo(Inventories.total(1));
    assertThat(mine.co2(guangdong, 2016, row)).isEqualTo(embedded.co2(guangdong, 2016, row));
    assertThat(mine.inventoryYears(guangdong)).contains(1997, 2019, 2020).hasSize(24);
    assertThat(mine.fuelYears(guangdong)).containsExactly(2012, 2017, 2019, 2020);
    assertThat(embedded.table(guangdong, 2017).orElseThrow().kind()).isEqualTo(Kind.MODELLED);
  }

  @Test
  void anImportedNumberNamesTheUsersFileAndCell() {
    Derivation.Published co2 = published(mine.co2(guangdong, 2017, InventoryRow.all().getFirst()));
    assertThat(co2.cell()).isEqualTo(new Cell("GD-2017-inventory", "1", "total"));
    assertThat(co2.source().publisher().zh()).isEqualTo("用户导入的文件（b.xlsx, Guangdong2017!W5）");
    Derivation.Published output =
        published(mine.grossOutput(guangdong, 2017, Vintage.V2017.sector(1)));
    assertThat(output.cell()).isEqualTo(new Cell("GD-2017-table", "02", "GO"));
    assertThat(output.source().publisher().en()).isEqualTo("the user's file (a.xls, Sheet1!BI10)");
  }

  private static Derivation.Published published(Figure figure) {
    return (Derivation.Published) figure.derivation();
  }

  @Test
  void everyFigureOfAnImportedTableReplaysToTheBit() {
    Replay replay = new Replay(mine::read);
    EmissionsProfile profile = EmissionsProfile.of(mine, guangdong, 2017);
    Footprint footprint = Footprint.of(mine, guangdong, 2017);
    IndustryNetwork network = IndustryNetwork.of(mine, guangdong, 2017, 0.05);
    FuelProfile fuels = FuelProfile.of(mine, guangdong, 2020);
    List<Figure> figures =
        Stream.<Record>of(profile, footprint, network, fuels)
            .flatMap(result -> Figures.in(result).values().stream())
            .toList();
    assertThat(figures).hasSizeGreaterThan(200).allMatch(replay::holds);
    assertThat(figures)
        .anySatisfy(
            figure ->
                assertThat(figure.derivation())
                    .isInstanceOfSatisfying(
                        Derivation.Published.class,
                        flow -> assertThat(flow.cell().table()).isEqualTo("GD-2017-table")));
    assertThat(EmissionsProfile.of(embedded, guangdong, 2017).total().value())
        .as("the embedded total")
        .isNotEqualTo(profile.total().value());
  }

  @Test
  void theSameDataHaveTheSameVersionAndOtherDataAnother() throws IOException {
    Dataset again = datasets.store("other", read(folder.resolve("files")), Map.of());
    assertThat(again.version()).isEqualTo(mine.version()).isNotEqualTo(embedded.version());
    assertThat(other("mine").version()).isNotEqualTo(mine.version());
  }

  private Dataset other(String name) throws IOException {
    Economy economy = new Economy();
    economy.put("01", "ERR", 100).put("01", "OF", economy.at("01", "OF") - 100);
    economy.put("01", "TFU", economy.at("01", "TFU") - 100);
    Path file = Books.xls(folder.resolve("c.xls"), List.of(economy.page()));
    return datasets.store(name, read(file), Map.of());
  }

  @Test
  void aReplacedDatasetIsFoundByItsVersionStill() throws IOException {
    Dataset later = other("mine");
    assertThat(datasets.find("mine")).containsSame(later);
    assertThat(new Datasets(embedded, folder.resolve("datasets")).find(Datasets.reference(mine)))
        .get()
        .extracting(Dataset::version)
        .isEqualTo(mine.version());
    assertThat(datasets.find("mine@0123456789ab")).isEmpty();
  }

  @Test
  void anOpenRegistrySeesWhatAnotherImportsAtItsNextQuestion() throws IOException {
    Datasets server = new Datasets(embedded, folder.resolve("datasets"));
    assertThat(server.find("MINE")).get().extracting(Dataset::version).isEqualTo(mine.version());
    Dataset later = other("mine");
    assertThat(server.find("mine")).get().extracting(Dataset::version).isEqualTo(later.version());
    assertThat(server.names()).containsExactly("embedded", "mine");
  }

  @Test
  void whatAnInterruptedImportLeftIsNoDatasetAndGoesWithTheNextImport() throws IOException {
    Path left = Files.createDirectories(folder.resolve("datasets/mine/.import-1"));
    Files.writeString(left.resolve("GD-2017-table.csv"), "code,01");
    Files.createDirectories(folder.resolve("datasets/never/.import-2"));
    assertThat(datasets.names()).containsExactly("embedded", "mine");
    assertThat(datasets.find("never")).isEmpty();
    other("mine");
    assertThat(left).doesNotExist();
  }

  @Test
  void aFailedWriteChangesNothing() throws IOException {
    assertThatThrownBy(
            () ->
                datasets.store(
                    "mine",
                    read(folder.resolve("files")),
                    Map.of("no such folder/report.md", "cannot be written")))
        .isInstanceOf(IOException.class);
    assertThat(datasets.find("mine")).get().extracting(Dataset::version).isEqualTo(mine.version());
    try (Stream<Path> children = Files.list(folder.resolve("datasets/mine"))) {
      assertThat(children.map(child -> Workbooks.name(child)))
          .noneMatch(name -> name.startsWith(".import-"));
    }
  }

  @Test
  void aStoredDatasetThatWasChangedIsNotBelieved() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("datasets"))) {
      files
          .filter(file -> Workbooks.name(file).equals("GD-2017-inventory.csv"))
          .forEach(DatasetsTest::shorten);
    }
    Datasets later = new Datasets(embedded, folder.resolve("datasets"));
    assertThatThrownBy(() -> later.find("mine"))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("was changed after it was imported");
  }

  private static void shorten(Path file) {
    try {
      Files.writeString(file, "row,total\n1,2.0\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../x",
        "a/b",
        "a\\b",
        "/etc",
        ".hidden",
        "embedded",
        "a b",
        "a.",
        "a@b",
        "a\u0000"
      })
  void aNameThatIsAPathIsRefused(String name) {
    assertThat(Datasets.valid(name)).isFalse();
    assertThatThrownBy(() -> datasets.store(name, read(folder.resolve("files")), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(datasets.names()).containsExactly("embedded", "mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mine", "广东2017", "GD-2017.v2", "été", "a_b"})
  void aNameIsOneWordInAnyScript(String name) {
    assertThat(Datasets.valid(name)).isTrue();
  }
}
