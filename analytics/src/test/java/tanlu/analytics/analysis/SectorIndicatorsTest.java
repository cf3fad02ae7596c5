package tanlu.analytics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;

class SectorIndicatorsTest {
  private final Dataset data = Dataset.embedded();
  private final Region guangdong = data.region("GD").orElseThrow();
  private final Region tibet = data.region("XZ").orElseThrow();
  private final SectorIndicators table = table(guangdong);

  private SectorIndicators table(Region region) {
    return SectorIndicators.of(data, region, 2017, List.of(SectorIndicator.values()));
  }

  @Test
  void sixteenIndicatorsRankTheSectorsFromLargestToSmallest() {
    assertThat(table.indicators()).hasSize(16);
    assertThat(table.missing()).isEmpty();
    for (SectorIndicators.Column column : table.indicators().values()) {
      List<SectorIndicators.Row> rows = List.copyOf(column.sectors().values());
      assertThat(rows).as(column.name().en()).hasSizeBetween(35, 42);
      assertThat(rows.getFirst().rank()).isEqualTo(1);
      assertThat(rows)
          .isSortedAccordingTo((a, b) -> Double.compare(b.value().value(), a.value().value()))
          .isSortedAccordingTo((a, b) -> Integer.compare(a.rank(), b.rank()))
          .isSortedAccordingTo(
              (a, b) -> Double.compare(b.percentile().value(), a.percentile().value()));
      assertThat(rows).allMatch(row -> row.percentile().value() >= 0);
      assertThat(rows).allMatch(row -> row.percentile().value() <= 100);
    }
  }

  @Test
  void sharesOfAnIndicatorAddUpToTheWholeAndRatiosHaveNone() {
    for (String amount : List.of("gross_output", "value_added", "co2", "in_degree", "centrality")) {
      double sum = 0;
      for (SectorIndicators.Row row : column(amount).sectors().values()) {
        sum += row.share().orElseThrow().value();
      }
      assertThat(sum).as(amount).isCloseTo(100, within(1e-9));
    }
    for (String ratio : List.of("intensity", "net_exports")) {
      assertThat(column(ratio).total()).isEmpty();
      assertThat(column(ratio).sectors().values()).allMatch(row -> row.share().isEmpty());
    }
  }

  @Test
  void whatASectorBuysIsItsDegreeAndItsOwnFlowAndWhatIsNotIsValueAdded() {
    for (String code : List.of("01", "14", "24", "42")) {
      assertThat(value("in_degree", code) + value("within", code))
          .isCloseTo(value("input_sum", code), within(1e-6));
      assertThat(value("out_degree", code) + value("within", code))
          .isCloseTo(value("output_sum", code), within(1e-6));
      assertThat(value("input_sum", code) + value("value_added", code))
          .isCloseTo(value("total_input", code), within(1e-6));
      assertThat(value("intermediate_input", code) + value("value_added", code))
          .isCloseTo(value("gross_output", code), within(1e-6));
      assertThat(value("net_exports", code) + value("imports", code))
          .isCloseTo(value("exports", code), within(1e-6));
    }
  }

  /// `c Z = λ c`: the quotient is one and the same for every sector.
  @Test
  void aSectorIsAsCentralAsThoseItBuysFrom() {
    IoTable io = data.table(guangdong, 2017).orElseThrow();
    double[] central = new double[io.size()];
    for (int i = 0; i < central.length; i++) {
      central[i] = value("centrality", io.vintage().sector(i).code());
    }
    List<Double> quotients = new ArrayList<>();
    double squares = 0;
    for (int j = 0; j < central.length; j++) {
      double bought = 0;
      for (int i = 0; i < central.length; i++) {
        bought += central[i] * io.flow(i, j);
      }
      squares += central[j] * central[j];
      if (central[j] > 1e-3) {
        quotients.add(bought / central[j]);
      }
    }
    assertThat(squares).isCloseTo(1, within(1e-12));
    double first = quotients.getFirst();
    assertThat(quotients).allSatisfy(each -> assertThat(each / first).isCloseTo(1, within(1e-8)));
  }

  @Test
  void withoutAnInventoryEmissionsAreListedAsMissingAndAloneRefused() {
    assertThat(table(tibet).missing())
        .containsExactly(SectorIndicator.CO2.label(), SectorIndicator.INTENSITY.label());
    assertThatThrownBy(
            () -> SectorIndicators.of(data, tibet, 2017, List.of(SectorIndicator.INTENSITY)))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("Tibet");
  }

  @Test
  void aSectorsProfileHoldsItsRowOfEveryIndicator() {
    SectorIndicators.Profile steel =
        table.profile(Vintage.V2017.sector(Vintage.V2017.indexOf("14")));
    assertThat(steel.indicators()).hasSize(16);
    assertThat(Objects.requireNonNull(steel.indicators().get("co2")).value().value())
        .isEqualTo(value("co2", "14"));
  }

  @Test
  void aComparisonNamesItsReferenceGroupWithBestWorstMeanAndMedian() {
    List<Region> three =
        List.of("GD", "JS", "ZJ").stream().map(code -> data.region(code).orElseThrow()).toList();
    RegionComparison.Reference reference =
        RegionComparison.of(data, three, 2019, Indicator.INTENSITY).reference();
    List<Double> values =
        three.stream()
            .map(region -> Totals.intensity(data, region, 2019).value())
            .sorted()
            .toList();
    assertThat(reference.group().en()).contains("provinces");
    assertThat(reference.count().value()).isEqualTo(3);
    assertThat(reference.lowest().value().value()).isEqualTo(values.get(0));
    assertThat(reference.median().value()).isCloseTo(values.get(1), within(1e-12));
    assertThat(reference.highest().value().value()).isEqualTo(values.get(2));
    assertThat(reference.mean().value())
        .isCloseTo((values.get(0) + values.get(1) + values.get(2)) / 3, within(1e-12));
  }

  @Test
  void aSectorIsComparedByItsOwnEmissionsAndOutputAndWhoHasNoneIsNamed() {
    SectorGroup steel =
        SectorGroup.of(Vintage.V2017).stream()
            .filter(group -> group.code().equals("14"))
            .findFirst()
            .orElseThrow();
    RegionComparison emissions =
        RegionComparison.of(data, data.provinces(), 2017, Indicator.CO2, Optional.of(steel));
    RegionComparison intensity =
        RegionComparison.of(data, data.provinces(), 2017, Indicator.INTENSITY, Optional.of(steel));
    intensity
        .regions()
        .forEach(
            (code, row) -> {
              Figure co2 = Objects.requireNonNull(emissions.regions().get(code)).value();
              double output = data.grossOutput(row.region(), 2017, sector("14")).value();
              // Mt per 100 million yuan is 100 t per 10,000 yuan.
              assertThat(row.value().value())
                  .as(code)
                  .isCloseTo(100 * co2.value() / output, within(1e-9));
            });
    assertThat(intensity.regions().size() + intensity.without().size())
        .isEqualTo(emissions.regions().size());
    assertThatThrownBy(
            () ->
                RegionComparison.of(
                    data, data.provinces(), 2019, Indicator.INTENSITY, Optional.of(steel)))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("2019");
  }

  private static tanlu.analytics.data.Sector sector(String code) {
    return Vintage.V2017.sector(Vintage.V2017.indexOf(code));
  }

  private SectorIndicators.Column column(String code) {
    return Objects.requireNonNull(table.indicators().get(code));
  }

  private double value(String indicator, String sector) {
    return Objects.requireNonNull(column(indicator).sectors().get(sector)).value().value();
  }
}
