package tanlu.knowledge;

import static java.util.stream.Collectors.toMap;
import static tanlu.knowledge.Filters.NATION;
import static tanlu.knowledge.PassageFields.ID;
import static tanlu.knowledge.PassageFields.NUMBER;
import static tanlu.knowledge.PassageFields.VECTOR;
import static tanlu.knowledge.Ranking.IN_ORDER;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import tanlu.knowledge.QuestionReader.Question;
import tanlu.knowledge.Ranking.Ranked;
import tanlu.knowledge.Snapshot.Found;

/// Finds the passages that answer a question and puts them in order: those found by their words
/// (BM25, weighed by how much of the question they cover) and those found by their meaning (the
/// cosine of embeddings), fused by reciprocal rank.
final class PassageSearch {
  private static final int CANDIDATES = 1000;

  // With 1 000 the labelled questions come out the same, and a large corpus takes longer.
  private static final int WORDED = 250;
  private static final int NEAREST = 50;

  // Below this share a question about something else would find whatever shares a common word.
  private static final double ENOUGH = .4;

  private static final String PEAKING = "碳达峰目标";

  // Without a region the nation's targets are meant more often than one province's.
  private static final double NATIONAL_WEIGHT = 1.25;
  private static final double NATIONAL_COSINE = .04;

  // The cosines below were set on the development half of the retrieval questions.
  private static final double NEAR = .5;
  private static final double BEHIND_THE_NEAREST = .12;

  private final List<PassageIndex> indexes;
  private final Embedding embedding;
  private final Glossary glossary = Glossary.embedded();
  private final QuestionReader reader;
  private final Highlights highlights;

  PassageSearch(List<PassageIndex> indexes, Embedding embedding) {
    this.indexes = List.copyOf(indexes);
    this.embedding = embedding;
    Terms terms = new Terms();
    reader = new QuestionReader(glossary, terms);
    highlights = new Highlights(terms);
  }

  PassageSearch with(PassageIndex further) {
    return new PassageSearch(
        Stream.concat(indexes.stream(), Stream.of(further)).toList(), embedding);
  }

  private record Candidate(
      Found found, boolean named, boolean answers, int distance, boolean ownSector, double score) {
    static final Comparator<Candidate> BEST_FIRST =
        Comparator.comparing(Candidate::named)
            .thenComparing(Candidate::answers)
            .reversed()
            .thenComparingInt(Candidate::distance)
            .thenComparing(Candidate::ownSector, Comparator.reverseOrder())
            .thenComparing(Candidate::score, Comparator.reverseOrder())
            .thenComparing(Candidate::found, IN_ORDER);
  }

  List<Hit> search(PolicyQuery query) {
    Optional<String> sector = query.sector().map(this::sector);
    query.region().ifPresent(this::requireRegion);
    try (Snapshot held = new Snapshot(indexes)) {
      if (query.text().isBlank() && query.metric().isPresent()) {
        Set<String> regions = query.region().map(Set::of).orElse(Set.of());
        return listed(query, Filters.of(query, regions, sectors(query)), regions, held);
      }
      if (query.text().isBlank() && query.region().isPresent()) {
        return issued(query, query.region().get(), held);
      }
      Question question = reader.read(query.text(), number -> held.has(NUMBER, number));
      if (question.isEmpty()) {
        return List.of();
      }
      Set<String> regions = query.region().map(Set::of).orElse(question.regions());
      BooleanQuery filter = Filters.of(query, regions, sectors(query));
      Query asked = asked(question);
      List<Found> near = near(question, filter, held);
      List<Found> wording = wording(asked, filter, held);
      int[] found =
          Stream.concat(wording.stream(), near.stream())
              .mapToInt(Found::document)
              .sorted()
              .distinct()
              .toArray();
      Coverage coverage = new Coverage(question.subjects(), found, held);
      Ranking fused = worded(question, coverage, wording, regions).fusedWith(meant(near, regions));
      Fit fit = new Fit(question, regions, coverage, found, cosines(near), held);
      List<Candidate> candidates = new ArrayList<>();
      for (Ranked each : fused.passages()) {
        Found passage = each.found();
        boolean named = question.numbers().contains(passage.number());
        candidates.add(
            new Candidate(
                passage,
                named,
                named || fit.answers(passage.document(), held),
                distance(passage.region(), regions),
                sector.isEmpty() || passage.sectors().contains(sector.get()),
                each.worth()));
      }
      return candidates.stream()
          .sorted(Candidate.BEST_FIRST)
          .limit(query.top())
          .map(
              best ->
                  highlights.of(
                      held.passage(best.found().document()), best.score(), best.answers(), asked))
          .toList();
    }
  }

