package tanlu.evals.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tanlu.evals.statistics.ClusterBootstrap.Group;

/// Values of published tables, and of SciPy 1.17.1 or Python's own arithmetic where a comment says
/// how.
class StatisticsTest {
  /// `scipy.stats.binomtest(min(b, c), b + c, .5).pvalue`
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1",
    "0, 5, 0.0625",
    "6, 0, 0.03125",
    "1, 9, 0.021484375",
    "5, 12, 0.143463134765625",
    "59, 6, 4.964650327128616e-12",
    "121, 59, 4.4344492637551645e-06",
    "40, 72, 0.003216939951651848",
    "600, 700, 0.0060157938610449395"
  })
  void mcNemarsExactPIsSciPys(int worse, int better, double p) {
    assertThat(new McNemar(worse, better).p()).isCloseTo(p, within(1e-10 * p));
  }

  /// Darwin's maize, in eighths of an inch: Fisher (1935, §21) counts 1726 of 2^15.
  @Test
  void thePermutationOfDarwinsMaizeIsFishers() {
    List<Double> differences =
        Stream.of(49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48)
            .map(Integer::doubleValue)
            .toList();
    assertThat(Permutation.p(differences)).isEqualTo(1726.0 / 32768);
  }

  /// `scipy.stats.permutation_test(..., permutation_type='samples', n_resamples=inf)`
  @Test
  void thePermutationOfScoresIsSciPys() {
    List<Double> differences = List.of(-.5, 0.0, 0.0, .25, -.5, -.25, 0.0, -.5, 0.0, -.5);
    assertThat(Permutation.p(differences)).isEqualTo(0.09375);
  }

  /// Exact by counting sums over all 2^26 signs (Python integers): 0.0606365.
  @Test
  void thePermutationOfManyGroupsIsDrawnNearTheExactOne() {
    List<Double> differences =
        Stream.of(
                3, -1, 2, 2, -2, 5, 1, 1, -4, 2, 3, -1, 2, 1, 4, -2, 1, 2, 3, -1, 1, -1, 2, 2, -3,
                1)
            .map(Integer::doubleValue)
            .toList();
    // Three standard errors of 20 000 draws.
    assertThat(Permutation.p(differences)).isCloseTo(0.0606364905834198, within(0.0051));
    assertThat(Permutation.p(differences)).isEqualTo(Permutation.p(differences));
  }

  @Test
  void runsThatAreAlikeHaveNoSmallP() {
    assertThat(Permutation.p(List.of())).isEqualTo(1);
    assertThat(Permutation.p(List.of(0.0, 0.0))).isEqualTo(1);
  }

  /// The same draws by Python with java.util.Random's documented generator; SciPy's `bootstrap(...,
  /// method='percentile', n_resamples=200000)` gives the same bounds.
  @Test
  void theClusterBootstrapIsTheOneComputedByHand() {
    List<Group> groups =
        List.of(
            new Group(2, 2),
            new Group(1, 2),
            new Group(0, 1),
            new Group(3, 4),
            new Group(2.5, 3),
            new Group(1, 1),
            new Group(0, 2),
            new Group(2, 2));
    ClusterBootstrap interval = ClusterBootstrap.of(groups);
    assertThat(interval.value()).isEqualTo(0.6764705882352942, within(1e-15));
    assertThat(interval.low()).isEqualTo(0.4117647058823529, within(1e-15));
    assertThat(interval.high()).isEqualTo(0.875, within(1e-15));
  }

  /// A group counts as one draw: ten copies of each case tell no more than one.
  @Test
  void copiesOfACaseDoNotNarrowTheInterval() {
    List<Group> once = IntStream.range(0, 20).mapToObj(i -> new Group(i % 3 / 2.0, 1)).toList();
    List<Group> tenfold = once.stream().map(each -> new Group(each.sum() * 10, 10)).toList();
    assertThat(ClusterBootstrap.of(tenfold).low())
        .isCloseTo(ClusterBootstrap.of(once).low(), within(1e-12));
  }

  /// The worked example of R's `p.adjust(c(.01, .04, .03, .005), "holm")`, and one with ties.
  @Test
  void holmsPValuesAreRs() {
    assertThat(Holm.adjusted(List.of(.01, .04, .03, .005)))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : 1)
        .containsExactly(.03, .06, .06, .02);
    assertThat(Holm.adjusted(List.of(.02, .02, .4, .001, .9)))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : 1)
        .containsExactly(.08, .08, .8, .005, .9);
  }

  /// Connor's equation solved by `scipy.optimize.brentq`.
  @ParameterizedTest
  @CsvSource({
    "100, .1, 0.0875534889346141",
    "92, .0652, 0.0831504897907",
    "500, .05, 0.0279498464110424",
    "1000, .2, 0.0395737066154505",
    "50, 0, 0.149717150011984"
  })
  void theSmallestDetectableChangeSolvesConnorsEquation(int n, double discordant, double delta) {
    assertThat(DetectableEffect.ofRate(n, discordant)).isCloseTo(delta, within(1e-12));
  }

  /// `(NormalDist().inv_cdf(.975) + NormalDist().inv_cdf(.8)) * .3 / sqrt(120)`
  @Test
  void theSmallestDetectableChangeOfAMeanIsThatOfTheNormalTest() {
    assertThat(DetectableEffect.ofMean(120, .3)).isCloseTo(0.07672457103667517, within(1e-15));
  }

  /// By hand: p_o = .6, p_e = .6 · .7 + .4 · .3 = .54.
  @Test
  void kappaIsAgreementBeyondChance() {
    assertThat(new Kappa(45, 15, 25, 15).value()).isCloseTo(.06 / .46, within(1e-15));
  }

  /// By hand: se = .9, sp = .8, so a judged rate of .62 is (.62 + .8 − 1) / .7 = .6.
  @Test
  void aJudgedRateIsCorrectedByItsErrors() {
    Kappa kappa = new Kappa(90, 10, 20, 80);
    assertThat(kappa.corrected(.62)).isCloseTo(.6, within(1e-12));
    assertThat(new Kappa(50, 50, 50, 50).corrected(.5)).isNaN();
  }

  /// The lady tasting tea, and a table of Agresti's, summed over whole numbers of tables.
  @Test
  void fishersExactTestIsTwoSided() {
    assertThat(new FisherExact(3, 1, 1, 3).p()).isCloseTo(34 / 70.0, offset(1e-12));
    assertThat(new FisherExact(8, 2, 1, 5).p()).isCloseTo(0.03496503496503, offset(1e-12));
    assertThat(new FisherExact(0, 0, 3, 4).p()).isEqualTo(1);
  }
}
