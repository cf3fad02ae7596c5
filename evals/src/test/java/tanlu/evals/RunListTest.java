package tanlu.evals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.assistant.ModelException;
import tanlu.assistant.ModelFault;
import tanlu.evals.Bench.Draft;

/// A folder of runs as the server's page shows it.
class RunListTest {
  @TempDir Path temp;

  /// A run of one case.
  private Path run(String name, boolean answered) throws Exception {
    Path suite = Files.createDirectories(temp.resolve("suite"));
    Files.writeString(
        suite.resolve("a.jsonl"),
        ("{'id':'c','group':'g','lang':'zh','turns':['?'],'expect':{'behaviour':'answer'},"
                + "'split':'dev','provenance':'test'}\n")
            .replace('\'', '"'));
    Path out = temp.resolve("runs").resolve(name);
    EvalRun.run(
        new Bench(
            _ -> {
              if (!answered) {
                throw new ModelException(ModelFault.RATE_LIMITED);
              }
              return new Draft().text("好的").answer();
            }),
        Suite.load(suite.toString()),
        out,
        new EvalRun.Setup("scripted", "v", 1));
    return out;
  }

  private String page() {
    Path runs = temp.resolve("runs");
    return RunList.in(runs).page(runs);
  }

  @Test
  void aRunWhoseResultsAreHalfWrittenCountsAsUnfinished() throws Exception {
    Path results = run("a", true).resolve("results.json");
    assertThat(page()).contains("href=\"/evaluations/a\"");
    String whole = Files.readString(results);
    for (String cut : List.of("\"summary\"", "\"metrics\"", "\"manifest\"")) {
      Files.writeString(results, whole.substring(0, whole.indexOf(cut) + cut.length() + 5));
      assertThat(page()).contains("未完 unfinished").doesNotContain("href=\"/evaluations/a\"");
      assertThat(Drift.of(temp.resolve("runs"), List.of()).series()).isEmpty();
    }
    Files.writeString(results, "");
    assertThat(page()).contains("未完 unfinished");
  }

  @Test
  void anInconclusiveRunLeadsToItsReportToo() throws Exception {
    run("a", false);
    assertThat(page()).contains("无结论 inconclusive", "href=\"/evaluations/a\"");
  }

  @Test
  void thePageSaysHowManyEarlierRunsItLeavesOut() {
    List<RunList.Run> runs =
        IntStream.range(0, RunList.SHOWN + 2)
            .mapToObj(
                i ->
                    new RunList.Run(
                        "r" + i,
                        new Manifest("s", "h", 1, "m", "v", "25", "2026-11-27T00:00:00Z"),
                        Optional.empty()))
            .toList();
    assertThat(new RunList(runs).page(temp)).contains("另有 2 次更早的评测", "2 earlier evaluations");
    assertThat(new RunList(runs.subList(0, RunList.SHOWN)).page(temp))
        .doesNotContain("earlier evaluations");
  }
}
