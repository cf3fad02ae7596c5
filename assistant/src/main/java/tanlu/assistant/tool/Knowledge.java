package tanlu.assistant.tool;

import java.nio.file.Path;
import java.util.function.Consumer;
import tanlu.analytics.data.Dataset;
import tanlu.assistant.link.EntityLinker;
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
    Dataset dataset = Dataset.embedded();
    return new Knowledge(dataset, EntityLinker.of(dataset), LuceneCorpus.embedded());
  }

  /// The embedded dataset, and beside the digests the documents indexed under a home folder.
  ///
  /// @param told hears when their index had to be made again
  public static Knowledge at(Path home, Consumer<Note> told) {
    Dataset dataset = Dataset.embedded();
    Corpus corpus =
        LuceneCorpus.of(
            Digests.embedded(), Library.at(home).reading(Embedding.OFF, told), Embedding.OFF);
    return new Knowledge(dataset, EntityLinker.of(dataset), corpus);
  }
}