  /// What [#search] looks for, for an index elsewhere to find it; empty where it would find
  /// nothing.
  ///
  /// @param held says which of some document numbers' keys are held elsewhere
  Optional<Query> narrowed(PolicyQuery query, UnaryOperator<Set<String>> held) {
    query.region().ifPresent(this::requireRegion);
    List<String> sectors = sectors(query);
    if (query.text().isBlank() && query.metric().isPresent()) {
      return Optional.of(Filters.of(query, query.region().map(Set::of).orElse(Set.of()), sectors));
    }
    if (query.text().isBlank() && query.region().isPresent()) {
      return Optional.of(Filters.own(query, query.region().get(), sectors));
    }
    Set<String> named = new HashSet<>();
    Predicate<String> noted =
        key -> {
          named.add(key);
          return false;
        };
    DocumentNumber.in(Simplified.of(query.text()), noted);
    Set<String> there = named.isEmpty() ? Set.of() : held.apply(named);
    try (Snapshot here = new Snapshot(indexes)) {
      Question question =
          reader.read(query.text(), key -> there.contains(key) || here.has(NUMBER, key));
      Set<String> regions = query.region().map(Set::of).orElse(question.regions());
      return question.isEmpty()
          ? Optional.empty()
          : Optional.of(narrowed(asked(question), Filters.of(query, regions, sectors)));
    }
  }

  private static Query narrowed(Query asked, Query filter) {
    return new BooleanQuery.Builder().add(asked, Occur.MUST).add(filter, Occur.FILTER).build();
  }

  /// What a region has set itself: what speaks of peaking by its worth, then all the rest.
  private List<Hit> issued(PolicyQuery query, String region, Snapshot held) {
    Map<String, Hit> own = new LinkedHashMap<>();
    // Nothing was asked of them, so that they answer.
    Stream.concat(
            search(query.saying(PEAKING)).stream().map(Hit::answering),
            listed(query, Filters.own(query, region, sectors(query)), Set.of(region), held)
                .stream())
        .filter(hit -> hit.passage().region().equals(region))
        .forEach(hit -> own.putIfAbsent(hit.passage().id(), hit));
    return own.values().stream().limit(query.top()).toList();
  }

  /// The passages that meet a filter: the regions' own first, those in force before those that are
  /// not, the newest first.
  private List<Hit> listed(PolicyQuery query, Query filter, Set<String> regions, Snapshot held) {
    return held.find(filter, CANDIDATES).stream()
        .sorted(IN_ORDER)
        .map(found -> held.passage(found.document()))
        .sorted(
            Comparator.comparingInt((Passage passage) -> distance(passage.region(), regions))
                .thenComparing(passage -> !passage.status().mayHold())
                .thenComparing(
                    passage -> Objects.requireNonNullElse(passage.issued(), ""),
                    Comparator.reverseOrder()))
        .limit(query.top())
        .map(passage -> highlights.of(passage, 0, true, filter))
        .toList();
  }

  private List<String> sectors(PolicyQuery query) {
    return query.sector().map(this::sector).stream()
        .flatMap(own -> Stream.concat(Stream.of(own), glossary.within(own).stream()))
        .toList();
  }

