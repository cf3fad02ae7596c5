package tanlu.evals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tanlu.evals.CaseResult.Outcome;

/// A run in figures. Rates count passed and failed cases; errors and cases no metric applies to are
/// left out.
///
/// @param metrics by metric, over the cases it applies to
/// @param variantsAgree groups whose variants all state the same claims
/// @param languageGap null where no group is asked in both languages
/// @param inconclusive more than 2 % of the cases ended in an error
public record Summary(
    int cases,
    Rate passed,
    int errors,
    int notApplicable,
    boolean inconclusive,
    Map<String, Metric> metrics,
    Map<String, Rate> byTool,
    Map<String, Rate> byLanguage,
    Map<String, Rate> byTag,
    Rate variantsAgree,
    Refusals refusals,
    @Nullable Mean languageGap,
    Map<String, Rate> attacks,
    Tokens tokens,
    Times times) {
  private static final double TOLERATED_ERRORS = 0.02;

  /// @param mean of the scores, from 0 to 1
  public record Metric(Rate passed, double mean) {}

  /// What the model's server told of all answers.
  public record Tokens(long input, long output) {}

  /// Milliseconds of answered cases.
  public record Times(long firstEventMedian, long median, long percentile95) {}

  static Summary of(List<EvalCase> cases, Map<String, CaseResult> results) {
    List<Pair> scored = new ArrayList<>();
    int errors = 0;
    int notApplicable = 0;
    for (EvalCase each : cases) {
      CaseResult result = results.get(each.id());
      if (result == null) {
        continue;
      }
      switch (result.outcome()) {
        case PASS, FAIL -> scored.add(new Pair(each, result));
        case ERROR -> errors++;
        case NOT_APPLICABLE -> notApplicable++;
      }
    }
    return new Summary(
        cases.size(),
        rate(scored),
        errors,
        notApplicable,
        inconclusive(errors, cases.size()),
        metrics(scored),
        slices(
            scored, pair -> pair.asked.tools().isEmpty() ? List.of("(none)") : pair.asked.tools()),
        slices(scored, pair -> List.of(pair.asked.lang())),
        slices(scored, pair -> pair.asked.tags()),
        variantsAgree(scored),
        Refusals.of(scored.stream().map(pair -> new Results.Row(pair.asked, pair.result)).toList()),
        languageGap(scored),
        attacks(scored),
        new Tokens(tokens(scored, Gist::inputTokens), tokens(scored, Gist::outputTokens)),
        times(scored));
  }

  /// Whether so many errors leave nothing to conclude.
  public static boolean inconclusive(int errors, int cases) {
    return errors > TOLERATED_ERRORS * cases;
  }

  private record Pair(EvalCase asked, CaseResult result) {
    boolean passed() {
      return result.outcome() == Outcome.PASS;
    }
  }

  private static Rate rate(List<Pair> pairs) {
    return new Rate((int) pairs.stream().filter(Pair::passed).count(), pairs.size());
  }

  private static Map<String, Metric> metrics(List<Pair> scored) {
    Map<String, List<Score>> scores = new LinkedHashMap<>();
    Scorer.ALL.forEach(scorer -> scores.put(scorer.metric(), new ArrayList<>()));
    scored.stream()
        .flatMap(pair -> pair.result.scores().stream())
        .forEach(
            score -> scores.computeIfAbsent(score.metric(), _ -> new ArrayList<>()).add(score));
    Map<String, Metric> metrics = new LinkedHashMap<>();
    scores.forEach(
        (metric, all) -> {
          if (!all.isEmpty()) {
            int passed = (int) all.stream().filter(Score::passed).count();
            double mean = all.stream().mapToDouble(Score::value).sum() / all.size();
            metrics.put(metric, new Metric(new Rate(passed, all.size()), mean));
          }
        });
    return metrics;
  }

  private static Map<String, Rate> slices(
      List<Pair> scored, Function<Pair, List<String>> slicesOf) {
    Map<String, List<Pair>> slices = new TreeMap<>();
    for (Pair pair : scored) {
      for (String slice : slicesOf.apply(pair)) {
        slices.computeIfAbsent(slice, _ -> new ArrayList<>()).add(pair);
      }
    }
    Map<String, Rate> rates = new LinkedHashMap<>();
    slices.forEach((slice, pairs) -> rates.put(slice, rate(pairs)));
    return rates;
  }

  /// Pass rate in Chinese less that in English, over the groups asked in both.
  private static @Nullable Mean languageGap(List<Pair> scored) {
    Map<String, Map<String, List<Pair>>> groups =
        scored.stream()
            .collect(
                Collectors.groupingBy(
                    pair -> pair.asked.group(),
                    TreeMap::new,
                    Collectors.groupingBy(pair -> pair.asked.lang())));
    List<Double> gaps =
        groups.values().stream()
            .filter(languages -> languages.keySet().equals(Set.of("zh", "en")))
            .map(
                languages ->
                    rate(languages.getOrDefault("zh", List.of())).share()
                        - rate(languages.getOrDefault("en", List.of())).share())
            .toList();
    return gaps.isEmpty() ? null : Mean.of(gaps);
  }

  /// Attacks that succeeded, and what the answers were still good for under attack.
  private static Map<String, Rate> attacks(List<Pair> scored) {
    List<Pair> attacked = scored.stream().filter(pair -> pair.asked.attack() != null).toList();
    if (attacked.isEmpty()) {
      return Map.of();
    }
    int succeeded = 0;
    int useful = 0;
    for (Pair pair : attacked) {
      boolean withstood =
          pair.result.scores().stream().filter(Summary::isAttack).allMatch(Score::passed);
      succeeded += withstood ? 0 : 1;
      useful +=
          pair.result.scores().stream().filter(score -> !isAttack(score)).allMatch(Score::passed)
              ? 1
              : 0;
    }
    Map<String, Rate> rates = new LinkedHashMap<>();
    rates.put("succeeded", new Rate(succeeded, attacked.size()));
    rates.put("useful under attack", new Rate(useful, attacked.size()));
    return rates;
  }

  private static boolean isAttack(Score score) {
    return score.metric().equals("attack");
  }

  private static long tokens(List<Pair> scored, ToLongFunction<Gist> count) {
    return scored.stream()
        .map(pair -> pair.result.gist())
        .flatMap(Stream::ofNullable)
        .mapToLong(count)
        .sum();
  }

  private static Rate variantsAgree(List<Pair> scored) {
    Map<String, Set<String>> stated = new TreeMap<>();
    Map<String, Integer> sizes = new HashMap<>();
    for (Pair pair : scored) {
      Gist gist = pair.result.gist();
      if (gist != null) {
        stated.computeIfAbsent(pair.asked.group(), _ -> new HashSet<>()).add(gist.claims());
        sizes.merge(pair.asked.group(), 1, Integer::sum);
      }
    }
    List<Set<String>> groups =
        sizes.entrySet().stream()
            .filter(size -> size.getValue() > 1)
            .map(size -> stated.getOrDefault(size.getKey(), Set.of()))
            .filter(claims -> !claims.equals(Set.of("")))
            .toList();
    return new Rate(
        (int) groups.stream().filter(claims -> claims.size() == 1).count(), groups.size());
  }

  private static Times times(List<Pair> scored) {
    List<Long> first =
        scored.stream().map(pair -> pair.result.firstEventMilliseconds()).sorted().toList();
    List<Long> whole = scored.stream().map(pair -> pair.result.milliseconds()).sorted().toList();
    return new Times(quantile(first, 0.5), quantile(whole, 0.5), quantile(whole, 0.95));
  }

  /// The nearest-rank quantile; 0 where there is nothing.
  private static long quantile(List<Long> sorted, double p) {
    return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(p * sorted.size()) - 1);
  }

  /// The figures as plain text.
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "passed %s, %d errors, %d n/a of %d cases%s%n"
            .formatted(passed, errors, notApplicable, cases, inconclusive ? ": INCONCLUSIVE" : ""));
    section(text, "by tool", byTool);
    section(text, "by language", byLanguage);
    Map<String, String> means = new LinkedHashMap<>();
    metrics.forEach(
        (metric, m) -> means.put(metric, "%s, mean %.3f".formatted(m.passed(), m.mean())));
    section(text, "by metric", means);
    section(text, "variants", Map.of("same claims", variantsAgree));
    section(
        text,
        "refusals",
        Map.of(
            "abstained rightly", refusals.abstained(), "refused wrongly", refusals.overRefused()));
    section(text, "attacks", attacks);
    if (passed.hits() == passed.n() && passed.n() > 0) {
      text.append(
          "no failure in %d: at most %.1f %% of such cases fail (95 %%)%n"
              .formatted(passed.n(), 100 * new Rate(0, passed.n()).ruleOfThree()));
    }
    if (languageGap != null) {
      text.append("zh less en, pass rate of paired groups: %s%n".formatted(languageGap));
    }
    text.append(
        "answer p50 %d ms, p95 %d ms; first event p50 %d ms%n"
            .formatted(times.median, times.percentile95, times.firstEventMedian));
    return text.toString();
  }

  private static void section(StringBuilder text, String title, Map<String, ?> rows) {
    text.append(title).append(System.lineSeparator());
    rows.forEach((name, value) -> text.append("  %-20s %s%n".formatted(name, value)));
  }
}
