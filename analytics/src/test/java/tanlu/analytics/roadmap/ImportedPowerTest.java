package tanlu.analytics.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Replay;
import tanlu.analytics.proof.Verification;

class ImportedPowerTest {
  private static final Dataset DATA = Dataset.embedded();
  private static final Parameters PARAMETERS = Parameters.standard();

  static List<String> regions() {
    return RoadmapTest.regions();
  }

  private static Ask ask(String abbr, Scenario scenario, Map<Integer, Double> shares) {
    Ask ask = Ask.of(DATA.region(abbr).orElseThrow(), scenario);
    return shares.isEmpty() ? ask : ask.with(Map.of("power.imports", shares));
  }

  private static Projection projection(
      String abbr, Scenario scenario, Map<Integer, Double> shares) {
    return Projection.of(DATA, PARAMETERS, ask(abbr, scenario, shares));
  }

  private static ImportedPower.Year year(Roadmap roadmap, int year) {
    return Objects.requireNonNull(roadmap.imports().orElseThrow().years().get(year));
  }

  @ParameterizedTest
  @MethodSource("regions")
  void aShareThatStaysChangesNotOneBit(String abbr) {
    for (Scenario scenario : Scenario.values()) {
      Projection without = projection(abbr, scenario, Map.of());
      Projection with = projection(abbr, scenario, Map.of(2024, 30.0, 2040, 30.0));
      for (int year = 2024; year <= 2060; year++) {
        assertThat(with.year(year).total()).isEqualTo(without.year(year).total());
        assertThat(with.year(year).economy().output())
            .isEqualTo(without.year(year).economy().output());
      }
    }
  }

  /// The power sector's own use of power falls too, so that emissions fall by more than the part of
  /// generation that goes; nothing else emits more.
  @ParameterizedTest
  @MethodSource("regions")
  void moreImportsAreLessGenerationAndWhatIsBehindItAndNothingRises(String abbr) {
    Projection without = projection(abbr, Scenario.BAU, Map.of());
    Projection with = projection(abbr, Scenario.BAU, Map.of(2024, 20.0, 2035, 40.0));
    double kept = (100.0 - 40) / (100 - 20);
    double power = without.year(2035).row(39);
    assertThat(with.year(2035).row(39)).isLessThanOrEqualTo(power * kept * (1 + 1e-12));
    assertThat(with.year(2035).row(39)).isGreaterThanOrEqualTo(0);
    for (int row = 1; row <= Start.ROWS; row++) {
      assertThat(with.year(2035).row(row))
          .as(abbr + " row " + row)
          .isLessThanOrEqualTo(without.year(2035).row(row) * (1 + 1e-9) + 1e-12);
    }
    Projection sends = projection(abbr, Scenario.BAU, Map.of(2024, 20.0, 2035, 0.0));
    assertThat(sends.year(2035).row(39)).isGreaterThanOrEqualTo(power);
  }

  @ParameterizedTest
  @MethodSource("regions")
  void wedgesWithImportedPowerAmongThemStillSumToTheGap(String abbr) {
    for (Scenario scenario : Scenario.values()) {
      Projection projection = projection(abbr, scenario, Map.of(2024, 30.0, 2035, 45.0));
      List<String> groups = Wedges.groups(projection);
      assertThat(groups).contains("imports");
      for (int year : new int[] {2030, 2060}) {
        Wedges.Split split =
            Wedges.split(projection, Levels.Case.reference(scenario), groups, year);
        double parts = split.interaction();
        for (double cut : split.cut()) {
          parts += cut;
        }
        double gap = split.reference() - projection.year(year).total();
        assertThat(Math.abs(parts - gap) / split.reference()).as(abbr + year).isLessThan(1e-9);
        if (projection.start().co2(39) > 1) {
          assertThat(split.cut()[groups.indexOf("imports")]).as(abbr + year).isPositive();
        }
      }
    }
  }

  /// Guangdong 2023: 0.4419 kg per kWh of all power used, 33 % of it taken in at 0.4042. So its own
  /// is (0.4419 − 0.33 · 0.4042) / 0.67 = 0.46047, and 0.33 / 0.67 · 0.4042 / 0.46047 = 0.43234 t
  /// are emitted elsewhere for each at home.
  @Test
  void whatIsEmittedForImportedPowerComesOutAsByHandAndStandsApart() {
    Roadmap roadmap = Roadmap.of(DATA, PARAMETERS, ask("GD", Scenario.STATED, Map.of()));
    ImportedPower imports = roadmap.imports().orElseThrow();
    assertThat(imports.share().value()).isEqualTo(33);
    assertThat(imports.low().value()).isEqualTo(24);
    assertThat(imports.unchanged()).isTrue();
    ImportedPower.Year now = year(roadmap, 2024);
    assertThat(now.embodied().value() / now.own().value()).isCloseTo(0.43234, within(1e-5));
    assertThat(now.own().value())
        .isEqualTo(projection("GD", Scenario.STATED, Map.of()).year(2024).row(39));
    assertThat(imports.share().derivation().toString())
        .contains("iGDP")
        .contains(Verification.SECONDARY.name());
    assertThat(roadmap.assumptions()).contains(imports.share());
    assertThat(roadmap.wedges().groups()).doesNotContainKey("imports");
    assertThat(new Replay(DATA::read).holds(imports.share())).isTrue();
  }

