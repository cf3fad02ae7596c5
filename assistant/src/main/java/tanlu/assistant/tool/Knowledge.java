package tanlu.assistant.tool;

import java.nio.file.Path;
import java.util.function.Consumer;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Cell;
import tanlu.analytics.unit.Quantity;
import tanlu.assistant.link.EntityLinker;
import tanlu.knowledge.BgeEmbedding;
import tanlu.knowledge.Corpus;
import tanlu.knowledge.Digests;
import tanlu.knowledge.Embedding;
import tanlu.knowledge.LuceneCorpus;
import tanlu.knowledge.OpenSearchAddress;
import tanlu.knowledge.OpenSearchCorpus;
import tanlu.knowledge.ingest.Library;
import tanlu.knowledge.ingest.Note;

/// What tools draw on.
public record Knowledge(Dataset dataset, EntityLinker linker, Corpus corpus) {
  /// The embedded dataset and corpus.
  public static Knowledge embedded() {
    return embedded(new BgeEmbedding());
  }

  /// The same, searching by meaning as the embedding allows.
  public static Knowledge embedded(Embedding embedding) {
    Dataset dataset = Dataset.embedded();
    return new Knowledge(dataset, EntityLinker.of(dataset), LuceneCorpus.embedded(embedding));
  }

  /// Reads a published cell again, of the dataset or of a policy.
  public Quantity read(Cell cell) {
    return cell.table().equals(PolicyTarget.TABLE)
        ? PolicyTarget.read(cell, corpus)
        : dataset.read(cell);
  }

  /// The embedded dataset, and beside the digests the documents indexed under a home folder.
  ///
  /// @param told hears when their index had to be made again
  public static Knowledge at(Path home, Embedding embedding, Consumer<Note> told) {
    Dataset dataset = Dataset.embedded();
    Corpus corpus =
        LuceneCorpus.of(Digests.embedded(), Library.at(home).reading(embedding, told), embedding);
    return new Knowledge(dataset, EntityLinker.of(dataset), corpus);
  }

  /// The embedded dataset, and beside the digests the documents held in a cluster.
  ///
  /// @param told hears when the cluster is away and the digests answer alone
  public static Knowledge in(OpenSearchAddress cluster, Embedding embedding, Consumer<Note> told) {
    Dataset dataset = Dataset.embedded();
    Corpus corpus =
        OpenSearchCorpus.of(
            cluster,
            Digests.embedded(),
            embedding,
            away ->
                told.accept(
                    new Note(
                        "自有文件所在的集群不可用，暂只以内置摘要作答：" + away.getMessage(),
                        "The cluster with your own documents is away, the embedded digests answer"
                            + " alone: "
                            + away.getMessage())));
    return new Knowledge(dataset, EntityLinker.of(dataset), corpus);
  }
}
