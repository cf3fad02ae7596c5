package tanlu.web;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A server in a process of its own, with the options of the launcher.
record ServerProcess(Process process, Client client) implements AutoCloseable {
  private static final List<String> OPTIONS =
      List.of(Run.NATIVE, "-Xmx384m", "-XX:+UseSerialGC", "-cp", Run.CLASS_PATH, "tanlu.web.Main");

  private static List<String> command(String... arguments) {
    List<String> command = new java.util.ArrayList<>();
    command.add(Run.JAVA);
    command.addAll(OPTIONS);
    command.addAll(List.of(arguments));
    return command;
  }

  private static Map<String, String> environment(Path home, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("TANLU_HOME", home.toString());
    environment.put("LC_ALL", "C.UTF-8");
    return environment;
  }

  /// @param options of `serve`
  static ServerProcess start(Path home, Map<String, String> settings, String... options)
      throws IOException {
    List<String> command = command("serve", "--port", "0");
    command.addAll(List.of(options));
    Process process = Run.start(Path.of("."), environment(home, settings), command);
    String said = process.inputReader().readLine();
    if (said == null) {
      throw new IOException("no server: " + process.errorReader().readAllAsString());
    }
    int port = Integer.parseInt(said.substring(said.lastIndexOf(':') + 1));
    HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    return new ServerProcess(process, new Client(http, port));
  }

  /// Another command on the same home.
  static Process begin(Path home, String... arguments) throws IOException {
    return Run.start(Path.of("."), environment(home, Map.of()), command(arguments));
  }

  static Run run(Path home, String... arguments) throws IOException, InterruptedException {
    return Run.of(Path.of("."), environment(home, Map.of()), command(arguments));
  }

  /// As `kill -9` does.
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.toHandle().destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
