package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tanlu.analytics.engine.StructuralPaths.Path;

class StructuralPathsTest {
  private static final double[] INTENSITY = {.9, .4};

  /// By hand on Miller & Blair's A, demand 350 for product 1: 350 · .9 = 315; · .15 = 47.25; 350 ·
  /// .20 · .4 = 28; 350 · .20 · .25 · .9 = 15.75. The footprint is 350 (.9 · 1.25412541 + .4 ·
  /// .2640264).
  @Test
  void theStrongestChainsOfTwoSectorsAreThoseFoundByHand() {
    StructuralPaths found =
        StructuralPaths.upstream(PrintedExamplesTest.MILLER_BLAIR, INTENSITY, 0, 350, 1e-6, 4);
    assertThat(found.paths())
        .extracting(Path::sectors)
        .containsExactly(List.of(0), List.of(0, 0), List.of(0, 1), List.of(0, 1, 0));
    assertThat(found.paths().stream().mapToDouble(Path::emissions).toArray())
        .containsExactly(new double[] {315, 47.25, 28, 15.75}, within(1e-12));
    double footprint = 350 * (.9 * 1.25412541 + .4 * .2640264);
    assertThat(found.footprint()).isCloseTo(footprint, within(1e-5));
    assertThat(found.remainder()).isCloseTo(footprint - 406, within(1e-5));
    assertThat(found.coverage()).isCloseTo(406 / footprint, within(1e-7));
  }

  /// By hand on Miller & Blair's B, value added 650 of sector 1: 650 · .9 = 585; users: 650 · .5 ·
  /// .4 = 130; 650 · .15 · .9 = 87.75.
  @Test
  void downstreamChainsFollowTheUsers() {
    double[][] b =
        Ghosh.allocationCoefficients(
            new double[][] {{150, 500}, {200, 100}}, new double[] {1000, 2000});
    StructuralPaths found = StructuralPaths.downstream(b, INTENSITY, 0, 650, 1e-6, 3);
    assertThat(found.paths())
        .extracting(Path::sectors)
        .containsExactly(List.of(0), List.of(0, 1), List.of(0, 0));
    assertThat(found.paths().stream().mapToDouble(Path::emissions).toArray())
        .containsExactly(new double[] {585, 130, 87.75}, within(1e-12));
  }

  @Test
  void aThresholdAboveTheWholeFootprintLeavesEverythingInTheRemainder() {
    StructuralPaths found =
        StructuralPaths.upstream(PrintedExamplesTest.MILLER_BLAIR, INTENSITY, 0, 350, 1e6, 4);
    assertThat(found.paths()).isEmpty();
    assertThat(found.coverage()).isZero();
    assertThat(found.remainder()).isCloseTo(found.footprint(), within(1e-9));
  }

  @Test
  void withoutABoundTheSearchIsRefused() {
    double[][] a = PrintedExamplesTest.MILLER_BLAIR;
    assertThatThrownBy(() -> StructuralPaths.upstream(a, INTENSITY, 0, 350, 0, 4))
        .hasMessageContaining("threshold is 0.0");
    assertThatThrownBy(() -> StructuralPaths.upstream(a, INTENSITY, 0, 350, 1, 0))
        .hasMessageContaining("number of paths is 0");
    assertThatThrownBy(() -> StructuralPaths.upstream(a, new double[] {-.1, .4}, 0, 350, 1, 4))
        .hasMessageContaining("emission intensity of sector index 0 is -0.1");
    assertThatThrownBy(() -> StructuralPaths.upstream(a, INTENSITY, 1, -5, 1, 4))
        .hasMessageContaining("quantity of sector index 1 is -5.0");
  }

