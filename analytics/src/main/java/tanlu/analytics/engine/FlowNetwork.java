package tanlu.analytics.engine;

import java.util.Arrays;

/// Measures of the network whose nodes are sectors and whose edges are flows, row supplies column.
public final class FlowNetwork {
  private static final int MAX_ROUNDS = 100_000;
  private static final double TOLERANCE = 1e-13;

  private FlowNetwork() {}

  /// Weighted in-degree: what a sector buys from the others, `Σ_{i≠j} z_ij`. With [#withinSector]
  /// it is the column sum.
  public static double[] inDegree(double[][] flows) {
    return less(Leontief.columnSums(flows), withinSector(flows));
  }

  /// Weighted out-degree: what a sector sells to the others, `Σ_{j≠i} z_ij`. With [#withinSector]
  /// it is the row sum.
  public static double[] outDegree(double[][] flows) {
    return less(Leontief.rowSums(flows), withinSector(flows));
  }

  /// The flow within each sector, `z_ii`.
  public static double[] withinSector(double[][] flows) {
    double[] diagonal = new double[flows.length];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = flows[i][i];
    }
    return diagonal;
  }

  /// Eigenvector centrality on incoming flows, of length 1: `c_j ∝ Σ_i c_i z_ij`, so a sector is
  /// central that buys much from central ones. Bonacich (1972). By power iteration on `I + Z / s`,
  /// s the largest row sum, which has the same eigenvectors and does not alternate; what it leaves
  /// below its tolerance is 0.
  ///
  /// @param flows Z, n × n, none negative
  /// @throws IllegalArgumentException where a flow is negative or all are 0
  /// @throws IllegalStateException where no flow ever returns to its sector: centrality is then
  ///   undefined
  public static double[] eigenvectorCentrality(double[][] flows) {
    double scale = largestRowSum(flows);
    double[] centrality = new double[flows.length];
    Arrays.fill(centrality, 1 / Math.sqrt(flows.length));
    for (int round = 0; round < MAX_ROUNDS; round++) {
      double[] next = Leontief.times(centrality, flows);
      double squares = 0;
      for (int j = 0; j < next.length; j++) {
        next[j] = centrality[j] + next[j] / scale;
        squares += next[j] * next[j];
      }
      double length = Math.sqrt(squares);
      double moved = 0;
      for (int j = 0; j < next.length; j++) {
        next[j] /= length;
        moved = Math.max(moved, Math.abs(next[j] - centrality[j]));
      }
      centrality = next;
      if (moved <= TOLERANCE) {
        return Arrays.stream(centrality).map(c -> c < TOLERANCE ? 0 : c).toArray();
      }
    }
    throw new IllegalStateException(
        "eigenvector centrality does not settle in "
            + MAX_ROUNDS
            + " rounds; expected flows that lead back to where they start");
  }

  private static double largestRowSum(double[][] flows) {
    double largest = 0;
    for (int i = 0; i < flows.length; i++) {
      double sum = 0;
      for (double flow : flows[i]) {
        if (!(flow >= 0)) {
          throw new IllegalArgumentException(
              "a flow of sector index " + i + " is " + flow + "; expected 0 or more");
        }
        sum += flow;
      }
      largest = Math.max(largest, sum);
    }
    if (largest == 0) {
      throw new IllegalArgumentException("all flows are 0; expected at least one above 0");
    }
    return largest;
  }

  private static double[] less(double[] values, double[] subtracted) {
    double[] difference = new double[values.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = values[i] - subtracted[i];
    }
    return difference;
  }
}
