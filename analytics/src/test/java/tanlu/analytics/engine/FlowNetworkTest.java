package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static tanlu.analytics.engine.PrintedExamplesTest.close;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FlowNetworkTest {
  /// The example in the documentation of NetworkX: a path of four nodes.
  @Test
  void networkxPathOfFourNodes() { // [P]
    double[][] path = {{0, 1, 0, 0}, {1, 0, 1, 0}, {0, 1, 0, 1}, {0, 0, 1, 0}};
    close(FlowNetwork.eigenvectorCentrality(path), within(5e-3), .37, .60, .60, .37);
  }

  /// eigenvector_centrality_numpy of NetworkX 3.6.1 on the flows of Eurostat table 15.4.
  @Test
  void eurostatTable154EigenvectorCentrality() { // [C]
    close(
        FlowNetwork.eigenvectorCentrality(PrintedExamplesTest.GERMANY_FLOWS),
        within(1e-9),
        .026534845521,
        .941905567239,
        .202666988043,
        .190937161236,
        .138353191638,
        .124246895968);
  }

  @Test
  void degreesCountFlowsWithTheOthersOnly() {
    double[][] flows = {{5, 1, 2}, {0, 7, 4}, {3, 0, 0}};
    close(FlowNetwork.inDegree(flows), within(0.0), 3, 1, 6);
    close(FlowNetwork.outDegree(flows), within(0.0), 3, 4, 3);
    close(FlowNetwork.withinSector(flows), within(0.0), 5, 7, 0);
  }

  @Test
  void networksWithoutAnEigenvectorAreRefused() {
    assertThatThrownBy(() -> FlowNetwork.eigenvectorCentrality(new double[2][2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all flows are 0");
    assertThatThrownBy(() -> FlowNetwork.eigenvectorCentrality(new double[][] {{1, -2}, {1, 1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sector index 0 is -2.0");
    assertThatThrownBy(() -> FlowNetwork.eigenvectorCentrality(new double[][] {{0, 1}, {0, 0}}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lead back");
  }

  @Property(seed = "2017", tries = 200)
  void centralityIsAnEigenvectorOfTheFlows(@ForAll long seed) {
    double[][] flows = new Economy(seed).flows;
    for (int i = 0; i < flows.length; i++) {
      flows[i][(i + 1) % flows.length] += 10;
    }
    double[] centrality = FlowNetwork.eigenvectorCentrality(flows);
    double[] image = Leontief.times(centrality, flows);
    double value = Leontief.dot(image, centrality);
    assertThat(Leontief.dot(centrality, centrality)).isCloseTo(1, within(1e-12));
    for (int i = 0; i < flows.length; i++) {
      assertThat(centrality[i]).isPositive();
      assertThat(image[i] / value).isCloseTo(centrality[i], within(1e-9));
    }
  }

  @Property(seed = "2017", tries = 200)
  void anotherCurrencyLeavesCentralityUnchanged(@ForAll long seed) {
    double[][] flows = new Economy(seed).flows;
    for (int i = 0; i < flows.length; i++) {
      flows[i][(i + 1) % flows.length] += 10;
    }
    double[] expected = FlowNetwork.eigenvectorCentrality(flows);
    for (double[] row : flows) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= 1e4;
      }
    }
    close(FlowNetwork.eigenvectorCentrality(flows), within(1e-9), expected);
  }
}
