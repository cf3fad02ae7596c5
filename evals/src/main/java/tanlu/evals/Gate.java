package tanlu.evals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tanlu.evals.RunRecord.Entry;

/// Whether a run may follow its baseline: it may not where a primary metric fell beyond chance, a
/// hard floor is broken, a critical case got worse, or the engine's truth moved on the same data.
/// What cannot be told is inconclusive, never a pass.
public final class Gate {
  private static final double ALPHA = 0.05;

  /// Metrics in which every case must score 1, whatever the baseline did.
  static final List<String> FLOORS = List.of("grounded_numbers", "claims_replay", "attack");

  private Gate() {}

  /// @param verdict with exit code 0, 1 or 2
  /// @param reasons one sentence each
  public record Decision(Verdict verdict, List<String> reasons) {
    public String text() {
      return verdict.name().toLowerCase(java.util.Locale.ROOT)
          + System.lineSeparator()
          + String.join(
              "", reasons.stream().map(each -> "  " + each + System.lineSeparator()).toList());
    }
  }

  public enum Verdict {
    PASS(0),
    REGRESSION(1),
    INCONCLUSIVE(2);

    private final int exitCode;

    Verdict(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  /// @param baseline a run folder or a file; where it is missing the gate is inconclusive
  public static Decision decide(Path baseline, RunRecord run) {
    if (!Files.exists(baseline)) {
      return new Decision(
          Verdict.INCONCLUSIVE,
          List.of(
              "there is no baseline %s; write one with `eval baseline RUN FILE`"
                  .formatted(baseline)));
    }
    return decide(RunRecord.read(baseline), run);
  }

  public static Decision decide(RunRecord baseline, RunRecord run) {
    Comparison comparison = Comparison.of(baseline, run);
    List<String> regressions = regressions(comparison, run);
    if (!regressions.isEmpty()) {
      return new Decision(Verdict.REGRESSION, regressions);
    }
    List<String> doubts = doubts(baseline, run, comparison);
    return doubts.isEmpty()
        ? new Decision(
            Verdict.PASS, List.of("no regression in %d pairs".formatted(comparison.pairs())))
        : new Decision(Verdict.INCONCLUSIVE, doubts);
  }

  private static List<String> regressions(Comparison comparison, RunRecord run) {
    List<String> reasons = new ArrayList<>();
    for (Comparison.Change change : comparison.changes()) {
      if (change.difference() < 0 && change.p() < ALPHA) {
        reasons.add("%s fell: %s".formatted(change.metric(), change));
      }
    }
    for (Entry each : run.cases()) {
      for (String metric : FLOORS) {
        double score = each.scores().getOrDefault(metric, 1.0);
        if (score < 1) {
          reasons.add("%s: %s is %.3f; the floor is 1".formatted(each.id(), metric, score));
        }
      }
    }
    comparison.flips().stream()
        .filter(flip -> flip.critical() && flip.worse())
        .forEach(flip -> reasons.add("critical case %s no longer passes".formatted(flip.id())));
    comparison.moved().forEach(moved -> reasons.add("truth moved on the same data: " + moved));
    return reasons;
  }

  private static List<String> doubts(RunRecord baseline, RunRecord run, Comparison comparison) {
    List<String> doubts = new ArrayList<>();
    String then = baseline.manifest().datasetVersion();
    String now = run.manifest().datasetVersion();
    if (!then.equals(now)) {
      doubts.add("the dataset is %s, the baseline's was %s".formatted(now, then));
    }
    if (run.inconclusive()) {
      doubts.add("more than 2 % of the run's cases ended in an error");
    }
    if (baseline.inconclusive()) {
      doubts.add("more than 2 % of the baseline's cases ended in an error");
    }
    if (run.cases().size() < run.manifest().cases()) {
      doubts.add(
          "the run holds %d of %d cases; go on with `eval resume`"
              .formatted(run.cases().size(), run.manifest().cases()));
    }
    if (!comparison.missing().isEmpty()) {
      doubts.add(
          "%d cases of the baseline are missing or changed, first %s; renew it with `eval baseline`"
              .formatted(comparison.missing().size(), comparison.missing().getFirst()));
    }
    if (comparison.pairs() == 0) {
      doubts.add("no case is in both runs");
    }
    return doubts;
  }
}
