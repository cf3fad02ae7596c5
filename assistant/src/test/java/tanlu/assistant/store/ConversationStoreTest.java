package tanlu.assistant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.ModelUse;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.bundle.Bundle.Versions;
import tanlu.assistant.store.ConversationStore.Listed;
import tanlu.assistant.store.ConversationStore.Rated;
import tanlu.assistant.store.ConversationStore.Said;
import tanlu.assistant.store.KeptAnswer.Status;

/// The same promises of every store: in memory, SQLite, and a real PostgreSQL.
class ConversationStoreTest {
  enum Kind {
    MEMORY,
    SQLITE,
    POSTGRESQL
  }

  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  @TempDir static Path folder;
  private static @Nullable EmbeddedPostgres postgres;
  private static int databases;

  private @Nullable ConversationStore opened;
  private String place = "";

  @BeforeAll
  static void startPostgresql() {
    try {
      postgres = EmbeddedPostgres.start();
    } catch (IOException | IllegalStateException e) {
      System.err.println("SKIPPED: no PostgreSQL starts on this machine: " + e);
    }
  }

  @AfterAll
  static void stopPostgresql() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
  }

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  private ConversationStore fresh(Kind kind) throws Exception {
    place = "d" + databases++;
    if (kind == Kind.POSTGRESQL && postgres != null) {
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + place);
      }
    }
    return open(kind, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  /// Opens the same database anew, as a server does that starts again.
  private ConversationStore open(Kind kind, Clock clock) {
    ConversationStore store =
        switch (kind) {
          case MEMORY -> new MemoryStore();
          case SQLITE -> SqlStore.sqlite(folder.resolve(place + ".db"), clock);
          case POSTGRESQL -> {
            assumeTrue(postgres != null, "no PostgreSQL starts on this machine");
            yield SqlStore.postgresql(
                DatabaseAddress.of(
                    "postgresql://postgres@127.0.0.1:"
                        + Objects.requireNonNull(postgres).getPort()
                        + "/"
                        + place),
                clock);
          }
        };
    opened = store;
    return store;
  }

  private static Answer answer(String id, String conversation, String text) {
    return new Answer(
        id,
        conversation,
        "zh",
        Outcome.ANSWERED,
        text,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Answer.DatasetInfo("embedded", "1", "modelled", "2017"),
        new ModelUse("offline", 1, 0, 0, 0, null, null, null),
        "territorial",
        List.of(),
        List.of());
  }

  private static void finished(
      ConversationStore store, String owner, String conversation, String id, int second) {
    assertThat(store.begin(owner, conversation, id, "问题" + id, NOON.plusSeconds(second))).isTrue();
    store.end(
        id,
        Status.FINISHED,
        "回答" + id,
        Optional.of(answer(id, conversation, "回答" + id)),
        Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void whatWasAnsweredIsReadBackWholeInItsOrder(Kind kind) throws Exception {
    ConversationStore store = fresh(kind);
    finished(store, "a", "c", "1", 1);
    finished(store, "a", "c", "2", 2);
    store.begin("a", "c", "3", "问题3", NOON.plusSeconds(3));
    KeptConversation read = store.conversation("a", "c").orElseThrow();
    assertThat(read.title()).isEqualTo("问题1");
    assertThat(read.answers()).extracting(KeptAnswer::id).containsExactly("1", "2", "3");
    assertThat(read.answers())
        .extracting(KeptAnswer::status)
        .containsExactly(Status.FINISHED, Status.FINISHED, Status.RUNNING);
    assertThat(read.answers().getFirst().answer()).contains(answer("1", "c", "回答1"));
    assertThat(store.said("c", 1)).containsExactly(new Said("问题2", "回答2"));
    assertThat(store.said("c", 9)).containsExactly(new Said("问题1", "回答1"), new Said("问题2", "回答2"));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "MEMORY")
  void anEndAskedForAtAnotherServerIsHeardWhereTheAnswerRuns(Kind kind) throws Exception {
    try (ConversationStore here = fresh(kind)) {
      ConversationStore elsewhere = open(kind, Clock.fixed(NOON, ZoneOffset.UTC));
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      here.onStop(heard::add);
      here.begin("a", "c", "1", "问题1", NOON);
      here.begin("a", "c", "2", "问题2", NOON.plusSeconds(1));
      elsewhere.stop("b", "1");
      elsewhere.stop("a", "2");
      assertThat(elsewhere.answer("a", "2").orElseThrow().status()).isEqualTo(Status.STOPPED);
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("2");
      here.end("2", Status.STOPPED, "来了一半", Optional.empty(), Optional.empty());
      assertThat(elsewhere.answer("a", "2").orElseThrow().text()).isEqualTo("来了一半");
      assertThat(elsewhere.answer("a", "1").orElseThrow().status()).isEqualTo(Status.RUNNING);
      assertThat(heard).doesNotContain("1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasSaidBeforeAnAnswerIsToldAndWhatAnsweredIt(Kind kind) throws Exception {
    ConversationStore store = fresh(kind);
    finished(store, "a", "c", "1", 1);
    finished(store, "a", "c", "2", 2);
    finished(store, "a", "c", "3", 3);
    KeptAnswer third = store.answer("a", "3").orElseThrow();
    assertThat(store.saidBefore(third, 9))
        .containsExactly(new Said("问题1", "回答1"), new Said("问题2", "回答2"));
    assertThat(store.saidBefore(third, 1)).containsExactly(new Said("问题2", "回答2"));
    assertThat(store.saidBefore(store.answer("a", "1").orElseThrow(), 9)).isEmpty();
    assertThat(third.versions()).isEqualTo(Versions.now());
  }

  @ParameterizedTest
  @EnumSource
  void nothingOfAnotherOwnerIsSeenOrChanged(Kind kind) throws Exception {
    ConversationStore store = fresh(kind);
    finished(store, "a", "c", "1", 1);
    Feedback up = new Feedback(Feedback.Rating.UP, Optional.empty(), NOON);
    assertThat(store.begin("b", "c", "2", "q", NOON)).isFalse();
    assertThat(store.putFile("b", "c", new KeptFile("f", "f.md", new byte[] {1}))).isFalse();
    assertThat(store.answer("b", "1")).isEmpty();
    assertThat(store.conversation("b", "c")).isEmpty();
    assertThat(store.list("b", "", 9, 0)).isEmpty();
    assertThat(store.rename("b", "c", "mine")).isFalse();
    assertThat(store.share("b", "c")).isEmpty();
    assertThat(store.rate("b", "1", up)).isFalse();
    assertThat(store.delete("b", "c")).isFalse();
    store.share("a", "c");
    assertThat(store.unshare("b", "c")).isFalse();
    KeptConversation whole = store.conversation("a", "c").orElseThrow();
    assertThat(whole.title()).isEqualTo("问题1");
    assertThat(whole.answers()).hasSize(1);
    assertThat(whole.files()).isEmpty();
    assertThat(whole.link()).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void wordsAreFoundInTitlesQuestionsAndAnswersAndSignsMeanThemselves(Kind kind) throws Exception {
    ConversationStore store = fresh(kind);
    finished(store, "a", "c1", "1", 1);
    finished(store, "a", "c2", "2", 2);
    store.rename("a", "c1", "Steel 100% of_it");
    assertThat(store.list("a", "", 9, 0)).extracting(Listed::id).containsExactly("c2", "c1");
    assertThat(store.list("a", "", 1, 1)).extracting(Listed::id).containsExactly("c1");
    assertThat(store.list("a", "STEEL", 9, 0)).extracting(Listed::id).containsExactly("c1");
    assertThat(store.list("a", "回答2", 9, 0)).extracting(Listed::id).containsExactly("c2");
    assertThat(store.list("a", "问题2", 9, 0)).extracting(Listed::id).containsExactly("c2");
    assertThat(store.list("a", "100%", 9, 0)).hasSize(1);
    assertThat(store.list("a", "f_i", 9, 0)).hasSize(1);
    assertThat(store.list("a", "f%i", 9, 0)).isEmpty();
    assertThat(store.list("a", "'; DROP TABLE answers; --", 9, 0)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aDeletedConversationLeavesNothingAndItsRunningAnswerIsNotKept(Kind kind) throws Exception {
    ConversationStore store = fresh(kind);
    finished(store, "a", "c", "1", 1);
    store.putFile("a", "c", new KeptFile("f", "f.md", new byte[] {1, 0, -1}));
    assertThat(store.file("c", "f").orElseThrow().content()).containsExactly(1, 0, -1);
    String link = store.share("a", "c").orElseThrow();
    store.begin("a", "c", "2", "q", NOON);
    assertThat(store.delete("a", "c")).isTrue();
    store.end("2", Status.FINISHED, "t", Optional.of(answer("2", "c", "t")), Optional.empty());
    assertThat(store.answer("a", "1")).isEmpty();
    assertThat(store.answer("a", "2")).isEmpty();
    assertThat(store.fileIds("c")).isEmpty();
    assertThat(store.shared(link)).isEmpty();
    assertThat(store.delete("a", "c")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aLinkIsTheSameUntilItIsRevokedAndThenAnother(Kind kind) throws Exception {
    ConversationStore store = fresh(kind);
    finished(store, "a", "c", "1", 1);
    String link = store.share("a", "c").orElseThrow();
    assertThat(store.share("a", "c")).contains(link);
    assertThat(store.shared(link).orElseThrow().answers()).hasSize(1);
    assertThat(store.unshare("a", "c")).isTrue();
    assertThat(store.unshare("a", "c")).isFalse();
    assertThat(store.shared(link)).isEmpty();
    assertThat(store.share("a", "c").orElseThrow()).isNotEqualTo(link).hasSizeGreaterThan(30);
  }

  /// More than the processors and the connections, as threads of a server are.
  @ParameterizedTest
  @EnumSource
  void hundredsWriteAtOnceAndEachIsKept(Kind kind) throws Exception {
    ConversationStore store = fresh(kind);
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 400; i++) {
        String id = "w" + i;
        all.add(threads.submit(() -> finished(store, "a", "c" + id, id, 1)));
      }
    }
    for (Future<?> each : all) {
      each.get();
    }
    for (int i = 0; i < 400; i++) {
      assertThat(store.answer("a", "w" + i).orElseThrow().status()).isEqualTo(Status.FINISHED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLatestRatingCountsAndIsExportedWithItsQuestion(Kind kind) throws Exception {
    ConversationStore store = fresh(kind);
    finished(store, "a", "c", "0", 0);
    finished(store, "a", "c", "1", 1);
    finished(store, "a", "c", "2", 2);
    store.rate("a", "1", new Feedback(Feedback.Rating.UP, Optional.empty(), NOON));
    Feedback down =
        new Feedback(Feedback.Rating.DOWN, Optional.of("数字\u0000不对 ☹"), NOON.plusSeconds(1));
    assertThat(store.rate("a", "1", down)).isTrue();
    assertThat(store.ratings())
        .singleElement()
        .satisfies(
            (Rated rated) -> {
              assertThat(rated.earlier()).containsExactly("问题0");
              assertThat(rated.question()).isEqualTo("问题1");
              assertThat(rated.feedback().rating()).isEqualTo(Feedback.Rating.DOWN);
              assertThat(rated.feedback().reason().orElse("")).contains("数字", "不对 ☹");
            });
  }

  @ParameterizedTest
  @EnumSource
  void whatNobodyGoesOnWithIsDeletedAfterItsTime(Kind kind) throws Exception {
    ConversationStore store = fresh(kind);
    finished(store, "a", "old", "1", 1);
    finished(store, "a", "new", "2", 3);
    assertThat(store.deleteBefore(NOON.plusSeconds(2))).isEqualTo(1);
    assertThat(store.list("a", "", 9, 0)).extracting(Listed::id).containsExactly("new");
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void afterARestartAllIsThereAndARunningAnswerHasFailedWithWhatCame(Kind kind) throws Exception {
    ConversationStore store = fresh(kind);
    finished(store, "a", "c", "1", 1);
    store.about("c", "late@1");
    store.putPlan("p", "a");
    store.begin("a", "c", "2", "q", NOON.plusSeconds(2));
    store.came("2", "半句。");
    Thread.sleep(1_500);
    store.close();
    ConversationStore soon = open(kind, Clock.fixed(NOON.plusSeconds(9), ZoneOffset.UTC));
    assertThat(soon.answer("a", "2").orElseThrow().status()).isEqualTo(Status.RUNNING);
    soon.close();
    Instant lapsed = NOON.plusMillis(ConversationStore.LEASE_MILLISECONDS + 1);
    ConversationStore later = open(kind, Clock.fixed(lapsed, ZoneOffset.UTC));
    KeptAnswer cut = later.answer("a", "2").orElseThrow();
    assertThat(cut.status()).isEqualTo(Status.FAILED);
    assertThat(cut.text()).isEqualTo("半句。");
    assertThat(cut.failure().orElse("")).contains("ask again", "重新提问");
    assertThat(later.said("c", 9)).containsExactly(new Said("问题1", "回答1"));
    assertThat(later.dataset("c")).contains("late@1");
    assertThat(later.planOwner("p")).contains("a");
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionComesAfterTheOnesBeforeItAlsoWhereTheClockWasSetBack(Kind kind) throws Exception {
    ConversationStore store = fresh(kind);
    finished(store, "a", "c", "1", 86_400);
    finished(store, "a", "c", "2", 1);
    finished(store, "a", "c", "3", 0);
    assertThat(store.said("c", 2)).containsExactly(new Said("问题2", "回答2"), new Said("问题3", "回答3"));
    assertThat(store.saidBefore(store.answer("a", "3").orElseThrow(), 9)).hasSize(2);
    assertThat(store.conversation("a", "c").orElseThrow().answers())
        .extracting(KeptAnswer::id)
        .containsExactly("1", "2", "3");
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aClockThatJumpsEndsNoAnswerUnderWayHereAndKeepsNoneAliveThatDied(Kind kind)
      throws Exception {
    for (int hours : List.of(48, -48)) {
      ConversationStore here = fresh(kind);
      here.begin("a", "c", "1", "q", NOON);
      here.close();
      Clock jumped = Clock.fixed(NOON.plus(Duration.ofHours(hours)), ZoneOffset.UTC);
      ConversationStore later = open(kind, jumped);
      assertThat(later.answer("a", "1").orElseThrow().status()).isEqualTo(Status.FAILED);
      later.close();
      Instant[] now = {NOON};
      ConversationStore going = open(kind, ((InstantSource) () -> now[0]).withZone(ZoneOffset.UTC));
      going.begin("a", "c", "2", "q", NOON);
      now[0] = jumped.instant();
      assertThat(going.answer("a", "2").orElseThrow().status()).isEqualTo(Status.RUNNING);
      going.close();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void manyWriteAtOnceAndTwoServersSeeTheSame(Kind kind) throws Exception {
    ConversationStore one = fresh(kind);
    try (ConversationStore other = open(kind, Clock.systemUTC())) {
      var all =
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      CompletableFuture.runAsync(
                          () -> finished(i % 2 == 0 ? one : other, "a", "c" + i % 4, "x" + i, i)))
              .toList();
      all.forEach(CompletableFuture::join);
      assertThat(one.list("a", "", 9, 0)).hasSize(4).isEqualTo(other.list("a", "", 9, 0));
      assertThat(one.list("a", "", 9, 0)).extracting(Listed::answers).containsOnly(10);
    }
    one.close();
  }

  @ParameterizedTest
  @EnumSource(names = "POSTGRESQL")
  void aDatabaseThatIsNotThereIsOneSentence(Kind kind) {
    place = "nowhere";
    assertThatThrownBy(() -> open(kind, Clock.systemUTC()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("There is no conversation database")
        .hasMessageContaining("TANLU_DATABASE");
  }
}
