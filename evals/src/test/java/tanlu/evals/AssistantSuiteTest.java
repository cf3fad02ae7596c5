package tanlu.evals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.analytics.data.Dataset;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Chart;
import tanlu.assistant.answer.Citation;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.answer.Question;
import tanlu.assistant.tool.ToolOutcome;

/// The main suite against the assistant with the offline model, the gate against its committed
/// baseline, and faults planted into the recorded answers, each of which the gate must catch.
class AssistantSuiteTest {
  private static final Path BASELINE = Path.of("baselines/main.json");
  private static final Suite SUITE = Suite.load("main");
  private static final EvalRun.Setup SETUP =
      new EvalRun.Setup(Settings.OFFLINE, Dataset.embedded().version(), 2);
  private static final Map<String, Answer> RECORDED = new ConcurrentHashMap<>();
  private static final Map<String, ToolOutcome> CALLED = new ConcurrentHashMap<>();
  private static final Subject REAL =
      Subject.of(Assistant.rehearsing(Settings.read(Map.of()), _ -> {}));

  @TempDir static Path out;
  private static Results results;

  @BeforeAll
  static void runOnce() {
    results =
        EvalRun.run(
            new Over(REAL) {
              @Override
              public Answer ask(Question question, AnswerListener listener) {
                Answer answer = super.ask(question, listener);
                RECORDED.put(question.message(), answer);
                return answer;
              }
            },
            SUITE,
            out.resolve("run"),
            SETUP);
  }

  @Test
  void theOfflineModelPassesEveryCaseOfTheMainSuite() {
    System.out.println(results.text());
    assertThat(results.cases())
        .allSatisfy(
            row ->
                assertThat(row.result().reasons())
                    .as("%s: %s", row.asked().id(), row.asked().turns())
                    .isEmpty());
  }

  /// Where this fails on purpose: `./tanlu eval run --suite main --out DIR`, then `./tanlu eval
  /// baseline DIR evals/baselines/main.json`.
  @Test
  void theGateLetsTheSuiteFollowItsCommittedBaseline() {
    Gate.Decision decision = Gate.decide(BASELINE, RunRecord.of(results));
    assertThat(decision.reasons()).hasSize(1);
    assertThat(decision.verdict()).isEqualTo(Gate.Verdict.PASS);
  }

  @Test
  void twentyRerunsOfAnUnchangedSystemRaiseNoRegression() {
    // Without roadmaps, whose simulation would take most of the time of twenty reruns.
    List<EvalCase> critical =
        SUITE.cases().stream()
            .filter(each -> each.critical() && !each.tags().contains("roadmap"))
            .toList();
    assertThat(critical).hasSizeGreaterThanOrEqualTo(10);
    RunRecord before = record(critical, new Examiner(REAL));
    Examiner examiner = new Examiner(REAL);
    for (int rerun = 0; rerun < 20; rerun++) {
      assertThat(Gate.decide(before, record(critical, examiner)).verdict())
          .isEqualTo(Gate.Verdict.PASS);
    }
  }

  @Test
  void anUnchangedRecordingPasses() {
    assertThat(planted(answer -> answer).verdict()).isEqualTo(Gate.Verdict.PASS);
  }

  @Test
  void aPromptThatDropsUnitsIsCaught() {
    Pattern unit = Pattern.compile("\\[([−-]?[\\d.,]+)[^\\]]*]\\(#claim-");
    Gate.Decision decision =
        planted(
            answer -> Bench.with(answer, unit.matcher(answer.text()).replaceAll("[$1](#claim-")));
    assertThat(decision.verdict()).isEqualTo(Gate.Verdict.REGRESSION);
    assertThat(decision.reasons()).anyMatch(reason -> reason.startsWith("numeric_accuracy fell"));
  }

