package tanlu.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.FixedBitSet;
import tanlu.knowledge.QuestionReader.Question;

/// Whether a passage can answer a question, rather than only speak of like things: it must speak of
/// one of the places named, of the latest year named, and, where something measured is asked of a
/// province, of that very thing there: what is set for the nation is not the province's.
final class Fit {
  private final List<FixedBitSet> required = new ArrayList<>();
  private final Optional<FixedBitSet> ofTheRegion;

  /// @param regions the provinces asked about
  Fit(Question question, Set<String> regions, Snapshot held) {
    if (!question.places().isEmpty()) {
      required.add(anyOf(question.places(), held));
    }
    question.year().ifPresent(year -> required.add(held.matching(year)));
    boolean local = !regions.isEmpty() && !regions.contains("CN") && !regions.contains("GLOBAL");
    if (local && !question.metrics().isEmpty()) {
      FixedBitSet own = held.matching(PassageFields.anyOf(PassageFields.REGION, regions));
      own.and(anyOf(question.metrics(), held));
      ofTheRegion = Optional.of(own);
    } else {
      ofTheRegion = Optional.empty();
    }
  }

  private static FixedBitSet anyOf(List<Query> queries, Snapshot held) {
    FixedBitSet any = new FixedBitSet(held.size());
    queries.forEach(query -> any.or(held.matching(query)));
    return any;
  }

  boolean answers(int document) {
    return required.stream().allMatch(documents -> documents.get(document))
        && ofTheRegion.map(documents -> documents.get(document)).orElse(true);
  }
}
