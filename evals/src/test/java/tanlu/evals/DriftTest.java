package tanlu.evals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.store.ConversationStore.Rated;
import tanlu.assistant.store.Feedback;
import tanlu.assistant.store.Feedback.Rating;
import tanlu.evals.Bench.Draft;

class DriftTest {
  @TempDir Path temp;

  @Test
  void readersWhoLikeLessThanTheMonthBeforeAreTold() {
    List<Rated> ratings = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      ratings.add(rated("2026-10-0%d".formatted(1 + i % 9), i < 18 ? Rating.UP : Rating.DOWN));
      ratings.add(rated("2026-11-0%d".formatted(1 + i % 9), i < 6 ? Rating.UP : Rating.DOWN));
    }
    Drift drift = Drift.of(temp, ratings);
    List<Drift.Step> steps = Objects.requireNonNull(drift.steps().get("readers: liked"));
    assertThat(steps)
        .extracting(Drift.Step::point)
        .containsExactly(
            new Drift.Point("2026-10", new Rate(18, 20)),
            new Drift.Point("2026-11", new Rate(6, 20)));
    // By whole numbers: tables of 24 liked among 40 no likelier than 18 of 20, over all.
    assertThat(steps.get(1).p()).isCloseTo(0.00024436175715, offset(1e-12));
    assertThat(drift.text()).contains("2026-11  6/20", "MOVED");
  }

  @Test
  void theLastRunOfEachMonthStandsForIt() throws Exception {
    run("a", "2026-09-01T00:00:00Z", 3);
    run("b", "2026-09-20T00:00:00Z", 10);
    run("c", "2026-10-02T00:00:00Z", 10);
    List<Drift.Step> steps =
        Objects.requireNonNull(
            Drift.of(temp.resolve("all"), List.of()).steps().get("s, scripted: passed"));
    assertThat(steps)
        .extracting(Drift.Step::point)
        .containsExactly(
            new Drift.Point("2026-09", new Rate(10, 10)),
            new Drift.Point("2026-10", new Rate(10, 10)));
    assertThat(steps.get(1).p()).isEqualTo(1);
  }

  @Test
  void aModelIsNotComparedWithAnother() throws Exception {
    run("a", "2026-09-01T00:00:00Z", 3);
    run("b", "2026-10-02T00:00:00Z", 10);
    Path manifest = temp.resolve("all/b").resolve(Manifest.FILE);
    Files.writeString(manifest, Files.readString(manifest).replace("scripted", "another"));
    Drift drift = Drift.of(temp.resolve("all"), List.of());
    assertThat(drift.series().get("s, scripted: passed"))
        .containsExactly(new Drift.Point("2026-09", new Rate(3, 10)));
    assertThat(drift.series().get("s, another: passed"))
        .containsExactly(new Drift.Point("2026-10", new Rate(10, 10)));
    assertThat(drift.text()).doesNotContain("MOVED");
  }

  private static Rated rated(String day, Rating rating) {
    Instant given = Instant.parse(day + "T12:00:00Z");
    return new Rated("x", List.of(), "?", "", new Feedback(rating, Optional.empty(), given));
  }

  /// Ten cases that expect an answer, of which so many get one.
  private void run(String name, String started, int answered) throws Exception {
    Path suite = Files.createDirectories(temp.resolve("s"));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      lines.append(
          ("{'id':'c%d','group':'g','lang':'zh','turns':['%d'],"
                  + "'expect':{'behaviour':'answer'},'split':'dev','provenance':'test'}\n")
              .formatted(i, i)
              .replace('\'', '"'));
    }
    Files.writeString(suite.resolve("a.jsonl"), lines);
    Path out = temp.resolve("all").resolve(name);
    EvalRun.run(
        new Bench(
            question ->
                new Draft()
                    .text("好的")
                    .outcome(
                        Integer.parseInt(question.message()) < answered
                            ? Outcome.ANSWERED
                            : Outcome.REFUSED)
                    .answer()),
        Suite.load(suite.toString()),
        out,
        new EvalRun.Setup("scripted", "v", 1));
    Path manifest = out.resolve(Manifest.FILE);
    String written = Files.readString(manifest);
    Files.writeString(
        manifest,
        written
            .replaceAll("\"started\" : \"[^\"]+", "\"started\" : \"" + started)
            .replaceAll("\"suite\" : \"[^\"]+", "\"suite\" : \"s"));
  }
}
