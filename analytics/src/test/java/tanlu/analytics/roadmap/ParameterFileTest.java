package tanlu.analytics.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tanlu.analytics.data.Dataset;

class ParameterFileTest {

  private static String file() {
    try (InputStream in = Parameters.class.getResourceAsStream("roadmap.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// The file with its first match of a pattern replaced.
  static Parameters changed(String pattern, String replacement) {
    return Parameters.read("mine.yaml", file().replaceFirst(pattern, replacement));
  }

  @Test
  void theFileHoldsTheTwentyTwoLeversImportedPowerAndTheRateOfTheOthers() {
    assertThat(Parameters.standard().levers()).hasSize(24);
  }

  @Test
  void everySourceNamedIsAnAssumptionHeld() {
    var assumptions = Dataset.embedded().assumptions();
    Parameters parameters = Parameters.standard();
    parameters
        .levers()
        .values()
        .forEach(lever -> assertThat(assumptions.ids(lever.source())).as(lever.key()).isNotEmpty());
    parameters
        .growth()
        .values()
        .forEach(
            drivers ->
                drivers.forEach(driver -> assertThat(assumptions.has(driver.source())).isTrue()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[48, 52, 57] | [48, many, 57] | column 20: expected a number, not many",
        "[48, 52, 57] | [48, 52, 157] | expected 0 to 100 %, not 48.0 to 157.0",
        "[48, 52, 57] | [48, 52] | expected three numbers, not 2",
        "[48, 52, 57] | [48, 52, .nan] | expected a number",
        "effect: tonnes | effect: magic | unknown effect magic",
        "group: capture | grup: capture | unknown name grup",
        "fuels: [coal, coke] | fuels: [coal, wood] | unknown fuel wood",
        "rows: [28, 29] | rows: [28, 99] | expected an inventory row from 1 to 47, not 99",
        "key: power.coalccs | key: power.nonfossil | stands here a second time",
        "version: 1 | versions: 1 | unknown name versions",
        "draws: 500 | draws: 500.5 | expected a whole number, not 500.5",
        "start: {year: 2023} | start: {year: 2035} | is not after the start in 2035",
        "levers: | levers | line",
        "[48, 52, 57] | [57, 52, 48] | the scenarios contradict each other",
        "[920, 860, 800] | [800, 860, 920] | expected not to rise in this order, not [800.0, 860.0,"
            + " 920.0]",
        "[4, 4.5, 4.8] | [4.8, 4.5, 4] | expected low, central and high, none below the one before",
        "[250, 400, 650] | [650, 400, 250] | expected low, central and high",
        "2031-2035\": {band: [3.3, 3.8, 4.3] | 2029-2035\": {band: [3.3, 3.8, 4.3] | from 2029 does"
            + " not come after the one up to 2030",
      })
  void whatIsWrongIsNamedWithFileLineAndColumn(String right, String wrong, String message) {
    String broken = file().replaceFirst(java.util.regex.Pattern.quote(right), wrong);
    assertThat(broken).isNotEqualTo(file());
    assertThatThrownBy(() -> Parameters.read("mine.yaml", broken))
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith("mine.yaml line ")
        .hasMessageMatching("(?s).* line \\d+, column \\d+: .*")
        .hasMessageContaining(message);
  }

  private static final String OWN =
      """
      growth:
        GD:
          "2025-2060": {band: [1, 2, 3]}
      flags:
        power: {band: [-12, -6, -6]}
      uncertainty: {draws: 40}
      levers:
        - key: power.nonfossil
          trajectory:
            "2060": [95, 98, 100]
        - key: steel.eaf
          start: {year: 2024, value: 12}
          cost: [0, 90, 200]
      """;

  @TempDir private Path home;

  private Parameters own(String text) throws IOException {
    Files.writeString(home.resolve("roadmap.yaml"), text);
    return Parameters.at(home);
  }

  @Test
  void aFileOfOnesOwnReplacesWhatItNamesAndNothingElse() throws IOException {
    assertThat(Parameters.at(home)).isSameAs(Parameters.standard());
    Parameters own = own(OWN);
    Parameters standard = Parameters.standard();
    assertThat(own.own())
        .containsExactlyInAnyOrder(
            "growth.GD",
            "flags.power",
            "uncertainty.draws",
            "levers.power.nonfossil",
            "levers.steel.eaf");
    assertThat(own.draws()).isEqualTo(40);
    assertThat(own.seed()).isEqualTo(standard.seed());
    assertThat(own.growth().get("CN")).isEqualTo(standard.growth().get("CN"));
    Lever eaf = Objects.requireNonNull(own.levers().get("steel.eaf"));
    Lever before = Objects.requireNonNull(standard.levers().get("steel.eaf"));
    assertThat(eaf.start()).hasValue(12);
    assertThat(eaf.trajectory()).isEqualTo(before.trajectory());
    assertThat(eaf.cost().orElseThrow().central()).isEqualTo(90);
    assertThat(own.levers().keySet()).isEqualTo(standard.levers().keySet());
  }

  @Test
  void whatIsOnesOwnIsNamedSoInTheRoadmapAndReplays() throws IOException {
    Parameters own = own(OWN);
    Dataset data = Dataset.embedded();
    Ask ask = Ask.of(data.region("GD").orElseThrow(), Scenario.STATED);
    Roadmap roadmap = Roadmap.of(data, own, ask);
    assertThat(roadmap.growth().value()).isCloseTo(2, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(roadmap.residual().value())
        .isNotEqualTo(Roadmap.of(data, Parameters.standard(), ask).residual().value());
    assertThat(roadmap.assumptions().getFirst().derivation().toString())
        .contains("the user's own parameter file");
    assertThat(roadmap.residual().derivation().toString()).contains("the user's own parameter");
    assertThat(Roadmap.of(data, own, ask)).isEqualTo(roadmap);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1, 2, 3] | [1, two, 3] | line 3, column 29: expected a number, not two",
        "2025-2060 | 2025-2050 | has nothing for 2051",
        "draws: 40 | draws: 0 | line 6, column 22: expected 1 to 10000 draws, not 0",
        "uncertainty: | uncertainties: | unknown name uncertainties",
        "key: power.nonfossil | key: power.moonshine | there is no lever power.moonshine",
        "key: steel.eaf | key: power.nonfossil | stands here a second time",
        "[95, 98, 100] | [95, 98, 140] | expected 0 to 100 %, not 95.0 to 140.0",
        "trajectory: | tragectory: | unknown name tragectory",
        "year: 2024, value | year: 2024, valu | unknown name valu",
        "growth: | growth | line",
      })
  void whatIsWrongInAFileOfOnesOwnIsNamedWithFileLineAndColumn(
      String right, String wrong, String message) {
    String broken = OWN.replaceFirst(java.util.regex.Pattern.quote(right), wrong);
    assertThat(broken).isNotEqualTo(OWN);
    assertThatThrownBy(() -> own(broken))
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith(home.resolve("roadmap.yaml") + " line ")
        .hasMessageContaining(message);
  }

  @Test
  void contradictionsAreSaidInBothLanguages() {
    assertThatThrownBy(() -> changed("\\[48, 52, 57\\]", "[57, 52, 48]"))
        .isInstanceOfSatisfying(
            ParameterException.class,
            e -> assertThat(e.detail().zh()).contains("mine.yaml第").contains("三个情景互相矛盾"));
  }

  @Test
  void theHashIsThatOfTheValuesAlone() {
    String text = file();
    Parameters mine = Parameters.read("mine.yaml", text);
    assertThat(Parameters.read("yours.yaml", "# a remark\n" + text).hash()).isEqualTo(mine.hash());
    assertThat(changed("draws: 500", "draws: 501").hash()).isNotEqualTo(mine.hash());
    assertThat(changed("\\[48, 52, 57\\]", "[48, 52, 58]").hash()).isNotEqualTo(mine.hash());
    Map<String, List<Driver>> reversed = new LinkedHashMap<>();
    List.copyOf(mine.growth().entrySet())
        .reversed()
        .forEach(region -> reversed.put(region.getKey(), region.getValue()));
    assertThat(List.copyOf(reversed.keySet())).isNotEqualTo(List.copyOf(mine.growth().keySet()));
    Parameters otherOrder =
        new Parameters(
            mine.file(),
            reversed,
            mine.population(),
            mine.secondary(),
            mine.sink(),
            mine.intensityFall(),
            mine.flags(),
            mine.seed(),
            mine.draws(),
            mine.tableError(),
            mine.levers(),
            mine.imports(),
            mine.own());
    assertThat(otherOrder.hash()).isEqualTo(mine.hash());
  }
}
