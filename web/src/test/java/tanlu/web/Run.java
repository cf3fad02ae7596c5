package tanlu.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A finished process: what it printed, read as UTF-8, and its exit code.
record Run(int exit, String out, String err) {
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /// As the launcher allows it: Lucene warns on standard error otherwise.
  static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

  /// As the launcher has it for a question: the run is over before more has paid for itself.
  private static final List<String> LIGHT =
      List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  static final String CLASS_PATH = System.getProperty("java.class.path", "");

  /// Runs `tanlu.web.Main` in a JVM of its own, with no setting but those given.
  static Run tanlu(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(JAVA, NATIVE));
    command.addAll(LIGHT);
    command.addAll(List.of("-cp", CLASS_PATH, "tanlu.web.Main"));
    command.addAll(List.of(arguments));
    return of(Path.of("."), environment, command);
  }

  /// Runs a command with exactly the environment given.
  static Run of(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Process process = start(folder, environment, command);
    process.getOutputStream().close();
    CompletableFuture<String> err =
        CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
    String out = all(process.getInputStream());
    return new Run(process.waitFor(), out, err.join());
  }

  static Process start(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String all(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
