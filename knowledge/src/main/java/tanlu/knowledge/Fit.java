package tanlu.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import tanlu.knowledge.QuestionReader.Question;

/// Whether a passage can answer a question, rather than only speak of like things.
///
/// It must speak of one of the places named, of every firm and the like, and of the latest year
/// named; where something measured is asked of a province it must state that very thing there, and
/// for the year in the same breath: what is set for the nation is not the province's. And it must
/// be about enough of what was asked, by the words it covers (from 0 to 1) and the cosine of its
/// meaning.
final class Fit {
  // Set on the development half of the retrieval questions and sixty more (docs/corpus.md).
  private static final double ENOUGH_WORDS_ALONE = .4;
  private static final double MOST_WORDS = .75;
  private static final double COSINE_WEIGHT = 3;
  private static final double ENOUGH = 2.15;

  private final List<FixedBitSet> required = new ArrayList<>();
  private final Question question;
  private final boolean local;
  private final Coverage coverage;
  private final @Nullable Map<Integer, Double> cosines;

  /// @param regions the provinces asked about
  /// @param candidates the only passages it is told of, in ascending order
  /// @param cosines those of the nearest passages; null where the search goes by words alone
  Fit(
      Question question,
      Set<String> regions,
      Coverage coverage,
      int[] candidates,
      @Nullable Map<Integer, Double> cosines,
      Snapshot held) {
    this.question = question;
    this.coverage = coverage;
    this.cosines = cosines;
    boolean province = !regions.isEmpty() && !regions.contains("CN") && !regions.contains("GLOBAL");
    local = province && !question.metrics().isEmpty();
    if (!question.places().isEmpty()) {
      required.add(anyOf(question.places(), candidates, held));
    }
    question.details().forEach(detail -> required.add(held.matching(detail, candidates)));
    if (question.names().stream().anyMatch(name -> held.frequency(name) == 0)) {
      required.add(new FixedBitSet(held.size()));
    }
    question.speaksOfYear().ifPresent(year -> required.add(held.matching(year, candidates)));
    if (local) {
      required.add(held.matching(PassageFields.anyOf(PassageFields.REGION, regions), candidates));
    }
  }

  private static FixedBitSet anyOf(List<Query> queries, int[] candidates, Snapshot held) {
    FixedBitSet any = new FixedBitSet(held.size());
    queries.forEach(query -> any.or(held.matching(query, candidates)));
    return any;
  }

  boolean answers(int document, Snapshot held) {
    return required.stream().allMatch(documents -> documents.get(document))
        && isAboutEnough(document)
        && (!local || states(held.passage(document)));
  }

  private boolean isAboutEnough(int document) {
    double covered = coverage.of(document);
    if (cosines == null) {
      return covered >= ENOUGH_WORDS_ALONE;
    }
    double cosine = cosines.getOrDefault(document, 0.0);
    return covered >= MOST_WORDS || covered + COSINE_WEIGHT * cosine >= ENOUGH;
  }

  /// Whether one statement of the passage names a thing measured, and the year.
  private boolean states(Passage passage) {
    Optional<String> year = question.year().map(String::valueOf);
    return Stream.of(passage.textZh().split("。"), passage.textEn().split("\\.\\s"))
        .flatMap(Stream::of)
        .map(statement -> statement.toLowerCase(Locale.ROOT))
        .filter(statement -> year.map(statement::contains).orElse(true))
        .anyMatch(
            statement ->
                question.metrics().stream().flatMap(List::stream).anyMatch(statement::contains));
  }
}
