package tanlu.knowledge;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tanlu.knowledge.Documents.ids;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// While the cluster is away the digests answer alone.
@Timeout(60)
final class ClusterAwayTest {
  private static final PolicyQuery QUESTION = PolicyQuery.of(Documents.QUESTION, 3);
  private static final List<PolicyDocument> DIGESTS = List.of(Documents.of("digest", 1));

  @RegisterExtension
  static final WireMockExtension NODE =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final List<IndexException> told = new CopyOnWriteArrayList<>();

  private OpenSearchCorpus corpus(String node, Duration tryingAgain) {
    return OpenSearchCorpus.of(
        OpenSearchAddress.of("opensearch:" + node), DIGESTS, Embedding.OFF, told::add, tryingAgain);
  }

  private static void here() {
    ObjectNode source =
        new OpenSearchPassage(Documents.of("own", 1).passages().getFirst(), 0, Optional.empty())
            .source("state");
    ObjectNode found = OpenSearchClient.JSON.createObjectNode();
    found.putObject("hits").putArray("hits").addObject().set("_source", source);
    NODE.stubFor(
        any(urlPathEqualTo("/tanlu/_mapping"))
            .willReturn(
                aResponse().withBody("{\"tanlu\":{\"mappings\":{\"_meta\":{\"tanlu\":1}}}}")));
    NODE.stubFor(
        any(urlPathEqualTo("/tanlu/_search")).willReturn(aResponse().withBody(found.toString())));
  }

  /// It says itself that nobody need wait for it.
  private static void away() {
    NODE.resetMappings();
    NODE.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(503).withHeader("Retry-After", "600")));
  }

  @Test
  void atTheStartItIsNamedOnceWithoutItsPassword() {
    OpenSearchCorpus corpus = corpus("http://me:secret@127.0.0.1:1", Duration.ofHours(1));
    assertThat(corpus.whole()).isFalse();
    assertThat(ids(corpus.search(QUESTION))).containsExactly("digest/0");
    assertThat(corpus.passage("digest/0")).isPresent();
    assertThat(corpus.passage("own/0")).isEmpty();
    assertThat(told)
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .hasMessageContaining("opensearch:http://127.0.0.1:1/tanlu cannot be reached")
                    .hasMessageContaining("TANLU_CORPUS")
                    .message()
                    .doesNotContain("secret"));
  }

  @Test
  void inTheMiddleItIsNamedOnceAndItsDocumentsComeBackWithIt() {
    here();
    OpenSearchCorpus corpus = corpus(NODE.baseUrl(), Duration.ZERO);
    assertThat(corpus.whole()).isTrue();
    assertThat(ids(corpus.search(QUESTION))).containsExactly("digest/0", "own/0");

    away();
    assertThat(ids(corpus.search(QUESTION))).containsExactly("digest/0");
    assertThat(ids(corpus.search(QUESTION))).containsExactly("digest/0");
    assertThat(corpus.whole()).isFalse();
    assertThat(told).hasSize(1);

    here();
    assertThat(ids(corpus.search(QUESTION))).containsExactly("digest/0", "own/0");
    assertThat(corpus.whole()).isTrue();
    away();
    assertThat(corpus.whole()).isFalse();
    assertThat(told).hasSize(2);
  }

  @Test
  void itIsNotAskedBetweenTwoTries() {
    away();
    OpenSearchCorpus corpus = corpus(NODE.baseUrl(), Duration.ofHours(1));
    int asked = NODE.getAllServeEvents().size();
    assertThat(ids(corpus.search(QUESTION))).containsExactly("digest/0");
    assertThat(corpus.whole()).isFalse();
    assertThat(NODE.getAllServeEvents()).hasSize(asked);
  }

  @Test
  void aQuestionGivenUpIsNotTakenForAClusterThatIsAway() {
    here();
    OpenSearchCorpus corpus = corpus(NODE.baseUrl(), Duration.ofHours(1));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> corpus.search(QUESTION)).hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(told).isEmpty();
    assertThat(ids(corpus.search(QUESTION))).containsExactly("digest/0", "own/0");
  }

  @Test
  void theFilesOfAConversationAreSearchedAllTheSame() {
    away();
    OpenSearchCorpus corpus = corpus(NODE.baseUrl(), Duration.ofHours(1));
    try (PassageIndex file = PassageIndex.inMemory(Embedding.OFF)) {
      file.put(Documents.of("file", 1));
      OpenSearchCorpus with = corpus.with(file);
      assertThat(ids(with.search(QUESTION))).containsExactly("digest/0", "file/0");
      assertThat(with.whole()).isFalse();
    }
    assertThat(told).hasSize(1);
  }
}
