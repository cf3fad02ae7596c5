package tanlu.evals;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tanlu.assistant.store.ConversationStore.Rated;
import tanlu.assistant.store.Feedback;
import tanlu.evals.statistics.FisherExact;
import tanlu.evals.statistics.Holm;

/// What changed from month to month: the last run of each month of every suite and model, and the
/// share of answers readers liked. Two months are set against each other by Fisher's exact test,
/// since neither the cases nor the readers need be the same; p-values are Holm-adjusted over all of
/// them.
///
/// @param series by name, such as `main, offline: passed`
public record Drift(Map<String, List<Point>> series) {
  /// @param month `2026-11`
  public record Point(String month, Rate rate) {}

  /// @param p Holm-adjusted; not a number for the first month
  public record Step(Point point, double p) {}

  public static Drift of(Path runs, List<Rated> ratings) {
    Map<String, TreeMap<String, Rate>> months = new TreeMap<>();
    List<RunList.Run> oldestFirst = RunList.in(runs).runs().reversed();
    for (RunList.Run run : oldestFirst) {
      run.summary()
          .ifPresent(
              summary -> {
                String suite = run.manifest().suite() + ", " + run.manifest().model() + ": ";
                String month = run.manifest().started().substring(0, 7);
                put(months, suite + "passed", month, summary.passed());
                summary
                    .metrics()
                    .forEach((name, metric) -> put(months, suite + name, month, metric.passed()));
              });
    }
    for (Rated each : ratings) {
      String month = each.feedback().given().atZone(ZoneOffset.UTC).toString().substring(0, 7);
      int liked = each.feedback().rating() == Feedback.Rating.UP ? 1 : 0;
      months
          .computeIfAbsent("readers: liked", _ -> new TreeMap<>())
          .merge(
              month,
              new Rate(liked, 1),
              (one, other) -> new Rate(one.hits() + other.hits(), one.n() + other.n()));
    }
    Map<String, List<Point>> series = new LinkedHashMap<>();
    months.forEach(
        (name, rates) ->
            series.put(
                name,
                rates.entrySet().stream()
                    .map(each -> new Point(each.getKey(), each.getValue()))
                    .toList()));
    return new Drift(series);
  }

  private static void put(
      Map<String, TreeMap<String, Rate>> months, String name, String month, Rate rate) {
    months.computeIfAbsent(name, _ -> new TreeMap<>()).put(month, rate);
  }

  /// Every month with how likely its distance from the month before is by chance.
  public Map<String, List<Step>> steps() {
    List<Double> raw = new ArrayList<>();
    series.values().forEach(points -> raw.addAll(against(points)));
    List<Double> adjusted = Holm.adjusted(raw);
    Map<String, List<Step>> steps = new LinkedHashMap<>();
    int next = 0;
    for (Map.Entry<String, List<Point>> each : series.entrySet()) {
      List<Step> of = new ArrayList<>();
      for (int i = 0; i < each.getValue().size(); i++) {
        double p = i == 0 ? Double.NaN : Objects.requireNonNull(adjusted.get(next++));
        of.add(new Step(each.getValue().get(i), p));
      }
      steps.put(each.getKey(), of);
    }
    return steps;
  }

  private static List<Double> against(List<Point> points) {
    List<Double> p = new ArrayList<>();
    for (int i = 1; i < points.size(); i++) {
      Rate before = points.get(i - 1).rate;
      Rate after = points.get(i).rate;
      p.add(
          new FisherExact(
                  before.hits(), before.n() - before.hits(), after.hits(), after.n() - after.hits())
              .p());
    }
    return p;
  }

  /// The steps as plain text; what moved beyond chance is marked.
  public String text() {
    StringBuilder text = new StringBuilder();
    steps()
        .forEach(
            (name, steps) -> {
              text.append(name).append(System.lineSeparator());
              for (Step step : steps) {
                text.append(
                    "  %s  %s%s%n"
                        .formatted(
                            step.point.month,
                            step.point.rate,
                            Double.isNaN(step.p)
                                ? ""
                                : ", p = %.4f%s".formatted(step.p, step.p < .05 ? "  MOVED" : "")));
              }
            });
    return text.isEmpty()
        ? "there is no finished run and no rating to compare%n".formatted()
        : text.toString();
  }
}
