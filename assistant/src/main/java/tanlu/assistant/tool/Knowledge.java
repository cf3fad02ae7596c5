package tanlu.assistant.tool;

import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Cell;
import tanlu.analytics.unit.Quantity;
import tanlu.assistant.link.EntityLinker;
import tanlu.knowledge.BgeEmbedding;
import tanlu.knowledge.Corpus;
import tanlu.knowledge.Embedding;
import tanlu.knowledge.LuceneCorpus;

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
}
