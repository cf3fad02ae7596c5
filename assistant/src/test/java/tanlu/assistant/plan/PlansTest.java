package tanlu.assistant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.analytics.proof.Language;
import tanlu.assistant.plan.Progress.Status;
import tanlu.assistant.tool.PlanRequest;

/// Plans on their way: told of by section, cancelled, resumed, found again later.
class PlansTest {
  private static final Clock CLOCK =
      Clock.fixed(Drafts.DAY.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);

  @TempDir Path folder;

  private static final PlanRequest REQUEST = Drafts.request("HI", Language.ZH, Optional.empty());

  private static Progress until(Plans plans, String id, Predicate<Progress> wanted)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (System.nanoTime() < end) {
      Progress progress = plans.find(id).orElseThrow();
      if (wanted.test(progress)) {
        return progress;
      }
      Thread.sleep(5);
    }
    throw new AssertionError("waited in vain, last seen " + plans.find(id));
  }

  private static long done(Progress progress) {
    return progress.steps().stream().filter(step -> step.status().equals("done")).count();
  }

  @Test
  void aPlanIsToldOfSectionBySectionAndItsFilesCanBeFetched() throws Exception {
    Plans plans = new Plans(folder, Drafts.TOOLS, CLOCK);
    String id = plans.start(REQUEST);
    Progress progress = until(plans, id, each -> each.status() != Status.RUNNING);
    assertThat(progress.status()).as(progress.toString()).isEqualTo(Status.DONE);
    assertThat(progress.steps()).allMatch(step -> step.status().equals("done"));
    assertThat(progress.steps().getFirst().title()).isEqualTo("编制背景与依据");
    for (String kind : new String[] {"docx", "pdf", "xlsx"}) {
      assertThat(plans.file(id, kind)).isPresent();
      assertThat(Files.size(plans.file(id, kind).orElseThrow())).isGreaterThan(20_000);
    }
    // A later run of the program knows it too.
    Plans later = new Plans(folder, Drafts.TOOLS, CLOCK);
    assertThat(later.find(id)).contains(progress);
  }

  @Test
  void aCancelledPlanStopsAndGoesOnWhereItStopped() throws Exception {
    Plans plans = new Plans(folder, Drafts.TOOLS, CLOCK);
    String id = plans.start(REQUEST);
    plans.cancel(id);
    Progress stopped = until(plans, id, each -> each.status() != Status.RUNNING);
    assertThat(stopped.status()).isEqualTo(Status.CANCELLED);
    assertThat(done(stopped)).isLessThan(stopped.steps().size());
    assertThat(plans.file(id, "docx")).isEmpty();
    Progress resumed = plans.resume(id).orElseThrow();
    assertThat(done(resumed)).isGreaterThanOrEqualTo(done(stopped));
    assertThat(until(plans, id, each -> each.status() != Status.RUNNING).status())
        .isEqualTo(Status.DONE);
  }

  @Test
  void aPlanInterruptedByTheEndOfTheProgramCountsAsCancelledAndCanBeResumed() throws Exception {
    Plans plans = new Plans(folder, Drafts.TOOLS, CLOCK);
    String id = plans.start(REQUEST);
    plans.cancel(id);
    until(plans, id, each -> each.status() == Status.CANCELLED);
    Path record = folder.resolve(id).resolve("plan.json");
    until(plans, id, _ -> read(record).contains("cancelled"));
    Files.writeString(record, read(record).replace("\"cancelled\"", "\"running\""));
    Plans later = new Plans(folder, Drafts.TOOLS, CLOCK);
    // The first one may be letting go of it.
    until(later, id, each -> each.status() == Status.CANCELLED);
    later.resume(id);
    assertThat(until(later, id, each -> each.status() != Status.RUNNING).status())
        .isEqualTo(Status.DONE);
  }

  @Test
  void serversThatShareTheFolderTellOfAndCancelEachOthersPlansAndDraftNoneTwice() throws Exception {
    Plans here = new Plans(folder, Drafts.TOOLS, CLOCK);
    Plans there = new Plans(folder, Drafts.TOOLS, CLOCK);
    String id = here.start(REQUEST);
    Progress told = until(there, id, each -> done(each) > 0);
    assertThat(told.status()).isEqualTo(Status.RUNNING);
    assertThat(there.resume(id).orElseThrow().status()).isEqualTo(Status.RUNNING);
    there.cancel(id);
    assertThat(until(here, id, each -> each.status() != Status.RUNNING).status())
        .isEqualTo(Status.CANCELLED);
    until(there, id, each -> each.status() == Status.CANCELLED);
    there.resume(id);
    assertThat(here.find(id).orElseThrow().status()).isEqualTo(Status.RUNNING);
    assertThat(until(here, id, each -> each.status() != Status.RUNNING).status())
        .isEqualTo(Status.DONE);
    assertThat(here.file(id, "xlsx")).isPresent();
  }

  @Test
  void ofPlansThatWereCancelledTheLastTenAreHeldInMemory() throws Exception {
    Plans plans = new Plans(folder, Drafts.TOOLS, CLOCK);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      String id = plans.start(REQUEST);
      plans.cancel(id);
      until(plans, id, each -> each.status() == Status.CANCELLED);
      ids.add(id);
    }
    assertThat(plans.held()).isEqualTo(10);
    // Those forgotten are told of and resumed all the same.
    assertThat(plans.find(ids.getFirst()).orElseThrow().status()).isEqualTo(Status.CANCELLED);
    plans.resume(ids.getFirst());
    assertThat(until(plans, ids.getFirst(), each -> done(each) > 0).status())
        .isEqualTo(Status.RUNNING);
    plans.cancel(ids.getFirst());
    until(plans, ids.getFirst(), each -> each.status() == Status.CANCELLED);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      return "";
    }
  }

  @Test
  void aRegionWithoutInventoryFailsInOneSentence() throws Exception {
    Plans plans = new Plans(folder, Drafts.TOOLS, CLOCK);
    String id = plans.start(Drafts.request("XZ", Language.EN, Optional.empty()));
    Progress failed = until(plans, id, each -> each.status() != Status.RUNNING);
    assertThat(failed.status()).isEqualTo(Status.FAILED);
    assertThat(failed.detail().orElse("")).contains("Tibet");
  }

  @Test
  void anIdThatIsNoneFindsNothing() {
    Plans plans = new Plans(folder, Drafts.TOOLS, CLOCK);
    assertThat(plans.find("../../etc")).isEmpty();
    assertThat(plans.find("abcdefghijklmnop")).isEmpty();
    assertThat(plans.resume("abcdefghijklmnop")).isEmpty();
    assertThat(plans.file("..", "docx")).isEmpty();
  }
}
