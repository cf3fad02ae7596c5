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
import tanlu.analytics.data.Dataset;

/// Routes to crude steel: shares of one output.
class RoutesTest {
  private static final Parameters PARAMETERS = Parameters.standard();
  private static final List<Lever> LEVERS = List.copyOf(PARAMETERS.levers().values());
  private static final Lever FURNACES =
      Objects.requireNonNull(PARAMETERS.levers().get("steel.eaf"));
  private static final Lever HYDROGEN =
      Objects.requireNonNull(PARAMETERS.levers().get("steel.h2dri"));

  /// Electric 10 of 100 in 2024; 60 and hydrogen 20 in 2060 leave blast furnaces 20 of 90.
  @Test
  void bothRoutesTogetherLeaveTheBlastFurnacesShareAsByHand() {
    double kept = left(FURNACES, 2060).central() * left(HYDROGEN, 2060).central();
    assertThat(kept).isCloseTo(20 / 90.0, within(1e-12));
    assertThat(left(FURNACES, 2060)).isEqualTo(FURNACES.left(2060));
  }

  private static Band left(Lever lever, int year) {
    return Routes.left(LEVERS, lever, _ -> year);
  }

  @Test
  void inEveryYearAndScenarioTheThreeRoutesAreTheWholeAndTheRemainderIsWhatIsLeft() {
    for (int year = 2024; year <= 2060; year++) {
      for (Scenario scenario : Scenario.values()) {
        double e = FURNACES.level(year).at(scenario);
        double h = HYDROGEN.level(year).at(scenario);
        double remainder = 100 - e - h;
        assertThat(remainder).as(scenario + " " + year).isGreaterThanOrEqualTo(-1e-9);
        double kept = left(FURNACES, year).at(scenario) * left(HYDROGEN, year).at(scenario);
        assertThat(kept).as(scenario + " " + year).isCloseTo(remainder / 90, within(1e-12));
      }
    }
  }

  @TempDir private Path home;

  @Test
  void sharesBeyondTheWholeAreRefusedInAFileAndInACall() throws IOException {
    Files.writeString(
        home.resolve("roadmap.yaml"),
        "levers:\n  - key: steel.eaf\n    trajectory:\n      \"2060\": [45, 60, 80]\n");
    assertThatThrownBy(() -> Parameters.at(home))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("roadmap.yaml line ")
        .hasMessageContaining(
            "(steel.eaf) at 80.0 % and “Hydrogen-based steel share” (steel.h2dri) at 30.4 % in"
                + " 2060");
    assertThatThrownBy(() -> ParameterFileTest.changed("69.6\\]", "80]"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("shares of one output");

    Dataset data = Dataset.embedded();
    Ask hebei = Ask.of(data.region("HE").orElseThrow(), Scenario.STATED);
    Ask much = hebei.with(Map.of("steel.eaf", Map.of(2060, 90.0)));
    assertThatThrownBy(() -> Projection.of(data, PARAMETERS, much))
        .isInstanceOfSatisfying(
            ParameterException.class,
            e -> assertThat(e.detail().zh()).contains("（steel.eaf）的90.0%").contains("超过100%"));
    Ask both =
        hebei.with(Map.of("steel.eaf", Map.of(2060, 90.0), "steel.h2dri", Map.of(2060, 10.0)));
    assertThat(Projection.of(data, PARAMETERS, both).year(2060).row(28)).isCloseTo(0, within(1e-9));
  }
}
