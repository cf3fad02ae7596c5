package tanlu.knowledge;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;

/// The corpus with the documents of one's own in an OpenSearch cluster, and the digests in memory
/// as ever. The cluster finds by words the passages worth ranking; they are ranked and highlighted
/// here beside the digests by the same code as those of an index of one's own, by meaning too where
/// they were indexed with it.
///
/// While the cluster cannot be reached the digests answer alone, which is told once; it is tried
/// again every few seconds.
public final class OpenSearchCorpus implements Corpus {
  private static final int CANDIDATES = 200;
  private static final int TOGETHER = 50;
  private static final int LONGEST_DOCUMENT = 10_000;
  private static final Duration AWAY = Duration.ofSeconds(10);
  private static final long HERE = Long.MIN_VALUE;

  private final LuceneCorpus digests;
  private final OpenSearchIndex index;
  private final Consumer<IndexException> told;

  /// How long a cluster found to be away is left alone.
  private final Duration pause;

  /// When it is to be tried again.
  private final AtomicLong tryAgain;

  private OpenSearchCorpus(
      LuceneCorpus digests,
      OpenSearchIndex index,
      Consumer<IndexException> told,
      Duration pause,
      AtomicLong tryAgain) {
    this.digests = digests;
    this.index = index;
    this.told = told;
    this.pause = pause;
    this.tryAgain = tryAgain;
  }

  /// Looks for the cluster and makes the index where there is none.
  ///
  /// @param digests documents to hold in memory
  /// @param told hears each time the cluster is found to be away: the digests answer alone then
  public static OpenSearchCorpus of(
      OpenSearchAddress address,
      List<PolicyDocument> digests,
      Embedding embedding,
      Consumer<IndexException> told) {
    return of(address, digests, embedding, told, AWAY);
  }

  /// @param pause how long a cluster found to be away is left alone
  static OpenSearchCorpus of(
      OpenSearchAddress address,
      List<PolicyDocument> digests,
      Embedding embedding,
      Consumer<IndexException> told,
      Duration pause) {
    OpenSearchIndex index = new OpenSearchIndex(address, embedding);
    LuceneCorpus held = LuceneCorpus.of(digests, PassageIndex.inMemory(Embedding.OFF), embedding);
    OpenSearchCorpus corpus = new OpenSearchCorpus(held, index, told, pause, new AtomicLong(HERE));
    corpus.whole();
    return corpus;
  }

  /// The same corpus with a further index searched beside it, such as the files of a conversation.
  public OpenSearchCorpus with(PassageIndex further) {
    return new OpenSearchCorpus(digests.with(further), index, told, pause, tryAgain);
  }

  @Override
  public List<Hit> search(PolicyQuery query) {
    List<OpenSearchPassage> found =
        elsewhere(
            () ->
                digests
                    .narrowed(query, keys -> index.counts(PassageFields.NUMBER, keys).keySet())
                    .map(narrowed -> index.find(narrowed, CANDIDATES))
                    .orElse(List.of()),
            List.of());
    try (PassageIndex candidates = PassageIndex.inMemory(Embedding.OFF)) {
      found.forEach(
          each -> candidates.put(each.passage(), each.place(), each.vector().orElse(null)));
      return digests.with(candidates).search(query);
    }
  }

  @Override
  public List<Passage> byDocumentNumber(String anySpelling) {
    String key = DocumentNumber.key(Simplified.of(anySpelling));
    return Stream.concat(
            digests.byDocumentNumber(anySpelling).stream(), all(PassageFields.NUMBER, key).stream())
        .toList();
  }

  @Override
  public Optional<Passage> passage(String id) {
    return digests.passage(id).or(() -> all(PassageFields.ID, id).stream().findFirst());
  }

  /// Looks for the cluster, unless it was found to be away just now.
  @Override
  public boolean whole() {
    return elsewhere(index::look, false);
  }

  private List<Passage> all(String field, String value) {
    Query query = PassageFields.anyOf(field, List.of(value));
    return elsewhere(
        () ->
            index.find(query, LONGEST_DOCUMENT).stream()
                .sorted(
                    Comparator.comparing((OpenSearchPassage each) -> each.passage().documentId())
                        .thenComparingInt(OpenSearchPassage::place))
                .map(OpenSearchPassage::passage)
                .toList(),
        List.of());
  }

  /// @throws IndexException where the cluster does not take it
  @Override
  public void put(PolicyDocument document) {
    index.put(List.of(document));
  }

  /// Gives a cluster many documents in few requests; each replaces the one with its id. What it
  /// holds already as it is given is not sent again, so a run cut off is carried on by the next.
  ///
  /// @return how many documents were sent
  /// @throws IndexException where the cluster does not take them; those put before stay
  public static int putAll(
      OpenSearchAddress address, Embedding embedding, Stream<PolicyDocument> documents) {
    OpenSearchIndex index = new OpenSearchIndex(address, embedding);
    return documents.gather(Gatherers.windowFixed(TOGETHER)).mapToInt(index::put).sum();
  }

  /// @throws IndexException where the cluster does not answer
  @Override
  public void delete(String documentId) {
    index.delete(documentId);
  }

  private <T> T elsewhere(Supplier<T> asked, T alone) {
    long due = tryAgain.get();
    // One of those that ask looks whether it is back; the others do not wait for that.
    if (due != HERE && (System.nanoTime() - due < 0 || !tryAgain.compareAndSet(due, later()))) {
      return alone;
    }
    try {
      T answer = asked.get();
      tryAgain.set(HERE);
      return answer;
    } catch (IndexException e) {
      if (Thread.currentThread().isInterrupted()) {
        // The question was given up, not the cluster.
        throw e;
      }
      if (tryAgain.getAndSet(later()) == HERE) {
        told.accept(e);
      }
      return alone;
    }
  }

  private long later() {
    return System.nanoTime() + pause.toNanos();
  }
}
