package tanlu.analytics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;

/// Suppositions on real tables, held to what must be true of any of them.
class PropagationTest {
  private static final Dataset DATA = Dataset.embedded();
  private static final Region GUANGDONG = DATA.region("GD").orElseThrow();
  private static final String METALS = "14";

  static List<String> regions() {
    return DecompositionTest.regions();
  }

  private static Sector sector(int year, String code) {
    Vintage vintage = Vintage.ofTable(year);
    return vintage.sector(vintage.indexOf(code));
  }

  private static SectorChange change(String code, Lever lever, double fraction) {
    return new SectorChange(sector(2017, code), lever, Optional.empty(), fraction);
  }

  private static Propagation of(SectorChange... changes) {
    return Propagation.of(DATA, GUANGDONG, 2017, List.of(changes));
  }

  private static Propagation.Row row(Propagation found, String code) {
    return Objects.requireNonNull(found.sectors().get(code));
  }

  @ParameterizedTest
  @EnumSource(Lever.class)
  void nothingChangedIsExactlyNothing(Lever lever) {
    Propagation found = of(change(METALS, lever, 0));
    assertThat(found.outputChange().value()).isEqualTo(0.0);
    assertThat(found.emissionsChange().value()).isEqualTo(0.0);
    assertThat(found.customers().value()).isEqualTo(0.0);
    assertThat(found.sectors()).hasSize(1);
    assertThat(found.products()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("regions")
  void bothSidesOfTheChainAndEverySectorAddUpToTheWholeForEveryTableWithAnInventory(String abbr) {
    Region region = DATA.region(abbr).orElseThrow();
    for (int year : DATA.tableYears(region)) {
      if (DATA.inventory(region, year).isEmpty()) {
        continue;
      }
      for (Lever lever : Lever.values()) {
        SectorChange change = new SectorChange(sector(year, METALS), lever, Optional.empty(), -0.2);
        if (DATA.table(region, year).orElseThrow().grossOutput(13) == 0) {
          assertThatThrownBy(() -> Propagation.of(DATA, region, year, List.of(change)))
              .isInstanceOf(NoDataException.class);
          continue;
        }
        Propagation found = Propagation.of(DATA, region, year, List.of(change));
        double whole = found.emissionsChange().value();
        assertThat(
                found.sectors().values().stream()
                    .mapToDouble(r -> r.emissionsChange().value())
                    .sum())
            .as("%s %d %s", abbr, year, lever)
            .isCloseTo(whole, within(1e-9));
        assertThat(
                found.products().values().stream()
                    .mapToDouble(r -> r.emissionsChange().value())
                    .sum())
            .as("%s %d %s", abbr, year, lever)
            .isCloseTo(whole, within(1e-8));
        assertThat(found.own().value() + found.suppliers().value()).isCloseTo(whole, within(1e-12));
        assertThat(found.ownProducts().value() + found.customers().value())
            .isCloseTo(whole, within(1e-12));
      }
    }
  }

  @Test
  void theOutputAskedForIsTheOutputGotForOneSectorAndForTwo() {
    Propagation one = of(change(METALS, Lever.OUTPUT, -0.3));
    assertThat(row(one, METALS).outputRelative().orElseThrow().value())
        .isCloseTo(-30, within(1e-9));
    Propagation two = of(change(METALS, Lever.OUTPUT, -0.3), change("24", Lever.OUTPUT, 0.1));
    assertThat(row(two, METALS).outputRelative().orElseThrow().value())
        .isCloseTo(-30, within(1e-9));
    assertThat(row(two, "24").outputRelative().orElseThrow().value()).isCloseTo(10, within(1e-9));
  }

  @Test
  void aLowerIntensityCutsTheSectorsOwnEmissionsAndMovesNoOutput() {
    Propagation found = of(change("24", Lever.INTENSITY, -0.3));
    double power = Totals.of(DATA, GUANGDONG, 2017, group("24")).value();
    assertThat(found.emissionsChange().value()).isCloseTo(-0.3 * power, within(1e-9));
    assertThat(found.suppliers().value()).isCloseTo(0, within(1e-12));
    assertThat(found.outputChange().value()).isEqualTo(0.0);
    // Power is bought by everyone: most of the cut ends in the products of others.
    assertThat(found.customers().value()).isLessThan(found.ownProducts().value());
  }

  private static SectorGroup group(String code) {
    return SectorGroup.of(Vintage.V2017).stream()
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void twiceTheFallInDemandIsTwiceTheEffect() {
    double once = of(change(METALS, Lever.DEMAND, -0.1)).emissionsChange().value();
    double twice = of(change(METALS, Lever.DEMAND, -0.2)).emissionsChange().value();
    assertThat(once).isNegative();
    assertThat(twice).isCloseTo(2 * once, within(1e-9));
  }

  @Test
  void aShorterBillOfOneSupplierIsPartOfAShorterBillOfAll() {
    SectorChange one =
        new SectorChange(sector(2017, "27"), Lever.INPUT, Optional.of(sector(2017, "13")), -0.5);
    double cement = of(one).emissionsChange().value();
    double everything = of(change("27", Lever.INPUT, -0.5)).emissionsChange().value();
    assertThat(cement).isNegative().isGreaterThan(everything);
    assertThat(of(one).changes().getFirst().quantity().en())
        .isEqualTo("input of Manufacture of non-metallic mineral products per unit of output");
  }

  @Test
  void whatCannotChangeIsSaid() {
    assertThatThrownBy(() -> change(METALS, Lever.DEMAND, -1.01)).hasMessageContaining("-1.01");
    assertThatThrownBy(() -> of(change("23", Lever.INTENSITY, -0.1)))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("Repair");
    Region tibet = DATA.region("XZ").orElseThrow();
    assertThatThrownBy(
            () -> Propagation.of(DATA, tibet, 2017, List.of(change(METALS, Lever.DEMAND, -0.1))))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("Tibet");
  }
}
