package tanlu.analytics.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/// Milliseconds of each case over all rounds: the least, and the median of the rounds' medians.
final class Times {
  /// @param method of a benchmark, `Class.method`
  /// @param n of the economy; 0 where the case has no such parameter
  /// @param library empty where the case has none
  record Case(String method, int n, String library) {
    static Case of(RunResult result) {
      String[] name = result.getParams().getBenchmark().split("\\.", -1);
      String n = result.getParams().getParam("n");
      String library = result.getParams().getParam("library");
      return new Case(
          name[name.length - 2] + "." + name[name.length - 1],
          n == null ? 0 : Integer.parseInt(n),
          library == null ? "" : Library.valueOf(library).label);
    }
  }

  private final Map<Case, List<Double>> least = new LinkedHashMap<>();
  private final Map<Case, List<Double>> medians = new LinkedHashMap<>();

  void add(Collection<RunResult> round) {
    for (RunResult result : round) {
      Statistics statistics = result.getPrimaryResult().getStatistics();
      Case key = Case.of(result);
      least.computeIfAbsent(key, _ -> new ArrayList<>()).add(statistics.getMin());
      medians.computeIfAbsent(key, _ -> new ArrayList<>()).add(statistics.getPercentile(50));
    }
  }

  boolean has(Case key) {
    return least.containsKey(key);
  }

  double least(Case key) {
    return least.getOrDefault(key, List.of(Double.NaN)).stream()
        .mapToDouble(Double::doubleValue)
        .min()
        .orElse(Double.NaN);
  }

  double median(Case key) {
    List<Double> sorted = medians.getOrDefault(key, List.of(Double.NaN)).stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
