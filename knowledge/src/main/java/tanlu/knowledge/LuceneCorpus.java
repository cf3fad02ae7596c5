package tanlu.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.search.Query;

/// The corpus in Lucene: the digests in memory, and beside them the documents of one's own. Both
/// are searched as one, so that scores compare.
public final class LuceneCorpus implements Corpus {
  private final CompletableFuture<PassageSearch> search;
  private final PassageIndex own;

  private LuceneCorpus(CompletableFuture<PassageSearch> search, PassageIndex own) {
    this.search = search;
    this.own = own;
  }

  /// The embedded digests, and documents of one's own kept in memory.
  public static LuceneCorpus embedded() {
    return embedded(new BgeEmbedding());
  }

  /// The same, finding by meaning as the embedding allows; [Embedding#OFF] finds by words alone.
  public static LuceneCorpus embedded(Embedding embedding) {
    return of(Digests::embedded, PassageIndex.inMemory(embedding), embedding);
  }

  /// @param digests documents to hold in memory
  /// @param own documents of one's own, e.g. an index on disk; [#put] writes there
  public static LuceneCorpus of(
      List<PolicyDocument> digests, PassageIndex own, Embedding embedding) {
    return of(() -> digests, own, embedding);
  }

  /// @param digests documents to hold in memory
  /// @param own documents of one's own, e.g. an index on disk; [#put] writes there
  public static LuceneCorpus of(
      Supplier<List<PolicyDocument>> digests, PassageIndex own, Embedding embedding) {
    // Read and indexed beside while the program starts.
    return new LuceneCorpus(
        CompletableFuture.supplyAsync(
            () -> {
              PassageIndex memory =
                  PassageIndex.inMemory(
                      embedding.equals(Embedding.OFF) ? embedding : new DigestVectors(embedding));
              digests.get().forEach(memory::put);
              memory.commit();
              return new PassageSearch(List.of(memory, own), embedding);
            }),
        own);
  }

  /// The same corpus with a further index searched beside it, such as the files of a conversation.
  public LuceneCorpus with(PassageIndex further) {
    return new LuceneCorpus(search.thenApply(held -> held.with(further)), own);
  }

  /// The query that finds in an index elsewhere what is worth ranking here; empty where the
  /// question asks for nothing that can be looked for.
  ///
  /// @param held says which of some document numbers' keys are held elsewhere
  Optional<Query> narrowed(PolicyQuery query, UnaryOperator<Set<String>> held) {
    return search().narrowed(query, held);
  }

  @Override
  public List<Hit> search(PolicyQuery query) {
    return search().search(query);
  }

  @Override
  public List<Passage> byDocumentNumber(String anySpelling) {
    return search().byDocumentNumber(anySpelling);
  }

  @Override
  public Optional<Passage> passage(String id) {
    return search().passage(id);
  }

  @Override
  public void put(PolicyDocument document) {
    own.put(document);
  }

  @Override
  public void delete(String documentId) {
    own.delete(documentId);
  }

  private PassageSearch search() {
    try {
      return search.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
