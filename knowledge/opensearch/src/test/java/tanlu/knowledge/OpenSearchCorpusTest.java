package tanlu.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.knowledge.Passage.Status;
import tanlu.knowledge.Passage.Target;
import tanlu.knowledge.Passage.Verification;

/// Against a real cluster of two nodes.
final class OpenSearchCorpusTest {
  // One folder for all tests: the cluster takes its nine seconds once.
  @TempDir static Path folder;
  private static Cluster cluster;

  private final List<IndexException> told = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() {
    cluster = new Cluster(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    cluster.close();
  }

  private OpenSearchCorpus corpus(String index, List<PolicyDocument> digests) {
    return OpenSearchCorpus.of(address(index), digests, Embedding.OFF, told::add);
  }

  private static void putAll(String index, List<PolicyDocument> documents) {
    OpenSearchCorpus.putAll(address(index), Embedding.OFF, documents.stream());
  }

  private static OpenSearchAddress address(String index) {
    String nodes = String.join(",", cluster.addresses().stream().map(URI::toString).toList());
    return OpenSearchAddress.of("opensearch:" + nodes + "/" + index);
  }

  private static List<String> ids(List<Hit> hits) {
    return hits.stream().map(hit -> hit.passage().id()).toList();
  }

  @Test
  void theDigestsAreFoundInTheClusterAsInLucene() {
    List<PolicyDocument> digests = Digests.embedded();
    OpenSearchCorpus there = corpus("digests", List.of());
    putAll("digests", digests);
    LuceneCorpus here =
        LuceneCorpus.of(digests, PassageIndex.inMemory(Embedding.OFF), Embedding.OFF);
    List<String> questions =
        List.of(
            "广东省2025年能耗强度下降目标是多少",
            "钢铁行业碳达峰实施方案",
            "全国碳排放权交易市场覆盖哪些行业",
            "国发〔2021〕23号",
            "国发[2021]23",
            "non-fossil energy share target for 2030",
            "When does China plan to peak CO2 emissions?",
            "the cost of carbon capture",
            "what is the weather like on Mars");
    for (String question : questions) {
      PolicyQuery query = PolicyQuery.of(question, 5);
      assertThat(first(there.search(query))).as(question).isEqualTo(first(here.search(query)));
    }
    assertThat(told).isEmpty();
  }

  private static Optional<String> first(List<Hit> hits) {
    return ids(hits).stream().findFirst();
  }

  @Test
  void filtersNarrowAndARegionFallsBackToTheNation() {
    OpenSearchCorpus corpus = corpus("filters", List.of());
    putAll(
        "filters",
        List.of(
            document("own", "GD", "power", "2022-03-01", Status.IN_FORCE, 2030),
            document("nation", "CN", "power", "2021-10-24", Status.IN_FORCE, 2030),
            document("other", "SC", "power", "2023-01-05", Status.IN_FORCE, 2030),
            document("old", "GD", "steel", "2016", Status.REPEALED, 2020)));
    PolicyQuery all = PolicyQuery.of("绿色电力消费比重", 10);

    assertThat(ids(corpus.search(all)))
        .containsExactlyInAnyOrder("own/0", "nation/0", "other/0", "old/0");
    assertThat(ids(corpus.search(all.in(Optional.of("GD")))))
        .containsExactlyInAnyOrder("own/0", "old/0", "nation/0")
        .endsWith("nation/0");
    assertThat(ids(corpus.search(all.on(Optional.of("steel"))))).containsExactly("old/0");
    assertThat(ids(corpus.search(all.since(Optional.of(LocalDate.of(2022, 1, 1))))))
        .containsExactlyInAnyOrder("own/0", "other/0");
    assertThat(ids(corpus.search(all.withStatus(Set.of(Status.REPEALED)))))
        .containsExactly("old/0");
    assertThat(ids(corpus.search(all.setting(Optional.empty(), Optional.of(2020)))))
        .containsExactly("old/0");
    PolicyQuery stating =
        PolicyQuery.of("", 10).setting(Optional.of("green_power"), Optional.of(2030));
    assertThat(ids(corpus.search(stating))).containsExactly("other/0", "own/0", "nation/0");
    assertThatThrownBy(() -> corpus.search(all.in(Optional.of("XX"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("XX");
  }

  @Test
  void wordsAreHighlightedInBothLanguages() {
    OpenSearchCorpus corpus = corpus("highlights", List.of());
    corpus.put(document("one", "GD", "power", "2022", Status.IN_FORCE, 2030));
    assertThat(corpus.search(PolicyQuery.of("绿色电力消费", 1)).getFirst().highlightZh())
        .contains("**绿色电力消费**");
    assertThat(corpus.search(PolicyQuery.of("green power consumption", 1)).getFirst().highlightEn())
        .contains("**");
  }

  @Test
  void numbersAreFoundInEverySpellingAndADocumentIsReplacedAndDeletedWhole() {
    OpenSearchCorpus corpus = corpus("numbers", List.of());
    PolicyDocument two = with(document("doc", "GD", "power", "2022", Status.IN_FORCE, 2030), 2);
    corpus.put(two);
    for (String spelling : List.of("粤测〔2022〕7号", "粤测[2022]7号", "粤测（２０２２）７ 号", "粤测(2022)7")) {
      assertThat(corpus.byDocumentNumber(spelling))
          .extracting(Passage::id)
          .containsExactly("doc/0", "doc/1");
      assertThat(ids(corpus.search(PolicyQuery.of(spelling + "规定了什么", 1))))
          .containsExactly("doc/0");
    }
    assertThat(corpus.passage("doc/1")).contains(two.passages().get(1));
    corpus.put(with(two, 1));
    assertThat(corpus.byDocumentNumber("粤测〔2022〕7号"))
        .extracting(Passage::id)
        .containsExactly("doc/0");
    corpus.delete("doc");
    assertThat(corpus.byDocumentNumber("粤测〔2022〕7号")).isEmpty();
    assertThat(corpus.search(PolicyQuery.of("绿色电力消费比重", 5))).isEmpty();
    corpus.delete("doc");
  }

  @Test
  void vectorsAreKeptBesideThePassages() {
    float[] meaning = {.6f, .8f};
    Embedding embedding =
        new Embedding() {
          @Override
          public Optional<float[]> passage(Passage passage) {
            return Optional.of(meaning);
          }

          @Override
          public Optional<float[]> question(String text) {
            return Optional.of(meaning);
          }
        };
    OpenSearchIndex index =
        new OpenSearchIndex(
            OpenSearchAddress.of("opensearch:" + cluster.addresses().getLast() + "/vectors"),
            embedding);
    index.put(List.of(document("one", "GD", "power", "2022", Status.IN_FORCE, 2030)));
    assertThat(index.find(PassageFields.anyOf("id", List.of("one/0")), 1).getFirst().vector())
        .hasValueSatisfying(kept -> assertThat(kept).containsExactly(meaning));
  }

  @Test
  void aNodeStoppedInTheMiddleOfIndexingAndSearchingLosesNoDocument() throws Exception {
    OpenSearchCorpus corpus = corpus("stopped", List.of());
    List<PolicyDocument> documents =
        IntStream.range(0, 40)
            .mapToObj(
                i -> with(document("d" + i, "GD", "power", "2022", Status.IN_FORCE, 2030), 30))
            .toList();
    putAll("stopped", documents.subList(0, 10));
    AtomicBoolean done = new AtomicBoolean();
    List<Integer> found = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> searching =
        CompletableFuture.runAsync(
            () -> {
              while (!done.get()) {
                found.add(corpus.search(PolicyQuery.of("绿色电力消费比重", 3)).size());
              }
            });
    OpenSearchAddress both = address("stopped");
    CompletableFuture<Void> indexing =
        CompletableFuture.runAsync(
            () -> {
              for (int from = 10; from < documents.size(); from += 5) {
                OpenSearchCorpus.putAll(
                    both, Embedding.OFF, documents.subList(from, from + 5).stream());
              }
            });
    Thread.sleep(300);
    int before = found.size();
    boolean wasIndexing = !indexing.isDone();
    cluster.stopOne();
    try {
      indexing.get();
      Thread.sleep(500);
      done.set(true);
      searching.get();
      assertThat(wasIndexing).as("indexing when the node stopped").isTrue();
      assertThat(found).as("searches after the stop").hasSizeGreaterThan(before + 1);
      assertThat(found).as("hits of every search").allMatch(hits -> hits == 3);
      assertThat(told).as("the cluster was never away").isEmpty();
      assertThat(held(documents)).isEqualTo(40 * 30);
    } finally {
      done.set(true);
      cluster.startAgain();
    }
    assertThat(held(documents)).isEqualTo(40 * 30);
  }

  /// How many of the documents' passages the cluster has.
  private static int held(List<PolicyDocument> documents) {
    OpenSearchIndex index =
        new OpenSearchIndex(
            OpenSearchAddress.of("opensearch:" + cluster.addresses().getLast() + "/stopped"),
            Embedding.OFF);
    return index
        .having(
            PassageFields.ID,
            documents.stream()
                .flatMap(document -> document.passages().stream())
                .map(Passage::id)
                .collect(Collectors.toSet()))
        .size();
  }

  @Test
  void aClusterThatIsDownAtTheStartIsNamedOnceAndTheDigestsAnswerAlone() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    OpenSearchCorpus corpus =
        OpenSearchCorpus.of(
            OpenSearchAddress.of("opensearch:http://me:secret@127.0.0.1:" + free),
            List.of(document("digest", "GD", "power", "2022", Status.IN_FORCE, 2030)),
            Embedding.OFF,
            told::add);
    assertThat(ids(corpus.search(PolicyQuery.of("绿色电力消费比重", 3)))).containsExactly("digest/0");
    assertThat(told)
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .hasMessageContaining("http://127.0.0.1:" + free + "/tanlu")
                    .hasMessageContaining("TANLU_CORPUS")
                    .message()
                    .doesNotContain("secret"));
  }

  @Test
  void anIndexOfAnotherProgramIsLeftAlone() throws Exception {
    URI node = cluster.addresses().getLast();
    var client = new OpenSearchClient(OpenSearchAddress.of("opensearch:" + node));
    client.send(
        "PUT", "/theirs", "{\"mappings\":{\"_meta\":{\"owner\":1}}}", Duration.ofSeconds(10));
    OpenSearchCorpus corpus = corpus("theirs", List.of());
    assertThat(told)
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessageContaining("another program"));
    assertThatThrownBy(
            () -> corpus.put(document("one", "GD", "power", "2022", Status.IN_FORCE, 2030)))
        .isInstanceOf(IndexException.class);
  }

  private static PolicyDocument document(
      String id, String region, String sector, String issued, Status status, int targetYear) {
    Target target =
        new Target(
            id + "-T",
            "green_power_share",
            "50",
            50.0,
            "%",
            null,
            targetYear,
            Verification.UNVERIFIED,
            null);
    Passage passage =
        new Passage(
            id + "/0",
            id,
            "测试文件",
            "A test document",
            "粤测〔2022〕7号",
            false,
            null,
            issued,
            region,
            List.of(sector),
            null,
            List.of(),
            null,
            "用电",
            "Power use",
            "绿色电力消费比重逐步提高。其他事项另行规定。",
            "The share of green power consumption rises. Other matters are set elsewhere.",
            false,
            null,
            Verification.UNVERIFIED,
            status,
            List.of(target));
    return new PolicyDocument(
        id,
        "测试文件",
        "A test document",
        "粤测〔2022〕7号",
        false,
        null,
        issued,
        region,
        List.of(sector),
        null,
        status,
        Verification.UNVERIFIED,
        List.of(passage));
  }

  /// The same document with so many passages.
  private static PolicyDocument with(PolicyDocument d, int count) {
    Passage p = d.passages().getFirst();
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      passages.add(
          new Passage(
              d.id() + "/" + i,
              p.documentId(),
              p.titleZh(),
              p.titleEn(),
              p.number(),
              p.numberVerified(),
              p.issuer(),
              p.issued(),
              p.region(),
              p.sectors(),
              p.clause(),
              p.ancestry(),
              p.page(),
              p.headingZh(),
              p.headingEn(),
              p.textZh(),
              p.textEn(),
              p.original(),
              p.url(),
              p.verification(),
              p.status(),
              p.targets()));
    }
    return new PolicyDocument(
        d.id(),
        d.titleZh(),
        d.titleEn(),
        d.number(),
        d.numberVerified(),
        d.issuer(),
        d.issued(),
        d.region(),
        d.sectors(),
        d.url(),
        d.status(),
        d.verification(),
        passages);
  }
}