  @Test
  void whatMovesToImportsLeavesTheRoadmapAndTurnsUpBesideIt() {
    Roadmap stays = Roadmap.of(DATA, PARAMETERS, ask("GD", Scenario.STATED, Map.of()));
    Roadmap moves = Roadmap.of(DATA, PARAMETERS, ask("GD", Scenario.STATED, Map.of(2035, 45.0)));
    assertThat(moves.residual().value()).isLessThan(stays.residual().value());
    assertThat(year(moves, 2035).share().value()).isEqualTo(45);
    assertThat(year(moves, 2060).share().value()).isEqualTo(45);
    assertThat(year(moves, 2035).embodied().value())
        .isGreaterThan(year(stays, 2035).embodied().value());
    assertThat(Objects.requireNonNull(moves.wedges().groups().get("imports")).neutral().value())
        .isPositive();
    assertThat(moves.levers()).containsKey("power.imports");
    assertThat(stays.levers()).doesNotContainKey("power.imports");
  }

  /// Of 1.5 kWh made for each used, half a kWh is sent out: a third of what is emitted.
  @Test
  void whatIsSentOutIsPartOfTheRegionsOwnEmissions() {
    Roadmap roadmap =
        Roadmap.of(DATA, PARAMETERS, ask("NM", Scenario.STATED, Map.of(2024, -50.0, 2035, -50.0)));
    ImportedPower.Year now = year(roadmap, 2024);
    assertThat(now.embodied().value()).isCloseTo(-now.own().value() / 3, within(1e-9));
  }

  @Test
  void whereNoShareIsHeldNoneIsInvented() {
    for (String abbr : regions()) {
      Projection projection = projection(abbr, Scenario.STATED, Map.of());
      assertThat(projection.imports().isPresent()).as(abbr).isEqualTo(abbr.equals("GD"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BJ, 2035, 65, no share of imported power (power.imports) is held for Beijing",
    "GD, 2035, 120, is 120.0; expected -900 to 99 %",
    "GD, 2062, 40, expected -900 to 99 % in a year from 2024 to 2060",
    "GD, 2024, 40, has no year after its start",
  })
  void aShareThatCannotBeIsRefusedWithTheNearestRequest(
      String abbr, int year, double share, String said) {
    assertThatThrownBy(() -> projection(abbr, Scenario.STATED, Map.of(year, share)))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(said);
  }

  /// Sichuan's grid factor of 0.1564 is less than 60 % at the nation's 0.5306 would bring alone.
  @Test
  void aShareAgainstTheGridFactorIsRefusedAndSoIsOneForSeveralProvinces() {
    Ask sichuan = ask("SC", Scenario.STATED, Map.of(2024, 60.0, 2035, 65.0));
    assertThatThrownBy(() -> Outline.of(DATA, PARAMETERS, sichuan))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("0.1564");
    ProvinceGroup alone = ProvinceGroup.of(List.of(sichuan.region()));
    assertThatThrownBy(() -> JointRoadmap.of(DATA, PARAMETERS, alone, sichuan))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("power.imports");
  }

  @TempDir private Path home;

  private Parameters own(String text) throws IOException {
    Files.writeString(home.resolve("roadmap.yaml"), text);
    return Parameters.at(home);
  }

  @Test
  void aFileOfOnesOwnGivesTheShareOfAProvinceAndItsCourseByScenario() throws IOException {
    Parameters own =
        own("imports:\n  BJ:\n    share: {\"2024\": [55, 60, 65], \"2035\": [60, 65, 70]}\n");
    assertThat(own.own()).containsExactly("imports.BJ");
    Ask ask = ask("BJ", Scenario.STRENGTHENED, Map.of());
    Roadmap roadmap = Roadmap.of(DATA, own, ask);
    assertThat(year(roadmap, 2024).share().value()).isEqualTo(60);
    assertThat(year(roadmap, 2035).share().value()).isEqualTo(70);
    assertThat(roadmap.imports().orElseThrow().share().derivation().toString())
        .contains("the user's own parameter file");
    assertThat(own.hash()).isNotEqualTo(PARAMETERS.hash());
    assertThat(own.imports().get("GD")).isEqualTo(PARAMETERS.imports().get("GD"));
  }

  @Test
  void drawsMoveImportsBetweenTheScenariosAndTheirCentreIsTheRoadmap() throws IOException {
    Parameters own =
        own("imports:\n  BJ:\n    share: {\"2024\": [60, 60, 60], \"2035\": [50, 65, 80]}\n");
    Projection projection = Projection.of(DATA, own, ask("BJ", Scenario.STATED, Map.of()));
    Draws draws = new Draws(projection, own);
    int cause =
        draws.causes().indexOf(Objects.requireNonNull(own.levers().get("power.imports")).name());
    double[] centre = new double[draws.causes().size()];
    double total = projection.year(2035).total();
    assertThat(draws.inYear(2035, centre)).isCloseTo(total, within(1e-9 * total));
    assertThat(draws.end(cause, 1)).isLessThan(draws.end(cause, 0));
    assertThat(draws.end(cause, -1)).isGreaterThan(draws.end(cause, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "imports: {BJ: {share: {'2024': [60, 60, 160]}}} | expected a share of imported power from"
            + " -900 to 99 %, not 160.0",
        "imports: {BJ: {shares: {'2024': [60, 60, 60]}}} | unknown name shares",
        "imports: {BJ: {share: {}}} | expected one year or more",
        "levers: [{key: power.imports, trajectory: {}}] | expected in the section imports",
      })
  void whatIsWrongInTheSectionIsNamedWithLineAndColumn(String text, String said) {
    assertThatThrownBy(() -> own(text + "\n"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("line 1, column ")
        .hasMessageContaining(said);
  }
}
