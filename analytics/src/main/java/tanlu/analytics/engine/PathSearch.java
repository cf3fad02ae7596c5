package tanlu.analytics.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The search behind [StructuralPaths]: depth-first, each sector's neighbours in the order of the
/// emissions behind them. A sector's neighbours are looked up when the search first comes by.
final class PathSearch {
  private final double[] direct;
  private final double[] total;
  private final IntFunction<double[]> links;
  private final double[] @Nullable [] reached;
  private final int top;
  private double threshold;
  private double remainder;
  private final Deque<Integer> chain = new ArrayDeque<>();
  private final PriorityQueue<StructuralPaths.Path> best =
      new PriorityQueue<>(Comparator.comparingDouble(StructuralPaths.Path::emissions));

  /// @param links for a sector s, the quantity of each sector k per unit of s, none negative
  /// @param direct emissions per unit of each sector
  /// @param total the same with all that lies behind
  PathSearch(
      IntFunction<double[]> links, double[] direct, double[] total, double threshold, int top) {
    if (!(threshold > 0)) {
      throw new IllegalArgumentException(
          "the path threshold is " + threshold + "; expected above 0, or the search has no end");
    }
    if (top < 1) {
      throw new IllegalArgumentException("the number of paths is " + top + "; expected 1 or more");
    }
    this.direct = direct;
    this.total = total;
    this.links = links;
    this.threshold = threshold;
    this.top = top;
    reached = new double[direct.length][];
    for (int s = 0; s < direct.length; s++) {
      requireNotNegative("emission intensity", s, direct[s]);
      requireNotNegative("total multiplier", s, total[s]);
    }
  }

  static void requireNotNegative(String what, int sector, double value) {
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
    List<StructuralPaths.Path> paths = new ArrayList<>();
    while (!best.isEmpty()) {
      paths.addFirst(best.remove());
    }
    return new StructuralPaths(paths, total[sector] * quantity, remainder);
  }

  private void visit(int sector, double quantity) {
    chain.addLast(sector);
    offer(quantity * direct[sector]);
    double[] reached = reached(sector);
    int[] worthwhile = new int[reached.length];
    int count = 0;
    for (int k = 0; k < reached.length; k++) {
      double behind = quantity * reached[k] * total[k];
      if (behind < threshold) {
        remainder += behind;
      } else {
        worthwhile[count++] = k;
      }
    }
    for (int k : strongestFirst(Arrays.copyOf(worthwhile, count), reached)) {
      double behind = quantity * reached[k] * total[k];
      // The threshold may have risen on the way.
      if (behind < threshold) {
        remainder += behind;
      } else {
        visit(k, quantity * reached[k]);
      }
    }
    chain.removeLast();
  }

  private double[] reached(int sector) {
    double[] known = reached[sector];
    if (known == null) {
      known = links.apply(sector);
      reached[sector] = known;
    }
    return known;
  }

  private int[] strongestFirst(int[] sectors, double[] reached) {
    return Arrays.stream(sectors)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -reached[k] * total[k]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void offer(double emissions) {
    if (emissions < threshold) {
      remainder += emissions;
      return;
    }
    best.add(new StructuralPaths.Path(List.copyOf(chain), emissions));
    if (best.size() > top) {
      remainder += best.remove().emissions();
    }
    if (best.size() == top) {
      threshold = Math.max(threshold, best.element().emissions());
    }
  }
}
