package tanlu.evals.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Holm's correction for testing several metrics at once: the k-th smallest of m p-values is
/// multiplied by `m − k + 1`, and none is below the one before it.
///
/// Holm (1979), Scandinavian Journal of Statistics 6(2).
public final class Holm {
  private Holm() {}

  /// The adjusted p-values, in the order given.
  public static List<Double> adjusted(List<Double> p) {
    List<Integer> order =
        IntStream.range(0, p.size()).boxed().sorted(Comparator.comparing(p::get)).toList();
    List<Double> adjusted = new ArrayList<>(p);
    double least = 0;
    for (int k = 0; k < order.size(); k++) {
      least = Math.max(least, Math.min(1, (p.size() - k) * p.get(order.get(k))));
      adjusted.set(order.get(k), least);
    }
    return adjusted;
  }
}
