package tanlu.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server of the launcher's in a home of its own, to be loaded and looked into.
final class LoadServer implements AutoCloseable {
  private static final Pattern USED = Pattern.compile("(?:total|used) (\\d+)K, used (\\d+)K");

  private static final Path JCMD = Path.of(System.getProperty("java.home", ""), "bin", "jcmd");

  private final Process process;
  private final int port;

  private LoadServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static LoadServer start(String launcher, Path home, Map<String, String> settings)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(launcher, "serve", "--port", "0")
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("TANLU_"));
    builder.environment().putAll(settings);
    builder.environment().put("TANLU_HOME", Files.createDirectories(home).toString());
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null || !line.startsWith("listening on ")) {
      throw new CommandException("The server did not start: " + line + ".");
    }
    return new LoadServer(
        process, Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip()));
  }

  int port() {
    return port;
  }

  /// Milliseconds of processor time it has taken.
  double processor() {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }

  /// Kilobytes of the heap that are still referred to.
  long live() throws IOException, InterruptedException {
    // Twice: what the first finds to be cleaned is gone with the second.
    jcmd("GC.run");
    jcmd("GC.run");
    Matcher used = USED.matcher(jcmd("GC.heap_info"));
    long kilobytes = 0;
    while (used.find()) {
      kilobytes += Long.parseLong(used.group(2));
    }
    return kilobytes;
  }

  /// @throws CommandException where this Java is no JDK
  static void requireJcmd() {
    if (!Files.isExecutable(JCMD)) {
      throw new CommandException(
          "The heap is read by jcmd, which %s lacks: run with a JDK 25, or with --soak 0."
              .formatted(JCMD.getParent()));
    }
  }

  private String jcmd(String what) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(JCMD.toString(), Long.toString(process.pid()), what)
            .redirectErrorStream(true)
            .start();
    String said = jcmd.inputReader(StandardCharsets.UTF_8).readAllAsString();
    if (!jcmd.waitFor(1, TimeUnit.MINUTES) || jcmd.exitValue() != 0) {
      throw new CommandException("jcmd, which reads the heap, failed: " + said);
    }
    return said;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
