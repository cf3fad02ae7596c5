package tanlu.evals.score;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How well a list of passages, best first, meets the passages that bear on a question.
///
/// @param ranked ids of the passages found
/// @param grades the passages that bear on it: 2 answers it, 1 is related
public record RankedPassages(List<String> ranked, Map<String, Integer> grades) {
  /// Normalised discounted cumulative gain of the first k, `Σ (2^grade − 1) / log₂(rank + 1)`, over
  /// that of the best order there is. From 0 to 1.
  public double ndcg(int k) {
    List<Integer> ideal = grades.values().stream().sorted(Comparator.reverseOrder()).toList();
    return gain(ranked.stream().map(id -> grades.getOrDefault(id, 0)).toList(), k) / gain(ideal, k);
  }

  private static double gain(List<Integer> grades, int k) {
    double gain = 0;
    for (int i = 0; i < Math.min(k, grades.size()); i++) {
      gain += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
    }
    return gain;
  }

  /// The share of the passages that bear on the question among the first k. From 0 to 1.
  public double recall(int k) {
    long found = ranked.stream().limit(k).filter(grades::containsKey).count();
    return (double) found / Math.min(k, grades.size());
  }
}
