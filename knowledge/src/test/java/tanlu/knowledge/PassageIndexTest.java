package tanlu.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassageIndexTest {
  @TempDir private Path folder;

  private Directory directory() throws IOException {
    return FSDirectory.open(folder);
  }

  private static PolicyDocument document(String id, String... texts) {
    List<Passage> passages =
        Arrays.stream(texts).map(text -> original(id, List.of(texts).indexOf(text), text)).toList();
    return new PolicyDocument(
        id,
        "示例市低空经济碳排放管理办法",
        "",
        "示府规〔2026〕7号",
        true,
        "示例市人民政府",
        "2026-03-01",
        "GD",
        List.of("transport"),
        null,
        Passage.Status.IN_FORCE,
        Passage.Verification.UNVERIFIED,
        passages);
  }

  private static Passage original(String id, int place, String text) {
    return new Passage(
        id + "/" + (place + 1),
        id,
        "示例市低空经济碳排放管理办法",
        "",
        "示府规〔2026〕7号",
        true,
        "示例市人民政府",
        "2026-03-01",
        "GD",
        List.of("transport"),
        "第" + (place + 1) + "条",
        List.of("第一章 总则"),
        place + 3,
        "",
        "",
        text,
        "",
        true,
        null,
        Passage.Verification.UNVERIFIED,
        Passage.Status.IN_FORCE,
        List.of());
  }

  private static Corpus over(PassageIndex own) {
    return LuceneCorpus.of(List.of(), own, Embedding.OFF);
  }

  private static List<String> found(Corpus corpus, String text) {
    return corpus.search(PolicyQuery.of(text, 10)).stream().map(hit -> hit.passage().id()).toList();
  }

  @Test
  void aPassageComesBackAsItWasPut() throws IOException {
    PolicyDocument document = document("own-1", "无人机运营单位应当报告碳排放。", "起降场应当使用绿电。");
    try (PassageIndex index = PassageIndex.writing(directory(), Embedding.OFF)) {
      index.put(document);

      assertThat(over(index).byDocumentNumber("示府规[2026]7")).isEqualTo(document.passages());
      assertThat(over(index).passage("own-1/2")).contains(document.passages().get(1));
    }
  }

  @Test
  void aDocumentPutAgainTakesThePlaceOfTheOldOneAndADeletedOneIsGone() throws IOException {
    try (PassageIndex index = PassageIndex.writing(directory(), Embedding.OFF)) {
      Corpus corpus = over(index);
      corpus.put(document("own-1", "无人机运营单位应当报告碳排放。", "起降场应当使用绿电。"));
      assertThat(found(corpus, "无人机")).containsExactly("own-1/1");

      corpus.put(document("own-1", "直升机运营单位应当报告碳排放。"));
      assertThat(found(corpus, "无人机")).isEmpty();
      assertThat(found(corpus, "直升机")).containsExactly("own-1/1");
      assertThat(corpus.passage("own-1/2")).isEmpty();

      corpus.delete("own-1");
      assertThat(found(corpus, "直升机")).isEmpty();
    }
  }

  @Test
  void aReaderSeesWhatIsCommittedAndNothingElse() throws IOException {
    try (PassageIndex reader = PassageIndex.reading(directory())) {
      Corpus corpus = over(reader);
      assertThat(found(corpus, "无人机")).isEmpty();
      try (PassageIndex writer = PassageIndex.writing(directory(), Embedding.OFF)) {
        writer.put(document("own-1", "无人机运营单位应当报告碳排放。"));
        writer.commit();
        assertThat(found(corpus, "无人机")).containsExactly("own-1/1");

        writer.put(document("own-2", "无人机起降场应当使用绿电。"));
        assertThat(found(corpus, "无人机")).containsExactly("own-1/1");
        writer.commit();
        assertThat(found(corpus, "无人机")).containsExactlyInAnyOrder("own-1/1", "own-2/1");

        writer.put(document("own-3", "无人机飞行计划。"));
      }
      assertThat(found(corpus, "无人机")).hasSize(2);
    }
  }

  @Test
  void oneWriterAtATime() throws IOException {
    try (PassageIndex first = PassageIndex.writing(directory(), Embedding.OFF)) {
      first.commit();
      assertThatThrownBy(() -> PassageIndex.writing(directory(), Embedding.OFF))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("is being written by another process; try again");
    }
  }

  @Test
  void aReaderDoesNotWrite() throws IOException {
    try (PassageIndex reader = PassageIndex.reading(directory())) {
      assertThatThrownBy(() -> reader.put(document("own-1", "无人机。")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("open for reading only");
    }
  }

  @Test
  void onesOwnDocumentsAndTheDigestsAreSearchedAsOne() throws IOException {
    try (PassageIndex own = PassageIndex.writing(directory(), Embedding.OFF)) {
      own.put(document("own-1", "无人机运营单位应当报告碳排放。"));
      LuceneCorpus corpus = LuceneCorpus.of(Digests.embedded(), own, Embedding.OFF);

      assertThat(found(corpus, "示府规(2026) 7 号有什么要求")).containsExactly("own-1/1");
      assertThat(found(corpus, "国发〔2021〕23号")).first().asString().startsWith("CN-SC2021-23/");

      try (PassageIndex file = PassageIndex.inMemory(Embedding.OFF)) {
        file.put(document("file-1", "无人机航线图。"));
        assertThat(found(corpus.with(file), "无人机")).contains("own-1/1", "file-1/1");
        assertThat(found(corpus, "无人机")).containsExactly("own-1/1");
      }
    }
  }
}
