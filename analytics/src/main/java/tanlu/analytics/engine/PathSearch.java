package tanlu.analytics.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// The search behind [StructuralPaths]: depth-first over `next[s][k]`, the quantity of k per unit
/// of s, each sector's neighbours in the order of `next[s][k] t_k`.
final class PathSearch {
  private final double[][] next;
  private final double[] direct;
  private final double[] total;
  private final int[][] strongestFirst;
  private final int top;
  private double threshold;
  private double remainder;
  private final Deque<Integer> chain = new ArrayDeque<>();
  private final PriorityQueue<StructuralPaths.Path> best =
      new PriorityQueue<>(Comparator.comparingDouble(StructuralPaths.Path::emissions));

  PathSearch(double[][] next, double[] direct, double threshold, int top) {
    if (!(threshold > 0)) {
      throw new IllegalArgumentException(
          "the path threshold is " + threshold + "; expected above 0, or the search has no end");
    }
    if (top < 1) {
      throw new IllegalArgumentException("the number of paths is " + top + "; expected 1 or more");
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
    List<StructuralPaths.Path> paths = new ArrayList<>();
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
    best.add(new StructuralPaths.Path(List.copyOf(chain), emissions));
    if (best.size() > top) {
      remainder += best.remove().emissions();
    }
    if (best.size() == top) {
      threshold = Math.max(threshold, best.element().emissions());
    }
  }
}
