package tanlu.analytics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;

/// What each analysis says of a case known from outside, and how it refuses.
class AnalysesTest {
  private final Dataset data = Dataset.embedded();
  private final Region guangdong = data.region("GD").orElseThrow();
  private final Region tibet = data.region("XZ").orElseThrow();
  private final Region ningxia = data.region("NX").orElseThrow();

  @Test
  void guangdongsProfileOf2017SumsToThePrintedTotal() { // total [P]
    EmissionsProfile profile = EmissionsProfile.of(data, guangdong, 2017);
    assertThat(profile.total().value()).isCloseTo(556.86, within(0.005));
    assertThat(profile.sectors().values().stream().mapToDouble(row -> row.co2().value()).sum())
        .isCloseTo(profile.total().value(), within(1e-9));
    assertThat(profile.sectors().values().stream().mapToDouble(row -> row.share().value()).sum())
        .isCloseTo(100, within(1e-9));
    assertThat(profile.sectors().keySet().iterator().next()).isEqualTo("24");
  }

  @Test
  void guangdongPerPersonAndPerGdpFollowFromThePrintedNumbers() { // [C] from printed inputs
    EmissionsProfile profile = EmissionsProfile.of(data, guangdong, 2017);
    assertThat(profile.perCapita().orElseThrow().value())
        .isCloseTo(556.86e6 / 12_141e4, within(5e-5));
    assertThat(profile.intensity().orElseThrow().value())
        .isCloseTo(556.86e6 / 91_648.7e4, within(1e-5));
  }

  @Test
  void ranksRunFromOneToThirty() {
    assertThat(
            data.provinces().stream()
                .filter(province -> data.inventory(province, 2019).isPresent())
                .map(province -> EmissionsProfile.of(data, province, 2019).rank().orElseThrow()))
        .doesNotHaveDuplicates()
        .hasSize(30)
        .allMatch(rank -> rank >= 1 && rank <= 30);
  }

  @Test
  void aComparisonRanksWhatItHasAndListsWhatItHasNot() {
    RegionComparison comparison = RegionComparison.of(data, data.provinces(), 2019, Indicator.CO2);
    assertThat(comparison.missing()).containsExactly(tibet);
    assertThat(comparison.regions()).hasSize(30);
    assertThat(List.copyOf(comparison.regions().values()))
        .isSortedAccordingTo((a, b) -> Double.compare(b.value().value(), a.value().value()));
  }

  @Test
  void aBrokenInventoryDoesNotEnterARanking() {
    RegionComparison comparison = RegionComparison.of(data, data.provinces(), 2001, Indicator.CO2);
    assertThat(comparison.missing()).containsExactlyInAnyOrder(tibet, ningxia);
    assertThatThrownBy(() -> RegionComparison.of(data, List.of(ningxia), 2001, Indicator.CO2))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("2001");
  }

  @Test
  void aRankingOfChangesGoesFromTheGreatestRiseOrTheGreatestFall() {
    for (ChangeComparison.Measure by : ChangeComparison.Measure.values()) {
      List<ChangeComparison.Row> risen = changes(Indicator.CO2, by, false);
      assertThat(risen).hasSize(30).isSortedAccordingTo((a, b) -> byValue(b, a, by));
      assertThat(risen).extracting(ChangeComparison.Row::rank).startsWith(1, 2).endsWith(30);
      List<ChangeComparison.Row> fallen = changes(Indicator.CO2, by, true);
      assertThat(fallen).isSortedAccordingTo((a, b) -> byValue(a, b, by));
      assertThat(fallen.getFirst().region()).isEqualTo(risen.getLast().region());
    }
  }

  private List<ChangeComparison.Row> changes(
      Indicator indicator, ChangeComparison.Measure by, boolean falling) {
    ChangeComparison found =
        ChangeComparison.of(
            data, data.provinces(), 2005, 2019, indicator, Optional.empty(), by, falling);
    assertThat(found.missing()).containsExactly(tibet);
    assertThat(found.rose().value())
        .isEqualTo(
            (double)
                found.regions().values().stream()
                    .filter(row -> row.last().value() > row.first().value())
                    .count());
    assertThat(found.rose().value() + found.fell().value()).isEqualTo(30);
    return List.copyOf(found.regions().values());
  }

  private static int byValue(
      ChangeComparison.Row one, ChangeComparison.Row other, ChangeComparison.Measure by) {
    return Double.compare(one.by(by).value(), other.by(by).value());
  }

  @Test
  void aChangeIsThatOfTheTrend() {
    for (ChangeComparison.Row row :
        changes(Indicator.CO2, ChangeComparison.Measure.PERCENT, true)) {
      EmissionsTrend.Line line =
          EmissionsTrend.of(data, List.of(row.region()), 2005, 2019, Indicator.CO2, List.of())
              .regions()
              .values()
              .iterator()
              .next();
      assertThat(row.growth().value()).isEqualTo(line.change().orElseThrow().value());
      assertThat(row.change().value()).isEqualTo(line.last().value() - line.first().value());
    }
  }

