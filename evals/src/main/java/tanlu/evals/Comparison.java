package tanlu.evals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tanlu.evals.CaseResult.Outcome;
import tanlu.evals.RunRecord.Entry;
import tanlu.evals.statistics.ClusterBootstrap;
import tanlu.evals.statistics.DetectableEffect;
import tanlu.evals.statistics.Holm;
import tanlu.evals.statistics.McNemar;
import tanlu.evals.statistics.Permutation;

/// A run beside an earlier one, paired by case; cases that ended in an error in either are left
/// out.
///
/// @param changes of the primary metrics: passes by McNemar's exact test, the others by permutation
/// @param missing cases of the earlier run that the later one lacks or asks in other words
/// @param moved truths the engine gives otherwise now, on the same data
public record Comparison(
    Manifest before,
    Manifest after,
    int pairs,
    List<Change> changes,
    List<Flip> flips,
    List<String> missing,
    List<String> moved) {
  /// The metrics a gate decides by, declared before any run.
  public static final List<String> PRIMARY =
      List.of(
          "passed",
          "behaviour",
          "numeric_accuracy",
          "tool_calls",
          "citations",
          "passages",
          "charts");

  /// A truth that differs by more than rounding has moved.
  private static final double ROUNDING = 1e-9;

  /// How one metric changed.
  ///
  /// @param n pairs it applies to
  /// @param p Holm-adjusted
  /// @param detectable the smallest change such a comparison finds in four cases of five
  public record Change(
      String metric,
      int n,
      double before,
      double after,
      double low,
      double high,
      double p,
      double detectable) {
    public double difference() {
      return after - before;
    }

    @Override
    public String toString() {
      return "%-18s %.3f → %.3f (%+.3f [%+.3f, %+.3f]), p = %.4f, n = %d, smallest detectable %.3f"
          .formatted(metric, before, after, difference(), low, high, p, n, detectable);
    }
  }

  /// A case that passed and does not, or the other way round.
  ///
  /// @param slices the case's language and tags
  public record Flip(String id, List<String> slices, boolean critical, boolean worse) {}

  /// How many cases of a slice flipped each way.
  public record Flips(int worse, int better) {}

  private record Pair(Entry before, Entry after) {}

  public static Comparison of(RunRecord before, RunRecord after) {
    Map<String, Entry> later = new LinkedHashMap<>();
    after.cases().forEach(each -> later.put(each.id(), each));
    List<Pair> pairs = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Entry each : before.cases()) {
      Entry other = later.get(each.id());
      if (other == null || !other.hash().equals(each.hash())) {
        missing.add(each.id());
      } else if (each.outcome() != Outcome.ERROR && other.outcome() != Outcome.ERROR) {
        pairs.add(new Pair(each, other));
      }
    }
    boolean sameData = before.manifest().datasetVersion().equals(after.manifest().datasetVersion());
    return new Comparison(
        before.manifest(),
        after.manifest(),
        pairs.size(),
        changes(pairs),
        flips(pairs),
        missing,
        sameData ? moved(pairs) : List.of());
  }

  private static List<Change> changes(List<Pair> pairs) {
    List<Change> raw = new ArrayList<>();
    for (String metric : PRIMARY) {
      List<Pair> both =
          pairs.stream()
              .filter(pair -> score(pair.before, metric) >= 0 && score(pair.after, metric) >= 0)
              .toList();
      if (!both.isEmpty()) {
        raw.add(change(metric, both));
      }
    }
    List<Double> adjusted = Holm.adjusted(raw.stream().map(Change::p).toList());
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      Change each = raw.get(i);
      changes.add(
          new Change(
              each.metric,
              each.n,
              each.before,
              each.after,
              each.low,
              each.high,
              adjusted.get(i),
              each.detectable));
    }
    return changes;
  }

  private static Change change(String metric, List<Pair> pairs) {
    double before = 0;
    double after = 0;
    int worse = 0;
    int better = 0;
    Map<String, List<Double>> groups = new TreeMap<>();
    for (Pair pair : pairs) {
      double was = score(pair.before, metric);
      double is = score(pair.after, metric);
      before += was;
      after += is;
      worse += is < was ? 1 : 0;
      better += is > was ? 1 : 0;
      groups.computeIfAbsent(pair.before.group(), _ -> new ArrayList<>()).add(is - was);
    }
    ClusterBootstrap interval =
        ClusterBootstrap.of(
            groups.values().stream()
                .map(all -> new ClusterBootstrap.Group(sum(all), all.size()))
                .toList());
    boolean binary = metric.equals("passed");
    List<Double> sums = groups.values().stream().map(Comparison::sum).toList();
    int n = pairs.size();
    return new Change(
        metric,
        n,
        before / n,
        after / n,
        interval.low(),
        interval.high(),
        binary ? new McNemar(worse, better).p() : Permutation.p(sums),
        binary
            ? DetectableEffect.ofRate(n, (worse + better) / (double) n)
            : DetectableEffect.ofMean(groups.size(), deviation(groups)));
  }

  private static double deviation(Map<String, List<Double>> groups) {
    double[] means = groups.values().stream().mapToDouble(all -> sum(all) / all.size()).toArray();
    double mean = 0;
    for (double each : means) {
      mean += each / means.length;
    }
    double squares = 0;
    for (double each : means) {
      squares += (each - mean) * (each - mean);
    }
    return means.length < 2 ? Double.NaN : Math.sqrt(squares / (means.length - 1));
  }

  private static double sum(List<Double> all) {
    double sum = 0;
    for (double each : all) {
      sum += each;
    }
    return sum;
  }

  /// Negative where the metric does not apply.
  private static double score(Entry entry, String metric) {
    if (metric.equals("passed")) {
      return switch (entry.outcome()) {
        case PASS -> 1;
        case FAIL -> 0;
        case ERROR, NOT_APPLICABLE -> -1;
      };
    }
    return entry.scores().getOrDefault(metric, -1.0);
  }

  private static List<Flip> flips(List<Pair> pairs) {
    return pairs.stream()
        .filter(pair -> pair.before.outcome() != pair.after.outcome())
        .map(
            pair ->
                new Flip(
                    pair.after.id(),
                    Stream.concat(Stream.of(pair.after.lang()), pair.after.tags().stream())
                        .toList(),
                    pair.before.critical(),
                    pair.before.outcome() == Outcome.PASS))
        .toList();
  }

  /// Where the flips are, by language and tag.
  public Map<String, Flips> flipsBySlice() {
    Map<String, Flips> slices = new TreeMap<>();
    for (Flip flip : flips) {
      for (String slice : flip.slices) {
        slices.merge(
            slice,
            flip.worse ? new Flips(1, 0) : new Flips(0, 1),
            (one, other) -> new Flips(one.worse + other.worse, one.better + other.better));
      }
    }
    return slices;
  }

  private static List<String> moved(List<Pair> pairs) {
    List<String> moved = new ArrayList<>();
    for (Pair pair : pairs) {
      Set<String> names = new TreeSet<>(pair.before.truths().keySet());
      names.retainAll(pair.after.truths().keySet());
      for (String name : names) {
        String was = Objects.requireNonNull(pair.before.truths().get(name));
        String is = Objects.requireNonNull(pair.after.truths().get(name));
        if (!same(was, is)) {
          moved.add("%s: %s was %s, is %s".formatted(pair.after.id(), name, was, is));
        }
      }
    }
    return moved;
  }

  private static boolean same(String was, String is) {
    String[] one = was.split(" ", 2);
    String[] other = is.split(" ", 2);
    double a = Double.parseDouble(one[0]);
    double b = Double.parseDouble(other[0]);
    return one[1].equals(other[1]) && Math.abs(a - b) <= ROUNDING * Math.abs(a);
  }

  /// The comparison as plain text.
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s %s against %s %s, %d paired cases%n"
            .formatted(after.model(), after.started(), before.model(), before.started(), pairs));
    changes.forEach(change -> text.append("  ").append(change).append(System.lineSeparator()));
    list(
        text,
        "worse",
        flips.stream()
            .filter(Flip::worse)
            .map(flip -> flip.id() + (flip.critical() ? " (critical)" : ""))
            .toList());
    list(text, "better", flips.stream().filter(flip -> !flip.worse()).map(Flip::id).toList());
    list(
        text,
        "flips of",
        flipsBySlice().entrySet().stream()
            .map(
                each ->
                    "%s: %d worse, %d better"
                        .formatted(each.getKey(), each.getValue().worse, each.getValue().better))
            .toList());
    list(text, "truth moved", moved);
    list(text, "not compared", missing);
    return text.toString();
  }

  private static void list(StringBuilder text, String title, List<String> items) {
    if (!items.isEmpty()) {
      text.append(
          items.stream()
              .map(item -> "  " + title + ": " + item)
              .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator())));
    }
  }
}
