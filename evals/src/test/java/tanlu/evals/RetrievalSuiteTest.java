package tanlu.evals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Citation;
import tanlu.evals.score.RankedPassages;
import tanlu.knowledge.BgeEmbedding;
import tanlu.knowledge.Corpus;
import tanlu.knowledge.Digests;
import tanlu.knowledge.Embedding;
import tanlu.knowledge.Hit;
import tanlu.knowledge.LuceneCorpus;
import tanlu.knowledge.Passage;
import tanlu.knowledge.PassageIndex;
import tanlu.knowledge.PolicyDocument;
import tanlu.knowledge.PolicyQuery;

/// The policy search against the labelled questions. It was tuned on the development half; the bars
/// hold on the test half.
class RetrievalSuiteTest {
  private static final Suite SUITE = Suite.load("retrieval");
  private static final Corpus HYBRID = LuceneCorpus.embedded(new BgeEmbedding());
  private static final Corpus WORDS = LuceneCorpus.embedded(Embedding.OFF);
  private static final int TOP = 10;
  private static final String WORDS_OF_THE_ORIGINAL =
      "第一条 本市单位生产总值能耗逐年下降，可再生能源消费比重逐年提高。第二条 重点排放单位应当按时清缴碳排放配额。";
  private static final PolicyDocument ORIGINAL =
      new PolicyDocument(
          "own-1",
          "示例市节能降碳办法",
          "",
          null,
          false,
          null,
          null,
          "CN",
          List.of(),
          null,
          Passage.Status.UNKNOWN,
          Passage.Verification.UNVERIFIED,
          List.of(
              original("own-1/1", "第一条", "本市单位生产总值能耗逐年下降，可再生能源消费比重逐年提高。"),
              original("own-1/2", "第二条", "重点排放单位应当按时清缴碳排放配额。")));

  private static Passage original(String id, String clause, String text) {
    return new Passage(
        id,
        "own-1",
        "示例市节能降碳办法",
        "",
        null,
        false,
        null,
        null,
        "CN",
        List.of(),
        clause,
        List.of(),
        1,
        "",
        "",
        text,
        "",
        true,
        null,
        Passage.Verification.UNVERIFIED,
        Passage.Status.UNKNOWN,
        List.of());
  }

  private static List<EvalCase> answerable(String split, String lang) {
    return SUITE.cases().stream()
        .filter(each -> each.split().equals(split) && each.lang().matches(lang))
        .filter(each -> !grades(each).isEmpty())
        .toList();
  }

  private static List<EvalCase> unanswerable(String split) {
    return SUITE.cases().stream()
        .filter(each -> each.split().equals(split) && grades(each).isEmpty())
        .toList();
  }

  private static Map<String, Integer> grades(EvalCase each) {
    return Objects.requireNonNull(each.expect().passages(), each.id());
  }

  private static List<Hit> hits(Corpus corpus, EvalCase each) {
    return corpus.search(PolicyQuery.of(each.turns().getFirst(), TOP));
  }

  private static RankedPassages ranked(Corpus corpus, EvalCase each) {
    return new RankedPassages(
        hits(corpus, each).stream().map(hit -> hit.passage().id()).toList(), grades(each));
  }

  private static List<Double> ndcg(Corpus corpus, List<EvalCase> cases) {
    return cases.stream().map(each -> ranked(corpus, each).ndcg(TOP)).toList();
  }

  private static boolean answers(EvalCase each) {
    return hits(HYBRID, each).stream().anyMatch(Hit::answers);
  }

  @Test
  void thereAreEnoughQuestionsOfEveryKind() {
    assertThat(SUITE.cases().stream().filter(each -> each.lang().equals("zh")))
        .hasSizeGreaterThanOrEqualTo(150);
    assertThat(SUITE.cases().stream().filter(each -> each.lang().equals("en")))
        .hasSizeGreaterThanOrEqualTo(50);
    double none = unanswerable("dev").size() + unanswerable("test").size();
    assertThat(none / SUITE.cases().size()).isBetween(.1, .2);
  }