  /// The passages that share a word with the question.
  private static List<Found> wording(Query asked, Query filter, Snapshot held) {
    return held.find(narrowed(asked, filter), WORDED);
  }

  /// Those of them that cover enough of the question, best first.
  private static Ranking worded(
      Question question, Coverage coverage, List<Found> wording, Set<String> regions) {
    List<Ranked> ranked = new ArrayList<>();
    for (Found found : wording) {
      double covered = coverage.of(found.document());
      boolean named = question.numbers().contains(found.number());
      if (named || covered >= ENOUGH) {
        boolean national = regions.isEmpty() && found.region().equals(NATION);
        double rank = found.score() * covered * (national ? NATIONAL_WEIGHT : 1);
        ranked.add(new Ranked(found, rank));
      }
    }
    return Ranking.of(ranked);
  }

  /// The passages nearest the question in meaning; none where the search goes by words alone.
  private List<Found> near(Question question, BooleanQuery filter, Snapshot held) {
    Optional<float[]> vector =
        question.meaning().isBlank() ? Optional.empty() : embedding.question(question.meaning());
    Query among = Filters.admitsAll(filter) ? null : filter;
    return vector
        .map(v -> new KnnFloatVectorQuery(VECTOR, v, NEAREST, among))
        .map(nearest -> held.find(nearest, NEAREST))
        .orElse(List.of());
  }

  private static @Nullable Map<Integer, Double> cosines(List<Found> near) {
    return near.isEmpty()
        ? null
        : near.stream().collect(toMap(Found::document, PassageSearch::cosine));
  }

  /// Lucene scores a dot product d of unit vectors as (1 + d) / 2.
  private static double cosine(Found found) {
    return 2 * found.score() - 1;
  }

  /// Those of them that are near enough to tell, best first.
  private static Ranking meant(List<Found> near, Set<String> regions) {
    double best = near.stream().mapToDouble(PassageSearch::cosine).max().orElse(0);
    List<Ranked> ranked = new ArrayList<>();
    for (Found found : near) {
      if (cosine(found) >= Math.max(NEAR, best - BEHIND_THE_NEAREST)) {
        boolean national = regions.isEmpty() && found.region().equals(NATION);
        ranked.add(new Ranked(found, cosine(found) + (national ? NATIONAL_COSINE : 0)));
      }
    }
    return Ranking.of(ranked);
  }

  List<Passage> byDocumentNumber(String anySpelling) {
    return all(NUMBER, DocumentNumber.key(Simplified.of(anySpelling)));
  }

  Optional<Passage> passage(String id) {
    return all(ID, id).stream().findFirst();
  }

  private List<Passage> all(String field, String value) {
    try (Snapshot held = new Snapshot(indexes)) {
      return held
          .find(PassageFields.anyOf(field, List.of(value)), Math.max(1, held.size()))
          .stream()
          .sorted(IN_ORDER)
          .map(found -> held.passage(found.document()))
          .toList();
    }
  }

  private static Query asked(Question question) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    question.subjects().forEach(subject -> any.add(subject.query(), Occur.SHOULD));
    if (!question.numbers().isEmpty()) {
      any.add(PassageFields.anyOf(NUMBER, question.numbers()), Occur.SHOULD);
    }
    return any.build();
  }

  /// How far a passage's region lies from those asked about: itself, the nation, the world.
  private static int distance(String region, Set<String> asked) {
    if (asked.isEmpty() || asked.contains(region)) {
      return 0;
    }
    return region.equals(NATION) ? 1 : 2;
  }

  private void requireRegion(String region) {
    if (!glossary.regions().contains(region)) {
      throw new IllegalArgumentException(
          "region is '" + region + "'; expected one of " + glossary.regions());
    }
  }

  private String sector(String sector) {
    return glossary
        .sector(sector)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "sector is '" + sector + "'; expected one of " + glossary.sectors()));
  }
}
