package tanlu.knowledge;

import static tanlu.knowledge.PassageFields.ID;
import static tanlu.knowledge.PassageFields.METRIC;
import static tanlu.knowledge.PassageFields.NUMBER;
import static tanlu.knowledge.PassageFields.REGION;
import static tanlu.knowledge.PassageFields.SECTOR;
import static tanlu.knowledge.PassageFields.STATUS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import tanlu.knowledge.QuestionReader.Question;
import tanlu.knowledge.Snapshot.Found;

/// Finds the passages that answer a question and puts them in order.
final class PassageSearch {
  private static final String NATION = "CN";
  private static final String WORLD = "GLOBAL";
  private static final int CANDIDATES = 1000;

  // Below this share a question about something else would find whatever shares a common word.
  private static final double ENOUGH = .4;

  // Without a region the nation's targets are meant more often than one province's.
  private static final double NATIONAL_WEIGHT = 1.25;

  private static final Comparator<Found> IN_ORDER =
      Comparator.comparing(Found::documentId).thenComparingInt(Found::place);

  private final List<PassageIndex> indexes;
  private final Glossary glossary = Glossary.embedded();
  private final QuestionReader reader;
  private final Highlights highlights;

  PassageSearch(List<PassageIndex> indexes) {
    this.indexes = List.copyOf(indexes);
    Terms terms = new Terms();
    reader = new QuestionReader(glossary, terms);
    highlights = new Highlights(terms);
  }

  PassageSearch with(PassageIndex further) {
    return new PassageSearch(Stream.concat(indexes.stream(), Stream.of(further)).toList());
  }

  private record Candidate(
      Found found, boolean named, int distance, boolean ownSector, double score) {
    static final Comparator<Candidate> BEST_FIRST =
        Comparator.comparing(Candidate::named)
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
      Question question = reader.read(query.text(), number -> held.has(NUMBER, number));
      if (question.isEmpty()) {
        return List.of();
      }
      Set<String> regions = query.region().map(Set::of).orElse(question.regions());
      Coverage coverage = new Coverage(question.subjects(), held);
      Query asked = asked(question);
      List<Candidate> candidates = new ArrayList<>();
      for (Found found : held.find(narrowed(asked, regions, sector, query), CANDIDATES)) {
        boolean named = question.numbers().contains(found.number());
        double covered = coverage.of(found.document());
        if (named || covered >= ENOUGH) {
          boolean national = regions.isEmpty() && found.region().equals(NATION);
          candidates.add(
              new Candidate(
                  found,
                  named,
                  distance(found.region(), regions),
                  sector.isEmpty() || found.sectors().contains(sector.get()),
                  found.score() * covered * (national ? NATIONAL_WEIGHT : 1)));
        }
      }
      return candidates.stream()
          .sorted(Candidate.BEST_FIRST)
          .limit(query.top())
          .map(best -> highlights.of(held.passage(best.found().document()), best.score(), asked))
          .toList();
    }
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

  private Query narrowed(
      Query asked, Set<String> regions, Optional<String> sector, PolicyQuery query) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(asked, Occur.MUST);
    if (!regions.isEmpty()) {
      List<String> admitted = Stream.concat(regions.stream(), Stream.of(NATION, WORLD)).toList();
      all.add(PassageFields.anyOf(REGION, admitted), Occur.FILTER);
    }
    sector.ifPresent(
        own -> {
          List<String> admitted =
              Stream.concat(Stream.of(own), glossary.within(own).stream()).toList();
          all.add(PassageFields.anyOf(SECTOR, admitted), Occur.FILTER);
        });
    query.issuedAfter().ifPresent(day -> all.add(PassageFields.issuedFrom(day), Occur.FILTER));
    query.targetYear().ifPresent(year -> all.add(PassageFields.targetYear(year), Occur.FILTER));
    query
        .metric()
        .ifPresent(name -> all.add(PassageFields.anyOf(METRIC, List.of(name)), Occur.FILTER));
    if (!query.statuses().isEmpty()) {
      List<String> names = query.statuses().stream().map(Passage.Status::name).toList();
      all.add(PassageFields.anyOf(STATUS, names), Occur.FILTER);
    }
    return all.build();
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
