package tanlu.web;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Loads a server of its own, from the same machine: streams beside each other with a scripted
/// model, questions by the clock with the offline model, and hours of them, if told to.
@Command(
    name = "load",
    description =
        "Measure a server under load: streams at once, questions a second, heap over time.",
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
  /// Every tool in both languages, and the golden question.
  private static final List<String> QUESTIONS =
      Stream.concat(ToolQuestions.texts().stream(), Stream.of(BenchCommand.GOLDEN)).toList();

  private static final Duration RAMP = Duration.ofSeconds(10);

  /// The last stream begins before the first one's answer is over.
  private static final Duration SAYING = RAMP.multipliedBy(2);

  private static final Duration WARM_UP = Duration.ofSeconds(60);
  private static final String MARK = "<!-- tanlu bench load -->";

  @Option(names = "--streams", defaultValue = "1000", description = "0 leaves them out")
  private int streams;

  @Option(names = "--rate", defaultValue = "20", description = "questions a second")
  private double rate;

  @Option(names = "--seconds", defaultValue = "300", description = "how long; 0 leaves it out")
  private int seconds;

  @Option(names = "--soak", defaultValue = "900", description = "seconds; 0 leaves it out")
  private int soak;

  @Option(names = "--write", description = "the file whose section on load is written anew")
  private @Nullable Path file;

  private final List<String> rows = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    String launcher = System.getProperty("tanlu.launcher", "");
    if (launcher.isEmpty()) {
      throw new CommandException("Run the benchmark through the launcher: ./tanlu bench load.");
    }
    if (soak > 0) {
      LoadServer.requireJcmd();
    }
    double idle = load();
    Path home = Files.createTempDirectory("tanlu-load");
    boolean good = true;
    if (streams > 0) {
      good &= streams(launcher, home.resolve("streams"));
    }
    if (seconds > 0) {
      good &= questions(launcher, home.resolve("questions"));
    }
    if (soak > 0) {
      good &= soak(launcher, home.resolve("soak"));
    }
    String section = section(idle);
    System.out.print(section);
    if (file != null) {
      write(file, section);
    }
    return good ? 0 : 1;
  }

  private boolean streams(String launcher, Path home) throws IOException, InterruptedException {
    try (ScriptedModel model = ScriptedModel.start(SAYING);
        LoadServer server = LoadServer.start(launcher, home, model.settings())) {
      // The first questions find classes to load and methods to compile.
      Load.streams(server.port(), QUESTIONS.getFirst(), 50, Duration.ofSeconds(5));
      double before = server.processor();
      double own = processorTime();
      Load.Result result = Load.streams(server.port(), QUESTIONS.getFirst(), streams, RAMP);
      double p99 = BenchCommand.quantile(result.milliseconds(), 0.99);
      row(
          "streams at once, scripted model, begun within " + RAMP.toSeconds() + " s",
          Integer.toString(streams),
          result.most());
      row("streams that failed", "0", result.failures().size());
      row(
          "processor time of the server, ms a stream",
          "",
          "%.1f".formatted((server.processor() - before) / streams));
      row(
          "processor time of clients and model, ms a stream",
          "",
          "%.1f".formatted((processorTime() - own) / streams));
      row("first event, p50, ms", "", whole(BenchCommand.quantile(result.milliseconds(), 0.5)));
      row("first event, p99, ms", "≤ 1000", whole(p99));
      return none(result.failures()) && p99 <= 1_000;
    }
  }

  private boolean questions(String launcher, Path home) throws IOException, InterruptedException {
    try (LoadServer server = LoadServer.start(launcher, home, Map.of())) {
      warmUp(server);
      double before = server.processor();
      Load.Result result =
          Load.questions(server.port(), QUESTIONS, rate, Duration.ofSeconds(seconds));
      double p95 = BenchCommand.quantile(result.milliseconds(), 0.95);
      row(
          "answers a second, offline model, " + rate + " asked for " + seconds + " s",
          "20",
          "%.1f".formatted(result.rate()));
      row("questions that failed", "0", result.failures().size());
      row(
          "processor time of the server, ms an answer",
          "",
          whole((server.processor() - before) / result.milliseconds().size()));
      row("whole answer, p50, ms", "", whole(BenchCommand.quantile(result.milliseconds(), 0.5)));
      row("whole answer, p95, ms", "≤ 500", whole(p95));
      return none(result.failures()) && p95 <= 500;
    }
  }

  private boolean soak(String launcher, Path home) throws IOException, InterruptedException {
    try (LoadServer server = LoadServer.start(launcher, home, Map.of())) {
      warmUp(server);
      long before = server.live();
      Load.Result result = Load.questions(server.port(), QUESTIONS, rate, Duration.ofSeconds(soak));
      long after = server.live();
      double grown = 100.0 * (after - before) / before;
      row("live heap after the warm-up, MB", "", before / 1024);
      row("the same after " + soak + " s at " + rate + " questions a second, MB", "", after / 1024);
      row("growth, %", "≤ 10", Math.round(grown * 10) / 10.0);
      row("questions that failed", "0", result.failures().size());
      return none(result.failures()) && grown <= 10;
    }
  }

  /// Says what they were, if any.
  private static boolean none(List<String> failures) {
    failures.stream().distinct().limit(3).forEach(System.err::println);
    return failures.isEmpty();
  }

  /// Every question finds its classes loaded and most of its methods compiled.
  private void warmUp(LoadServer server) throws InterruptedException {
    Load.questions(server.port(), QUESTIONS, rate / 2, WARM_UP);
  }

  private void row(String what, String goal, Object value) {
    rows.add("| %s | %s | %s |".formatted(what, goal, value));
  }

  /// Not a number where nothing succeeded.
  private static String whole(double milliseconds) {
    return "%.0f".formatted(milliseconds);
  }

  /// Milliseconds this process has taken.
  private static double processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private String section(double idle) throws IOException, InterruptedException {
    return """
    %s
    ## The server under load

    Written by `./tanlu bench load --write docs/performance.md`; do not edit. Server and clients share the machine. Times count from the moment a question was due, so that a server that falls behind is charged for it. Streams are begun one after the other, each answer takes %d s to say, and all are open at once; the scripted model and the clients are one process. Questions take turns: %d, one or two for every tool in both languages, the golden one among them, after a minute at half the rate.

    | | goal | measured |
    |---|---|---|
    %s

    %d processors (%s), Java %s, %s, commit %s; load average before %.2f, at the end %.2f.
    """
        .formatted(
            MARK,
            SAYING.toSeconds(),
            QUESTIONS.size(),
            String.join("\n", rows),
            Runtime.getRuntime().availableProcessors(),
            processor(),
            Runtime.version(),
            LocalDate.now(ZoneOffset.UTC),
            commit(),
            idle,
            load());
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    return Files.exists(info)
        ? Files.readAllLines(info).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("unknown")
        : "unknown";
  }

  private static String commit() throws IOException, InterruptedException {
    Path root =
        Objects.requireNonNull(Path.of(System.getProperty("tanlu.launcher", "")).getParent());
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--dirty")
            .directory(root.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = git.inputReader().readAllAsString().strip();
    return git.waitFor() == 0 && !said.isEmpty() ? said : "unknown";
  }

  private static void write(Path file, String section) throws IOException {
    String text = Files.exists(file) ? Files.readString(file) : "# Performance\n\n";
    int at = text.indexOf(MARK);
    Files.writeString(file, (at < 0 ? text + "\n" : text.substring(0, at)) + section);
  }
}
