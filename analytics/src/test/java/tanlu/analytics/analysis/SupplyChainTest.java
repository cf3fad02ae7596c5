package tanlu.analytics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tanlu.analytics.analysis.SupplyChain.Direction;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.engine.Ghosh;
import tanlu.analytics.engine.Leontief;
import tanlu.analytics.engine.LocalEconomy;

class SupplyChainTest {
  private static final Dataset DATA = Dataset.embedded();

  private static Region region(String abbr) {
    return DATA.region(abbr).orElseThrow();
  }

  private static Sector sector(int year, String code) {
    Vintage vintage = Vintage.ofTable(year);
    return vintage.sector(vintage.indexOf(code));
  }

  /// Every sector of every table with an inventory, both ways.
  @ParameterizedTest
  @EnumSource(Direction.class)
  void thePathsAndTheRemainderAreTheWholeChain(Direction direction) {
    SoftAssertions softly = new SoftAssertions();
    for (Region region : DATA.regions()) {
      for (int year : DATA.tableYears(region)) {
        IoTable table = DATA.table(region, year).orElseThrow();
        if (DATA.inventory(region, year).isEmpty()) {
          continue;
        }
        for (int i = 0; i < table.size(); i++) {
          if (table.grossOutput(i) == 0) {
            continue;
          }
          SupplyChain chain =
              SupplyChain.of(DATA, region, year, table.vintage().sector(i), direction, 12);
          double covered = chain.covered().map(each -> each.value()).orElse(0.0);
          String name = region.abbr() + " " + year + " " + chain.code();
          softly
              .assertThat(covered + chain.remainder().value())
              .as(name)
              .isCloseTo(chain.total().value(), within(1e-9 * chain.total().value() + 1e-12));
          softly.assertThat(chain.remainder().value()).as(name).isGreaterThanOrEqualTo(0);
          softly
              .assertThat(chain.paths())
              .as(name)
              .isSortedAccordingTo((a, b) -> Double.compare(b.co2().value(), a.co2().value()));
        }
      }
    }
    softly.assertAll();
  }

  /// Two ways to the same emissions: by paths that never come back, and by taking the sector out.
  @Test
  void theChainUpstreamWithTheSectorsOwnIsWhatItsExtractionLoses() {
    for (String abbr : List.of("GD", "HE", "NX", "CN")) {
      KeySectors key = KeySectors.of(DATA, region(abbr), 2017);
      key.sectors()
          .forEach(
              (code, row) -> {
                SupplyChain chain =
                    SupplyChain.of(
                        DATA, region(abbr), 2017, sector(2017, code), Direction.UPSTREAM, 3);
                double lost = row.emissions().orElseThrow().loss().total().value();
                assertThat(
                        chain.total().value() + chain.own().map(each -> each.value()).orElse(0.0))
                    .as(abbr + " " + code)
                    .isCloseTo(lost, within(1e-9 * lost + 1e-12));
              });
    }
  }

  /// By hand from the table: steel's first step to power is the flow, of which the local share is
  /// made here, grossed up by what power uses of itself, times power's intensity.
  @Test
  void aPathOfOneStepIsThePurchaseMadeHereTimesTheSuppliersIntensity() {
    Region hebei = region("HE");
    IoTable table = DATA.table(hebei, 2017).orElseThrow();
    int steel = table.vintage().indexOf("14");
    int power = table.vintage().indexOf("24");
    double supply = table.grossOutput(power) + table.imports(power) + table.inflow(power);
    double here = table.grossOutput(power) / supply;
    double ownUse = here * table.flow(power, power) / table.grossOutput(power);
    double intensity =
        DATA.inventory(hebei, 2017).orElseThrow().bySector(table)[power] / table.grossOutput(power);
    SupplyChain chain =
        SupplyChain.of(DATA, hebei, 2017, sector(2017, "14"), Direction.UPSTREAM, 20);
    SupplyChain.Path path =
        chain.paths().stream()
            .filter(each -> each.steps().size() == 1)
            .filter(each -> each.steps().getFirst().code().equals("24"))
            .findFirst()
            .orElseThrow();
    double byHand = here * table.flow(power, steel) / (1 - ownUse) * intensity;
    assertThat(path.co2().value()).isCloseTo(byHand, within(1e-9 * byHand));
  }

