package tanlu.analytics.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tanlu.analytics.analysis.NoDataException;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

class ReductionTargetsTest {
  private static final Dataset DATA = Dataset.embedded();
  private static final Region GUANGDONG = DATA.region("GD").orElseThrow();

  private static ReductionTargets of(TargetAsk ask) {
    return ReductionTargets.of(DATA, Parameters.standard(), ask);
  }

  private static ReductionTargets of(TargetRule rule) {
    return of(TargetAsk.of(GUANGDONG, rule));
  }

  private static ReductionTargets.Target at(ReductionTargets targets, int year) {
    return Objects.requireNonNull(targets.targets().get(year));
  }

  @Test
  void absoluteContractionTakesTheSameShareOfTheBaseYearEachYear() {
    ReductionTargets.Target target = at(of(TargetRule.SBTI_15), 2030);
    // 11 years at 4.2 % of 569.12 Mt.
    assertThat(target.fall().value()).isCloseTo(46.2, within(1e-9));
    assertThat(target.cut().orElseThrow().value()).isCloseTo(569.12 * 0.462, within(0.005));
  }

  /// Science Based Targets, absolute contraction: 4.2 % of the base year a year for 1.5 °C, 2.5 %
  /// for well below 2 °C [P], over the 11, 16 and 21 years from 2019.
  @ParameterizedTest
  @CsvSource({"SBTI_15, 4.2", "SBTI_WB2, 2.5"})
  void scienceBasedTargetsContractByThePrintedShareOfTheBaseYear(TargetRule rule, double percent) {
    var targets = of(rule).targets();
    assertThat(targets).containsOnlyKeys(2030, 2035, 2040);
    targets.forEach(
        (year, target) ->
            assertThat(target.fall().value()).isCloseTo((year - 2019) * percent, within(1e-9)));
  }

  @Test
  void aBaseYearThatLeavesNothingBefore2030IsRefusedForThatReason() {
    assertThatThrownBy(() -> of(TargetAsk.of(GUANGDONG, TargetRule.SBTI_15).since(2000)))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("2000")
        .hasMessageContaining("later base year");
  }

  @ParameterizedTest
  @CsvSource({"INTENSITY_2030, 2030, 4.112, 0.0005", "INTENSITY_FIVE_YEAR, 2025, 3.89, 0.005"})
  void intensityTargetsImplyThePrintedYearlyRates(
      TargetRule rule, int year, double percent, double rounding) {
    var targets = of(TargetAsk.of(DATA.nation(), rule)).targets();
    assertThat(targets).containsOnlyKeys(year);
    assertThat(targets.values().iterator().next().rate().value())
        .isCloseTo(percent, within(rounding));
  }

  /// The cross-sector pathway: 42 % below 2020 in 2030, 74.3 in 2040, 88 in 2050 [P].
  @ParameterizedTest
  @CsvSource({"2030, 42", "2040, 74.3", "2050, 88"})
  void theCrossSectorPathwayFallsAsPrintedFrom2020(int year, double percent) {
    ReductionTargets targets = of(TargetRule.SBTI_CROSS);
    assertThat(targets.baseYear()).isEqualTo(2020);
    assertThat(at(targets, year).fall().value()).isCloseTo(percent, within(1e-9));
    assertThat(at(targets, year).allowed().orElseThrow().value())
        .isCloseTo(targets.base().value() * (1 - percent / 100), within(1e-9));
  }

  /// 7 to 10 % below the peak by 2035 [P]; the rule takes the middle.
  @Test
  void theContributionFor2035FallsFromTheHighestYearThatIsKnown() {
    ReductionTargets targets = of(TargetRule.NDC_2035);
    assertThat(at(targets, 2035).fall().value()).isCloseTo(8.5, within(1e-9));
    double highest =
        DATA.inventoryYears(GUANGDONG).stream()
            .mapToDouble(
                year -> tanlu.analytics.analysis.Totals.territorial(DATA, GUANGDONG, year).value())
            .max()
            .orElseThrow();
    assertThat(targets.base().value()).isGreaterThanOrEqualTo(highest);
  }