  @Test
  void aRiseOfPricesIsNoFallOfIntensity() {
    for (ChangeComparison.Row row :
        changes(Indicator.INTENSITY, ChangeComparison.Measure.PERCENT, true)) {
      assertThat(row.growth().value())
          .isCloseTo(-Rates.comparableFall(data, row.region(), 2005, 2019).value(), within(1e-9));
      assertThat(row.first().value()).isEqualTo(Totals.intensity(data, row.region(), 2005).value());
    }
  }

  @Test
  void aChangeNeedsBothYears() {
    assertThat(change(List.of(ningxia, guangdong), 2001, Indicator.CO2).missing())
        .containsExactly(ningxia);
    assertThatThrownBy(() -> change(List.of(ningxia), 2001, Indicator.CO2))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("2001");
    assertThatThrownBy(() -> change(List.of(guangdong), 2000, Indicator.INTENSITY))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("2005");
  }

  private ChangeComparison change(List<Region> regions, int from, Indicator indicator) {
    return ChangeComparison.of(
        data,
        regions,
        from,
        2019,
        indicator,
        Optional.empty(),
        ChangeComparison.Measure.PERCENT,
        false);
  }

  @Test
  void aTrendLeavesBrokenYearsOutAndSaysWhich() {
    EmissionsTrend.Line line =
        Objects.requireNonNull(
            EmissionsTrend.of(data, List.of(ningxia), 1997, 2019, Indicator.CO2, List.of())
                .regions()
                .get("NX"));
    assertThat(line.left()).containsExactly(2000, 2001, 2002);
    assertThat(line.values()).hasSize(20).doesNotContainKeys(2000, 2001, 2002);
  }

  @Test
  void gdpIsHeldFrom2005SoThatATrendPerGdpStartsThere() {
    EmissionsTrend trend =
        EmissionsTrend.of(data, List.of(guangdong), 1997, 2019, Indicator.INTENSITY, List.of());
    assertThat(trend.from()).isEqualTo(2005);
  }

  @Test
  void askingForTibetsEmissionsNamesWhatThereIsInBothLanguages() {
    assertThatThrownBy(() -> EmissionsProfile.of(data, tibet, 2017))
        .isInstanceOfSatisfying(
            NoDataException.class,
            e -> {
              assertThat(e.detail().zh()).contains("西藏");
              assertThat(e.detail().en()).contains("Tibet");
              assertThat(e.candidates()).isNotEmpty();
            });
  }

  @Test
  void askingForAYearWithoutDataNamesTheYearsThereAre() {
    assertThatThrownBy(() -> EmissionsProfile.of(data, guangdong, 2021))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("2021")
        .hasMessageContaining("2019");
    assertThatThrownBy(() -> Footprint.of(data, guangdong, 2015))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("2012, 2017");
  }

  @Test
  void aShareOfFlowsOutsideZeroToOneIsRefused() {
    assertThatThrownBy(() -> IndustryNetwork.of(data, guangdong, 2017, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5.0");
  }

  @Test
  void theEnergySankeyCarriesTheWholeInventory() {
    FlowSankey sankey = FlowSankey.energy(data, guangdong, 2019, 8);
    assertThat(sankey.share().value()).isCloseTo(100, within(0.01));
  }

  @Test
  void fuelsOfEveryProvinceSumToItsInventoryUpToRounding() {
    for (Region province : data.provinces()) {
      if (data.inventory(province, 2017).isPresent()) {
        // Each of 47 rows by fuel is rounded to a thousandth of a megatonne.
        assertThat(FuelProfile.of(data, province, 2017).total().value())
            .as(province.abbr())
            .isCloseTo(Totals.territorial(data, province, 2017).value(), within(0.02));
      }
    }
  }

  @Test
  void theHubsOfANetworkAreItsLargestEmitters() {
    IndustryNetwork network = IndustryNetwork.of(data, guangdong, 2017, 0.05);
    double smallest =
        network.hubs().keySet().stream()
            .mapToDouble(
                code ->
                    Objects.requireNonNull(network.nodes().get(code)).co2().orElseThrow().value())
            .min()
            .orElseThrow();
    assertThat(
            network.nodes().values().stream()
                .flatMap(node -> node.co2().stream())
                .filter(co2 -> co2.value() > smallest))
        .hasSize(network.hubs().size() - 1);
  }

  /// Guangdong 2017 construction embodies 1.556 t per 10 000 yuan with imports counted as if made
  /// here and 0.577 with inputs from outside removed in proportion to use, from the official table
  /// [C]; the estimated table has to come near the second.
  @Test
  void localMultiplierOfGuangdongsConstructionIsNearThatOfTheOfficialTable() {
    Footprint footprint = Footprint.of(data, guangdong, 2017);
    assertThat(Objects.requireNonNull(footprint.products().get("27")).multiplier().value())
        .isCloseTo(0.577, within(0.1));
  }
}
