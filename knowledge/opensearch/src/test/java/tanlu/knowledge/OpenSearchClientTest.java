package tanlu.knowledge;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a cluster may answer when it is not well. Nobody listens on port 1 of a test machine.
@Timeout(60)
final class OpenSearchClientTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String NOBODY = "http://127.0.0.1:1";

  @RegisterExtension
  static final WireMockExtension NODE =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().dynamicHttpsPort())
          .build();

  private static String node() {
    return "http://127.0.0.1:" + NODE.getPort();
  }

  private static OpenSearchAddress at(String... nodes) {
    return OpenSearchAddress.of("opensearch:" + String.join(",", nodes));
  }

  private static OpenSearchClient client() {
    return new OpenSearchClient(at(node()));
  }

  private static void answer(ResponseDefinitionBuilder... inTurn) {
    String state = STARTED;
    for (int i = 0; i < inTurn.length; i++) {
      String next = i == inTurn.length - 1 ? state : "after " + (i + 1);
      NODE.stubFor(
          any(anyUrl())
              .inScenario("in turn")
              .whenScenarioStateIs(state)
              .willReturn(inTurn[i])
              .willSetStateTo(next));
      state = next;
    }
  }

  private static ResponseDefinitionBuilder busy(int status) {
    return aResponse()
        .withStatus(status)
        .withBody(
            "{\"error\":{\"type\":\"circuit_breaking_exception\",\"reason\":\"Data too large\"}}");
  }

  private static int asked() {
    return NODE.findAll(getRequestedFor(anyUrl())).size();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void aBusyClusterIsAskedAgain(int status) {
    answer(busy(status), busy(status), okJson("{\"took\":1}"));
    var response = client().send("GET", "/", "", PATIENCE);
    assertThat(response.ok()).isTrue();
    assertThat(response.body().path("took").asInt()).isEqualTo(1);
    assertThat(asked()).isEqualTo(3);
  }

  @Test
  void aSearchWhoseShardJustMovedIsAskedAgainAndAnIndexThatIsNotThereIsNot() {
    answer(
        aResponse()
            .withStatus(404)
            .withBody("{\"error\":{\"type\":\"search_phase_execution_exception\"}}"),
        aResponse()
            .withStatus(404)
            .withBody("{\"error\":{\"type\":\"index_not_found_exception\"}}"));
    assertThat(client().send("GET", "/", "", PATIENCE).reason())
        .startsWith("index_not_found_exception");
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void itIsLeftInPeaceAsLongAsItAsks() {
    answer(busy(429).withHeader("Retry-After", "1"), okJson("{}"));
    long begun = System.nanoTime();
    client().send("GET", "/", "", PATIENCE);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(1));
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void oneThatAsksForMoreTimeThanThereIsIsOneErrorAtOnce() {
    answer(busy(503).withHeader("Retry-After", "3600"));
    assertThatThrownBy(() -> client().send("GET", "/", "", PATIENCE))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("HTTP 503, circuit_breaking_exception: Data too large");
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void oneThatStaysBusyIsOneErrorThatSaysWhyAndWhatToDo() {
    answer(busy(429));
    assertThatThrownBy(() -> client().send("GET", "/", "", Duration.ofMillis(300)))
        .isInstanceOf(IndexException.class)
        .hasMessageStartingWith("opensearch:" + node() + "/tanlu does not serve now")
        .hasMessageContaining("HTTP 429, circuit_breaking_exception: Data too large")
        .hasMessageContaining("TANLU_CORPUS");
    assertThat(asked()).isGreaterThan(1);
  }

  @Test
  void whatWasWaitedForInVainIsOnlyLookedForTheNextTime() {
    answer(busy(429));
    OpenSearchClient client = client();
    assertThatThrownBy(() -> client.send("GET", "/", "", Duration.ZERO));
    NODE.resetRequests();
    assertThatThrownBy(() -> client.send("GET", "/", "", Duration.ofHours(1)))
        .isInstanceOf(IndexException.class);
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void anotherNodeAnswersInPlaceOfOneThatIsGoneAndIsAskedFirstFromThenOn() {
    answer(okJson("{}"));
    OpenSearchClient client = new OpenSearchClient(at(NOBODY, node()));
    assertThat(client.send("GET", "/", "", Duration.ZERO).ok()).isTrue();
    assertThat(client.send("GET", "/", "", Duration.ZERO).ok()).isTrue();
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void aPasswordIsSentAndNeverSaid() {
    answer(aResponse().withStatus(401).withBody("Unauthorized"));
    OpenSearchAddress address = at(node().replace("://", "://me:s%20ecret@"));
    assertThatThrownBy(() -> new OpenSearchClient(address).send("GET", "/", "", PATIENCE))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("HTTP 401")
        .hasMessageContaining("user:password@")
        .message()
        .doesNotContain("ecret");
    LoggedRequest request = NODE.findAll(getRequestedFor(anyUrl())).getFirst();
    // The Base64 of "me:s ecret".
    assertThat(request.getHeader("Authorization")).isEqualTo("Basic bWU6cyBlY3JldA==");
    assertThat(address.toString()).doesNotContain("ecret");
  }

  @Test
  void aCertificateNobodyVouchesForIsNamedWithTheWayOn() {
    OpenSearchAddress address =
        at("https://me:secret@127.0.0.1:" + NODE.getRuntimeInfo().getHttpsPort());
    assertThatThrownBy(() -> new OpenSearchClient(address).send("GET", "/", "", Duration.ZERO))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("-Djavax.net.ssl.trustStore")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void aRedirectIsNotFollowed() {
    answer(aResponse().withStatus(302).withHeader("Location", node() + "/elsewhere"));
    OpenSearchIndex index = new OpenSearchIndex(at(node()), Embedding.OFF);
    assertThatThrownBy(index::look).hasMessageContaining("HTTP 302");
    NODE.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
  }

  @Test
  void anotherServerAtThatAddressIsNotTakenForACluster() {
    answer(aResponse().withStatus(404).withBody("<html>"));
    OpenSearchIndex index = new OpenSearchIndex(at(node()), Embedding.OFF);
    assertThatThrownBy(index::look).hasMessageContaining("is it an OpenSearch cluster?");
  }

  @Test
  void ofABulkOnlyWhatWasNotTakenIsSentAgain() {
    answer(
        okJson(
            "{\"errors\":true,\"items\":[{\"index\":{\"_id\":\"a\",\"status\":201}},{\"index\":{\"_id\":\"b\",\"status\":429,\"error\":{}}}]}"),
        okJson("{\"items\":[{\"index\":{\"_id\":\"b\",\"status\":201}}]}"));
    OpenSearchBulk bulk = bulk(PATIENCE);
    bulk.send();
    List<LoggedRequest> sent = NODE.findAll(postRequestedFor(anyUrl()));
    assertThat(sent).hasSize(2);
    assertThat(sent.getLast().getBodyAsString()).contains("\"_id\":\"b\"").doesNotContain("\"a\"");
  }

  @Test
  void aBulkThatStaysRefusedIsOneErrorWithTheReason() {
    answer(
        okJson(
            "{\"items\":[{\"index\":{\"_id\":\"a\",\"status\":201}},{\"index\":{\"_id\":\"b\",\"status\":503,\"error\":{\"type\":\"unavailable_shards_exception\",\"reason\":\"primary"
                + " shard is not active\"}}}]}"));
    assertThatThrownBy(() -> bulk(Duration.ofMillis(200)).send())
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("does not take 1 passages (unavailable_shards_exception")
        .hasMessageContaining("then index again");
  }

  @Test
  void aPassageTheClusterCannotTakeIsNamedAndNotSentAgain() {
    answer(
        okJson(
            "{\"items\":[{\"index\":{\"_id\":\"a\",\"status\":400,\"error\":{\"type\":\"mapper_parsing_exception\",\"reason\":\"failed"
                + " to parse\"}}}]}"));
    assertThatThrownBy(() -> bulk(PATIENCE).send())
        .hasMessageContaining("the passage a was not taken (HTTP 400: mapper_parsing_exception");
    assertThat(NODE.findAll(postRequestedFor(anyUrl()))).hasSize(1);
  }

  private static OpenSearchBulk bulk(Duration patience) {
    OpenSearchBulk bulk = new OpenSearchBulk(client(), "/tanlu", patience);
    bulk.index("a", OpenSearchClient.JSON.createObjectNode());
    bulk.index("b", OpenSearchClient.JSON.createObjectNode());
    return bulk;
  }
}
