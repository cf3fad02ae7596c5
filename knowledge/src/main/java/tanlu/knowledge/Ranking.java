package tanlu.knowledge;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import tanlu.knowledge.Snapshot.Found;

/// Passages in an order, best first.
record Ranking(List<Ranking.Ranked> passages) {
  /// Reciprocal-rank fusion adds 1 / (60 + rank) over the rankings.
  private static final int K = 60;

  /// The order of passages that are as good as each other.
  static final Comparator<Found> IN_ORDER =
      Comparator.comparing(Found::documentId).thenComparingInt(Found::place);

  /// @param worth higher is better; comparable within its ranking only
  record Ranked(Found found, double worth) {}

  static Ranking of(List<Ranked> passages) {
    return new Ranking(
        passages.stream()
            .sorted(
                Comparator.comparingDouble(Ranked::worth)
                    .reversed()
                    .thenComparing(Ranked::found, IN_ORDER))
            .toList());
  }

  /// Both as one.
  Ranking fusedWith(Ranking other) {
    Map<Integer, Found> all = new HashMap<>();
    Stream.of(passages, other.passages())
        .flatMap(List::stream)
        .forEach(each -> all.put(each.found().document(), each.found()));
    TopDocs[] rankings = {topDocs(), other.topDocs()};
    return new Ranking(
        Stream.of(TopDocs.rrf(Math.max(1, all.size()), K, rankings).scoreDocs)
            .map(each -> new Ranked(Objects.requireNonNull(all.get(each.doc)), each.score))
            .toList());
  }

  private TopDocs topDocs() {
    return new TopDocs(
        new TotalHits(passages.size(), TotalHits.Relation.EQUAL_TO),
        passages.stream()
            .map(each -> new ScoreDoc(each.found().document(), (float) each.worth(), 0))
            .toArray(ScoreDoc[]::new));
  }
}
