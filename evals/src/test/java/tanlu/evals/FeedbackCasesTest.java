package tanlu.evals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.assistant.store.ConversationStore.Rated;
import tanlu.assistant.store.Feedback;
import tanlu.assistant.store.Feedback.Rating;
import tanlu.assistant.store.KeptAnswer;
import tanlu.assistant.store.MemoryStore;
import tanlu.evals.Bench.Draft;

class FeedbackCasesTest {
  private static final Instant GIVEN = Instant.parse("2026-11-02T08:00:00Z");

  @TempDir Path temp;

  @Test
  void aRatingBecomesACaseForReviewThatTheLoaderTakes() throws Exception {
    MemoryStore store = new MemoryStore();
    store.begin("", "c", "A-1", "广东2017年碳排放是多少？", GIVEN);
    store.rate("", "A-1", new Feedback(Rating.DOWN, Optional.of("年份不对"), GIVEN));
    Path file = temp.resolve("review/feedback.jsonl");

    assertThat(FeedbackCases.write(store.ratings(), file))
        .isEqualTo(new FeedbackCases.Written(1, 0));

    EvalCase each = Suite.load(temp.resolve("review").toString()).cases().getFirst();
    assertThat(each.id()).isEqualTo("feedback-a-1");
    assertThat(each.lang()).isEqualTo("zh");
    assertThat(each.tags()).containsExactly("feedback", "down", "review");
    assertThat(each.turns()).containsExactly("广东2017年碳排放是多少？");
    assertThat(each.provenance()).contains("年份不对");
  }

  @Test
  void theQuestionsBeforeTheRatedOneAreTheCasesEarlierTurns() throws Exception {
    MemoryStore store = new MemoryStore();
    say(store, "c", "1", "广东2017年碳排放是多少？", 0);
    say(store, "other", "2", "江苏呢？", 1);
    say(store, "c", "3", "2012年呢？", 2);
    say(store, "c", "4", "那浙江呢？", 3);
    store.rate("", "3", new Feedback(Rating.DOWN, Optional.empty(), GIVEN));

    FeedbackCases.write(store.ratings(), temp.resolve("feedback.jsonl"));

    EvalCase each = Suite.load(temp.toString()).cases().getFirst();
    assertThat(each.turns()).containsExactly("广东2017年碳排放是多少？", "2012年呢？");
  }

  private static void say(
      MemoryStore store, String conversation, String id, String question, int second) {
    store.begin("", conversation, id, question, GIVEN.plusSeconds(second));
    store.end(id, KeptAnswer.Status.FINISHED, "……", Optional.empty(), Optional.empty());
  }

  @Test
  void whatAReviewerFilledInIsLeftAlone() throws Exception {
    Path file = temp.resolve("feedback.jsonl");
    List<Rated> ratings = List.of(rated("a", Rating.UP), rated("b", Rating.DOWN));
    FeedbackCases.write(ratings.subList(0, 1), file);
    String reviewed = Files.readString(file).replace("\"tools\":[]", "\"behaviour\":\"refuse\"");
    Files.writeString(file, reviewed);

    assertThat(FeedbackCases.write(ratings, file)).isEqualTo(new FeedbackCases.Written(1, 1));

    assertThat(Files.readString(file)).startsWith(reviewed);
    assertThat(Suite.load(temp.toString()).cases()).hasSize(2);
  }

  @Test
  void aLastLineWithoutItsEndIsNotWrittenOn() throws Exception {
    Path file = temp.resolve("feedback.jsonl");
    List<Rated> ratings = List.of(rated("a", Rating.UP), rated("b", Rating.DOWN));
    FeedbackCases.write(ratings.subList(0, 1), file);
    Files.writeString(file, Files.readString(file).stripTrailing());

    FeedbackCases.write(ratings, file);

    assertThat(Suite.load(temp.toString()).cases())
        .extracting(EvalCase::id)
        .containsExactly("feedback-a", "feedback-b");
  }

  @Test
  void untilItIsReviewedOnlyWhatNeedsNoTruthIsJudged() throws Exception {
    Path file = temp.resolve("feedback.jsonl");
    FeedbackCases.write(List.of(rated("a", Rating.DOWN)), file);
    EvalCase each = Suite.load(temp.toString()).cases().getFirst();
    CaseResult result =
        new Examiner(new Bench(_ -> new Draft().text("排放了 12 Mt。").answer())).examine(each);
    assertThat(result.scores())
        .extracting(Score::metric)
        .containsExactly("language", "grounded_numbers");
    assertThat(result.reasons()).anyMatch(reason -> reason.contains("rests on no claim"));
  }

  private static Rated rated(String id, Rating rating) {
    return new Rated(id, List.of(), "四川排放多少？", "……", new Feedback(rating, Optional.empty(), GIVEN));
  }
}