  @Test
  void aProvinceWhoseInventoryPeakedLongAgoFallsFromThatYear() {
    ReductionTargets beijing =
        of(TargetAsk.of(DATA.region("BJ").orElseThrow(), TargetRule.NDC_2035));
    assertThat(beijing.baseYear()).isLessThanOrEqualTo(Dataset.LAST_INVENTORY);
  }

  /// Steel's benchmark: 1.129 t a tonne in 2030 for 1.5 °C, 1.488 below 2 °C [P].
  @ParameterizedTest
  @CsvSource({"TPI_15, 14, 1.129", "TPI_2, 14, 1.488", "TPI_2, 10, 0.353", "TPI_15, 24, 0.179"})
  void aBenchmarkGivesItsPrintedIntensity(TargetRule rule, String sector, double printed) {
    ReductionTargets targets = of(TargetAsk.of(GUANGDONG, rule).in(sector));
    assertThat(targets.sector()).isPresent();
    assertThat(at(targets, 2030).intensity().orElseThrow().value()).isEqualTo(printed);
  }

  @Test
  void theTighterBenchmarkAllowsLessInEveryYear() {
    ReductionTargets two = of(TargetAsk.of(GUANGDONG, TargetRule.TPI_2).in("14"));
    of(TargetAsk.of(GUANGDONG, TargetRule.TPI_15).in("14"))
        .targets()
        .forEach(
            (year, target) ->
                assertThat(target.allowed().orElseThrow().value())
                    .isLessThan(at(two, year).allowed().orElseThrow().value()));
  }

  /// Guangdong's grid at 0.4419 kg in 2023 against the benchmark's 0.564 in 2019, 0.354 in 2025,
  /// 0.179 in 2030 and none in 2050: 0.424 in 2023, so 0.4419 · 0.179 / 0.424 where its share of
  /// the nation's output does not grow, less where it does.
  @Test
  void powerConvergesOnTheBenchmarkFromTheProvincesOwnGrid() {
    ReductionTargets targets = of(TargetRule.SBTI_SECTOR);
    double most = 0.4419 * 0.179 / 0.424;
    double converged = at(targets, 2030).intensity().orElseThrow().value();
    assertThat(converged).isLessThanOrEqualTo(most + 1e-12).isGreaterThan(0.9 * most);
    assertThat(at(targets, 2050).intensity().orElseThrow().value()).isZero();
    ReductionTargets nation = of(TargetAsk.of(DATA.nation(), TargetRule.SBTI_SECTOR));
    assertThat(at(nation, 2030).intensity().orElseThrow().value())
        .isCloseTo(0.5306 * 0.179 / 0.424, within(1e-12));
  }

  @Test
  void aSectorWithoutAnIntensityOfItsOwnCannotConverge() {
    assertThatThrownBy(() -> of(TargetAsk.of(GUANGDONG, TargetRule.SBTI_SECTOR).in("14")))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("grid factor");
    assertThatThrownBy(() -> of(TargetRule.TPI_15))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("power, steel, cement");
    assertThatThrownBy(() -> of(TargetAsk.of(GUANGDONG, TargetRule.TPI_15).in("10")))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("below 2 °C");
  }

  @Test
  void aPublishedRateKeptUpLeavesWhatTheReconcilerSays() {
    Reconciler reconciler = Reconciler.of(DATA, Parameters.standard(), GUANGDONG);
    ReductionTargets unep = of(TargetRule.UNEP);
    assertThat(at(unep, 2030).allowed().orElseThrow().value())
        .isCloseTo(reconciler.base().value() * Math.pow(0.925, 6), within(1e-9));
    assertThat(at(of(TargetRule.PWC_2024), 2030).allowed().orElseThrow().value())
        .isLessThan(at(of(TargetRule.PWC_2023), 2030).allowed().orElseThrow().value());
  }

