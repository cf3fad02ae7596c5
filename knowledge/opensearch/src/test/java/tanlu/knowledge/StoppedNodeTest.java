package tanlu.knowledge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A node stops in the middle of searching and indexing. It is kept off until documents were
/// indexed and found without it.
@ExtendWith(Cluster.Shared.class)
final class StoppedNodeTest {
  private static final int PASSAGES = 20;
  private static final int MORE = 5;
  private static final int AT_MOST = 2_000;

  private static final AtomicInteger INDEXES = new AtomicInteger();

  private final Cluster cluster;
  private final String index = "stopped-" + INDEXES.incrementAndGet();
  private final List<IndexException> told = new CopyOnWriteArrayList<>();
  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private final List<Integer> found = new CopyOnWriteArrayList<>();
  private volatile boolean done;

  StoppedNodeTest(Cluster cluster) {
    this.cluster = cluster;
  }

  // What a request meets depends on the moment: more than one is tried.
  @RepeatedTest(3)
  @Timeout(120)
  void noDocumentIsLostAndEverySearchIsAnswered() throws Exception {
    OpenSearchAddress both = cluster.address(index);
    OpenSearchCorpus corpus = OpenSearchCorpus.of(both, List.of(), Embedding.OFF, told::add);
    corpus.put(Documents.of("first", PASSAGES));
    cluster.ensureGreen();
    CompletableFuture<Void> indexing = CompletableFuture.runAsync(() -> indexOnAndOn(corpus));
    CompletableFuture<Void> searching = CompletableFuture.runAsync(() -> searchOnAndOn(corpus));
    try {
      await(() -> accepted.size() >= MORE && found.size() >= MORE, indexing, searching);
      cluster.stopSecond();
      int acceptedBefore = accepted.size();
      int foundBefore = found.size();
      await(
          () -> accepted.size() >= acceptedBefore + MORE && found.size() >= foundBefore + MORE,
          indexing,
          searching);
      done = true;
      CompletableFuture.allOf(indexing, searching).get(30, TimeUnit.SECONDS);
      assertThat(missing()).as("while the node is stopped").isEmpty();
    } finally {
      done = true;
      cluster.startSecond();
    }
    assertThat(missing()).as("when the node is back").isEmpty();
    assertThat(found).as("hits of every search").allMatch(hits -> hits == 3);
    assertThat(told).as("the cluster was never away").isEmpty();
    assertThat(copies().values()).as("the copies of each shard").allMatch(same -> same.size() == 1);
    cluster.send("DELETE", "/" + index, "");
  }

  private void indexOnAndOn(OpenSearchCorpus corpus) {
    while (!done && accepted.size() < AT_MOST) {
      String id = "d" + accepted.size();
      corpus.put(Documents.of(id, PASSAGES));
      accepted.add(id);
    }
  }

  private void searchOnAndOn(OpenSearchCorpus corpus) {
    while (!done) {
      found.add(corpus.search(PolicyQuery.of(Documents.QUESTION, 3)).size());
    }
  }

  private static void await(BooleanSupplier reached, CompletableFuture<?>... running)
      throws InterruptedException {
    while (!reached.getAsBoolean()) {
      for (CompletableFuture<?> each : running) {
        assertThat(each).isNotCompletedExceptionally();
      }
      Thread.sleep(20);
    }
  }

  /// The documents accepted of which the cluster lacks a passage.
  private List<String> missing() {
    OpenSearchIndex there = new OpenSearchIndex(cluster.address(index), Embedding.OFF);
    Map<String, Integer> held = there.counts(PassageFields.DOCUMENT, Set.copyOf(accepted));
    return accepted.stream().filter(id -> held.getOrDefault(id, 0) != PASSAGES).toList();
  }

  /// How many passages the copies of each shard hold, by the shard's number.
  private Map<String, Set<String>> copies() {
    JsonNode shards =
        cluster.send("GET", "/_cat/shards/" + index + "?format=json&h=shard,docs", "");
    assertThat(shards).hasSize(6);
    return StreamSupport.stream(shards.spliterator(), false)
        .collect(
            groupingBy(
                shard -> shard.path("shard").asText(),
                mapping(shard -> shard.path("docs").asText(), toSet())));
  }
}
