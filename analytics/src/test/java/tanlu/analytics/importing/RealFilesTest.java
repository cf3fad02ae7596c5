package tanlu.analytics.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.SharedData;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.engine.EmissionIntensity;
import tanlu.analytics.engine.Model;
import tanlu.analytics.proof.Language;

/// The publishers' own files, where they are at hand beside the project.
class RealFilesTest {
  /// 1 Mt per 100 million yuan is 100 t per 10,000 yuan.
  private static final double T_PER_WAN_YUAN = 100;

  private final Dataset data = Dataset.embedded();

  private Imported read(String... names) {
    List<Path> paths = java.util.Arrays.stream(names).map(SharedData::find).toList();
    return new Importer(data).read(paths);
  }

  @Test
  void allFifteenProvincialTablesImportWithoutAHandOnThem() {
    Imported imported = read("provincial-io");
    assertThat(imported.tables()).hasSize(15);
    for (ImportedTable each : imported.tables()) {
      IoTable embedded = data.table(each.table().region(), each.table().year()).orElseThrow();
      assertThat(each.table().vintage()).isEqualTo(Vintage.ofTable(each.table().year()));
      for (int i = 0; i < embedded.size(); i++) {
        // The embedded margins are the published ones to two decimals.
        assertThat(each.table().grossOutput(i))
            .as(each.values().sheet() + " sector " + TableValues.code(i))
            .isCloseTo(embedded.grossOutput(i), within(0.0051));
        assertThat(each.table().valueAdded(i)).isCloseTo(embedded.valueAdded(i), within(0.021));
        assertThat(each.table().imports(i)).isCloseTo(embedded.imports(i), within(0.0051));
        assertThat(each.table().inflow(i)).isCloseTo(embedded.inflow(i), within(0.0051));
      }
    }
    // Printed with the figures: Tibet has 12 such sectors in 2012 and 9 in 2017 at two decimals.
    assertThat(
            imported.tables().stream()
                .filter(
                    each ->
                        each.table().region().abbr().equals("XZ") && each.table().year() == 2012)
                .findFirst()
                .orElseThrow()
                .check()
                .zeroOutput())
        .hasSize(12);
  }

  @Test
  void onlyGuangdong2017IsSuspectedOfSwappedHouseholdColumns() {
    List<String> suspected =
        read("provincial-io").report().tables().stream()
            .filter(each -> each.check().householdColumnsSuspected())
            .map(each -> each.region() + "/" + each.year())
            .toList();
    assertThat(suspected).containsExactly("GD/2017");
  }

  @Test
  void guangdong2017BalancesWithinTenThousandYuan() {
    ImportedCheck check = guangdong().tables().getFirst().check();
    assertThat(Math.abs(check.rowResidual().value())).isLessThanOrEqualTo(1e-4);
    assertThat(Math.abs(check.columnResidual().value())).isLessThanOrEqualTo(1e-4);
  }

  @Test
  void guangdong2017ReproducesThePrintedIntensitiesOfPowerAndConstruction() {
    Imported imported = guangdong();
    IoTable table = imported.tables().getFirst().table();
    Inventory inventory =
        imported.inventories().stream()
            .map(ImportedInventory::inventory)
            .filter(each -> each.region().equals(table.region()))
            .findFirst()
            .orElseThrow();
    double[] direct = EmissionIntensity.of(table, inventory).values();
    double[] totalUse = Model.of(table, Model.Coefficients.TOTAL_USE).multipliers(direct);
    double[] localShare = Model.of(table, Model.Coefficients.LOCAL_SHARE).multipliers(direct);
    int power = table.vintage().indexOf("24");
    int construction = table.vintage().indexOf("27");
    assertThat(direct[power] * T_PER_WAN_YUAN).isCloseTo(4.3506, within(0.00005));
    assertThat(totalUse[power] * T_PER_WAN_YUAN).isCloseTo(9.887, within(0.0005));
    assertThat(totalUse[construction] * T_PER_WAN_YUAN).isCloseTo(1.556, within(0.0005));
    assertThat(localShare[construction] * T_PER_WAN_YUAN).isCloseTo(0.577, within(0.0005));
  }