  @Test
  void theYearlyFallIsThatOfEmissionsAndTheRulesOwnRateStandsApart() {
    for (TargetRule rule : List.of(TargetRule.PWC_2024, TargetRule.PWC_2C, TargetRule.UNEP)) {
      ReductionTargets targets = of(rule);
      double kept = targets.kept().orElseThrow().rate().value();
      targets
          .targets()
          .forEach(
              (year, target) -> {
                double left = target.allowed().orElseThrow().value() / targets.base().value();
                assertThat(target.rate().value())
                    .as(rule + " " + year)
                    .isCloseTo(100 * (1 - Math.pow(left, 1.0 / (year - 2024))), within(1e-9));
                if (rule == TargetRule.UNEP) {
                  assertThat(target.rate().value()).isCloseTo(kept, within(1e-9));
                } else {
                  assertThat(target.rate().value()).isLessThan(kept);
                }
              });
    }
    assertThat(of(TargetRule.PWC_2024).kept().orElseThrow().rate().value())
        .isCloseTo(20.4, within(1e-9));
  }

  @Test
  void whatRemainsOfATargetPerGdpIsItsFallLessWhatIsReached() {
    ReductionTargets targets = of(TargetRule.INTENSITY_2030);
    assertThat(targets.remaining().orElseThrow().value())
        .isCloseTo(65 - targets.achieved().orElseThrow().value(), within(1e-9));
    assertThat(of(TargetRule.INTENSITY_15FYP).remaining()).isEmpty();
  }

  @Test
  void aPeakOfOnesOwnIsHeldAgainstBusinessAsUsual() {
    ReductionTargets targets =
        of(TargetAsk.of(GUANGDONG, TargetRule.PEAK).peaking(2030, Optional.of(500.0)));
    assertThat(at(targets, 2030).cut().orElseThrow().value())
        .isCloseTo(targets.base().value() - 500, within(1e-9));
    ReductionTargets loose =
        of(TargetAsk.of(GUANGDONG, TargetRule.PEAK).peaking(2030, Optional.of(5000.0)));
    assertThat(at(loose, 2030).cut().orElseThrow().value()).isZero();
    assertThatThrownBy(() -> of(TargetRule.PEAK))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("peak_year");
  }

  /// From the peak down to the 42 Mt of Guangdong's land sink and its removals, in a straight line.
  @Test
  void aNeutralYearDrawsAStraightLineFromThePeakToWhatSinksTakeUp() {
    ReductionTargets targets = of(TargetAsk.of(GUANGDONG, TargetRule.NEUTRAL).neutralBy(2050));
    double peak = targets.base().value();
    double left = at(targets, 2050).allowed().orElseThrow().value();
    assertThat(left).isGreaterThanOrEqualTo(40).isLessThan(peak / 5);
    int from = targets.baseYear();
    targets
        .targets()
        .forEach(
            (year, target) ->
                assertThat(target.allowed().orElseThrow().value())
                    .isCloseTo(
                        peak - (peak - left) * (year - from) / (2050.0 - from), within(1e-9)));
    Region hebei = DATA.region("HE").orElseThrow();
    Roadmap held =
        Roadmap.of(DATA, Parameters.standard(), Ask.of(hebei, Scenario.STATED).neutralBy(2050));
    assertThat(held.sink()).isEmpty();
    assertThat(
            at(of(TargetAsk.of(hebei, TargetRule.NEUTRAL).neutralBy(2050)), 2050)
                .allowed()
                .orElseThrow()
                .value())
        .isCloseTo(held.removal().map(Figure::value).orElse(0.0), within(1e-9));
  }

  @Test
  void whatAProvincesOwnDocumentsSetIsTakenAsItStandsAndNoneIsMadeUp() {
    Figure fall =
        Figure.assumed(
            Text.of("下降20.5%", "20.5 % lower"),
            Quantity.of(20.5, Unit.PERCENT),
            "test",
            Text.of("文件", "document"),
            Verification.SECONDARY);
    ReductionTargets targets =
        of(
            TargetAsk.of(GUANGDONG, TargetRule.PROVINCIAL)
                .setting(List.of(new TargetAsk.Published(2020, 2025, fall))));
    assertThat(at(targets, 2025).fall()).isEqualTo(fall);
    assertThat(at(targets, 2025).rate().value())
        .isCloseTo(100 * (1 - Math.pow(0.795, 0.2)), within(1e-9));
    assertThatThrownBy(() -> of(TargetRule.PROVINCIAL))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("Guangdong");
  }
}
