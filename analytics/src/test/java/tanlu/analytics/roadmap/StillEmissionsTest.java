package tanlu.analytics.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.analytics.data.Dataset;

/// What is folded beforehand against levers acting one after the other on every cell.
class StillEmissionsTest {
  private static final Dataset DATA = Dataset.embedded();
  private static final Parameters PARAMETERS = Parameters.standard();

  /// Two levers take tonnes from power, one of them from gas too, and a share acts between them.
  private static Parameters takingTwice() {
    Map<String, Lever> levers = new LinkedHashMap<>();
    PARAMETERS
        .levers()
        .forEach(
            (key, lever) -> {
              levers.put(key, lever);
              if (lever.effect() == Lever.Effect.TONNES) {
                levers.put("between", like(shareOf(lever), "between", List.of("coal", "gas")));
                levers.put("second", like(lever, "second", List.of("coal", "gas")));
              }
            });
    assertThat(levers).hasSizeGreaterThan(PARAMETERS.levers().size());
    return JointRoadmapTest.with(PARAMETERS.growth(), levers);
  }

  private static Lever shareOf(Lever taking) {
    Lever share = Objects.requireNonNull(PARAMETERS.levers().get("power.nonfossil"));
    assertThat(share.rows()).isEqualTo(taking.rows());
    return share;
  }

  private static Lever like(Lever lever, String key, List<String> fuels) {
    return new Lever(
        key,
        lever.name(),
        lever.group(),
        lever.effect(),
        lever.unit(),
        lever.rows(),
        fuels,
        lever.output(),
        Optional.empty(),
        lever.beside(),
        lever.startYear(),
        lever.start(),
        lever.lag(),
        lever.trajectory(),
        lever.cost(),
        lever.upstream(),
        lever.downstream(),
        lever.note(),
        lever.source());
  }

  /// So little activity among them that the tonnes are more than there is.
  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.05, 1, 3})
  void theyAreWhatTheLeversLeaveOneAfterTheOther(double size) {
    Random random = new Random(2060);
    for (Parameters parameters : List.of(PARAMETERS, takingTwice())) {
      for (String abbr : List.of("GD", "NM", "BJ")) {
        Start start = Start.of(DATA, DATA.region(abbr).orElseThrow(), parameters);
        Levels levels = new Levels(start.levers(), Pace.to(2060), 2060);
        Levels.Case far = new Levels.Case.Of(Scenario.STRENGTHENED);
        DrawnEmissions drawn =
            new DrawnEmissions(start, (k, year) -> levels.still(k, year, far), List.of(2030, 2060));
        double[] activity = random.doubles(2 * Start.ROWS, 0, size).toArray();
        double[] at = Draws.positions(random, start.levers().size());
        for (int t : IntStream.range(0, 2).toArray()) {
          double expected = drawn.total(at, t, activity, Start.ROWS);
          assertThat(drawn.still(t).of(at, activity, Start.ROWS))
              .as(abbr + " " + t)
              .isCloseTo(expected, within(1e-12 * (1 + expected)));
        }
      }
    }
  }
}
