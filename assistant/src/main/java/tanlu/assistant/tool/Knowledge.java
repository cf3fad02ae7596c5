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
}