  @Test
  void everyPassageNamedIsHeld() {
    assertThat(SUITE.cases().stream().flatMap(each -> grades(each).keySet().stream()).distinct())
        .allMatch(id -> WORDS.passage(id).isPresent());
  }

  @ParameterizedTest
  @CsvSource({"zh, .85, .95", "en, .80, .90"})
  void whatIsAskedIsFoundOnTheTestHalf(String lang, double ndcgBar, double recallBar) {
    List<EvalCase> cases = answerable("test", lang);
    Mean ndcg = Mean.of(ndcg(HYBRID, cases));
    Mean recall = Mean.of(cases.stream().map(each -> ranked(HYBRID, each).recall(TOP)).toList());
    System.out.printf("%s, test half: nDCG@10 %s, recall@10 %s%n", lang, ndcg, recall);

    assertThat(ndcg.value()).isGreaterThanOrEqualTo(ndcgBar);
    assertThat(recall.value()).isGreaterThanOrEqualTo(recallBar);
  }

  @Test
  void meaningHelpsParaphrasesAndHurtsNothingOverall() {
    List<EvalCase> all = answerable("test", "zh|en");
    Mean overall = Mean.of(gains(all));
    Mean paraphrases =
        Mean.of(gains(all.stream().filter(each -> each.tags().contains("paraphrase")).toList()));
    System.out.printf(
        "nDCG@10 gained over words alone: %s, paraphrases %s%n", overall, paraphrases);

    assertThat(overall.value()).isGreaterThanOrEqualTo(0);
    assertThat(paraphrases.low()).isGreaterThan(0);
  }

  private static List<Double> gains(List<EvalCase> cases) {
    List<Double> hybrid = ndcg(HYBRID, cases);
    List<Double> words = ndcg(WORDS, cases);
    List<Double> gains = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      gains.add(hybrid.get(i) - words.get(i));
    }
    return gains;
  }

  @Test
  void whatTheCorpusDoesNotHoldIsRecognised() {
    List<EvalCase> none = unanswerable("test");
    List<EvalCase> held = answerable("test", "zh|en");
    List<String> taken =
        none.stream().filter(each -> answers(each)).map(each -> each.turns().getFirst()).toList();
    List<String> refused =
        held.stream().filter(each -> !answers(each)).map(each -> each.turns().getFirst()).toList();
    Rate recognised = new Rate(none.size() - taken.size(), none.size());
    Rate refusals = new Rate(refused.size(), held.size());
    System.out.printf("unanswerable recognised %s, answerable refused %s%n", recognised, refusals);

    assertThat(recognised.share()).as("taken for answers: %s", taken).isGreaterThanOrEqualTo(.9);
    assertThat(refusals.share()).as("refused: %s", refused).isLessThanOrEqualTo(.05);
  }

  /// Every question's citations, over the digests and an original that answers many of them.
  @Test
  void whatIsQuotedAsAnOriginalStandsInIt() {
    try (PassageIndex own = PassageIndex.inMemory(Embedding.OFF)) {
      own.put(ORIGINAL);
      Corpus corpus = LuceneCorpus.of(Digests.embedded(), own, Embedding.OFF);
      int originals = 0;
      for (EvalCase each : SUITE.cases()) {
        for (Hit hit : hits(corpus, each)) {
          for (Language language : Language.values()) {
            Citation citation = Citation.of(1, hit.passage(), language);
            boolean isOriginal = hit.passage().documentId().equals(ORIGINAL.id());
            assertThat(citation.quoteOf()).isEqualTo(isOriginal ? "original" : "digest");
            if (isOriginal) {
              originals++;
              assertThat(WORDS_OF_THE_ORIGINAL).contains(citation.quote());
            }
          }
        }
      }
      assertThat(originals).isPositive();
    }
  }
}
