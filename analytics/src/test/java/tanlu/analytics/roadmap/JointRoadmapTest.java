package tanlu.analytics.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.analytics.analysis.NoDataException;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

class JointRoadmapTest {
  private static final Dataset DATA = Dataset.embedded();
  private static final Parameters PARAMETERS = Parameters.standard();
  private static final ProvinceGroup DELTA =
      new ProvinceGroup(
          Text.of("长三角", "Yangtze River Delta"),
          Stream.of("SH", "JS", "ZJ", "AH").map(JointRoadmapTest::region).toList());
  private static final Ask ASK = Ask.of(region("SH"), Scenario.STATED);
  private static final JointRoadmap ROADMAP = JointRoadmap.of(DATA, PARAMETERS, DELTA, ASK);

  private static Region region(String abbr) {
    return DATA.region(abbr).orElseThrow();
  }

  /// Guangdong's share is held too, but stays.
  @Test
  void aCourseOfImportedPowerActsInTheMembersOwnRoadmapAloneAndItsProvinceIsNamed(
      @TempDir Path home) throws IOException {
    Files.writeString(
        home.resolve("roadmap.yaml"),
        "imports: {SH: {share: {'2024': [40, 40, 40], '2025': [60, 60, 60]}}}\n");
    Ask sooner = ASK.neutralBy(2026);
    JointRoadmap own = JointRoadmap.of(DATA, Parameters.at(home), DELTA, sooner);
    JointRoadmap standard = JointRoadmap.of(DATA, PARAMETERS, DELTA, sooner);
    assertThat(own.importsUnused()).containsExactly(region("SH").name());
    assertThat(standard.importsUnused()).isEmpty();
    assertThat(own.residual().value()).isEqualTo(standard.residual().value());
    assertThat(Objects.requireNonNull(own.provinces().get("SH")).alone().value())
        .isLessThan(Objects.requireNonNull(standard.provinces().get("SH")).alone().value());
  }

  /// Hebei's mills turn out what their lever sets, far below what demand asks of them.
  @Test
  void noMoreIsEmbodiedInWhatOthersUseThanIsEmitted() {
    Region hebei = region("HE");
    Ask ask = Ask.of(hebei, Scenario.STATED).neutralBy(2040);
    JointProjection joint = projection(PARAMETERS, ProvinceGroup.of(List.of(hebei)), ask);
    JointYear.Outcome path = joint.year(2040).path();
    Simulation.Year own =
        path.emissions().get(joint.table().regions().indexOf(hebei)).orElseThrow();
    assertThat(path.embodied().orElseThrow().toOthers())
        .isBetween(0.0, own.total() - own.row(46) - own.row(47));
  }

  /// The reference is business as usual, whatever was asked for.
  @Test
  void aLeverAskedForMovesThePathAndNotTheReference() {
    Ask asked =
        new Ask(
            region("SH"),
            Scenario.STATED,
            Optional.empty(),
            2030,
            Map.of("power.nonfossil", Map.of(2030, 99.0)));
    JointYear with = projection(PARAMETERS, asked).year(2030);
    JointYear without = projection(PARAMETERS, ASK.neutralBy(2030)).year(2030);
    int shanghai = DATA.multiRegional(Start.TABLE).orElseThrow().regions().indexOf(region("SH"));
    assertThat(with.reference().output()).isEqualTo(without.reference().output());
    assertThat(with.reference().co2(shanghai)).isEqualTo(without.reference().co2(shanghai));
    assertThat(with.path().co2(shanghai)).isLessThan(without.path().co2(shanghai));
  }

  /// Less coal burnt in the delta is less coal dug elsewhere.
  @Test
  void theCoalProvincesLoseMostToTheDeltasPath() {
    assertThat(ROADMAP.effects().sectors().keySet().iterator().next()).endsWith("-02");
    assertThat(ROADMAP.effects().together().co2().orElseThrow().value()).isLessThan(0);
  }

  @Test
  void thatNoProvinceGainsIsSaidWhereNoneDoes() {
    OtherProvinces effects = ROADMAP.effects();
    double best =
        effects.provinces().values().stream()
            .mapToDouble(each -> each.valueAdded().value())
            .max()
            .orElseThrow();
    double worst = effects.provinces().values().iterator().next().valueAdded().value();
    assertThat(effects.noneGains()).isEqualTo(best <= 0);
    assertThat(effects.noneLoses()).isEqualTo(worst >= 0);
  }

  @Test
  void bandsHoldTheMilestonesAndTheSameAskGivesTheSameBits() {
    ROADMAP
        .milestones()
        .values()
        .forEach(
            each ->
                assertThat(each.co2().value()).isBetween(each.low().value(), each.high().value()));
    ROADMAP
        .effects()
        .milestones()
        .values()
        .forEach(
            each ->
                assertThat(each.co2().value()).isBetween(each.low().value(), each.high().value()));
    Ask sooner = ASK.neutralBy(2026);
    assertThat(JointRoadmap.of(DATA, PARAMETERS, DELTA, sooner))
        .isEqualTo(JointRoadmap.of(DATA, PARAMETERS, DELTA, sooner));
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    Ask sooner = ASK.neutralBy(2030);
    JointRoadmap here = JointRoadmap.of(DATA, PARAMETERS, DELTA, sooner);
    for (int threads : new int[] {1, 5}) {
      try (ForkJoinPool pool = new ForkJoinPool(threads)) {
        assertThat(pool.submit(() -> JointRoadmap.of(DATA, PARAMETERS, DELTA, sooner)).join())
            .isEqualTo(here);
      }
    }
  }

