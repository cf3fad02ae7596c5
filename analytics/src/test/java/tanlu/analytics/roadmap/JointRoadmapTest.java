package tanlu.analytics.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tanlu.analytics.analysis.NoDataException;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
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

  private static double sum(
      Iterable<OtherProvinces.Effect> effects, Function<OtherProvinces.Effect, Figure> part) {
    double sum = 0;
    for (OtherProvinces.Effect effect : effects) {
      sum += part.apply(effect).value();
    }
    return sum;
  }

  @Test
  void theGroupIsTheSumOfItsMembersAndGroupAndOthersAreTheNation() {
    ROADMAP
        .milestones()
        .forEach(
            (year, milestone) -> {
              double members =
                  ROADMAP.provinces().values().stream()
                      .mapToDouble(
                          member -> Objects.requireNonNull(member.milestones().get(year)).value())
                      .sum();
              assertThat(members).isCloseTo(milestone.co2().value(), within(1e-9));
            });
    OtherProvinces effects = ROADMAP.effects();
    assertThat(effects.provinces()).hasSize(27);
    for (Function<OtherProvinces.Effect, Figure> part :
        List.<Function<OtherProvinces.Effect, Figure>>of(
            OtherProvinces.Effect::output, OtherProvinces.Effect::valueAdded)) {
      double others = sum(effects.provinces().values(), part);
      assertThat(part.apply(effects.together()).value()).isCloseTo(others, within(1e-6));
      assertThat(part.apply(effects.nation()).value())
          .isCloseTo(others + part.apply(effects.group()).value(), within(1e-6));
    }
  }

  @Test
  void aMemberAmongAllIsNearItsOwnRoadmap() {
    for (JointRoadmap.Member member : ROADMAP.provinces().values()) {
      assertThat(member.residual().value() / member.alone().value()).isBetween(0.8, 1.25);
    }
  }

  /// Less coal burnt in the delta is less coal dug elsewhere.
  @Test
  void theCoalProvincesLoseMostToTheDeltasPath() {
    assertThat(ROADMAP.effects().sectors().keySet().iterator().next()).endsWith("-02");
    assertThat(ROADMAP.effects().together().co2().orElseThrow().value()).isLessThan(0);
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

  private static JointProjection projection(Parameters parameters, Ask ask) {
    return JointProjection.of(
        DATA, parameters, DELTA, ask, DATA.multiRegional(Start.TABLE).orElseThrow());
  }

  private static Parameters growing(Map<String, List<Driver>> growth) {
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
        PARAMETERS.levers(),
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
