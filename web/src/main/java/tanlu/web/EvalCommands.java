package tanlu.web;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tanlu.analytics.data.Dataset;
import tanlu.assistant.Settings;
import tanlu.assistant.store.ConversationStore;
import tanlu.evals.Comparison;
import tanlu.evals.Drift;
import tanlu.evals.EvalRun;
import tanlu.evals.FeedbackCases;
import tanlu.evals.Gate;
import tanlu.evals.Results;
import tanlu.evals.RunException;
import tanlu.evals.RunRecord;
import tanlu.evals.Subject;
import tanlu.evals.Suite;
import tanlu.evals.SuiteException;
import tanlu.evals.subject.Cassette;
import tanlu.evals.subject.EndpointTarget;
import tanlu.evals.subject.Exchange;
import tanlu.evals.subject.HttpExchange;
import tanlu.evals.subject.ServerTarget;
import tanlu.evals.subject.TargetException;
import tanlu.evals.synth.Synthesis;
import tanlu.prompts.PromptException;

/// The evaluation harness on the command line.
@Command(
    name = "eval",
    description = "Evaluate the assistant's answers.",
    subcommands = JudgeCommand.class,
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
      @Option(
              names = "--out",
              description =
                  "the run folder (default: $TANLU_HOME/runs/SUITE-TIME, which the server shows at"
                      + " /evaluations)")
          @Nullable Path out,
      @Mixin Target target) {
    return report(
        () ->
            EvalRun.run(
                target.subject(subject(), setup().datasetVersion()),
                Suite.load(suite),
                out == null ? fresh(suite) : out,
                target.setup(setup())));
  }

  /// The folder of runs that were told no other.
  static Path runs(Settings settings) {
    return settings.home().resolve("runs");
  }

  private Path fresh(String suite) {
    String name = Path.of(suite).toAbsolutePath().normalize().getFileName().toString();
    String time = LocalDateTime.now(ZoneId.systemDefault()).format(STAMP);
    return runs(main.settings()).resolve(name + "-" + time);
  }

  @Command(
      name = "resume",
      description = "Go on with a run that was stopped.",
      mixinStandardHelpOptions = true)
  int resume(
      @Parameters(paramLabel = "DIR", description = "the run folder") Path folder,
      @Mixin Target target) {
    return report(
        () ->
            EvalRun.resume(
                target.subject(subject(), setup().datasetVersion()),
                folder,
                target.setup(setup())));
  }

  @Command(
      name = "rescore",
      description = "Score a run's answers again with the scorers of today; nothing is asked.",
      mixinStandardHelpOptions = true)
  int rescore(@Parameters(paramLabel = "DIR", description = "the run folder") Path folder) {
    return report(() -> EvalRun.rescore(subject(), folder));
  }

  @Command(
      name = "report",
      description = "Write a run's reports again: report.html, report.md, junit.xml, results.json.",
      mixinStandardHelpOptions = true)
  int reports(
      @Parameters(paramLabel = "DIR", description = "the run folder") Path folder,
      @Option(names = "--baseline", description = "a run folder or baseline to compare with")
          @Nullable Path baseline) {
    return report(() -> EvalRun.report(folder, Optional.ofNullable(baseline)));
  }

  @Command(
      name = "baseline",
      description = "Write what a gate needs of a run into one file to be committed.",
      mixinStandardHelpOptions = true)
  int baseline(
      @Parameters(paramLabel = "DIR", description = "the run folder") Path folder,
      @Parameters(paramLabel = "FILE", description = "the baseline") Path file) {
    return told(
        () -> {
          RunRecord record = RunRecord.read(folder);
          try {
            record.write(file);
          } catch (IOException e) {
            throw new CommandException(file + " cannot be written: " + e.getMessage() + ".", e);
          }
          System.out.println(file);
          return 0;
        });
  }

  @Command(
      name = "diff",
      description = "Compare two runs case by case.",
      mixinStandardHelpOptions = true)
  int diff(
      @Parameters(paramLabel = "BEFORE", description = "a run folder or baseline") Path before,
      @Parameters(paramLabel = "AFTER", description = "a run folder or baseline") Path after) {
    return told(
        () -> {
          System.out.print(Comparison.of(RunRecord.read(before), RunRecord.read(after)).text());
          return 0;
        });
  }

  @Command(
      name = "gate",
      description =
          "Decide whether a run may follow its baseline. Exit code 0 pass, 1 regression, 2"
              + " inconclusive.",
      mixinStandardHelpOptions = true)
  int gate(
      @Parameters(paramLabel = "DIR", description = "the run folder") Path folder,
      @Option(names = "--baseline", required = true, description = "a run folder or baseline")
          Path baseline) {
    try {
      Gate.Decision decision = Gate.decide(baseline, RunRecord.read(folder));
      System.out.print(decision.text());
      return decision.verdict().exitCode();
    } catch (RunException | SuiteException e) {
      System.out.println("inconclusive: " + e.getMessage());
      return Gate.Verdict.INCONCLUSIVE.exitCode();
    }
  }

  @Command(
      name = "synth",
      description =
          "Write a suite made from what the engine can be asked, every tool, province and year in"
              + " both languages.",
      mixinStandardHelpOptions = true)
  int synth(
      @Option(names = "--cases", defaultValue = "10000", description = "how many") int cases,
      @Option(names = "--seed", defaultValue = "1", description = "the same seed, the same cases")
          long seed,
      @Option(names = "--out", required = true, description = "the suite's folder") Path out) {
    return told(
        () -> {
          try {
            int written = new Synthesis(Dataset.embedded(), seed).write(out, cases);
            System.out.println("%d cases in %s".formatted(written, out));
            return 0;
          } catch (IOException e) {
            throw new CommandException(out + " cannot be written: " + e.getMessage() + ".", e);
          }
        });
  }

  @Command(
      name = "import-feedback",
      description =
          "Write what readers rated on the page as cases to be reviewed: questions with blanks for"
              + " what a good answer holds.",
      mixinStandardHelpOptions = true)
  int importFeedback(
      @Option(names = "--out", required = true, description = "the .jsonl file, made or added to")
          Path out) {
    return told(
        () -> {
          try (ConversationStore store = main.store()) {
            FeedbackCases.Written written = FeedbackCases.write(store.ratings(), out);
            System.out.println(
                "%d cases for review added to %s, %d were there"
                    .formatted(written.added(), out, written.known()));
            return 0;
          } catch (IOException e) {
            throw new CommandException(out + " cannot be written: " + e.getMessage() + ".", e);
          }
        });
  }

  @Command(
      name = "drift",
      description =
          "Compare periods: the runs of each suite month by month, and what readers thought.",
      mixinStandardHelpOptions = true)
  int drift(
      @Parameters(
              paramLabel = "DIR",
              arity = "0..1",
              description = "a folder of run folders (default: $TANLU_HOME/runs)")
          @Nullable Path folder) {
    return told(
        () -> {
          try (ConversationStore store = main.store()) {
            Path runs = folder == null ? runs(main.settings()) : folder;
            System.out.print(Drift.of(runs, store.ratings()).text());
            return 0;
          }
        });
  }

  /// What goes wrong with runs, suites and who is asked, in one sentence.
  static int told(Supplier<Integer> work) {
    try {
      return work.get();
    } catch (RunException | SuiteException | TargetException | PromptException e) {
      throw new CommandException(e.getMessage() + ".", e);
    }
  }

  private static int report(Supplier<Results> run) {
    return told(
        () -> {
          Results results = run.get();
          System.out.println(results.text());
          return results.exitCode();
        });
  }

  /// The way to another's server, past a recording of it where one is told.
  ///
  /// @param epoch for which recordings hold
  /// @param replay whether the recording alone is asked
  static Exchange exchange(@Nullable Path cassette, String epoch, boolean replay) {
    Exchange live =
        new HttpExchange(
            Optional.ofNullable(System.getenv("TANLU_API_KEY")), Duration.ofSeconds(2));
    return cassette == null
        ? live
        : new Cassette(cassette, epoch, replay ? Optional.empty() : Optional.of(live));
  }

  /// What is evaluated; without options the assistant in this process, as the environment sets it.
  static final class Target {
    @Option(names = "--server", description = "an assistant's server, e.g. http://127.0.0.1:7070")
    private @Nullable String server;

    @Option(
        names = "--endpoint",
        description = "a bare model's OpenAI-compatible endpoint, e.g. http://127.0.0.1:8000/v1")
    private @Nullable String endpoint;

    @Option(names = "--model", defaultValue = "default", description = "the endpoint's model")
    private String model = "default";

    @Option(
        names = "--cassette",
        description = "file of recorded traffic: what it lacks is asked for and recorded")
    private @Nullable Path cassette;

    @Option(
        names = "--epoch",
        defaultValue = "",
        description = "count it up to ask anew what the cassette holds of the same data")
    private String epoch = "";

    @Option(names = "--replay", description = "ask the cassette alone; no network, no key")
    private boolean replay;

    /// @param data the version of the data, for which recordings hold
    Subject subject(Subject assistant, String data) {
      if (server != null) {
        return new ServerTarget(server, exchange(data), assistant);
      }
      return endpoint == null
          ? assistant
          : new EndpointTarget(endpoint, model, exchange(data), assistant);
    }

    EvalRun.Setup setup(EvalRun.Setup own) {
      String name =
          server != null ? server : endpoint != null ? model + " at " + endpoint : own.model();
      return new EvalRun.Setup(name, own.datasetVersion(), own.concurrency(), own.progress());
    }

    private Exchange exchange(String data) {
      return EvalCommands.exchange(cassette, epoch.isEmpty() ? data : data + "/" + epoch, replay);
    }
  }

  private Subject subject() {
    return Subject.of(main.rehearsing());
  }

  private static EvalRun.Setup setup() {
    Settings settings = Settings.read(System.getenv());
    String version =
        settings.datasets().find(settings.dataset()).map(Dataset::version).orElse("unknown");
    return new EvalRun.Setup(settings.model(), version, CONCURRENCY, System.err);
  }
}