  @Test
  void aDrawAtTheCentreIsTheProjectionAndOneAtTheEndOfGrowthThatOfTheHighGrowth() {
    Ask sooner = ASK.neutralBy(2028);
    JointProjection central = projection(PARAMETERS, sooner);
    Map<String, List<Driver>> high = new LinkedHashMap<>();
    PARAMETERS
        .growth()
        .forEach(
            (region, drivers) ->
                high.put(
                    region,
                    drivers.stream()
                        .map(
                            each ->
                                new Driver(
                                    each.from(),
                                    each.to(),
                                    Band.of(each.band().high()),
                                    each.source()))
                        .toList()));
    JointProjection fast = projection(growing(high), sooner);
    JointDraws draws = new JointDraws(central, PARAMETERS);
    double[] at = new double[4 + PARAMETERS.levers().size()];
    compare(draws.co2(2028, true, at), central.year(2028).path());
    at[Draws.GROWTH] = 1;
    compare(draws.co2(2028, true, at), fast.year(2028).path());
    compare(draws.co2(2028, false, at), fast.year(2028).reference());
  }

  @Test
  void aDrawAtTheFarEndOfALeverThatSetsAnOutputIsTheProjectionWithTheLeverThere() {
    Ask sooner = ASK.neutralBy(2028);
    Map<String, Lever> levers = new LinkedHashMap<>(PARAMETERS.levers());
    Lever refining = Objects.requireNonNull(levers.get("refining"));
    NavigableMap<Integer, Band> further = new TreeMap<>();
    refining
        .trajectory()
        .forEach((year, band) -> further.put(year, new Band(band.low(), band.high(), band.high())));
    levers.put(
        "refining",
        refining.changed(
            refining.startYear(), refining.start(), further, refining.cost(), refining.source()));
    JointDraws draws = new JointDraws(projection(PARAMETERS, sooner), PARAMETERS);
    double[] at = new double[Draws.LEVERS + levers.size()];
    at[Draws.LEVERS + List.copyOf(levers.keySet()).indexOf("refining")] = 1;
    compare(
        draws.co2(2028, true, at),
        projection(with(PARAMETERS.growth(), levers), sooner).year(2028).path());
  }

  private static JointProjection projection(Parameters parameters, Ask ask) {
    return projection(parameters, DELTA, ask);
  }

  private static JointProjection projection(Parameters parameters, ProvinceGroup group, Ask ask) {
    return JointProjection.of(
        DATA, parameters, group, ask, DATA.multiRegional(Start.TABLE).orElseThrow());
  }

  private static Parameters growing(Map<String, List<Driver>> growth) {
    return with(growth, PARAMETERS.levers());
  }

  static Parameters with(Map<String, List<Driver>> growth, Map<String, Lever> levers) {
    return new Parameters(
        PARAMETERS.file(),
        growth,
        PARAMETERS.population(),
        PARAMETERS.secondary(),
        PARAMETERS.sink(),
        PARAMETERS.intensityFall(),
        PARAMETERS.flags(),
        PARAMETERS.seed(),
        PARAMETERS.draws(),
        PARAMETERS.tableError(),
        levers,
        PARAMETERS.imports(),
        PARAMETERS.own());
  }

  private static void compare(double[] drawn, JointYear.Outcome outcome) {
    for (int p = 0; p < drawn.length; p++) {
      double expected = outcome.co2(p);
      assertThat(drawn[p]).as("province " + p).isCloseTo(expected, within(1e-9 * (1 + expected)));
    }
  }

  @Test
  void provincesWithoutInventoryAreLeftOutAndNamedAndAloneRefused() {
    Region tibet = region("XZ");
    Ask ask = Ask.of(region("YN"), Scenario.STATED).neutralBy(2026);
    JointRoadmap two =
        JointRoadmap.of(DATA, PARAMETERS, ProvinceGroup.of(List.of(region("YN"), tibet)), ask);
    assertThat(two.without()).containsExactly(tibet);
    assertThat(two.members()).containsExactly(region("YN"));
    assertThat(two.effects().provinces().get("XZ")).isNotNull();
    assertThat(Objects.requireNonNull(two.effects().provinces().get("XZ")).co2())
        .isEqualTo(Optional.empty());
    assertThatThrownBy(
            () -> JointRoadmap.of(DATA, PARAMETERS, ProvinceGroup.of(List.of(tibet)), ask))
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("Tibet");
    assertThatThrownBy(() -> new ProvinceGroup(Text.of("", ""), List.of(DATA.nation())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
