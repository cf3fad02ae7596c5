package tanlu.analytics.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs all benchmarks and writes docs/performance.md. Every round runs every case once in a
/// virtual machine of its own, so that whatever else the machine does meets all of them.
public final class Bench {
  private static final int ROUNDS = 3;
  private static final String[] VIRTUAL_MACHINE = {
    "--add-modules=jdk.incubator.vector",
    "--enable-native-access=ALL-UNNAMED",
    "-Xss16m",
    "-Xmx2g",
    "-XX:+UseSerialGC"
  };

  private Bench() {}

  /// @param args the project's folder, and the number of rounds where not 3
  public static void main(String[] args) throws IOException, RunnerException {
    Path root = Path.of(args[0]).toAbsolutePath().normalize();
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
    Path data = root.resolveSibling("shared").resolve("data");
    Times times = new Times();
    double memory = Memory.measured();
    for (int round = 1; round <= rounds; round++) {
      System.err.println("round " + round + " of " + rounds);
      run(times, lu(Library.values()).param("n", "42", "1302"));
      run(times, options("AnalysisBenchmark").param("n", "42", "1302"));
      run(times, options("ProvinceBenchmark"));
      run(times, options("RoadmapBenchmark"));
      if (ImportBenchmark.present(data)) {
        run(times, options("ImportBenchmark").param("folder", data.toString()));
      } else {
        System.err.println("SKIPPED import: no official files in " + data);
      }
      write(root, new PerformanceReport(times, round, memory));
    }
    // Minutes each: once, and last.
    run(times, lu(Library.TANLU, Library.OPENBLAS, Library.OJALGO).param("n", "4000"));
    run(times, options("AnalysisBenchmark").param("n", "4000"));
    write(root, new PerformanceReport(times, rounds, memory));
  }

  private static void write(Path root, PerformanceReport report) throws IOException {
    String text = report.text();
    System.out.println(text);
    Path file = root.resolve("docs/performance.md");
    String before = Files.exists(file) ? Files.readString(file) : "";
    // What `tanlu bench load` wrote below stays.
    int load = before.indexOf("<!-- tanlu bench load -->");
    Files.writeString(file, load < 0 ? text : text + "\n" + before.substring(load));
  }

  private static void run(Times times, ChainedOptionsBuilder options) throws RunnerException {
    times.add(new Runner(options.build()).run());
  }

  private static ChainedOptionsBuilder lu(Library... libraries) {
    return options("LuBenchmark")
        .param(
            "library",
            Arrays.stream(libraries)
                .filter(Library::present)
                .map(Library::name)
                .toArray(String[]::new));
  }

  private static ChainedOptionsBuilder options(String benchmark) {
    return new OptionsBuilder()
        .include("\\." + benchmark + "\\.")
        .forks(1)
        .warmupIterations(2)
        .warmupTime(TimeValue.seconds(3))
        .measurementIterations(2)
        .measurementTime(TimeValue.seconds(1))
        .jvmArgs(VIRTUAL_MACHINE)
        .verbosity(VerboseMode.SILENT);
  }
}