  @Test
  void aToolOffByAFactorOfAHundredIsCaughtInAnswers() {
    Gate.Decision decision =
        planted(
            answer ->
                Bench.with(
                    answer,
                    answer.claims().stream()
                        .map(
                            claim ->
                                new Claim(
                                    claim.id(),
                                    claim.shown(),
                                    claim.value() * 100,
                                    claim.unit(),
                                    claim.label(),
                                    claim.derivation()))
                        .toList()));
    assertThat(decision.verdict()).isEqualTo(Gate.Verdict.REGRESSION);
    assertThat(decision.reasons()).anyMatch(reason -> reason.contains("grounded_numbers"));
  }

  @Test
  void anEngineOffByAFactorOfAHundredIsCaughtThoughAnswersAgreeWithIt() {
    Subject off =
        new Replayed(answer -> answer) {
          @Override
          public ToolOutcome call(String tool, JsonNode arguments) {
            return super.call(tool, arguments) instanceof ToolOutcome.Done done
                ? Bench.with(done, hundredfold(done.result().deepCopy()))
                : super.call(tool, arguments);
          }
        };
    Gate.Decision decision = decide(off);
    assertThat(decision.verdict()).isEqualTo(Gate.Verdict.REGRESSION);
    assertThat(decision.reasons())
        .anyMatch(reason -> reason.contains("truth moved") && reason.contains("profile-gd-2017"));
  }

  private static JsonNode hundredfold(JsonNode node) {
    if (node instanceof ObjectNode object && node.path("value").isNumber()) {
      object.put("value", node.get("value").asDouble() * 100);
    }
    node.forEach(AssistantSuiteTest::hundredfold);
    return node;
  }

  @Test
  void aModelThatIgnoresRefusalsIsCaught() {
    Gate.Decision decision = planted(answer -> Bench.with(answer, Outcome.ANSWERED));
    assertThat(decision.verdict()).isEqualTo(Gate.Verdict.REGRESSION);
    assertThat(decision.reasons()).anyMatch(reason -> reason.startsWith("behaviour fell"));
  }

  @Test
  void aChartWithTwoBarsSwappedIsCaught() {
    Gate.Decision decision =
        planted(
            answer ->
                Bench.withCharts(
                    answer, answer.charts().stream().map(AssistantSuiteTest::swapped).toList()));
    assertThat(decision.verdict()).isEqualTo(Gate.Verdict.REGRESSION);
    assertThat(decision.reasons())
        .anyMatch(reason -> reason.startsWith("passed fell"))
        .contains("critical case profile-gd-2017.zh no longer passes");
  }

  /// The values of the first two bars change places, in the drawing and in the table alike.
  private static Chart swapped(Chart chart) {
    JsonNode spec = chart.spec().deepCopy();
    if (!chart.kind().equals("bar")
        || !(spec.at("/series/0/data") instanceof ArrayNode data)
        || data.size() < 2) {
      return chart;
    }
    JsonNode first = data.get(0);
    data.set(0, data.get(1));
    data.set(1, first);
    List<List<Object>> rows = new ArrayList<>(chart.table().rows());
    rows.set(0, renamed(chart.table().rows().get(1), chart.table().rows().get(0)));
    rows.set(1, renamed(chart.table().rows().get(0), chart.table().rows().get(1)));
    return new Chart(
        chart.id(),
        chart.kind(),
        chart.title(),
        chart.unit(),
        chart.source(),
        spec,
        new Chart.Table(chart.table().columns(), rows));
  }

  private static List<Object> renamed(List<Object> values, List<Object> name) {
    List<Object> row = new ArrayList<>(values);
    row.set(0, name.getFirst());
    return row;
  }

  @Test
  void aShuffledCorpusIsCaught() {
    List<Citation> all =
        RECORDED.values().stream().flatMap(answer -> answer.citations().stream()).toList();
    Gate.Decision decision =
        planted(
            answer ->
                Bench.withCitations(
                    answer,
                    answer.citations().stream()
                        .map(each -> Bench.as(each.n(), other(each, all)))
                        .toList()));
    assertThat(decision.verdict()).isEqualTo(Gate.Verdict.REGRESSION);
  }

