package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;
import tanlu.web.OfficialFiles.Table;

/// A server that runs while another process imports.
class ImportWhileServingTest {
  private static final String QUESTION =
      "{\"message\":\"用数据集 late，广东2017年各部门排放是多少？\",\"language\":\"zh\"}";

  @TempDir Path folder;

  private void importing(Table table) throws Exception {
    Path files = Files.createDirectories(folder.resolve("files"));
    table.write(files.resolve("a.xls"));
    OfficialFiles.inventory(files.resolve("b.xls"), "Guangdong2017", "mt");
    Run run =
        Run.tanlu(
            Map.of("TANLU_HOME", folder.toString(), "LC_ALL", "C.UTF-8"),
            "import",
            files.toString(),
            "--as",
            "late");
    assertThat(run.exit()).as(run.err()).isZero();
  }

  @Test
  void anImportIsAnsweredFromAtTheNextQuestionAndSoIsTheOneThatReplacesIt() throws Exception {
    Settings settings = Settings.read(Map.of("TANLU_HOME", folder.toString()));
    try (ChatServer server =
        ChatServer.start(Assistant.open(settings), "127.0.0.1", 0, Offline.NO_RUNS)) {
      Client client = Client.of(server);
      JsonNode before = Client.json(client.post("/api/chat", QUESTION));
      assertThat(before.at("/outcome").asText()).isNotEqualTo("answered");
      assertThat(before.at("/text").asText()).contains("late", "embedded");

      importing(new Table());
      JsonNode first = Client.json(client.post("/api/chat", QUESTION));
      assertThat(first.at("/outcome").asText()).isEqualTo("answered");
      assertThat(first.at("/dataset/id").asText()).isEqualTo("late");
      assertThat(first.at("/dataset/kind").asText()).isEqualTo("imported");
      assertThat(Client.json(client.get("/api/catalog")).path("datasets"))
          .anySatisfy(each -> assertThat(each.path("id").asText()).isEqualTo("late"));

      importing(new Table().add("01", "EX", .01));
      JsonNode second = Client.json(client.post("/api/chat", QUESTION));
      assertThat(second.at("/dataset/version").asText())
          .isNotEqualTo(first.at("/dataset/version").asText());
    }
  }
}