  private Imported guangdong() {
    return read(
        "provincial-io/2017/19-广东.xls",
        "ceads-inventories/Emission_Inventories_for_30_Provinces_2017.xlsx");
  }

  @Test
  void bothProvincialInventoriesGiveTheEmbeddedRowsAndFuels() {
    Imported imported =
        read(
            "ceads-inventories/Emission_Inventories_for_30_Provinces_2012.xlsx",
            "ceads-inventories/Emission_Inventories_for_30_Provinces_2017.xlsx");
    assertThat(imported.inventories()).hasSize(60);
    for (ImportedInventory each : imported.inventories()) {
      requireEmbedded(each.inventory());
      Region region = each.inventory().region();
      for (InventoryRow row : InventoryRow.all()) {
        for (Map.Entry<String, List<Double>> fuel : each.byFuel().entrySet()) {
          double embedded =
              data.co2ByFuel(region, each.inventory().year(), row, fuel.getKey())
                  .map(figure -> figure.value())
                  .orElse(0.0);
          assertThat(fuel.getValue().get(row.row() - 1))
              .as(region.abbr() + " row " + row.row() + " " + fuel.getKey())
              .isCloseTo(embedded, within(0.0021));
        }
      }
    }
  }

  @Test
  void theNationalWorkbookGivesEveryYearFrom1997To2019() {
    Imported imported =
        read("ceads-inventories/China_CO2_Inventory_1997-2019_(IPCC_Sectoral_Emissions).xlsx");
    assertThat(imported.inventories())
        .extracting(each -> each.inventory().year())
        .containsExactlyElementsOf(
            java.util.stream.IntStream.rangeClosed(1997, 2019).boxed().toList());
    imported.inventories().forEach(each -> requireEmbedded(each.inventory()));
  }

  private void requireEmbedded(Inventory inventory) {
    Inventory embedded = data.inventory(inventory.region(), inventory.year()).orElseThrow();
    for (InventoryRow row : InventoryRow.all()) {
      assertThat(inventory.row(row.row()))
          .as(inventory.region().abbr() + "/" + inventory.year() + " row " + row.row())
          .isCloseTo(embedded.row(row.row()), within(0.00051));
    }
  }

  @Test
  void theNationalTablesAreTheEmbeddedOnes() {
    Imported imported = read("national-io");
    assertThat(imported.tables())
        .extracting(each -> each.table().year())
        .containsExactly(2017, 2020);
    for (ImportedTable each : imported.tables()) {
      IoTable embedded = data.table(data.nation(), each.table().year()).orElseThrow();
      for (int i = 0; i < embedded.size(); i++) {
        assertThat(each.table().grossOutput(i)).isCloseTo(embedded.grossOutput(i), within(0.0051));
        assertThat(each.table().imports(i)).isCloseTo(embedded.imports(i), within(0.0051));
        assertThat(each.table().exports(i)).isCloseTo(embedded.exports(i), within(0.0051));
        for (int j = 0; j < embedded.size(); j++) {
          // Half of the sixth digit of a coefficient times output, and output itself to 0.005.
          assertThat(each.table().flow(i, j))
              .isCloseTo(embedded.flow(i, j), within(0.5e-6 * embedded.grossOutput(j) + 0.0051));
        }
      }
    }
  }

  @Test
  void theReportSaysWhatStoodOutInBothLanguages() {
    ImportReport report = guangdong().report();
    assertThat(report.markdown(Language.ZH)).contains("广东", "疑两列互换", "随本次导入", "无清单行的部门 23");
    assertThat(report.markdown(Language.EN))
        .contains(
            "Guangdong", "columns seem swapped", "of this import", "sectors without a row 23");
  }
}
