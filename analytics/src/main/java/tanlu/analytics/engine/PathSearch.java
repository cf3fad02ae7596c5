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

/// The search behind [StructuralPaths]: best first, by the emissions behind a branch, so that no
/// branch is entered that cannot hold one of the strongest paths. A sector's neighbours are looked
/// up when the search first comes by, and each waits behind its stronger siblings.
final class PathSearch {
  // What products of a few rounded factors may lose, with room to spare.
  private static final double ROUNDING = 1e-9;

  /// Where the search can go on from a sector: neighbours by what lies behind a unit of the sector,
  /// the most first.
  private static final class Branches {
    final int[] sectors;
    final double[] reached;
    final double[] behind;

    /// Behind the neighbours from a place on and all that are not listed, one longer than these.
    final double[] left;

    Branches(int[] sectors, double[] reached, double[] behind, double rest) {
      this.sectors = sectors;
      this.reached = reached;
      this.behind = behind;
      left = new double[sectors.length + 1];
      left[sectors.length] = rest;
      for (int k = sectors.length - 1; k >= 0; k--) {
        left[k] = left[k + 1] + behind[k];
      }
    }
  }

  /// A sector entered with a quantity, and the next of its branches to enter.
  private static final class Node {
    final @Nullable Node from;
    final int sector;
    final double quantity;
    final Branches branches;
    int next;

    Node(@Nullable Node from, int sector, double quantity, Branches branches) {
      this.from = from;
      this.sector = sector;
      this.quantity = quantity;
      this.branches = branches;
    }

    boolean exhausted() {
      return next == branches.sectors.length;
    }

    /// Emissions behind the next branch.
    double behind() {
      return quantity * branches.behind[next];
    }

    /// Emissions behind every branch not entered.
    double left() {
      return quantity * branches.left[next];
    }

    List<Integer> chain() {
      Deque<Integer> chain = new ArrayDeque<>();
      for (Node node = this; node != null; node = node.from) {
        chain.addFirst(node.sector);
      }
      return List.copyOf(chain);
    }
  }

  /// A node waiting to be branched from; of equals, the one that came first.
  private record Waiting(Node node, double behind, int arrival) {
    static final Comparator<Waiting> BEST_FIRST =
        Comparator.comparingDouble(Waiting::behind).reversed().thenComparingInt(Waiting::arrival);
  }

  private final double[] direct;
  private final double[] total;
  private final IntFunction<double[]> links;
  private final @Nullable Branches[] branches;
  private final int top;
  private double threshold;
  private double remainder;
  private int arrivals;
  private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Waiting.BEST_FIRST);
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
    branches = new Branches[direct.length];
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
    enter(null, sector, quantity);
    while (!waiting.isEmpty()) {
      Waiting first = waiting.remove();
      Node node = first.node();
      if (first.behind() < threshold) {
        remainder += node.left();
        continue;
      }
      Branches branches = node.branches;
      int branch = node.next++;
      enqueue(node);
      enter(node, branches.sectors[branch], node.quantity * branches.reached[branch]);
    }
    List<StructuralPaths.Path> paths = new ArrayList<>();
    while (!best.isEmpty()) {
      paths.addFirst(best.remove());
    }
    return new StructuralPaths(paths, total[sector] * quantity, remainder);
  }

  private void enter(@Nullable Node from, int sector, double quantity) {
    Node node = new Node(from, sector, quantity, branches(sector, quantity));
    offer(node, quantity * direct[sector]);
    enqueue(node);
  }

  private void enqueue(Node node) {
    if (node.exhausted()) {
      remainder += node.left();
    } else {
      waiting.add(new Waiting(node, node.behind(), arrivals++));
    }
  }

  private Branches branches(int sector, double quantity) {
    Branches known = branches[sector];
    if (known == null) {
      known = branchesOf(sector, quantity);
      branches[sector] = known;
    }
    return known;
  }

  /// Best first, the sector is first entered with the most: a neighbour that is not worth a visit
  /// then never is.
  private Branches branchesOf(int sector, double quantity) {
    double[] reached = links.apply(sector);
    double least = threshold / quantity * (1 - ROUNDING);
    double[] behind = new double[reached.length];
    double rest = 0;
    List<Integer> worthwhile = new ArrayList<>();
    for (int k = 0; k < reached.length; k++) {
      behind[k] = reached[k] * total[k];
      if (behind[k] < least) {
        rest += behind[k];
      } else {
        worthwhile.add(k);
      }
    }
    worthwhile.sort(Comparator.comparingDouble(k -> -behind[k]));
    int[] sectors = worthwhile.stream().mapToInt(Integer::intValue).toArray();
    return new Branches(
        sectors,
        Arrays.stream(sectors).mapToDouble(k -> reached[k]).toArray(),
        Arrays.stream(sectors).mapToDouble(k -> behind[k]).toArray(),
        rest);
  }

  private void offer(Node node, double emissions) {
    if (emissions < threshold) {
      remainder += emissions;
      return;
    }
    best.add(new StructuralPaths.Path(node.chain(), emissions));
    if (best.size() > top) {
      remainder += best.remove().emissions();
    }
    if (best.size() == top) {
      threshold = Math.max(threshold, best.element().emissions());
    }
  }
}
