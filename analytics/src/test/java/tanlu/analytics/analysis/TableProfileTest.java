package tanlu.analytics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Cell;

class TableProfileTest {
  private static final Dataset DATA = Dataset.embedded();
  private static final Region NATION = DATA.nation();

  private static Sector sector(int year, String code) {
    Vintage vintage = Vintage.ofTable(year);
    return vintage.sector(vintage.indexOf(code));
  }

  /// The nation's coefficients are published ones: the oracle is the statistics bureau's own table.
  @Test
  void theNationsInputCoefficientsAreThePublishedOnes() {
    for (int year : DATA.tableYears(NATION)) {
      SectorAccount steel = SectorAccount.of(DATA, NATION, year, sector(year, "14"));
      assertThat(steel.suppliers()).hasSize(10);
      for (SectorAccount.Supplier supplier : steel.suppliers()) {
        double published =
            DATA.read(new Cell("national-technology-" + year, supplier.code(), "14")).value();
        assertThat(supplier.coefficient().orElseThrow().value())
            .isCloseTo(published, within(1e-12));
      }
    }
  }

  @Test
  void inputsAndValueAddedAreGrossOutputOnEveryTable() {
    for (Region region : DATA.regions()) {
      for (int year : DATA.tableYears(region)) {
        TableProfile profile = TableProfile.of(DATA, region, year);
        double output = profile.grossOutput().value();
        assertThat(profile.inputs().value() + profile.valueAdded().value())
            .as(region.abbr() + " " + year)
            .isCloseTo(output, within(5.0)); // 42 rounded columns
        assertThat(profile.sectors()).hasSize(42);
        assertThat(
                profile.sectors().values().stream().mapToDouble(row -> row.share().value()).sum())
            .isCloseTo(100, within(1e-9));
      }
    }
  }

  @Test
  void aSectorsSupplyIsUsedUp() {
    Region guangdong = DATA.region("GD").orElseThrow();
    IoTable table = DATA.table(guangdong, 2017).orElseThrow();
    int power = table.vintage().indexOf("24");
    SectorAccount account = SectorAccount.of(DATA, guangdong, 2017, sector(2017, "24"));
    double error = table.finalUse(tanlu.analytics.data.FinalUse.ERROR, power);
    double shares =
        100 * (table.intermediateSales(power) + error) / account.supply().value()
            + account.finalShare().orElseThrow().value();
    assertThat(shares).isCloseTo(100, within(0.01));
    assertThat(account.users())
        .isSortedAccordingTo((a, b) -> Double.compare(b.flow().value(), a.flow().value()))
        .noneMatch(user -> user.code().equals("24"));
  }

  /// In a chain of total requirements the direct one is the first term.
  @Test
  void aTotalRequirementIsAtLeastTheDirectOne() {
    for (SectorAccount.Supplier supplier :
        SectorAccount.of(DATA, NATION, 2017, sector(2017, "28")).suppliers()) {
      assertThat(supplier.total().orElseThrow().value())
          .isGreaterThan(supplier.coefficient().orElseThrow().value());
    }
  }

  @Test
  void aSectorWithoutOutputHasSupplyAndUsersButNoCoefficients() {
    Region shanghai = DATA.region("SH").orElseThrow();
    SectorAccount coal = SectorAccount.of(DATA, shanghai, 2012, sector(2012, "02"));
    assertThat(coal.grossOutput().value()).isZero();
    assertThat(coal.inputRate()).isEmpty();
    assertThat(coal.suppliers()).isEmpty();
    assertThat(coal.users()).isNotEmpty();
  }

  @Test
  void aBlockIsThePartOfTheTableItNames() {
    Region guangdong = DATA.region("GD").orElseThrow();
    IoTable table = DATA.table(guangdong, 2017).orElseThrow();
    TableBlock block = TableBlock.around(DATA, guangdong, 2017, sector(2017, "14"), 12);
    assertThat(block.sectors()).hasSize(12).contains(sector(2017, "14"));
    int at = block.sectors().indexOf(sector(2017, "14"));
    int other = table.vintage().indexOf(block.sectors().getFirst().code());
    assertThat(block.flows().getFirst().get(at))
        .isEqualTo(table.flow(other, table.vintage().indexOf("14")));
    assertThat(TableBlock.of(DATA, guangdong, 2017).flows()).hasSize(42);
    assertThat(List.copyOf(block.sectors()))
        .isSortedAccordingTo((a, b) -> a.code().compareTo(b.code()));
  }

  @Test
  void aYearWithoutATableNamesTheYearsThereAre() {
    assertThatThrownBy(() -> TableProfile.of(DATA, DATA.region("GD").orElseThrow(), 2020))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("2012, 2017");
  }
}
