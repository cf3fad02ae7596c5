package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.assistant.store.SqliteCopy;

/// A server under load, killed twenty times. Its clients note what it acknowledged; after each
/// start all of that must be there, whole.
@Tag("faults")
class KilledServerTest {
  private static final int KILLS = 20;
  private static final int ASKERS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long SEED = 20_600_101;

  @TempDir Path folder;

  /// What clients were told, by the time they were told it.
  private record Journal(
      Queue<Asked> begun, Queue<Asked> answered, Queue<Sent> files, Queue<String> plans) {
    Journal() {
      this(
          new ConcurrentLinkedQueue<>(),
          new ConcurrentLinkedQueue<>(),
          new ConcurrentLinkedQueue<>(),
          new ConcurrentLinkedQueue<>());
    }
  }

  /// @param text the question, or the answer
  private record Asked(String answerId, String text) {}

  private record Sent(String conversation, String name) {}

  private final Journal all = new Journal();
  private final List<String> imports = new ArrayList<>();
  private final List<String> documents = new ArrayList<>();
  private final Queue<AssertionError> refused = new ConcurrentLinkedQueue<>();
  private final AtomicInteger number = new AtomicInteger();

  @Test
  void nothingAcknowledgedIsLostOrHalfWritten() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path tables = Files.createDirectories(folder.resolve("tables"));
    new OfficialFiles.Table().write(tables.resolve("a.xls"));
    OfficialFiles.inventory(tables.resolve("b.xls"), "Guangdong2017", "mt");
    Random random = new Random(SEED);
    int cutOff = 0;
    Journal journal = new Journal();
    for (int round = 0; round < KILLS; round++) {
      Process beside;
      try (ServerProcess server = ServerProcess.start(home, Map.of())) {
        check(server.client(), journal, true);
        journal = new Journal();
        beside = beside(round, home, tables);
        List<Thread> load = load(server.client(), journal);
        // So many answers later on any machine, wherever the others then stand.
        int answers = 1 + random.nextInt(8);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (journal.answered().size() < answers && System.nanoTime() < end) {
          Thread.sleep(10);
        }
        Thread.sleep(random.nextInt(200));
        server.kill();
        for (Thread each : load) {
          each.join();
        }
        assertThat(refused).isEmpty();
      }
      // What imports or indexes beside is killed in the middle every other time.
      if (round % 4 < 2) {
        beside.waitFor(120, TimeUnit.SECONDS);
      }
      beside.toHandle().destroyForcibly();
      int exit = beside.waitFor();
      if (exit == 0) {
        (round % 2 == 0 ? imports : documents).add("r" + round);
      }
      cutOff += exit == 0 ? 0 : 1;
      System.out.printf(
          "kill %d of %d: %d answers, %d files, %d plans acknowledged since the one before%n",
          round + 1,
          KILLS,
          journal.answered().size(),
          journal.files().size(),
          journal.plans().size());
      all.begun().addAll(journal.begun());
      all.answered().addAll(journal.answered());
      all.files().addAll(journal.files());
      all.plans().addAll(journal.plans());
    }
    try (ServerProcess server = ServerProcess.start(home, Map.of())) {
      check(server.client(), all, false);
    }
    SqliteCopy.write(home.resolve("conversations.db"), folder.resolve("sound.db"));
    System.out.printf(
        "killed %d times (and %d imports or index runs): %d questions, %d answers, %d files,"
            + " %d plans, %d imports, %d indexed documents acknowledged, none lost%n",
        KILLS,
        cutOff,
        all.begun().size(),
        all.answered().size(),
        all.files().size(),
        all.plans().size(),
        imports.size(),
        documents.size());
    assertThat(all.begun().size()).isGreaterThan(KILLS);
    assertThat(all.answered()).isNotEmpty();
    assertThat(all.files()).isNotEmpty();
    assertThat(all.plans()).isNotEmpty();
    assertThat(imports).isNotEmpty();
    assertThat(documents).isNotEmpty();
  }

  private Process beside(int round, Path home, Path tables) throws IOException {
    if (round % 2 == 0) {
      return ServerProcess.begin(home, "import", tables.toString(), "--as", "r" + round);
    }
    Path document = folder.resolve("r" + round + ".txt");
    Files.writeString(
        document,
        "东府〔2023〕%d号\n关于开展水泥余热利用专项行动的通知（第%d批）\n各市人民政府：\n一、第%d批水泥企业应当在窑尾建设余热发电装置。\n东湖省工业和信息化厅\n2023年4月12日\n"
            .formatted(100 + round, round, round));
    return ServerProcess.begin(home, "index", document.toString());
  }

  private List<Thread> load(Client client, Journal journal) {
    List<Thread> load = new ArrayList<>();
    for (int i = 0; i < ASKERS; i++) {
      load.add(Thread.startVirtualThread(() -> untilKilled(() -> ask(client, journal))));
    }
    load.add(Thread.startVirtualThread(() -> untilKilled(() -> upload(client, journal))));
    load.add(Thread.startVirtualThread(() -> untilKilled(() -> plan(client, journal))));
    return load;
  }

  private interface Request {
    void send() throws IOException, InterruptedException;
  }

  private void untilKilled(Request request) {
    try {
      while (true) {
        request.send();
      }
    } catch (IOException e) {
      // The server is gone.
    } catch (AssertionError e) {
      refused.add(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(Client client, Journal journal) throws IOException, InterruptedException {
    String question = "广东2017年各部门排放是多少？（" + number.incrementAndGet() + "）";
    HttpResponse<Stream<String>> response =
        client
            .http()
            .send(
                client
                    .posting(
                        "/api/chat",
                        Json.MAPPER.createObjectNode().put("message", question).toString())
                    .header("Accept", "text/event-stream")
                    .build(),
                BodyHandlers.ofLines());
    String[] event = {""};
    String[] id = {""};
    try (Stream<String> lines = response.body()) {
      lines.forEach(
          line -> {
            if (line.startsWith("event: ")) {
              event[0] = line.substring("event: ".length());
            } else if (line.startsWith("data: ") && event[0].equals("start")) {
              id[0] = json(line).path("answerId").asText();
              journal.begun().add(new Asked(id[0], question));
            } else if (line.startsWith("data: ") && event[0].equals("answer")) {
              journal.answered().add(new Asked(id[0], json(line).path("text").asText()));
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static JsonNode json(String line) {
    try {
      return Json.MAPPER.readTree(line.substring("data: ".length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void upload(Client client, Journal journal) throws IOException, InterruptedException {
    int n = number.incrementAndGet();
    String id = "own-" + n;
    String name = "plan-" + n + ".md";
    String text = "青禾工业园区第" + n + "号节能工作安排\n\n一、工作目标\n到2031年，园区余热利用率达到七成以上。\n";
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--b--\r\n"
            .formatted(name, text);
    HttpResponse<String> response =
        client.send(
            client
                .request("/api/conversations/" + id + "/files")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body)));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    journal.files().add(new Sent(id, name));
    Thread.sleep(20);
  }

  private static void plan(Client client, Journal journal)
      throws IOException, InterruptedException {
    HttpResponse<String> response = client.post("/api/plans", "{\"region\": \"海南\"}");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    journal.plans().add(Client.json(response).path("id").asText());
    Thread.sleep(1_500);
  }

  private void check(Client client, Journal journal, boolean goingOn) throws Exception {
    for (Asked each : journal.begun()) {
      JsonNode kept = got(client, "/api/answers/" + each.answerId());
      assertThat(kept.path("question").asText()).isEqualTo(each.text());
    }
    for (Asked each : journal.answered()) {
      JsonNode kept = got(client, "/api/answers/" + each.answerId());
      assertThat(kept.path("status").asText()).isEqualTo("finished");
      assertThat(kept.at("/answer/text").asText()).isEqualTo(each.text());
    }
    Sent last = null;
    for (Sent each : journal.files()) {
      assertThat(got(client, "/api/conversations/" + each.conversation()).at("/files/0").asText())
          .isEqualTo(each.name());
      last = each;
    }
    if (last != null && goingOn) {
      String question =
          Json.MAPPER
              .createObjectNode()
              .put("message", "这份文件里说了什么目标？")
              .put("conversationId", last.conversation())
              .toString();
      // The first question after a start, on a machine that does more besides.
      assertThat(client.send(client.posting("/api/chat", question).timeout(PATIENCE)).body())
          .contains("余热利用率达到七成以上");
    }
    for (String each : journal.plans()) {
      checkPlan(client, each);
    }
    JsonNode catalog = got(client, "/api/catalog").path("datasets");
    for (String each : imports) {
      assertThat(catalog)
          .anySatisfy(dataset -> assertThat(dataset.path("id").asText()).isEqualTo(each));
    }
    for (String each : documents) {
      String query =
          "{\"query\": \"东府〔2023〕%d号 水泥余热\"}".formatted(100 + Integer.parseInt(each.substring(1)));
      assertThat(client.post("/api/tools/search_policy", query).body())
          .contains("第" + each.substring(1) + "批");
    }
  }

  private static JsonNode got(Client client, String path) throws Exception {
    HttpResponse<String> response = client.get(path);
    assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(200);
    return Client.json(response);
  }

  /// Whatever file it says is written is whole.
  private void checkPlan(Client client, String id) throws Exception {
    JsonNode plan = got(client, "/api/plans/" + id);
    assertThat(plan.path("status").asText()).isIn("done", "cancelled");
    for (JsonNode address : plan.path("files")) {
      byte[] bytes =
          client
              .http()
              .send(client.request(address.asText()).build(), BodyHandlers.ofByteArray())
              .body();
      if (address.asText().endsWith(".pdf")) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("%PDF");
        assertThat(text.stripTrailing()).endsWith("%%EOF");
      } else {
        Path zip = Files.write(folder.resolve("plan.zip"), bytes);
        try (var opened = new java.util.zip.ZipFile(zip.toFile())) {
          assertThat(opened.size()).isPositive();
        }
      }
    }
  }
}
