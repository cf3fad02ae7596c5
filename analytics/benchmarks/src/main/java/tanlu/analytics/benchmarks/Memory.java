package tanlu.analytics.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The memory an economy of 1302 takes: its flows, A, factors, accounts, what-if and paths in a
/// virtual machine of its own, as large as the operating system ever saw it.
final class Memory {
  private static final String HEAP = "-Xmx96m";

  private Memory() {}

  /// Megabytes resident at most, code of the virtual machine and compiler included; NaN where the
  /// operating system does not tell.
  static double measured() throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--add-modules=jdk.incubator.vector",
                    HEAP,
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Memory.class.getName()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String peak = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return peak.isBlank() ? Double.NaN : Double.parseDouble(peak.strip()) / 1024;
  }

  public static void main(String[] args) throws IOException {
    AnalysisBenchmark benchmark = new AnalysisBenchmark();
    benchmark.n = 1302;
    benchmark.draw();
    double kept =
        benchmark.multipliers()[0]
            + benchmark.whatIfOneDemand().hashCode()
            + benchmark.whatIfOneSectorInAllProvinces().hashCode()
            + benchmark.paths().hashCode();
    if (Double.isNaN(kept)) {
      throw new IllegalStateException("a multiplier is not a number");
    }
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          System.out.println(line.replaceAll("\\D", ""));
        }
      }
    }
  }
}
