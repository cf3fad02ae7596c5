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
  // What products of a few rounded factors may lose, with room to spare.
  private static final double ROUNDING = 1e-9;

  /// Where the search can go on from a sector: neighbours by what lies behind a unit of the sector,
  /// the most first; `rest` lies behind all others together.
  private static final class Branches {
    final int[] sectors;
    final double[] reached;
    final double[] behind;
    final double rest;

    Branches(int[] sectors, double[] reached, double[] behind, double rest) {
      this.sectors = sectors;
      this.reached = reached;
      this.behind = behind;
      this.rest = rest;
    }
  }

  private final double[] direct;
  private final double[] total;
  private final IntFunction<double[]> links;
  private final @Nullable Branches[] branches;
  private final int top;
  private double threshold;
  private double remainder;
  private double footprint;
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
    footprint = total[sector] * quantity;
    visit(sector, quantity);
    List<StructuralPaths.Path> paths = new ArrayList<>();
    while (!best.isEmpty()) {
      paths.addFirst(best.remove());
    }
    return new StructuralPaths(paths, footprint, remainder);
  }

  private void visit(int sector, double quantity) {
    chain.addLast(sector);
    offer(quantity * direct[sector]);
    Branches branches = branches(sector);
    remainder += quantity * branches.rest;
    for (int k = 0; k < branches.sectors.length; k++) {
      double behind = quantity * branches.behind[k];
      // The threshold may have risen on the way.
      if (behind < threshold) {
        remainder += behind;
      } else {
        visit(branches.sectors[k], quantity * branches.reached[k]);
      }
    }
    chain.removeLast();
  }

  private Branches branches(int sector) {
    Branches known = branches[sector];
    if (known == null) {
      known = branchesOf(sector);
      branches[sector] = known;
    }
    return known;
  }

  /// A branch holds no more than the footprint F, so it enters sector s with at most `F / t_s`: a
  /// neighbour with less than `threshold t_s / F` behind it is never worth a visit.
  private Branches branchesOf(int sector) {
    double[] reached = links.apply(sector);
    double least = threshold * total[sector] / footprint * (1 - ROUNDING);
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
