package tanlu.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Questions in varied wording, a third of them written after the search was tuned and never tuned
/// for.
class RetrievalTest {
  private static final Corpus CORPUS = LuceneCorpus.embedded();
  private static final int TOP = 5;

  private record Case(String question, List<String> documents) {}

  private static List<Case> cases() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RetrievalTest.class.getResourceAsStream("questions.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" \\| ", -1)))
          .map(parts -> new Case(parts.get(0), List.of(parts.get(1).split(" ", -1))))
          .toList();
    }
  }

  private static List<String> passages(Corpus corpus, String question) {
    return corpus.search(PolicyQuery.of(question, TOP)).stream()
        .map(hit -> hit.passage().id() + " " + hit.score())
        .toList();
  }

  private static boolean finds(Case each) {
    return CORPUS.search(PolicyQuery.of(each.question(), TOP)).stream()
        .anyMatch(hit -> each.documents().contains(hit.passage().documentId()));
  }

  @Test
  void theRightDocumentIsAmongTheFirstFive() throws IOException {
    List<Case> cases = cases();
    List<Case> missed = cases.stream().filter(each -> !finds(each)).toList();
    double recall = 1 - (double) missed.size() / cases.size();
    System.out.printf("recall@5 %.3f of %d questions, missed %s%n", recall, cases.size(), missed);

    assertThat(cases).hasSizeGreaterThan(25);
    assertThat(recall).as("recall@5, missed %s", missed).isGreaterThanOrEqualTo(.85);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "unanswerable.txt", delimiter = '|')
  void aQuestionAboutSomethingElseIsNotAnswered(String question) {
    assertThat(CORPUS.search(PolicyQuery.of(question, TOP))).noneMatch(Hit::answers);
  }

  @Test
  void twoCorporaAndManyThreadsGiveTheSameAnswers() throws Exception {
    Corpus other = LuceneCorpus.embedded();
    List<String> questions = cases().stream().map(Case::question).toList();
    List<List<String>> one = questions.stream().map(q -> passages(CORPUS, q)).toList();

    List<List<String>> many = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> answers =
          questions.stream().map(q -> threads.submit(() -> passages(other, q))).toList();
      for (Future<List<String>> answer : answers) {
        many.add(answer.get());
      }
    }

    assertThat(many).isEqualTo(one);
  }
}