  private static Citation other(Citation each, List<Citation> all) {
    return all.stream()
        .filter(other -> !other.documentTitle().equals(each.documentTitle()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMissingBaselineIsInconclusiveAndSoIsOtherData() {
    RunRecord run = RunRecord.of(results);
    assertThat(Gate.decide(out.resolve("none.json"), run).verdict())
        .isEqualTo(Gate.Verdict.INCONCLUSIVE);
    Manifest then = run.manifest();
    RunRecord otherData =
        new RunRecord(
            new Manifest(
                then.suite(),
                then.suiteHash(),
                then.cases(),
                then.model(),
                "another",
                then.javaVersion(),
                then.started()),
            false,
            run.cases());
    Gate.Decision decision = Gate.decide(otherData, run);
    assertThat(decision.verdict()).isEqualTo(Gate.Verdict.INCONCLUSIVE);
    assertThat(decision.reasons()).anyMatch(reason -> reason.contains("another"));
  }

  @Test
  void rescoringGivesTheSameScoresWithoutAskingAndABaselineReadsBack() throws Exception {
    RunRecord before = RunRecord.of(results);
    Subject silent =
        new Over(REAL) {
          @Override
          public Answer ask(Question question, AnswerListener listener) {
            throw new AssertionError("asked " + question);
          }
        };
    assertThat(RunRecord.of(EvalRun.rescore(silent, out.resolve("run"))).cases())
        .isEqualTo(before.cases());
    Path file = out.resolve("baseline.json");
    before.write(file);
    assertThat(RunRecord.read(file)).isEqualTo(before);
    assertThat(RunRecord.read(out.resolve("run")).cases()).isEqualTo(before.cases());
    assertThat(Files.size(file)).isLessThan(200_000);
  }

  private static Gate.Decision planted(UnaryOperator<Answer> fault) {
    return decide(new Replayed(fault));
  }

  private static Gate.Decision decide(Subject subject) {
    return Gate.decide(RunRecord.of(results), record(SUITE.cases(), new Examiner(subject)));
  }

  private static RunRecord record(List<EvalCase> cases, Examiner examiner) {
    Suite suite = new Suite(SUITE.name(), SUITE.hash(), cases);
    Map<String, CaseResult> scored = new ConcurrentHashMap<>();
    cases.forEach(each -> scored.put(each.id(), examiner.examine(each)));
    Manifest manifest =
        new Manifest(
            SUITE.name(),
            SUITE.hash(),
            cases.size(),
            Settings.OFFLINE,
            Dataset.embedded().version(),
            "",
            "");
    return RunRecord.of(Results.of(manifest, suite, scored));
  }

  /// The recorded answers with a fault planted; claims were replayed when they were recorded.
  private static class Replayed extends Over {
    private final UnaryOperator<Answer> fault;

    Replayed(UnaryOperator<Answer> fault) {
      super(REAL);
      this.fault = fault;
    }

    @Override
    public Answer ask(Question question, AnswerListener listener) {
      return fault.apply(Objects.requireNonNull(RECORDED.get(question.message())));
    }

    @Override
    public ToolOutcome call(String tool, JsonNode arguments) {
      return CALLED.computeIfAbsent(tool + arguments, _ -> super.call(tool, arguments));
    }

    @Override
    public Function<Claim, Assistant.Replayed> replaying(
        BiFunction<String, JsonNode, Optional<ToolOutcome>> made) {
      return claim -> new Assistant.Replayed(claim.value(), claim.unit(), true);
    }
  }

  private static class Over implements Subject.Elsewhere {
    private final Subject under;

    Over(Subject under) {
      this.under = under;
    }

    @Override
    public Subject engine() {
      return under;
    }

    @Override
    public Answer ask(Question question, AnswerListener listener) {
      return under.ask(question, listener);
    }
  }
}
