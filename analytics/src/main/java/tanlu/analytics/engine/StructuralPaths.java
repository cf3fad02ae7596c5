package tanlu.analytics.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// The strongest single chains in a footprint, with proof of what is left out. Upstream they follow
/// suppliers, `f_i a_ij a_jk … y`; downstream users, `v b_ij b_jk … f_k`.
///
/// A branch entered with quantity q at sector s holds exactly `q t_s`, t being the total multiplier
/// (`f L` upstream, `G f` downstream). So a branch below the threshold is cut at a known price, and
/// the paths plus the remainder are the footprint. Once K paths are held, the weakest of them
/// becomes the threshold.
///
/// @param paths the strongest first
/// @param footprint `t_s q` of the sector asked for, emissions
/// @param remainder emissions of every path not listed: the sum of what was cut, not a difference
public record StructuralPaths(List<Path> paths, double footprint, double remainder) {

  /// One chain.
  ///
  /// @param sectors from the sector asked for to the one that emits
  /// @param emissions of the last sector, on behalf of this chain
  public record Path(List<Integer> sectors, double emissions) {}

  public StructuralPaths {
    paths = List.copyOf(paths);
  }

  /// The share of the footprint that the paths explain, 0 to 1; 1 of a footprint of 0.
  public double coverage() {
    return footprint == 0 ? 1 : paths.stream().mapToDouble(Path::emissions).sum() / footprint;
  }

  /// Chains of suppliers behind the final demand for one product.
  ///
  /// @param a technical coefficients, n × n, none negative
  /// @param intensity f, emissions per unit of gross output, none negative
  /// @param finalDemand for the product, not negative
  /// @param threshold emissions below which a branch is cut, above 0
  /// @param top K, the most paths to return
  /// @throws IllegalArgumentException where an argument is outside these bounds: the bound on a
  ///   branch would not hold
  public static StructuralPaths upstream(
      double[][] a,
      double[] intensity,
      int product,
      double finalDemand,
      double threshold,
      int top) {
    double[][] suppliers = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        suppliers[j][i] = a[i][j];
      }
    }
    return new Search(suppliers, intensity, threshold, top).from(product, finalDemand);
  }

  /// Chains of users that one sector's primary input reaches; arguments as [#upstream].
  ///
  /// @param b allocation coefficients, n × n
  public static StructuralPaths downstream(
      double[][] b,
      double[] intensity,
      int sector,
      double primaryInput,
      double threshold,
      int top) {
    return new Search(b, intensity, threshold, top).from(sector, primaryInput);
  }

  /// Depth-first over `next[s][k]`, the quantity of k per unit of s.
  private static final class Search {
    private final double[][] next;
    private final double[] direct;
    private final double[] total;
    private final int[][] strongestFirst;
    private final int top;
    private double threshold;
    private double remainder;
    private final Deque<Integer> chain = new ArrayDeque<>();
    private final PriorityQueue<Path> best =
        new PriorityQueue<>(Comparator.comparingDouble(Path::emissions));

    Search(double[][] next, double[] direct, double threshold, int top) {
      if (!(threshold > 0)) {
        throw new IllegalArgumentException(
            "the path threshold is " + threshold + "; expected above 0, or the search has no end");
      }
      if (top < 1) {
        throw new IllegalArgumentException(
            "the number of paths is " + top + "; expected 1 or more");
      }
      this.next = next;
      this.direct = direct;
      this.threshold = threshold;
      this.top = top;
      total = Leontief.times(Leontief.inverse(next), direct);
      for (int s = 0; s < next.length; s++) {
        requireNotNegative("emission intensity", s, direct[s]);
        requireNotNegative("total multiplier", s, total[s]);
        for (double coefficient : next[s]) {
          requireNotNegative("coefficient", s, coefficient);
        }
      }
      strongestFirst =
          IntStream.range(0, next.length)
              .mapToObj(
                  s ->
                      IntStream.range(0, next.length)
                          .boxed()
                          .sorted(Comparator.comparingDouble(k -> -next[s][k] * total[k]))
                          .mapToInt(Integer::intValue)
                          .toArray())
              .toArray(int[][]::new);
    }

    private static void requireNotNegative(String what, int sector, double value) {
      if (!(value >= 0)) {
        throw new IllegalArgumentException(
            "the "
                + what
                + " of sector index "
                + sector
                + " is "
                + value
                + "; expected 0 or more, or the bound on a path does not hold");
      }
    }

    StructuralPaths from(int sector, double quantity) {
      requireNotNegative("quantity", sector, quantity);
      visit(sector, quantity);
      List<Path> paths = new ArrayList<>();
      while (!best.isEmpty()) {
        paths.addFirst(best.remove());
      }
      return new StructuralPaths(paths, total[sector] * quantity, remainder);
    }

    private void visit(int sector, double quantity) {
      chain.addLast(sector);
      offer(quantity * direct[sector]);
      for (int k : strongestFirst[sector]) {
        double reached = quantity * next[sector][k];
        if (reached * total[k] < threshold) {
          remainder += reached * total[k];
        } else {
          visit(k, reached);
        }
      }
      chain.removeLast();
    }

    private void offer(double emissions) {
      if (emissions < threshold) {
        remainder += emissions;
        return;
      }
      best.add(new Path(List.copyOf(chain), emissions));
      if (best.size() > top) {
        remainder += best.remove().emissions();
      }
      if (best.size() == top) {
        threshold = Math.max(threshold, best.element().emissions());
      }
    }
  }
}
