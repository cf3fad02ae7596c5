package tanlu.web;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tanlu.analytics.data.Dataset;
import tanlu.assistant.Assistant;
import tanlu.assistant.ModelException;
import tanlu.assistant.Settings;
import tanlu.assistant.bundle.SigningKey;
import tanlu.assistant.plan.PlanException;
import tanlu.assistant.store.ConversationStore;
import tanlu.assistant.store.SqlStore;
import tanlu.assistant.store.StoreException;
import tanlu.knowledge.BgeEmbedding;
import tanlu.knowledge.IndexException;
import tanlu.knowledge.ingest.LibraryException;
import tanlu.web.backup.BackupException;
import tanlu.web.backup.HomeLock;

/// The command line.
@Command(
    name = "tanlu",
    description = "碳路 Tanlu: proven answers on how a Chinese province can decarbonise.",
    mixinStandardHelpOptions = true,
    version = "tanlu 0.1.0")
public final class Main implements Runnable {
  private static final List<Class<?>> COMMANDS =
      List.of(
          ServeCommand.class,
          AskCommand.class,
          IndexCommand.class,
          ImportCommand.class,
          PlanCommand.class,
          ReplayCommand.class,
          BackupCommand.class,
          RestoreCommand.class,
          EvalCommands.class,
          BenchCommand.class,
          ModelCommand.class,
          McpCommand.class,
          WarmUpCommand.class);

  /// What a command has open when the process is told to end.
  private static final AtomicReference<Runnable> CLOSING = new AtomicReference<>(() -> {});

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "log what happens, and failures with their trace, to standard error")
  private boolean verbose;

  /// Held until the process ends; a second lock of the same process would undo it.
  private static @Nullable HomeLock homeLock;

  public static void main(String[] arguments) {
    // Charts of plans are drawn without a screen.
    System.setProperty("java.awt.headless", "true");
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
    // Errors such as a full heap pass picocli by; they too are told in one sentence.
    Thread.currentThread()
        .setUncaughtExceptionHandler(
            (_, failure) -> {
              System.err.println("tanlu: the Java machine failed: " + failure);
              Runtime.getRuntime().halt(1);
            });
    // From the start: a signal may come while the embedding model loads.
    Signals.beforeTheEnd(Main::end);
    Runtime.getRuntime().addShutdownHook(new Thread(Main::end, "stop"));
    int exit = run(arguments);
    System.out.flush();
    System.exit(exit);
  }

  /// Sets what is to be closed before the process ends.
  static void closing(Runnable close) {
    CLOSING.set(close);
  }

  private static void end() {
    try {
      CLOSING.getAndSet(() -> {}).run();
    } finally {
      BgeEmbedding.end();
    }
  }

  /// Carries out one command.
  ///
  /// @return the exit code
  static int run(String... arguments) {
    Main main = new Main();
    CommandLine line = new CommandLine(main);
    commands(arguments).forEach(line::addSubcommand);
    return line.setExecutionStrategy(
            parsed -> {
              Log.set(Settings.logsJson(System.getenv()), main.verbose);
              return new CommandLine.RunLast().execute(parsed);
            })
        .setExecutionExceptionHandler((failure, _, _) -> main.explain(failure))
        .execute(arguments);
  }

  /// The command that is asked for, as to read what all of them take costs a start a tenth of a
  /// second; all of them where none is.
  private static List<Class<?>> commands(String... arguments) {
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(
                each ->
                    Objects.requireNonNull(each.getAnnotation(Command.class))
                        .name()
                        .equals(first(arguments)))
            .toList();
    return named.isEmpty() ? COMMANDS : named;
  }

  private static String first(String... arguments) {
    return arguments.length == 0 ? "" : arguments[0];
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to do: serve, ask, index, import, plan, replay, backup, restore, eval, model or"
            + " mcp.");
  }

  /// The assistant as the environment sets it.
  ///
  /// @throws CommandException where the home folder cannot be written
  Assistant assistant() {
    return Assistant.open(
        settings(), note -> System.err.println("tanlu: " + note.zh() + " " + note.en()));
  }

  /// The assistant as the environment sets it, for an evaluation.
  Assistant rehearsing() {
    return Assistant.rehearsing(
        settings(), note -> System.err.println("tanlu: " + note.zh() + " " + note.en()));
  }

  /// The assistant as the environment sets it, its conversations kept in a database.
  ///
  /// @throws StoreException where the database cannot be used
  Assistant serving() {
    Settings settings = settings();
    // Read beside, as the database takes as long to open.
    Thread.startVirtualThread(Dataset::embedded);
    ConversationStore store = store();
    settings.retention().ifPresent(age -> Retention.start(store, age, Clock.systemUTC()));
    return Assistant.open(
        settings, note -> System.err.println("tanlu: " + note.zh() + " " + note.en()), store);
  }

  /// The database the server keeps conversations in.
  ///
  /// @throws StoreException where it cannot be used
  ConversationStore store() {
    Settings settings = settings();
    Clock clock = Clock.systemUTC();
    return settings
        .database()
        .map(address -> SqlStore.postgresql(address, clock))
        .orElseGet(() -> SqlStore.sqlite(settings.home().resolve("conversations.db"), clock));
  }

  /// What the environment sets.
  ///
  /// @throws CommandException where the home folder cannot be written
  Settings settings() {
    Settings settings = Settings.read(System.getenv());
    requireWritable(settings.home());
    return settings;
  }

  private static synchronized void lock(Path home) throws IOException {
    if (homeLock == null) {
      homeLock = HomeLock.shared(home);
    }
  }

  private static void requireWritable(Path home) {
    try {
      Files.createDirectories(home);
      if (!Files.isWritable(home)) {
        throw new AccessDeniedException(home.toString());
      }
      lock(home);
    } catch (IOException e) {
      throw new CommandException(
          "TANLU_HOME %s cannot be written: set TANLU_HOME to a folder of your own."
              .formatted(home),
          e);
    }
  }

  /// One sentence for what was foreseen; for the rest the way to the trace.
  private int explain(Exception failure) {
    switch (failure) {
      case ModelException model ->
          System.err.println(
              "tanlu: " + model.fault().sentence().zh() + " " + model.fault().sentence().en());
      case StoreException store ->
          System.err.println("tanlu: " + store.sentence().zh() + " " + store.sentence().en());
      case BackupException backup ->
          System.err.println("tanlu: " + backup.sentence().zh() + " " + backup.sentence().en());
      case SigningKey.KeyException key ->
          System.err.println("tanlu: " + key.sentence().zh() + " " + key.sentence().en());
      case CommandException _,
          Settings.InvalidException _,
          IndexException _,
          PlanException _,
          LibraryException _ ->
          System.err.println("tanlu: " + failure.getMessage());
      default ->
          System.err.printf(
              "tanlu: unexpected failure: %s. Run again with --verbose for the trace.%n", failure);
    }
    if (verbose) {
      failure.printStackTrace(System.err);
    }
    return 1;
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
