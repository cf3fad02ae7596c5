package tanlu.knowledge;

import static tanlu.knowledge.PassageIndex.NUMBER;
import static tanlu.knowledge.PassageIndex.REGION;
import static tanlu.knowledge.PassageIndex.SECTOR;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import tanlu.knowledge.QuestionReader.Question;

/// Finds the passages that answer a question and puts them in order.
final class PassageSearch {
  private static final String NATION = "CN";
  private static final String WORLD = "GLOBAL";
  private static final int CANDIDATES = 1000;

  // Below this share a question about something else would find whatever shares a common word.
  private static final double ENOUGH = .4;

  // Without a region the nation's targets are meant more often than one province's.
  private static final double NATIONAL_WEIGHT = 1.25;

  private final List<Passage> passages;
  private final Glossary glossary;
  private final QuestionReader reader;
  private final PassageIndex index;
  private final Highlights highlights;

  private PassageSearch(List<Passage> passages, Glossary glossary) {
    this.passages = passages;
    this.glossary = glossary;
    Map<String, Pattern> numbers = new LinkedHashMap<>();
    passages.stream()
        .map(Passage::number)
        .filter(Objects::nonNull)
        .forEach(number -> numbers.computeIfAbsent(number, DocumentNumber::pattern));
    Terms terms = new Terms();
    reader = new QuestionReader(glossary, terms, numbers);
    index = new PassageIndex(passages, terms);
    highlights = new Highlights(terms);
  }

  /// A search that has answered once: Lucene and ICU load much with the first question.
  static PassageSearch ready(List<Passage> passages, Glossary glossary) {
    PassageSearch search = new PassageSearch(passages, glossary);
    search.search(PolicyQuery.of("碳達峰", 1));
    return search;
  }

  private record Candidate(
      Passage passage, int place, boolean named, int distance, boolean ownSector, double score) {
    static final Comparator<Candidate> BEST_FIRST =
        Comparator.comparing(Candidate::named)
            .reversed()
            .thenComparingInt(Candidate::distance)
            .thenComparing(Candidate::ownSector, Comparator.reverseOrder())
            .thenComparing(Candidate::score, Comparator.reverseOrder())
            .thenComparingInt(Candidate::place);
  }

  List<Hit> search(PolicyQuery query) {
    Optional<String> sector = query.sector().map(this::sector);
    Question question = reader.read(query.text());
    Set<String> regions = query.region().map(this::region).orElse(question.regions());
    if (question.subjects().isEmpty() && question.numbers().isEmpty()) {
      return List.of();
    }
    Coverage coverage = new Coverage(question.subjects(), index);
    Query asked = asked(question);
    List<Candidate> candidates = new ArrayList<>();
    for (PassageIndex.Found found :
        index.find(narrowed(asked, regions, sector, query), CANDIDATES)) {
      Passage passage = passages.get(found.place());
      boolean named = passage.number() != null && question.numbers().contains(passage.number());
      double covered = coverage.of(found.document());
      if (named || covered >= ENOUGH) {
        boolean national = regions.isEmpty() && passage.region().equals(NATION);
        candidates.add(
            new Candidate(
                passage,
                found.place(),
                named,
                distance(passage.region(), regions),
                sector.isEmpty() || passage.sectors().contains(sector.get()),
                found.score() * covered * (national ? NATIONAL_WEIGHT : 1)));
      }
    }
    return candidates.stream()
        .sorted(Candidate.BEST_FIRST)
        .limit(query.top())
        .map(best -> highlights.of(best.passage(), best.score(), asked))
        .toList();
  }

  private static Query asked(Question question) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    question.subjects().forEach(subject -> any.add(subject.query(), Occur.SHOULD));
    if (!question.numbers().isEmpty()) {
      any.add(PassageIndex.anyOf(NUMBER, question.numbers()), Occur.SHOULD);
    }
    return any.build();
  }

  private Query narrowed(
      Query asked, Set<String> regions, Optional<String> sector, PolicyQuery query) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(asked, Occur.MUST);
    if (!regions.isEmpty()) {
      List<String> admitted = Stream.concat(regions.stream(), Stream.of(NATION, WORLD)).toList();
      all.add(PassageIndex.anyOf(REGION, admitted), Occur.FILTER);
    }
    sector.ifPresent(
        own -> {
          List<String> admitted =
              Stream.concat(Stream.of(own), glossary.within(own).stream()).toList();
          all.add(PassageIndex.anyOf(SECTOR, admitted), Occur.FILTER);
        });
    query.issuedAfter().ifPresent(day -> all.add(PassageIndex.issuedFrom(day), Occur.FILTER));
    return all.build();
  }

  /// How far a passage's region lies from those asked about: itself, the nation, the world.
  private static int distance(String region, Set<String> asked) {
    if (asked.isEmpty() || asked.contains(region)) {
      return 0;
    }
    return region.equals(NATION) ? 1 : 2;
  }

  private Set<String> region(String region) {
    if (!glossary.regions().contains(region)) {
      throw new IllegalArgumentException(
          "region is '" + region + "'; expected one of " + glossary.regions());
    }
    return Set.of(region);
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