  @Property(seed = "2017", tries = 100)
  void aModelGivesThePathsOfItsCoefficients(@ForAll long seed) {
    Economy economy = new Economy(seed);
    int sector = new Random(seed).nextInt(economy.n);
    double threshold = economy.footprint()[sector] * 1e-4;
    double[][] a = economy.coefficients();
    Model model =
        Model.of(
            "random",
            Arrays.stream(a).flatMapToDouble(Arrays::stream).toArray(),
            new double[economy.n],
            Integer::toString);
    assertThat(
            StructuralPaths.upstream(
                model, economy.intensity(), sector, economy.demand[sector], threshold, 20))
        .isEqualTo(upstream(economy, sector, 1e-4, 20));
  }

  @Test
  void aNegativeCoefficientIsRefusedWhereverItStands() {
    Model model =
        Model.of("negative", new double[] {.1, .2, .1, -.05}, new double[2], Integer::toString);
    assertThatThrownBy(() -> StructuralPaths.upstream(model, INTENSITY, 0, 350, 1, 4))
        .hasMessageContaining("coefficient of sector index 1 is -0.05");
    double[][] a = {{.1, .2}, {.1, -.05}};
    assertThatThrownBy(() -> StructuralPaths.upstream(a, INTENSITY, 0, 350, 1, 4))
        .hasMessageContaining("coefficient of sector index 1 is -0.05");
  }

  @Property(seed = "2017", tries = 200)
  void pathsAndRemainderAreTheFootprint(@ForAll long seed) {
    Economy economy = new Economy(seed);
    int sector = new Random(seed).nextInt(economy.n);
    for (int top : new int[] {1, 20, 500}) {
      StructuralPaths up = upstream(economy, sector, 1e-4, top);
      assertThat(up.footprint() / economy.footprint()[sector]).isCloseTo(1, within(1e-9));
      assertComplete(up);
      assertComplete(
          StructuralPaths.downstream(
              economy.allocation(),
              economy.intensity(),
              sector,
              economy.valueAdded()[sector],
              up.footprint() * 1e-4,
              top));
    }
  }

  @Property(seed = "2017", tries = 50)
  void noChainThatWasLeftOutIsStrongerThanOneThatIsListed(@ForAll long seed) {
    Economy economy = new Economy(seed);
    int sector = new Random(seed).nextInt(economy.n);
    double[] every = everyChainOfUpToFour(economy, sector);
    List<Path> listed = upstream(economy, sector, 1e-9, 10).paths();
    for (int k = 0; k < Math.min(listed.size(), every.length); k++) {
      if (listed.stream().allMatch(path -> path.sectors().size() <= 4)) {
        assertThat(listed.get(k).emissions()).isCloseTo(every[k], within(1e-9 * every[0]));
      } else {
        assertThat(listed.get(k).emissions()).isGreaterThanOrEqualTo(every[k] * (1 - 1e-9));
      }
    }
  }

  private static StructuralPaths upstream(Economy economy, int sector, double share, int top) {
    return StructuralPaths.upstream(
        economy.coefficients(),
        economy.intensity(),
        sector,
        economy.demand[sector],
        economy.footprint()[sector] * share,
        top);
  }

  private static void assertComplete(StructuralPaths found) {
    double listed = found.paths().stream().mapToDouble(Path::emissions).sum();
    assertThat((listed + found.remainder()) / found.footprint()).isCloseTo(1, within(1e-12));
  }

  /// Emissions of all chains of one to four sectors, strongest first, by plain enumeration.
  private static double[] everyChainOfUpToFour(Economy economy, int sector) {
    double[][] a = economy.coefficients();
    double[] f = economy.intensity();
    record Link(int sector, double quantity) {}
    List<Double> emissions = new ArrayList<>();
    List<Link> tier = List.of(new Link(sector, economy.demand[sector]));
    for (int depth = 1; depth <= 4; depth++) {
      List<Link> next = new ArrayList<>();
      for (Link link : tier) {
        emissions.add(link.quantity() * f[link.sector()]);
        for (int i = 0; i < economy.n; i++) {
          next.add(new Link(i, link.quantity() * a[i][link.sector()]));
        }
      }
      tier = next;
    }
    emissions.sort(Comparator.reverseOrder());
    return emissions.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
