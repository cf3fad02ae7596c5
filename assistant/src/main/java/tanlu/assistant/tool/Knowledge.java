package tanlu.assistant.tool;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.importing.Datasets;
import tanlu.analytics.proof.Cell;
import tanlu.analytics.roadmap.Parameters;
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
///
/// @param dataset the dataset asked about
/// @param datasets all there are, by name
/// @param parameters what roadmaps assume, read when asked for
public record Knowledge(
    Dataset dataset,
    Datasets datasets,
    EntityLinker linker,
    Corpus corpus,
    Supplier<Parameters> parameters) {

  /// With the standard parameters.
  public Knowledge(Dataset dataset, Datasets datasets, EntityLinker linker, Corpus corpus) {
    this(dataset, datasets, linker, corpus, Parameters::standard);
  }

  /// The same with the parameters of a home folder's own file over the standard ones.
  public Knowledge assuming(Path home) {
    return new Knowledge(dataset, datasets, linker, corpus, () -> Parameters.at(home));
  }

  /// The embedded dataset and corpus alone.
  public static Knowledge embedded() {
    return of(Datasets.embeddedAlone(), new BgeEmbedding());
  }

  /// Beside the digests the documents indexed under a home folder, and the embedded dataset as long
  /// as no other is asked about.
  ///
  /// @param told hears when their index had to be made again
  public static Knowledge at(
      Path home, Datasets datasets, Embedding embedding, Consumer<Note> told) {
    Dataset embedded = datasets.embedded();
    Corpus corpus =
        LuceneCorpus.of(Digests::embedded, Library.at(home).reading(embedding, told), embedding);
    return new Knowledge(embedded, datasets, EntityLinker.of(embedded), corpus);
  }

  /// Beside the digests the documents held in a cluster, and the embedded dataset as long as no
  /// other is asked about.
  ///
  /// @param told hears when the cluster is away and the digests answer alone
  public static Knowledge in(
      OpenSearchAddress cluster, Datasets datasets, Embedding embedding, Consumer<Note> told) {
    Dataset embedded = datasets.embedded();
    Corpus corpus =
        OpenSearchCorpus.of(
            cluster,
            Digests.embedded(),
            embedding,
            away ->
                told.accept(
                    new Note(
                        "自有文件所在的集群现在不可用，暂只以内置摘要作答：" + away.getMessage(),
                        "The cluster with your own documents is away, the embedded digests answer"
                            + " alone: "
                            + away.getMessage())));
    return new Knowledge(embedded, datasets, EntityLinker.of(embedded), corpus);
  }

  /// The embedded corpus, and the embedded dataset as long as no other is asked about.
  ///
  /// @param embedding how policies are searched by meaning
  public static Knowledge of(Datasets datasets, Embedding embedding) {
    Dataset embedded = datasets.embedded();
    return new Knowledge(
        embedded, datasets, EntityLinker.of(embedded), LuceneCorpus.embedded(embedding));
  }

  /// The same about another dataset. Names mean the same in all of them.
  public Knowledge about(Dataset other) {
    return new Knowledge(other, datasets, linker, corpus, parameters);
  }

  /// The same with another corpus, such as one with a conversation's files beside it.
  public Knowledge with(Corpus other) {
    return new Knowledge(dataset, datasets, linker, other, parameters);
  }

  /// Reads a published cell again, of the dataset or of a policy.
  public Quantity read(Cell cell) {
    return cell.table().equals(PolicyTarget.TABLE)
        ? PolicyTarget.read(cell, corpus)
        : dataset.read(cell);
  }
}
