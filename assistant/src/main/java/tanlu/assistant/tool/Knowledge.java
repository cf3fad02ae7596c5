package tanlu.assistant.tool;

import tanlu.analytics.data.Dataset;
import tanlu.assistant.link.EntityLinker;
import tanlu.knowledge.Corpus;
import tanlu.knowledge.LuceneCorpus;

/// What tools draw on.
public record Knowledge(Dataset dataset, EntityLinker linker, Corpus corpus) {
  /// The embedded dataset and corpus.
  public static Knowledge embedded() {
    Dataset dataset = Dataset.embedded();
    return new Knowledge(dataset, EntityLinker.of(dataset), LuceneCorpus.embedded());
  }
}
