package tanlu.analytics.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers as their publishers print them, against the embedded tables. All [P].
class PrintedNumbersTest {
  private final Dataset data = Dataset.embedded();
  private final Region guangdong = data.region("GD").orElseThrow();

  private double total(Region region, int year) {
    Inventory inventory = data.inventory(region, year).orElseThrow();
    return InventoryRow.all().stream().mapToDouble(row -> inventory.row(row.row())).sum();
  }

  @Test
  void guangdongEmitted556Point86MegatonnesIn2017And569Point12In2019() {
    assertThat(total(guangdong, 2017)).isCloseTo(556.86, within(0.005));
    assertThat(total(guangdong, 2019)).isCloseTo(569.12, within(0.005));
  }

  @Test
  void guangdongIn2017HadAGdpOf91648Point7AndAPopulationOf12141() {
    assertThat(data.gdp(guangdong, 2017).value()).isEqualTo(91_648.7);
    assertThat(data.population(guangdong, 2017).value()).isEqualTo(12_141);
  }

  @ParameterizedTest
  @CsvSource({"2012, 9080.5", "2017, 9408.2", "2019, 9794.8"})
  void theNationalInventoryHasItsPrintedTotals(int year, double expected) {
    assertThat(total(data.nation(), year)).isCloseTo(expected, within(0.06));
  }

  @Test
  void thirtyProvincesIn2017SumTo10171AndNotToTheNation() {
    double provinces =
        data.provinces().stream()
            .filter(province -> data.inventory(province, 2017).isPresent())
            .mapToDouble(province -> total(province, 2017))
            .sum();
    assertThat(provinces).isCloseTo(10_171, within(0.5));
  }

  @Test
  void guangdongsCitiesSumTo630Point8In2019ByTheirOwnMethod() {
    double cities =
        data.cities(guangdong).stream()
            .flatMap(city -> data.cityCo2(guangdong, city, 2019).stream())
            .mapToDouble(figure -> figure.value())
            .sum();
    assertThat(cities).isCloseTo(630.8, within(0.05));
  }

  @Test
  void thereAreThirtyOneProvincesAndTibetAloneHasNoInventory() {
    assertThat(data.provinces()).hasSize(31);
    assertThat(data.provinces().stream().filter(p -> data.inventoryYears(p).isEmpty()))
        .extracting(Region::abbr)
        .containsExactly("XZ");
  }

  @Test
  void tibetHasTwelveSectorsWithoutOutputIn2012AndNineIn2017() {
    Region tibet = data.region("XZ").orElseThrow();
    for (int[] expected : List.of(new int[] {2012, 12}, new int[] {2017, 9})) {
      IoTable table = data.table(tibet, expected[0]).orElseThrow();
      assertThat(TableCheck.of(data, table).zeroOutput()).hasSize(expected[1]);
    }
  }
}
