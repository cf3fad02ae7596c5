package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.IoTable;

/// The same identities on every table of the dataset: sectors without output, columns of A above 1
/// and imports larger than output included.
class RealEconomyTest {
  private static final Dataset DATA = Dataset.embedded();

  record Named(IoTable table) {
    @Override
    public String toString() {
      return table.region().abbr() + " " + table.year();
    }

    double[][] flows() {
      int n = table.size();
      double[][] flows = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          flows[i][j] = table.flow(i, j);
        }
      }
      return flows;
    }

    double[] output() {
      return IntStream.range(0, table.size()).mapToDouble(table::grossOutput).toArray();
    }

    Inventory inventory() {
      return DATA.inventory(table.region(), table.year()).orElseThrow();
    }
  }

  static List<Named> tables() {
    return DATA.regions().stream()
        .flatMap(
            region ->
                DATA.tableYears(region).stream().flatMap(year -> DATA.table(region, year).stream()))
        .map(Named::new)
        .toList();
  }

  static Stream<Named> withInventory() {
    return tables().stream()
        .filter(named -> DATA.inventory(named.table.region(), named.table.year()).isPresent());
  }

  @ParameterizedTest
  @MethodSource("withInventory")
  void theStrongestChainsOfEveryProductLeaveAKnownRemainder(Named named) {
    double[] f = EmissionIntensity.of(named.table, named.inventory()).values();
    double[][] a = Leontief.technicalCoefficients(named.flows(), named.output());
    double[][] b = Ghosh.allocationCoefficients(named.flows(), named.output());
    double[] total = Multipliers.simple(f, Leontief.inverse(a));
    for (int k = 0; k < named.table.size(); k++) {
      if (total[k] > 0) {
        assertComplete(StructuralPaths.upstream(a, f, k, 1, total[k] * 1e-3, 20));
        assertComplete(StructuralPaths.downstream(b, f, k, 1, total[k] * 1e-3, 20));
      }
    }
  }

  private static void assertComplete(StructuralPaths found) {
    double listed = found.paths().stream().mapToDouble(StructuralPaths.Path::emissions).sum();
    assertThat(listed + found.remainder())
        .isCloseTo(found.footprint(), within(1e-11 * found.footprint()));
    assertThat(found.paths())
        .isSortedAccordingTo(
            Comparator.comparingDouble(StructuralPaths.Path::emissions).reversed());
  }

  @ParameterizedTest
  @MethodSource("withInventory")
  void theScopesOfEverySectorSumToItsMultiplierAndNoneIsNegative(Named named) {
    double[] f = EmissionIntensity.of(named.table, named.inventory()).values();
    double[][] a = Leontief.technicalCoefficients(named.flows(), named.output());
    // Code 25 in the older classification, 24 in the newer one.
    int power = named.table.vintage().indexOf(named.table.year() < 2017 ? "25" : "24");
    Scopes scopes = new Scopes(f, a, power);
    for (int k = 0; k < named.table.size(); k++) {
      assertThat(scopes.threeUpstream(k)).isGreaterThan(-1e-15);
      assertThat(scopes.two(k)).isEqualTo(f[power] * a[power][k]);
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void centralityIsAnEigenvectorOfEveryTable(Named named) {
    double[][] flows = named.flows();
    double[] centrality = FlowNetwork.eigenvectorCentrality(flows);
    double[] image = Leontief.times(centrality, flows);
    double value = Leontief.dot(image, centrality);
    for (int k = 0; k < centrality.length; k++) {
      assertThat(centrality[k]).isNotNegative();
      assertThat(image[k] / value).isCloseTo(centrality[k], within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theStrongestFlowsOfEveryTableFillTheRangeOfWidths(Named named) {
    double[] strongest =
        Arrays.stream(named.flows())
            .flatMapToDouble(Arrays::stream)
            .map(flow -> -flow)
            .sorted()
            .limit(88)
            .map(flow -> -flow)
            .toArray();
    assertThat(Math.abs(BoxCox.lambda(strongest))).isLessThan(4.9);
    double[] widths = BoxCox.widths(strongest);
    assertThat(widths[0]).isEqualTo(40);
    assertThat(widths[87]).isEqualTo(1);
    assertThat(widths).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void cuttingOutASectorLosesAtLeastWhatCuttingItsInputsLoses(Named named) {
    double[] x = named.output();
    double[][] inverse = Leontief.inverse(Leontief.technicalCoefficients(named.flows(), x));
    for (int k = 0; k < x.length; k++) {
      double total = Arrays.stream(Extraction.total(inverse, x, k)).sum();
      double backward = Arrays.stream(Extraction.backward(inverse, x, k)).sum();
      assertThat(backward).isBetween(-1e-6, total);
      assertThat(total).isGreaterThanOrEqualTo(x[k] * (1 - 1e-12));
    }
  }
}
