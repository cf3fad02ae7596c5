package tanlu.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tanlu.knowledge.Documents.ids;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tanlu.knowledge.Passage.Status;

/// Search in a real cluster of two nodes.
@ExtendWith(Cluster.Shared.class)
final class OpenSearchCorpusTest {
  private final Cluster cluster;
  private final List<IndexException> told = new CopyOnWriteArrayList<>();

  OpenSearchCorpusTest(Cluster cluster) {
    this.cluster = cluster;
  }

  private OpenSearchCorpus corpus(String index, List<PolicyDocument> digests) {
    return OpenSearchCorpus.of(cluster.address(index), digests, Embedding.OFF, told::add);
  }

  private void putAll(String index, List<PolicyDocument> documents) {
    OpenSearchCorpus.putAll(cluster.address(index), Embedding.OFF, documents.stream());
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
            Documents.of("own", "GD", "power", "2022-03-01", Status.IN_FORCE, 2030),
            Documents.of("nation", "CN", "power", "2021-10-24", Status.IN_FORCE, 2030),
            Documents.of("other", "SC", "power", "2023-01-05", Status.IN_FORCE, 2030),
            Documents.of("old", "GD", "steel", "2016", Status.REPEALED, 2020)));
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
    corpus.put(Documents.of("one", 1));
    assertThat(corpus.search(PolicyQuery.of("绿色电力消费", 1)).getFirst().highlightZh())
        .contains("**绿色电力消费**");
    assertThat(corpus.search(PolicyQuery.of("green power consumption", 1)).getFirst().highlightEn())
        .contains("**");
  }

  @Test
  void numbersAreFoundInEverySpellingAndADocumentIsReplacedAndDeletedWhole() {
    OpenSearchCorpus corpus = corpus("numbers", List.of());
    PolicyDocument two = Documents.of("doc", 2);
    corpus.put(two);
    for (String spelling : List.of("粤测〔2022〕7号", "粤测[2022]7号", "粤测（２０２２）７ 号", "粤测(2022)7")) {
      assertThat(corpus.byDocumentNumber(spelling))
          .extracting(Passage::id)
          .containsExactly("doc/0", "doc/1");
      assertThat(ids(corpus.search(PolicyQuery.of(spelling + "规定了什么", 1))))
          .containsExactly("doc/0");
    }
    assertThat(corpus.passage("doc/1")).contains(two.passages().get(1));
    corpus.put(Documents.of("doc", 1));
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
    OpenSearchIndex index = new OpenSearchIndex(cluster.address("vectors"), embedding);
    index.put(List.of(Documents.of("one", 1)));
    assertThat(index.find(PassageFields.anyOf("id", List.of("one/0")), 1).getFirst().vector())
        .hasValueSatisfying(kept -> assertThat(kept).containsExactly(meaning));
  }

  @Test
  void anIndexOfAnotherProgramIsLeftAlone() {
    cluster.send("PUT", "/theirs", "{\"mappings\":{\"_meta\":{\"owner\":1}}}");
    OpenSearchCorpus corpus = corpus("theirs", List.of());
    assertThat(told)
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessageContaining("another program"));
    assertThatThrownBy(() -> corpus.put(Documents.of("one", 1)))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("another program");
    assertThat(cluster.send("GET", "/theirs/_count", "").path("count").asInt()).isZero();
  }

  @Test
  void anIndexOfAnotherVersionIsLeftAlone() {
    cluster.send("PUT", "/older", "{\"mappings\":{\"_meta\":{\"tanlu\":0}}}");
    OpenSearchCorpus corpus = corpus("older", List.of());
    assertThatThrownBy(() -> corpus.put(Documents.of("one", 1)))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("/older")
        .hasMessageContaining("another version of Tanlu (layout 0, this one reads 1)");
    assertThat(corpus.whole()).isFalse();
  }

  @Test
  void anIndexTakenAwayIsMadeAgainAsItWas() {
    OpenSearchCorpus corpus = corpus("taken", List.of());
    corpus.put(Documents.of("one", 1));
    cluster.send("DELETE", "/taken", "");
    corpus.put(Documents.of("two", 1));
    assertThat(ids(corpus.search(PolicyQuery.of(Documents.QUESTION, 5)))).containsExactly("two/0");
    assertThat(cluster.send("GET", "/taken/_mapping", "").findPath("_meta").path("tanlu").asInt())
        .isEqualTo(1);
    assertThat(told).isEmpty();
  }
}
