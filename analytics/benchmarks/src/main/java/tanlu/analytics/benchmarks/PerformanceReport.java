package tanlu.analytics.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// docs/performance.md: ratios first, then milliseconds, then the machine.
final class PerformanceReport {
  private static final int REGIONS = 1302;

  private final Times times;
  private final int rounds;
  private final double megabytes;
  private final StringBuilder text = new StringBuilder();

  PerformanceReport(Times times, int rounds, double megabytes) {
    this.times = times;
    this.rounds = rounds;
    this.megabytes = megabytes;
  }

  String text() throws IOException {
    line("# Performance");
    line("");
    line("Written by the benchmarks in `analytics/benchmarks`; do not edit. To write it again:");
    line("");
    line("```");
    line("mvn -q -Pbench -pl analytics/benchmarks -am -DskipTests package");
    line("```");
    line("");
    line(
        ("Times depend on the machine and on what else it does; ratios within one run less so. The"
             + " least time of %d rounds is compared, each case in a virtual machine of its own in"
             + " every round; the medians beside it show how busy the machine was.")
            .formatted(rounds));
    ratios();
    libraries();
    analyses();
    line("");
    line("## The machine");
    line("");
    line(
        ("%d processors (%s), Java %s, load average at the end %s. Tanlu and OpenBLAS use all"
                + " processors, the other libraries what they choose.")
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                processor(),
                Runtime.version(),
                number(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())));
    line("");
    line(
        "The economies are drawn from a seed: n / 42 provinces of 42 sectors. `everything` is A,"
            + " its factors, the multipliers of three stressors and, for each, the emissions of"
            + " every province on behalf of every other's final demand. Guangdong 2017 is the"
            + " embedded table and inventory.");
    return text.toString();
  }

  private void ratios() {
    Times.Case openBlas = lu(REGIONS, Library.OPENBLAS);
    line("");
    line("## Against the goals (n = %d where nothing is said)".formatted(REGIONS));
    line("");
    line("| | goal | least | median |");
    line("|---|---|---|---|");
    ratio("LU and one solve, × OpenBLAS", "≤ 2", lu(REGIONS, Library.TANLU), openBlas);
    ratio(
        "ojAlgo, × LU and one solve",
        "≥ 5",
        lu(REGIONS, Library.OJALGO),
        lu(REGIONS, Library.TANLU));
    ratio("everything, × OpenBLAS's LU", "≤ 4.3", analysis("everything", REGIONS), openBlas);
    goal("what-if, one demand, ms", "≤ 1", analysis("whatIfOneDemand", REGIONS));
    goal("what-if, one sector in all provinces, ms", "≤ 10", sectorEverywhere(REGIONS));
    goal("strongest 100 paths at 1e-5, ms", "≤ 5", analysis("paths", REGIONS));
    goal("everything for Guangdong, n = 42, ms", "≤ 1", province());
    goal("roadmap with wedges, n = 42, ms", "≤ 20", roadmap("withWedges"));
    goal("the same with 1,000 draws, ms", "≤ 2000", roadmap("withThousandDraws"));
    goal(
        "joint roadmap of four provinces with 1,000 draws, ms",
        "≤ 250",
        roadmap("jointWithThousandDraws"));
    goal("allocation at least cost, ms", "≤ 50", roadmap("leastCost"));
    Times.Case read = new Times.Case("ImportBenchmark.read", 0, "");
    goal("import of the official tables and inventories, ms", "≤ 4000", read);
    line("| memory, MB resident at most | ≤ 150 | %s | |".formatted(number(megabytes)));
    line("");
    line(
        "pymrio's `calc_all` took 130 ms where LU by OpenBLAS took 15; half of that ratio is"
            + " the 4.3.");
  }

  private void libraries() {
    line("");
    line("## LU and one solve, ms");
    line("");
    line("| n | library | least | median | × Tanlu |");
    line("|---|---|---|---|---|");
    for (int n : new int[] {42, 1302, 4000}) {
      for (Library library : Library.values()) {
        Times.Case key = lu(n, library);
        if (times.has(key)) {
          line(
              "| %d | %s | %s | %s | %s |"
                  .formatted(
                      n,
                      library.label,
                      number(times.least(key)),
                      number(times.median(key)),
                      number(times.least(key) / times.least(lu(n, Library.TANLU)))));
        }
      }
    }
  }

  private void analyses() {
    line("");
    line("## Analyses, ms");
    line("");
    line("| | n = 42 | n = 1302 | n = 4000 |");
    line("|---|---|---|---|");
    for (String method :
        new String[] {
          "everything",
          "multipliers",
          "whatIfOneIntensity",
          "whatIfOneDemand",
          "whatIfOneSectorInAllProvinces",
          "paths"
        }) {
      line(
          "| %s | %s | %s | %s |"
              .formatted(
                  method,
                  number(times.least(analysis(method, 42))),
                  number(times.least(analysis(method, 1302))),
                  number(times.least(analysis(method, 4000)))));
    }
  }

  private void ratio(String what, String goal, Times.Case key, Times.Case to) {
    line(
        "| %s | %s | %s | %s |"
            .formatted(
                what,
                goal,
                number(times.least(key) / times.least(to)),
                number(times.median(key) / times.median(to))));
  }

  private void goal(String what, String goal, Times.Case key) {
    line(
        "| %s | %s | %s | %s |"
            .formatted(what, goal, number(times.least(key)), number(times.median(key))));
  }

  private static Times.Case lu(int n, Library library) {
    return new Times.Case("LuBenchmark.luAndSolve", n, library.label);
  }

  private static Times.Case analysis(String method, int n) {
    return new Times.Case("AnalysisBenchmark." + method, n, "");
  }

  private static Times.Case sectorEverywhere(int n) {
    return analysis("whatIfOneSectorInAllProvinces", n);
  }

  private static Times.Case province() {
    return new Times.Case("ProvinceBenchmark.everything", 0, "");
  }

  private static Times.Case roadmap(String method) {
    return new Times.Case("RoadmapBenchmark." + method, 0, "");
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "not measured" : String.format(Locale.ROOT, "%.3g", value);
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.exists(file)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
