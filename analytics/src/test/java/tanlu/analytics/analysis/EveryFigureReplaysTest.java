package tanlu.analytics.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Replay;
import tanlu.analytics.roadmap.Allocation;
import tanlu.analytics.roadmap.Ask;
import tanlu.analytics.roadmap.Parameters;
import tanlu.analytics.roadmap.Reconciler;
import tanlu.analytics.roadmap.ReductionTargets;
import tanlu.analytics.roadmap.Roadmap;
import tanlu.analytics.roadmap.Scenario;
import tanlu.analytics.roadmap.ScenarioComparison;
import tanlu.analytics.roadmap.TargetAsk;
import tanlu.analytics.roadmap.TargetRule;

/// Every figure of every analysis of every region comes out again to the bit: from its cells and
/// formula, and from running the analysis a second time.
class EveryFigureReplaysTest {
  private static final Dataset DATA = Dataset.embedded();

  static List<String> regions() {
    return DATA.regions().stream()
        .filter(region -> !DATA.inventoryYears(region).isEmpty())
        .map(Region::abbr)
        .toList();
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @MethodSource("regions")
  void figuresOfARegionReplayToTheBit(String abbr) {
    Region region = DATA.region(abbr).orElseThrow();
    List<Supplier<Record>> analyses = new ArrayList<>();
    for (int year : new int[] {2000, 2012, 2017, 2019}) {
      analyses.add(() -> EmissionsProfile.of(DATA, region, year));
    }
    for (int year : DATA.tableYears(region)) {
      analyses.add(() -> IndustryNetwork.of(DATA, region, year, 0.05));
      analyses.add(() -> FlowSankey.industry(DATA, region, year, 40));
      structure(analyses, region, year);
      if (DATA.inventory(region, year).isPresent()) {
        analyses.add(() -> Footprint.of(DATA, region, year));
        Vintage vintage = Vintage.ofTable(year);
        for (Lever lever : Lever.values()) {
          SectorChange change =
              new SectorChange(
                  vintage.sector(vintage.indexOf("13")), lever, Optional.empty(), -0.3);
          analyses.add(() -> Propagation.of(DATA, region, year, List.of(change)));
        }
        for (SupplyChain.Direction direction : SupplyChain.Direction.values()) {
          // Ningxia's table of 2012 gives 23, waste, no output.
          for (String code : List.of("01", "14", year == 2012 ? "40" : "23", "27")) {
            analyses.add(
                () -> SupplyChain.of(DATA, region, year, sector(year, code), direction, 15));
          }
        }
      }
    }
    if (!region.isNation()) {
      for (int year :
          List.of("HB", "QH").contains(abbr) ? List.of(2017) : DATA.multiRegionalYears()) {
        analyses.add(() -> FootprintOrigins.of(DATA, region, year));
      }
      for (int year : Dataset.FUEL_YEARS) {
        analyses.add(() -> FlowSankey.energy(DATA, region, year, 10));
        analyses.add(() -> FuelProfile.of(DATA, region, year));
      }
    }
    for (Indicator indicator : Indicator.values()) {
      analyses.add(
          () -> EmissionsTrend.of(DATA, List.of(region), 1997, 2019, indicator, List.of()));
      analyses.add(
          () -> EmissionsTrend.of(DATA, List.of(region), 2005, 2019, indicator, List.of()));
    }
    List<SectorGroup> groups = SectorGroup.of(Vintage.V2017);
    analyses.add(
        () ->
            EmissionsTrend.of(
                DATA, List.of(region), 1997, 2019, Indicator.CO2, groups.subList(2, 4)));
    analyses.add(() -> EmissionsTrend.ofLargestSectors(DATA, region, 1997, 2019, 5));
    analyses.add(() -> LmdiDecomposition.of(DATA, region, 2012, 2017));
    analyses.add(() -> LmdiDecomposition.of(DATA, region, 2005, 2019));
    analyses.add(() -> SdaDecomposition.of(DATA, region, 2012, 2017));
    for (Scenario scenario : Scenario.values()) {
      analyses.add(() -> Roadmap.of(DATA, Parameters.standard(), Ask.of(region, scenario)));
    }
    Ask own = Ask.of(region, Scenario.STATED).neutralBy(2055).peaking(2030);
    analyses.add(() -> Roadmap.of(DATA, Parameters.standard(), own));
    analyses.add(() -> Reconciler.of(DATA, Parameters.standard(), region));
    analyses.add(
        () ->
            Allocation.of(
                DATA, Parameters.standard(), region, 2035, 0, Allocation.Method.LEAST_COST));
    analyses.add(
        () ->
            ScenarioComparison.of(
                DATA, Parameters.standard(), List.of(Ask.of(region, Scenario.BAU))));
    for (TargetRule rule : TargetRule.values()) {
      if (rule != TargetRule.PROVINCIAL) {
        TargetAsk target = TargetAsk.of(region, rule).peaking(2030, Optional.empty()).in("24");
        analyses.add(() -> ReductionTargets.of(DATA, Parameters.standard(), target));
      }
    }
    analyses.forEach(EveryFigureReplaysTest::holds);
  }

  private static void structure(List<Supplier<Record>> analyses, Region region, int year) {
    analyses.add(() -> TableProfile.of(DATA, region, year));
    analyses.add(() -> KeySectors.of(DATA, region, year));
    analyses.add(() -> SectorIndicators.of(DATA, region, year, List.of(SectorIndicator.values())));
    for (String code : List.of("01", "02", "14", "27")) {
      analyses.add(() -> SectorAccount.of(DATA, region, year, sector(year, code)));
    }
  }

  private static Sector sector(int year, String code) {
    Vintage vintage = Vintage.ofTable(year);
    return vintage.sector(vintage.indexOf(code));
  }

  @Test
  void figuresOfComparisonsReplayToTheBit() {
    for (Indicator indicator : Indicator.values()) {
      holds(() -> RegionComparison.of(DATA, DATA.provinces(), 2019, indicator));
      for (SectorGroup sector : SectorGroup.of(Vintage.V2017).subList(12, 16)) {
        holds(
            () ->
                RegionComparison.of(DATA, DATA.provinces(), 2017, indicator, Optional.of(sector)));
      }
    }
  }

  @Test
  void figuresOfChangesReplayToTheBit() {
    Optional<SectorGroup> sector = Optional.of(SectorGroup.of(Vintage.V2017).get(13));
    for (Indicator indicator : Indicator.values()) {
      for (ChangeComparison.Measure by : ChangeComparison.Measure.values()) {
        holds(
            () ->
                ChangeComparison.of(
                    DATA, DATA.provinces(), 2005, 2019, indicator, Optional.empty(), by, true));
        holds(
            () ->
                ChangeComparison.of(
                    DATA, DATA.provinces(), 2012, 2017, indicator, sector, by, false));
      }
    }
  }

  @Test
  void figuresOfDecouplingReplayToTheBit() {
    holds(() -> DecouplingComparison.of(DATA, DATA.provinces(), 2005, 2019, Optional.empty()));
    holds(
        () ->
            DecouplingComparison.of(
                DATA,
                DATA.provinces(),
                2012,
                2017,
                Optional.of(SectorGroup.of(Vintage.V2017).getFirst())));
  }

  @Test
  void tibetsTableReplaysThoughItHasNoInventory() {
    Region tibet = DATA.region("XZ").orElseThrow();
    holds(() -> IndustryNetwork.of(DATA, tibet, 2012, 0.05));
    holds(() -> IndustryNetwork.of(DATA, tibet, 2017, 0.05));
    List<Supplier<Record>> analyses = new ArrayList<>();
    structure(analyses, tibet, 2012);
    structure(analyses, tibet, 2017);
    analyses.forEach(EveryFigureReplaysTest::holds);
  }

  private static void holds(Supplier<Record> analysis) {
    Replay replay = new Replay(DATA::read);
    Map<String, Figure> first = Figures.in(analysis.get());
    Map<String, Figure> second = Figures.in(analysis.get());
    assertThat(first).isNotEmpty();
    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach(
        (path, figure) -> {
          if (!replay.holds(figure)) {
            throw new AssertionError(path + " " + figure.label().en() + " does not replay");
          }
          if (!Double.isFinite(figure.value())) {
            throw new AssertionError(path + " " + figure.label().en() + " is " + figure.value());
          }
          Figure again = java.util.Objects.requireNonNull(second.get(path));
          if (Double.doubleToLongBits(again.value()) != Double.doubleToLongBits(figure.value())) {
            throw new AssertionError(path + " differs when the analysis runs again");
          }
          if (figure.label().zh().isBlank() || figure.label().en().isBlank()) {
            throw new AssertionError(path + " has no label in one of the languages");
          }
        });
  }

  @Test
  void everyPublishedInputNamesAPublisherAndEveryAnalysisItsTables() {
    Region guangdong = DATA.region("GD").orElseThrow();
    Figures.in(Footprint.of(DATA, guangdong, 2017)).values().forEach(this::sourced);
    Figures.in(FootprintOrigins.of(DATA, guangdong, 2017)).values().forEach(this::sourced);
    Figures.in(Roadmap.of(DATA, Parameters.standard(), Ask.of(guangdong, Scenario.STATED)))
        .values()
        .forEach(this::sourced);
  }

  private void sourced(Figure figure) {
    switch (figure.derivation()) {
      case Derivation.Published published ->
          assertThat(published.source().publisher().zh()).isNotBlank();
      case Derivation.Assumed assumed -> assertThat(assumed.basis().zh()).isNotBlank();
      case Derivation.Computed computed ->
          computed.inputs().forEach(input -> sourced(input.figure()));
      case Derivation.Analysed analysed -> assertThat(analysed.tables()).isNotEmpty();
    }
  }
}
