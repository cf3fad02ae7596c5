package tanlu.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures what a user feels, on the real launcher and a real server: the warm golden question
/// over HTTP, whole and to its first event, one `ask` from start to exit, and the memory the server
/// holds after it; and in this process what the loop adds to the sentences of a remote model.
@Command(
    name = "bench",
    description = "Measure the golden question: warm over HTTP, cold on the command line, memory.",
    mixinStandardHelpOptions = true,
    subcommands = LoadCommand.class)
final class BenchCommand implements Callable<Integer> {
  static final String GOLDEN = "广东在2060年达成碳中和时间表及产业投入产出路线图应为何？";
  private static final int WARM_UP = 20;

  @Option(
      names = "--requests",
      defaultValue = "50",
      description = "how many warm requests are timed (default: ${DEFAULT-VALUE})")
  private int requests;

  @Option(names = "--answers", description = "instead: one question for every tool")
  private boolean answers;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (answers) {
      new AnswerBench(requests).print();
      return 0;
    }
    String launcher = System.getProperty("tanlu.launcher", "");
    if (launcher.isEmpty()) {
      throw new CommandException("Run the benchmark through the launcher: ./tanlu bench.");
    }
    List<Double> bare = times(5, List.of(java(), "-Xshare:auto", "-version"));
    List<Double> ask = times(5, List.of(launcher, "ask", GOLDEN, "--json"));
    List<Double> warm = new ArrayList<>();
    List<Double> first = new ArrayList<>();
    long memory = server(launcher, warm, first);
    System.out.printf(
        "golden question, warm over HTTP, %d requests: p50 %.0f ms, p95 %.0f ms%n",
        warm.size(), quantile(warm, 0.5), quantile(warm, 0.95));
    System.out.printf(
        "first event of the same as a stream: p50 %.1f ms, p95 %.1f ms%n",
        quantile(first, 0.5), quantile(first, 0.95));
    System.out.printf(
        "tanlu ask, start to exit, 5 runs: median %.0f ms, slowest %.0f ms (%.1f times a bare java"
            + " -version)%n",
        quantile(ask, 0.5), quantile(ask, 1), quantile(ask, 0.5) / quantile(bare, 0.5));
    System.out.printf("server memory afterwards: %d MB resident%n", memory / 1024);
    new LoopBench().print(5);
    return 0;
  }

  /// Times warm requests against a server of its own.
  ///
  /// @param warm whole answers, in milliseconds
  /// @param first the first event of answers as streams
  /// @return the server's resident memory in kB
  private long server(String launcher, List<Double> warm, List<Double> first)
      throws IOException, InterruptedException {
    Process server = new ProcessBuilder(launcher, "serve", "--port", "0").start();
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
        HttpClient client = HttpClient.newHttpClient()) {
      String line = out.readLine();
      if (line == null || !line.startsWith("listening on ")) {
        throw new CommandException("The server did not start: " + line + ".");
      }
      URI chat = URI.create(line.substring("listening on ".length()) + "/api/chat");
      String body = Json.MAPPER.writeValueAsString(Map.of("message", GOLDEN));
      HttpRequest request =
          HttpRequest.newBuilder(chat)
              .timeout(Duration.ofSeconds(60))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      for (int i = 0; i < WARM_UP + requests; i++) {
        long start = System.nanoTime();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
          throw new CommandException("The server answered " + response.statusCode() + ".");
        }
        if (i >= WARM_UP) {
          warm.add((System.nanoTime() - start) / 1e6);
        }
      }
      byte[] stream = Load.request(chat.getPort(), GOLDEN);
      for (int i = 0; i < WARM_UP + requests; i++) {
        long start = System.nanoTime();
        double took = (Load.firstEvent(chat.getPort(), stream) - start) / 1e6;
        if (i >= WARM_UP) {
          first.add(took);
        }
      }
      return resident(server.pid());
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  /// Resident memory in kB; the launcher becomes the server, so its process is the server's.
  private static long resident(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    if (!Files.exists(status)) {
      throw new CommandException("Memory is read from /proc, which this system lacks.");
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static List<Double> times(int runs, List<String> command)
      throws IOException, InterruptedException {
    List<Double> times = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      int exit = process.waitFor();
      if (exit != 0) {
        throw new CommandException(command.getFirst() + " ended with exit code " + exit + ".");
      }
      times.add((System.nanoTime() - start) / 1e6);
    }
    return times;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// @return not a number where there are no values
  static double quantile(List<Double> values, double share) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
