package tanlu.web;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tanlu.analytics.data.Dataset;
import tanlu.assistant.Settings;
import tanlu.evals.EvalRun;
import tanlu.evals.Results;
import tanlu.evals.RunException;
import tanlu.evals.Subject;
import tanlu.evals.Suite;
import tanlu.evals.SuiteException;

/// The evaluation harness on the command line.
@Command(
    name = "eval",
    description = "Evaluate the assistant's answers.",
    mixinStandardHelpOptions = true)
final class EvalCommands {
  private static final int CONCURRENCY = 2;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  @ParentCommand private Main main = new Main();

  @Command(
      name = "run",
      description =
          "Ask every case of a suite and write a run folder. Exit code 0 when it ended, 2 when"
              + " errors make it inconclusive.",
      mixinStandardHelpOptions = true)
  int run(
      @Option(
              names = "--suite",
              defaultValue = "main",
              description = "the suite's name (default: ${DEFAULT-VALUE})")
          String suite,
      @Option(names = "--out", description = "the run folder (default: runs/SUITE-TIME)")
          @Nullable Path out) {
    return report(
        () ->
            EvalRun.run(
                subject(),
                Suite.load(suite),
                out == null
                    ? Path.of(
                        "runs",
                        suite + "-" + LocalDateTime.now(ZoneId.systemDefault()).format(STAMP))
                    : out,
                setup()));
  }

  @Command(
      name = "resume",
      description = "Go on with a run that was stopped.",
      mixinStandardHelpOptions = true)
  int resume(@Parameters(paramLabel = "DIR", description = "the run folder") Path folder) {
    return report(() -> EvalRun.resume(subject(), folder, setup()));
  }

  private static int report(Supplier<Results> run) {
    try {
      Results results = run.get();
      System.out.println(results.text());
      return results.exitCode();
    } catch (RunException | SuiteException e) {
      throw new CommandException(e.getMessage() + ".", e);
    }
  }

  private Subject subject() {
    return Subject.of(main.assistant());
  }

  private static EvalRun.Setup setup() {
    Settings settings = Settings.read(System.getenv());
    String version =
        settings.datasets().find(settings.dataset()).map(Dataset::version).orElse("unknown");
    return new EvalRun.Setup(settings.model(), version, CONCURRENCY);
  }
}
