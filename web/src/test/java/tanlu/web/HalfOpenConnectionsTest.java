package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Clients on a network of their own that is unplugged: nothing of theirs comes any more, not even
/// that they are gone. It takes root to have such a network.
@Tag("faults")
@Timeout(600)
class HalfOpenConnectionsTest {
  private static final String NETWORK = "tanlu-half";
  private static final String HERE = "198.18.77.1";
  private static final String THERE = "198.18.77.2";
  private static final int CLIENTS = 60;
  private static final String SECRET = "ann-secret-ann-secret-ann-secret";

  @TempDir Path folder;

  private static boolean run(String command) throws IOException, InterruptedException {
    return new ProcessBuilder(command.split(" "))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  @BeforeEach
  void plugIn() throws Exception {
    boolean plugged =
        Files.isExecutable(Path.of("/usr/sbin/ip"))
            && run("ip netns add " + NETWORK)
            && run("ip link add tanlu-here type veth peer name tanlu-there netns " + NETWORK)
            && run("ip address add " + HERE + "/30 dev tanlu-here")
            && run("ip link set tanlu-here up")
            && run("ip -n " + NETWORK + " address add " + THERE + "/30 dev tanlu-there")
            && run("ip -n " + NETWORK + " link set tanlu-there up");
    assumeTrue(plugged, "no network can be made here: run as root, with iproute2");
  }

  @AfterEach
  void takeAway() throws Exception {
    if (Files.isExecutable(Path.of("/usr/sbin/ip"))) {
      run("ip link delete tanlu-here");
      run("ip netns delete " + NETWORK);
    }
  }

  /// Half of them ask and listen, half of them ask for their health and keep the connection.
  private static Process clients(int port) throws IOException {
    String body = "{\"message\":\"广东2017年各部门排放是多少？\"}";
    int length = body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    String head = "Host: " + HERE + "\\r\\nAuthorization: Bearer " + SECRET + "\\r\\n";
    String script =
        """
        for i in $(seq 1 %d); do
          exec {line}<>/dev/tcp/%s/%d
          if [ $((i %% 2)) = 0 ]; then
            printf 'POST /api/chat HTTP/1.1\\r\\n%sAccept: text/event-stream\\r\\nContent-Type: application/json\\r\\nContent-Length: %d\\r\\n\\r\\n%s' >&$line
          else
            printf 'GET /health/live HTTP/1.1\\r\\n%s\\r\\n' >&$line
          fi
        done
        echo asked
        sleep 1000
        """
            .formatted(CLIENTS, HERE, port, head, length, body, head);
    return new ProcessBuilder("ip", "netns", "exec", NETWORK, "bash", "-c", script)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static int sockets(ServerProcess server) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + server.process().pid() + "/fd"))) {
      return (int) open.filter(HalfOpenConnectionsTest::isSocket).count();
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException closed) {
      return false;
    }
  }

  private static int running(Client client) throws Exception {
    HttpRequest.Builder request =
        client.request("/metrics").header("Authorization", "Bearer " + SECRET);
    return client
        .send(request)
        .body()
        .lines()
        .filter(line -> line.startsWith("tanlu_answers_running "))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  private interface Count {
    int now() throws Exception;
  }

  private static int until(int most, Duration patience, Count count) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    int seen = count.now();
    while (seen > most && System.nanoTime() < end) {
      Thread.sleep(500);
      seen = count.now();
    }
    return seen;
  }

  @Test
  void answersForThemEndTheirConnectionsAreGivenUpAndOthersAreServed() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    try (ScriptedModel model = ScriptedModel.start(Duration.ofSeconds(45))) {
      Map<String, String> settings = new HashMap<>(model.settings());
      settings.put("TANLU_TOKENS", "ann:admin:" + SECRET);
      try (ServerProcess server = ServerProcess.start(home, settings, "--host", "0.0.0.0")) {
        Client client = server.client();
        assertThat(running(client)).isZero();
        int before = sockets(server);
        Process clients = clients(client.port());
        try {
          assertThat(clients.inputReader().readLine()).isEqualTo("asked");
          until(0, Duration.ofSeconds(30), () -> CLIENTS / 2 - running(client));
          assertThat(running(client)).isEqualTo(CLIENTS / 2);
          assertThat(sockets(server)).isGreaterThanOrEqualTo(before + CLIENTS);
          // Whatever they would still send goes nowhere; no end of a connection arrives either.
          assertThat(run("ip -n " + NETWORK + " route add blackhole " + HERE + "/32")).isTrue();
          assertThat(client.get("/health/ready").statusCode()).isEqualTo(200);
          assertThat(until(0, Duration.ofMinutes(2), () -> running(client))).isZero();
          // An idle connection is given up after a minute, and its end is not waited for.
          assertThat(until(before, Duration.ofSeconds(150), () -> sockets(server)))
              .isLessThanOrEqualTo(before);
          assertThat(client.get("/health/ready").statusCode()).isEqualTo(200);
        } finally {
          clients.descendants().forEach(ProcessHandle::destroyForcibly);
          clients.destroyForcibly();
        }
      }
    }
  }
}
