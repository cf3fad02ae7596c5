package tanlu.evals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tanlu.evals.judge.Judgement;

/// Asks every case of a suite, scores the answers and writes a run folder: `manifest.json`,
/// `journal.jsonl`, `results.json`, `junit.xml`, `report.html`.
public final class EvalRun {
  static final String JOURNAL = "journal.jsonl";

  private EvalRun() {}

  /// What a run stands on besides the suite.
  ///
  /// @param model the answering model's name
  /// @param datasetVersion the data the truth comes from
  /// @param concurrency how many cases are asked at once
  /// @param progress where it is told how far the run is; null tells nobody
  public record Setup(
      String model, String datasetVersion, int concurrency, @Nullable PrintStream progress) {
    public Setup(String model, String datasetVersion, int concurrency) {
      this(model, datasetVersion, concurrency, null);
    }

    public Setup {
      if (concurrency < 1) {
        throw new IllegalArgumentException(
            "concurrency is " + concurrency + "; expected at least 1");
      }
    }
  }

  /// Runs a suite into a new folder.
  ///
  /// @throws RunException where the folder holds a run already or cannot be written
  public static Results run(Subject subject, Suite suite, Path folder, Setup setup) {
    if (Files.exists(folder.resolve(Manifest.FILE))) {
      throw new RunException(
          "%s holds a run already; go on with `eval resume` or give another --out"
              .formatted(folder));
    }
    Manifest manifest =
        new Manifest(
            suite.name(),
            suite.hash(),
            suite.cases().size(),
            setup.model(),
            setup.datasetVersion(),
            Runtime.version().toString(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    try {
      Files.createDirectories(folder);
      manifest.write(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    return finish(subject, suite, folder, setup, manifest);
  }

  /// Goes on with a run that was stopped: cases without a result, and those that ended in an error.
  ///
  /// @throws RunException where the suite, the model or the dataset is another one by now
  public static Results resume(Subject subject, Path folder, Setup setup) {
    Manifest manifest = Manifest.read(folder);
    Suite suite = Suite.load(manifest.suite());
    manifest.requireSame(suite, setup.model(), setup.datasetVersion());
    return finish(subject, suite, folder, setup, manifest);
  }

  /// Scores the answers of a run again, with the scorers and the data of today; asks nothing. The
  /// journal stays as it is, the results and reports are written anew.
  ///
  /// @throws RunException where the suite has changed
  public static Results rescore(Subject subject, Path folder) {
    Manifest manifest = Manifest.read(folder);
    Suite suite = Suite.load(manifest.suite());
    manifest.requireSame(suite, manifest.model(), manifest.datasetVersion());
    Map<String, EvalCase> cases =
        suite.cases().stream().collect(Collectors.toMap(EvalCase::id, each -> each));
    Examiner examiner = new Examiner(subject);
    Map<String, CaseResult> scored = new HashMap<>();
    try {
      Journal.each(
          folder.resolve(JOURNAL),
          before -> {
            EvalCase asked = cases.get(before.id());
            if (asked != null) {
              scored.put(before.id(), examiner.rescore(asked, before).withoutAnswer());
            }
          });
      Results results = Results.of(manifest, suite, scored);
      Reports.write(results, folder);
      return results;
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /// The answers of a run to the cases of some kind, in the order of the suite; each is the last
  /// turn's.
  ///
  /// @param wanted which cases
  /// @throws RunException where the suite has changed
  public static List<Judgement.Answered> answers(Path folder, Predicate<EvalCase> wanted) {
    Manifest manifest = Manifest.read(folder);
    Suite suite = Suite.load(manifest.suite());
    manifest.requireSame(suite, manifest.model(), manifest.datasetVersion());
    Map<String, String> texts = new HashMap<>();
    try {
      Journal.each(
          folder.resolve(JOURNAL),
          result -> {
            if (result.answer() != null) {
              texts.put(result.id(), result.answer().text());
            }
          });
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    return suite.cases().stream()
        .filter(wanted)
        .filter(each -> texts.containsKey(each.id()))
        .map(
            each ->
                new Judgement.Answered(
                    each.id(), String.join("\n", each.turns()), texts.getOrDefault(each.id(), "")))
        .toList();
  }

  /// Writes the reports of a run again from its journal.
  public static Results report(Path folder) {
    return report(folder, Optional.empty());
  }

  /// @param baseline a run folder or a baseline to compare with
  public static Results report(Path folder, Optional<Path> baseline) {
    Manifest manifest = Manifest.read(folder);
    Suite suite = Suite.load(manifest.suite());
    try {
      Results results = Results.of(manifest, suite, Journal.read(folder.resolve(JOURNAL)));
      Reports.write(
          results,
          folder,
          baseline.map(each -> Comparison.of(RunRecord.read(each), RunRecord.of(results))));
      return results;
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static Results finish(
      Subject subject, Suite suite, Path folder, Setup setup, Manifest manifest) {
    Path file = folder.resolve(JOURNAL);
    try {
      try (Journal journal = Journal.open(file)) {
        Map<String, CaseResult> done = Journal.read(file);
        List<EvalCase> left =
            suite.cases().stream().filter(each -> isLeft(done.get(each.id()))).toList();
        ask(new Examiner(subject), left, journal, setup);
      }
      Results results = Results.of(manifest, suite, Journal.read(file));
      Reports.write(results, folder);
      return results;
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static boolean isLeft(@Nullable CaseResult result) {
    return result == null || result.outcome() == CaseResult.Outcome.ERROR;
  }

  private static void ask(Examiner examiner, List<EvalCase> cases, Journal journal, Setup setup) {
    Progress progress =
        new Progress(
            setup.progress() == null
                ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
                : setup.progress(),
            cases.size());
    AtomicBoolean unwritable = new AtomicBoolean();
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(setup.concurrency())) {
      for (EvalCase each : cases) {
        running.add(
            pool.submit(
                () -> {
                  // No more is asked whose answer would be lost.
                  if (!unwritable.get()) {
                    CaseResult result = examiner.examine(each);
                    try {
                      journal.append(result);
                    } catch (IOException e) {
                      unwritable.set(true);
                      throw e;
                    }
                    progress.done(result);
                  }
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunException("the run was interrupted; go on with `eval resume`", e);
    } catch (ExecutionException e) {
      throw new RunException("the run stopped: " + e.getCause() + "; go on with `eval resume`", e);
    }
  }

  private static RunException unwritable(Path folder, IOException e) {
    return new RunException(
        "the run folder %s cannot be used: %s".formatted(folder, e.getMessage()), e);
  }
}
