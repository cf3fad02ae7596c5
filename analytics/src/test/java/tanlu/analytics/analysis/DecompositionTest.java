package tanlu.analytics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.data.CommonSector;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.engine.Decoupling;
import tanlu.analytics.engine.Kaya;
import tanlu.analytics.engine.Lmdi;
import tanlu.analytics.proof.Figure;

/// The drivers of a change, against the engine's own decompositions and against each other.
class DecompositionTest {
  private static final Dataset DATA = Dataset.embedded();
  private static final Region GUANGDONG = DATA.region("GD").orElseThrow();

  static List<String> regions() {
    return DATA.regions().stream()
        .filter(region -> !DATA.inventoryYears(region).isEmpty())
        .map(Region::abbr)
        .toList();
  }

  private static Region region(String abbr) {
    return DATA.region(abbr).orElseThrow();
  }

  private static double sum(Collection<Effect> effects) {
    return effects.stream().mapToDouble(effect -> effect.change().value()).sum();
  }

  private static double effect(LmdiDecomposition found, String name) {
    return Objects.requireNonNull(found.effects().get(name)).change().value();
  }

  @ParameterizedTest
  @MethodSource("regions")
  void lmdiEffectsSumToTheChangeAndTheirFactorsMultiplyToTheRatio(String abbr) {
    for (int from = 2005; from < 2019; from += 7) {
      for (int to : new int[] {from + 1, 2017, 2019}) {
        if (to <= from) {
          continue;
        }
        LmdiDecomposition found = LmdiDecomposition.of(DATA, region(abbr), from, to);
        assertThat(sum(found.effects().values())).isCloseTo(found.change().value(), within(1e-9));
        assertThat(
                found.effects().values().stream()
                    .mapToDouble(effect -> effect.factor().orElseThrow().value())
                    .reduce(1, (a, b) -> a * b))
            .isCloseTo(found.end().value() / found.start().value(), within(1e-9));
        assertThat(found.sectors().values().stream().mapToDouble(s -> s.change().value()).sum())
            .isCloseTo(found.change().value(), within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("regions")
  void lmdiEffectsAreThoseOfTheKayaIdentityOfTheEngine(String abbr) {
    LmdiDecomposition found = LmdiDecomposition.of(DATA, region(abbr), 2005, 2019);
    Region region = region(abbr);
    double deflator = Rates.deflator(DATA, 2005, 2019).value();
    Kaya.Decomposition kaya = Kaya.decompose(year(region, 2005, 1), year(region, 2019, deflator));
    assertThat(kaya.effects()).hasSize(3);
    List<String> names = List.of("population", "gdp_per_head", "co2_per_gdp");
    for (int i = 0; i < names.size(); i++) {
      assertThat(effect(found, names.get(i)))
          .isCloseTo(kaya.effects().get(i).change(), within(1e-8));
    }
    assertThat(kaya.missing())
        .containsExactly(Kaya.Factor.ENERGY_PER_GDP, Kaya.Factor.EMISSIONS_PER_ENERGY);
    assertThat(found.missing()).hasSize(1);
  }

  private static Kaya.Year year(Region region, int year, double deflator) {
    return new Kaya.Year(
        OptionalDouble.of(DATA.population(region, year).value()),
        OptionalDouble.of(DATA.gdp(region, year).value() / deflator),
        OptionalDouble.empty(),
        Totals.territorial(DATA, region, year).value());
  }

  @ParameterizedTest
  @MethodSource("regions")
  void sectoralEffectsSumToTheChangeBetweenAllTableYears(String abbr) {
    Region region = region(abbr);
    List<Integer> years =
        DATA.tableYears(region).stream().filter(year -> year <= Dataset.LAST_INVENTORY).toList();
    for (int from : years) {
      for (int to : years) {
        if (from >= to) {
          continue;
        }
        LmdiDecomposition found = LmdiDecomposition.of(DATA, region, from, to);
        assertThat(sum(found.bySector().orElseThrow().effects().values()))
            .isCloseTo(found.change().value(), within(1e-9));
        SdaDecomposition sda = SdaDecomposition.of(DATA, region, from, to);
        double change = sda.change().value();
        assertThat(sum(sda.effects().values())).isCloseTo(change, within(1e-8));
        assertThat(sda.allOrders().values().stream().mapToDouble(Figure::value).sum())
            .isCloseTo(
                effect(sda, "intensity") + effect(sda, "structure") + effect(sda, "demand"),
                within(1e-8));
        assertThat(sda.demand().values().stream().mapToDouble(use -> use.change().value()).sum())
            .isCloseTo(effect(sda, "demand"), within(1e-8));
        assertThat(sda.sectors().values().stream().mapToDouble(s -> s.intensity().value()).sum())
            .isCloseTo(effect(sda, "intensity"), within(1e-8));
      }
    }
  }

  private static double effect(SdaDecomposition found, String name) {
    return Objects.requireNonNull(found.effects().get(name)).change().value();
  }

  @Test
  void sectorEffectsAreTheEnginesWhereEverySectorEmitsInBothYears() {
    LmdiDecomposition found = LmdiDecomposition.of(DATA, region("CN"), 2012, 2017);
    double[][] before = factors(2012, 1);
    double[][] after = factors(2017, Rates.deflator(DATA, 2012, 2017).value());
    double[] effects = Lmdi.additive(before, after);
    SectoralLmdi bySector = found.bySector().orElseThrow();
    int k = 1;
    for (String name : List.of("gdp_per_head", "output_per_gdp", "structure", "intensity")) {
      assertThat(Objects.requireNonNull(bySector.effects().get(name)).change().value())
          .as(name)
          .isCloseTo(effects[k++], within(1e-6));
    }
  }

  /// P, G/P, X/G, x_s/X and C_s/x_s of the nation, by sector.
  private static double[][] factors(int year, double deflator) {
    Region nation = DATA.nation();
    Vintage vintage = Vintage.ofTable(year);
    double people = DATA.population(nation, year).value();
    double gdp = DATA.gdp(nation, year).value() / deflator;
    double all = 0;
    for (Sector sector : vintage.sectors()) {
      all += DATA.grossOutput(nation, year, sector).value() / deflator;
    }
    List<double[]> rows = new ArrayList<>();
    for (SectorGroup group : SectorGroup.of(Vintage.V2017)) {
      if (group.household()) {
        continue;
      }
      double output =
          group.rows().stream()
              .flatMap(row -> row.codes(vintage).stream())
              .distinct()
              .mapToDouble(
                  code ->
                      DATA.grossOutput(nation, year, vintage.sector(vintage.indexOf(code))).value()
                          / deflator)
              .sum();
      double co2 = Totals.of(DATA, nation, year, group).value();
      rows.add(new double[] {people, gdp / people, all / gdp, output / all, co2 / output});
    }
    return rows.toArray(double[][]::new);
  }

  @Test
  void commonSectorsCoverBothVintagesOnce() {
    for (Vintage vintage : Vintage.values()) {
      assertThat(CommonSector.all().stream().flatMap(sector -> sector.codes(vintage).stream()))
          .containsExactlyInAnyOrderElementsOf(
              vintage.sectors().stream().map(Sector::code).toList());
    }
    assertThat(CommonSector.all()).hasSize(41);
  }

  @Test
  void beijingDecoupledStronglyForItsEmissionsFellWhileItGrew() {
    Tapio tapio = LmdiDecomposition.of(DATA, region("BJ"), 2005, 2019).decoupling().orElseThrow();
    assertThat(tapio.co2Change().value()).isNegative();
    assertThat(tapio.gdpChange().value()).isPositive();
    assertThat(tapio.state()).isEqualTo(Decoupling.State.STRONG_DECOUPLING);
    assertThat(tapio.elasticity().value())
        .isCloseTo(tapio.co2Change().value() / tapio.gdpChange().value(), within(1e-12));
  }

  @Test
  void whatIsNotHeldIsSaid() {
    assertThatThrownBy(() -> LmdiDecomposition.of(DATA, region("XZ"), 2012, 2017))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("Tibet");
    assertThatThrownBy(() -> LmdiDecomposition.of(DATA, GUANGDONG, 2000, 2017))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("2005");
    assertThatThrownBy(() -> SdaDecomposition.of(DATA, GUANGDONG, 2012, 2019))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("2019");
    assertThatThrownBy(() -> SdaDecomposition.of(DATA, DATA.nation(), 2017, 2020))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("2020");
  }
}
