package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;

class ReadinessTest {
  private static String ownDocuments(Assistant assistant) throws Exception {
    try (ChatServer server = ChatServer.start(assistant, "127.0.0.1", 0, Offline.NO_RUNS)) {
      HttpResponse<String> response = Client.of(server).get("/health/ready");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Client.json(response).path("status").asText()).isEqualTo("ready");
      return Client.json(response).path("ownDocuments").asText();
    }
  }

  @Test
  void theServerIsReadyAndSaysThatOnesOwnDocumentsAreSearched() throws Exception {
    assertThat(ownDocuments(Offline.ASSISTANT)).isEqualTo("searched");
  }

  @Test
  void withoutTheirClusterItIsReadyAndSaysSo() throws Exception {
    // Nobody listens on port 1.
    Settings settings =
        Settings.read(
            Map.of("TANLU_VECTORS", "off", "TANLU_CORPUS", "opensearch:http://127.0.0.1:1"));
    assertThat(ownDocuments(Assistant.open(settings))).isEqualTo("cluster away");
  }
}