  @Test
  void noPathComesBackToTheSectorOrRepeatsAStepAtOnce() {
    for (Direction direction : Direction.values()) {
      SupplyChain chain =
          SupplyChain.of(DATA, region("HE"), 2017, sector(2017, "14"), direction, 50);
      for (SupplyChain.Path path : chain.paths()) {
        List<String> codes = path.steps().stream().map(SupplyChain.Step::code).toList();
        assertThat(codes).doesNotContain("14");
        for (int i = 1; i < codes.size(); i++) {
          assertThat(codes.get(i)).isNotEqualTo(codes.get(i - 1));
        }
      }
      Set<Object> routes =
          new HashSet<>(chain.paths().stream().map(SupplyChain.Path::steps).toList());
      assertThat(routes).hasSize(chain.paths().size());
    }
  }

  @Test
  void morePathsCoverMoreAndTheFirstStayTheSame() {
    SupplyChain few =
        SupplyChain.of(DATA, region("HE"), 2017, sector(2017, "14"), Direction.UPSTREAM, 5);
    SupplyChain many =
        SupplyChain.of(DATA, region("HE"), 2017, sector(2017, "14"), Direction.UPSTREAM, 40);
    assertThat(many.coverage().orElseThrow().value())
        .isGreaterThan(few.coverage().orElseThrow().value())
        .isLessThanOrEqualTo(100);
    assertThat(many.paths().subList(0, 5).stream().map(path -> path.steps()))
        .containsExactlyElementsOf(few.paths().stream().map(path -> path.steps()).toList());
  }

  @Test
  void theLocalEconomyClosesOnBothSides() {
    for (String abbr : List.of("GD", "XZ", "HI", "CN")) {
      IoTable table = DATA.table(region(abbr), 2012).orElseThrow();
      LocalEconomy economy = new LocalEconomy(table);
      double[] demand = new double[economy.size()];
      double[] primary = new double[economy.size()];
      for (int k = 0; k < economy.size(); k++) {
        demand[k] = economy.output()[k];
        primary[k] = economy.output()[k];
        for (int j = 0; j < economy.size(); j++) {
          demand[k] -= economy.a()[k][j] * economy.output()[j];
          primary[k] -= economy.b()[j][k] * economy.output()[j];
        }
      }
      double[] byDemand = Leontief.times(economy.leontiefInverse(), demand);
      double[] bySupply = Ghosh.output(economy.ghoshInverse(), primary);
      for (int k = 0; k < economy.size(); k++) {
        double output = economy.output()[k];
        assertThat(byDemand[k]).isCloseTo(output, within(1e-8 * output));
        assertThat(bySupply[k]).isCloseTo(output, within(1e-8 * output));
      }
    }
  }

  @Test
  void whatCannotBeFollowedIsRefusedWithWhatCan() {
    assertThatThrownBy(
            () ->
                SupplyChain.of(DATA, region("XZ"), 2017, sector(2017, "14"), Direction.UPSTREAM, 5))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("Tibet");
    assertThatThrownBy(
            () ->
                SupplyChain.of(
                    DATA, region("SH"), 2012, sector(2012, "02"), Direction.DOWNSTREAM, 5))
        .isInstanceOfSatisfying(
            NoDataException.class,
            e -> {
              assertThat(e.detail().en()).contains("Shanghai", "no output");
              assertThat(e.candidates()).hasSize(3);
            });
    assertThatThrownBy(
            () ->
                SupplyChain.of(DATA, region("CN"), 2020, sector(2020, "14"), Direction.UPSTREAM, 5))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("2020");
  }

  @Test
  void theEmbodiedEmissionsOfAPurchaseAreItsValueTimesItsIntensity() {
    SupplyChain chain =
        SupplyChain.of(DATA, region("GD"), 2017, sector(2017, "14"), Direction.UPSTREAM, 5);
    assertThat(chain.partners()).hasSize(10);
    for (SupplyChain.Partner partner : chain.partners()) {
      double tonnesPerWan = partner.intensity().orElseThrow().value();
      assertThat(partner.co2().orElseThrow().value())
          .isCloseTo(
              partner.flow().value() * 1e4 * tonnesPerWan / 1e6,
              within(1e-9 * Objects.requireNonNull(partner.flow()).value()));
    }
  }
}
