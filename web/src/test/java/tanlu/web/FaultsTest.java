package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server whose disk, index and clients fail it: it goes on, or says why.
@Tag("faults")
@Timeout(900)
class FaultsTest {
  private static final String QUESTION = "{\"message\":\"广东2017年各部门排放是多少？\"}";

  @TempDir Path folder;

  private static String problem(HttpResponse<String> response, int status) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    JsonNode problem = Client.json(response);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    return problem.path("detail").asText();
  }

  private static HttpResponse<String> upload(Client client, String text) throws Exception {
    return client.send(
        client
            .request("/api/conversations/own/files")
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(
                BodyPublishers.ofString(
                    "--b\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\n"
                        + text
                        + "\r\n--b--\r\n")));
  }

  private static void assertOneSentence(Run run, String... said) {
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.err()).contains(said).doesNotContain("\tat ");
  }

  @Test
  void onAFullDiskEverythingSaysSoAndGoesOnWhenThereIsRoom() throws Exception {
    Path tables = Files.createDirectories(folder.resolve("tables"));
    new OfficialFiles.Table().write(tables.resolve("a.xls"));
    try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 12);
        ServerProcess server = ServerProcess.start(disk.place(), Map.of())) {
      Client client = server.client();
      assertThat(client.post("/api/chat", QUESTION).statusCode()).isEqualTo(200);
      disk.fill();
      assertThat(problem(client.post("/api/chat", QUESTION), 503)).contains("磁盘已满");
      assertThat(problem(upload(client, "一、目标。余热利用率达到七成。"), 503)).contains("磁盘已满");
      assertThat(problem(client.post("/api/plans", "{\"region\":\"海南\"}"), 503)).contains("无法写入");
      // What needs no disk is answered.
      assertThat(client.post("/api/tools/emissions_profile", "{\"region\":\"广东\"}").statusCode())
          .isEqualTo(200);
      assertThat(client.get("/api/conversations").statusCode()).isEqualTo(200);
      assertThat(client.get("/health/live").statusCode()).isEqualTo(200);
      assertOneSentence(
          ServerProcess.run(disk.place(), "import", tables.toString(), "--as", "late"), "late");
      // A back-up needs room where it is written, not where it is taken from.
      Path archive = folder.resolve("b");
      assertThat(ServerProcess.run(disk.place(), "backup", archive.toString()).exit()).isZero();
      disk.empty();
      assertThat(client.post("/api/chat", QUESTION).statusCode()).isEqualTo(200);
      assertThat(upload(client, "一、目标。余热利用率达到七成。").statusCode()).isEqualTo(201);
      assertThat(client.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(Client.json(client.get("/api/catalog")).path("datasets").toString())
          .doesNotContain("late");
    }
  }

  @Test
  void aBackupThatFindsNoRoomLeavesNothingBehind() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    byte[] random = new byte[4 << 20];
    new java.util.Random(1).nextBytes(random);
    Files.write(home.resolve("big"), random);
    try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 2)) {
      Run run = ServerProcess.run(home, "backup", disk.place().resolve("b").toString());
      assertOneSentence(run, "cannot be written", "disk's space");
      try (Stream<Path> left = Files.list(disk.place())) {
        assertThat(left).isEmpty();
      }
      Path archive = folder.resolve("b");
      assertThat(ServerProcess.run(home, "backup", archive.toString()).exit()).isZero();
      Run restore = ServerProcess.run(disk.place(), "restore", archive.toString());
      assertOneSentence(restore, "cannot be restored", "disk's space");
      try (Stream<Path> left = Files.list(disk.place())) {
        assertThat(left.map(path -> String.valueOf(path.getFileName()))).containsOnly(".lock");
      }
    }
  }

  @Test
  void aReadOnlyHomeIsNamedAtTheStartAndUsedAgainWhenItIsWritable() throws Exception {
    try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 12)) {
      ServerProcess.start(disk.place(), Map.of()).close();
      disk.writable(false);
      for (String command : List.of("serve", "plan --region 海南", "index x", "import x")) {
        assertOneSentence(ServerProcess.run(disk.place(), command.split(" ")), "TANLU_HOME");
      }
      disk.writable(true);
      try (ServerProcess server = ServerProcess.start(disk.place(), Map.of())) {
        assertThat(server.client().post("/api/chat", QUESTION).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void anIndexThatIsGoneIsSearchedOnAndMadeAgainAtTheNextStart() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path notice = folder.resolve("a.txt");
    Files.writeString(
        notice,
        """
        东府〔2023〕18号
        关于开展水泥行业余热利用专项行动的通知
        各市人民政府：
        一、水泥企业应当在窑尾建设余热发电装置。
        东湖省工业和信息化厅
        2023年4月12日
        """);
    assertThat(ServerProcess.run(home, "index", notice.toString()).exit()).isZero();
    String query = "{\"query\":\"东府〔2023〕18号 水泥余热\"}";
    try (ServerProcess server = ServerProcess.start(home, Map.of())) {
      Client client = server.client();
      assertThat(client.post("/api/tools/search_policy", query).body()).contains("窑尾");
      try (Stream<Path> all = Files.walk(home.resolve("corpus/index"))) {
        for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
      assertThat(client.post("/api/tools/search_policy", query).statusCode()).isEqualTo(200);
      assertThat(client.post("/api/chat", QUESTION).statusCode()).isEqualTo(200);
      assertThat(client.get("/health/live").statusCode()).isEqualTo(200);
    }
    try (ServerProcess server = ServerProcess.start(home, Map.of())) {
      assertThat(server.client().post("/api/tools/search_policy", query).body()).contains("窑尾");
      server.process().toHandle().destroy();
      assertThat(server.process().errorReader().readAllAsString()).contains("索引已损坏或缺失");
    }
  }

  private static Socket beginning(Client client) throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), client.port());
    socket
        .getOutputStream()
        .write(
            "POST /api/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void clientsThatSendNothingOrAByteASecondKeepNobodyElseWaiting() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    try (ServerProcess server = ServerProcess.start(home, Map.of())) {
      Client client = server.client();
      assertThat(client.post("/api/chat", QUESTION).statusCode()).isEqualTo(200);
      List<Socket> held = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        held.add(new Socket(InetAddress.getLoopbackAddress(), client.port()));
        held.add(beginning(client));
      }
      for (int second = 0; second < 5; second++) {
        Socket slow = beginning(client);
        long start = System.nanoTime();
        assertThat(client.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(client.post("/api/chat", QUESTION).statusCode()).isEqualTo(200);
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
        Thread.sleep(1_000);
        // The byte that shows how slowly they come.
        slow.getOutputStream().write(' ');
        slow.setSoTimeout(10_000);
        String refusal = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(refusal).startsWith("HTTP/1.1 408").contains("application/problem+json");
        slow.close();
      }
      for (Socket each : held.subList(0, held.size() / 2)) {
        each.close();
      }
      // Nor do they fill the log, or keep the server from its end.
      server.process().toHandle().destroy();
      assertThat(server.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(server.process().errorReader().readAllAsString()).isEmpty();
      for (Socket each : held) {
        each.close();
      }
    }
  }
}
