package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Citation;
import tanlu.assistant.answer.Question;
import tanlu.knowledge.ingest.Note;

/// Nobody listens on port 1 of a test machine.
class ClusterAwayTest {
  private static final List<Note> TOLD = new ArrayList<>();
  private static final Assistant ASSISTANT =
      Assistant.open(
          Settings.read(
              Map.of(
                  "TANLU_VECTORS", "off",
                  "TANLU_CORPUS", "opensearch:http://me:secret@127.0.0.1:1")),
          TOLD::add);

  @ParameterizedTest
  @CsvSource({
    "国发〔2024〕12号有哪些目标？, 未能检索自有文件：存放它们的集群现在不可用，只检索了其余内容。",
    "What targets does Guofa 国发〔2024〕12号 set for 2024?, Your own documents could not be searched"
  })
  void theDigestsAnswerAndTheAnswerSaysThatOnesOwnDocumentsWereNotSearched(
      String question, String warning) {
    Answer answer = ASSISTANT.ask(Question.of(question), AnswerListener.NONE);
    assertThat(answer.citations()).extracting(Citation::documentNumber).contains("国发〔2024〕12号");
    assertThat(answer.claims()).isNotEmpty();
    assertThat(answer.warnings()).anySatisfy(each -> assertThat(each).startsWith(warning));
  }

  @Test
  void itIsToldOnceInBothLanguagesWithoutThePassword() {
    assertThat(ASSISTANT.searchesOwnDocuments()).isFalse();
    assertThat(TOLD)
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.zh()).contains("集群现在不可用", "http://127.0.0.1:1/tanlu");
              assertThat(note.en()).contains("is away", "http://127.0.0.1:1/tanlu");
              assertThat(note.toString()).doesNotContain("secret");
            });
  }
}
