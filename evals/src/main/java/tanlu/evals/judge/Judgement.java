package tanlu.evals.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tanlu.evals.Rate;
import tanlu.evals.SuiteException;
import tanlu.evals.statistics.Kappa;
import tanlu.evals.subject.TargetException;

/// What a judge says of a run, and how far people agree with it.
///
/// @param verdicts by case
/// @param undecided cases without a verdict, with why
/// @param labels what people said of the same answers, by case; empty where nobody did
public record Judgement(
    Map<String, Judge.Verdict> verdicts,
    Map<String, String> undecided,
    Map<String, Boolean> labels) {
  /// Below this agreement, or with fewer labels, a judge is no more than advice.
  public static final double LEAST_KAPPA = .6;

  public static final int LEAST_LABELS = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  /// The answer to a case, to be judged.
  public record Answered(String id, String question, String answer) {}

  public static Judgement of(Judge judge, List<Answered> answers, Map<String, Boolean> labels) {
    Map<String, Judge.Verdict> verdicts = new LinkedHashMap<>();
    Map<String, String> undecided = new LinkedHashMap<>();
    for (Answered each : answers) {
      try {
        verdicts.put(each.id, judge.verdict(each.question, each.answer));
      } catch (TargetException e) {
        undecided.put(each.id, String.valueOf(e.getMessage()));
      }
    }
    return new Judgement(verdicts, undecided, labels);
  }

  /// Reads people's labels: JSONL of `{"id": …, "pass": true|false}`.
  ///
  /// @throws SuiteException where a line is none
  public static Map<String, Boolean> labels(Path file) throws IOException {
    Map<String, Boolean> labels = new LinkedHashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      JsonNode label = JSON.readTree(line);
      if (!label.path("id").isTextual() || !label.path("pass").isBoolean()) {
        throw new SuiteException(
            "%s:%d: no label; expected {\"id\": \"…\", \"pass\": true or false}"
                .formatted(file, number));
      }
      labels.put(label.path("id").asText(), label.path("pass").asBoolean());
    }
    return labels;
  }

  public Rate passed() {
    int passed = (int) verdicts.values().stream().filter(Judge.Verdict::pass).count();
    return new Rate(passed, verdicts.size());
  }

  /// How the verdicts agree with the labels of the same cases.
  public Kappa agreement() {
    int[] counts = new int[4];
    verdicts.forEach(
        (id, verdict) -> {
          Boolean label = labels.get(id);
          if (label != null) {
            counts[(label ? 0 : 2) + (verdict.pass() ? 0 : 1)]++;
          }
        });
    return new Kappa(counts[0], counts[1], counts[2], counts[3]);
  }

  /// Whether it may count for more than advice.
  public boolean trusted() {
    Kappa kappa = agreement();
    return kappa.n() >= LEAST_LABELS && kappa.value() >= LEAST_KAPPA;
  }

  public String text() {
    Kappa kappa = agreement();
    StringBuilder text = new StringBuilder();
    text.append("judged good: %s, %d undecided%n".formatted(passed(), undecided.size()));
    if (kappa.n() > 0) {
      text.append(
          "agreement with %d labels: κ = %.2f, sensitivity %.2f, specificity %.2f; corrected rate %.3f%n"
              .formatted(
                  kappa.n(),
                  kappa.value(),
                  kappa.sensitivity(),
                  kappa.specificity(),
                  kappa.corrected(passed().share())));
    }
    text.append(
        trusted()
            ? "the judge may be trusted%n".formatted()
            : "ADVISORY: trusted from %d labels and κ ≥ %.1f%n"
                .formatted(LEAST_LABELS, LEAST_KAPPA));
    verdicts.forEach(
        (id, verdict) ->
            text.append(
                "%s %s %s: %s%n"
                    .formatted(
                        verdict.pass() ? "good" : "BAD ", verdict.votes(), id, verdict.why())));
    undecided.forEach((id, why) -> text.append("undecided %s: %s%n".formatted(id, why)));
    return text.toString();
  }
}
